//! All texts of one client, compiled once, and rendering them.
//!
//! Not here: storing a client's own texts (store). A text of his own that does not pass
//! [`super::check`] is reported and the default is used: a bad text never stops the run.
//! Invariant: rendering the same letter with the same context gives the same bytes.

use std::borrow::Cow;
use std::collections::HashMap;

use minijinja::{Environment, ErrorKind, Value};

use super::blocks::{self, Target};
use super::check::blocking_problem;
use super::engine::plain_engine;
use super::syntax::{Block, Parsed, Part, parse_full, parse_short, parts};
use super::{Letter, LetterContext, Placeholder, RenderProblem, Rendered, Size, TemplateProblem, law, page};
use crate::voice::Voice;

type Key = (Letter, Voice, Size);

/// A text of a client that was left out, and why.
pub type LeftOut = (Letter, Voice, Size, TemplateProblem);

/// The compiled texts of one client. Cheap to share (`Send + Sync`), dear to make: make it once.
#[derive(Debug)]
pub struct Templates {
    engine: Environment<'static>,
    compiled: HashMap<Key, Compiled>,
}

#[derive(Debug)]
struct Compiled {
    name: String,
    placeholders: Vec<Placeholder>,
}

impl Default for Templates {
    fn default() -> Templates {
        Templates::new()
    }
}

impl Templates {
    /// The default texts.
    pub fn new() -> Templates {
        let mut templates = Templates { engine: plain_engine(), compiled: HashMap::new() };
        for &letter in Letter::ALL {
            for &voice in Voice::ALL {
                for size in [Size::Full, Size::Short] {
                    if let Some(source) = letter.default_source(voice, size) {
                        let added = templates.add((letter, voice, size), source);
                        debug_assert_eq!(added, Ok(()), "{} {}", letter.word(), voice.word());
                    }
                }
            }
        }
        for &voice in Voice::ALL {
            for block in [Block::FinalNotice, Block::FourteenDays] {
                let added =
                    templates.engine.add_template_owned(law::name(block, voice), law::source(block, voice));
                debug_assert!(added.is_ok(), "{block:?} {}", voice.word());
            }
        }
        templates
    }

    /// The default texts with the client's own in their place. Those that do not pass the check
    /// are left out and reported.
    pub fn with_overrides<S: AsRef<str>>(
        own: impl IntoIterator<Item = (Letter, Voice, Size, S)>,
    ) -> (Templates, Vec<LeftOut>) {
        let mut templates = Templates::new();
        let mut problems = Vec::new();
        for (letter, voice, size, source) in own {
            let problem = blocking_problem(letter, voice, size, source.as_ref());
            let problem = problem.or_else(|| templates.add((letter, voice, size), source.as_ref()).err());
            problems.extend(problem.map(|problem| (letter, voice, size, problem)));
        }
        (templates, problems)
    }

    /// Subject, plain text and HTML of a letter, in the voice of its debtor.
    ///
    /// # Errors
    /// [`RenderProblem`] when a fact that the text names is absent, or a link is no web address.
    pub fn render(&self, letter: Letter, context: &LetterContext) -> Result<Rendered, RenderProblem> {
        check_links(letter, context)?;
        let filled = self.fill((letter, context.debtor.voice, Size::Full), letter, context)?;
        let (subject, body) = filled.split_once('\u{1e}').unwrap_or((&filled, ""));
        let mut text = String::with_capacity(body.len() + 512);
        let mut html = page::open(subject.trim(), context.debtor.voice.language());
        for part in parts(body) {
            match part {
                Part::Paragraph(paragraph) => paragraph_into_both(&mut text, &mut html, paragraph),
                Part::Block(block @ (Block::FinalNotice | Block::FourteenDays)) => {
                    let sentences = self.law(block, letter, context)?;
                    for part in parts(&sentences) {
                        if let Part::Paragraph(paragraph) = part {
                            paragraph_into_both(&mut text, &mut html, paragraph);
                        }
                    }
                }
                Part::Block(block) => {
                    blocks::write(block, letter, context, &mut Target { text: &mut text, html: &mut html })?
                }
            }
        }
        page::close(&mut html);
        text.truncate(text.trim_end().len());
        text.push('\n');
        Ok(Rendered { subject: subject.trim().to_owned(), text, html })
    }

    /// A few sentences for WhatsApp or SMS.
    ///
    /// # Errors
    /// [`RenderProblem::NoShortText`] for letters that may not be short (formal and internal ones,
    /// the overview, a term that is not agreed to); else as [`Templates::render`].
    pub fn render_short(&self, letter: Letter, context: &LetterContext) -> Result<String, RenderProblem> {
        check_links(letter, context)?;
        let filled = self.fill((letter, context.debtor.voice, Size::Short), letter, context)?;
        let mut text = String::with_capacity(filled.len() + 96);
        for part in parts(&filled) {
            match part {
                Part::Paragraph(paragraph) => paragraph_into(&mut text, paragraph),
                Part::Block(block) => blocks::write_short(block, context, &mut text),
            }
        }
        text.truncate(text.trim_end().len());
        Ok(text)
    }

    /// Whether this letter can go out in a few sentences.
    pub fn has_short(&self, letter: Letter, voice: Voice) -> bool {
        self.compiled.contains_key(&(letter, voice, Size::Short))
    }

    fn add(&mut self, key: Key, source: &str) -> Result<(), TemplateProblem> {
        let (letter, voice, size) = key;
        let Parsed { subject, body, placeholders, .. } = match size {
            Size::Full => parse_full(source)?,
            Size::Short => parse_short(source)?,
        };
        let name = format!("{}/{}/{size:?}", voice.word(), letter.word());
        let template = format!("{subject}{body}");
        let added = self.engine.add_template_owned(name.clone(), template);
        added.map_err(|error| TemplateProblem::NotAllowed { what: error.to_string() })?;
        self.compiled.insert(key, Compiled { name, placeholders });
        Ok(())
    }

    fn fill(&self, key: Key, letter: Letter, context: &LetterContext) -> Result<String, RenderProblem> {
        let compiled = self.compiled.get(&key).ok_or(RenderProblem::NoShortText { letter: letter.word() })?;
        self.fill_named(&compiled.name, &compiled.placeholders, letter, context)
    }

    fn law(&self, block: Block, letter: Letter, context: &LetterContext) -> Result<String, RenderProblem> {
        self.fill_named(&law::name(block, context.debtor.voice), law::PLACEHOLDERS, letter, context)
    }

    fn fill_named(
        &self,
        name: &str,
        placeholders: &[Placeholder],
        letter: Letter,
        context: &LetterContext,
    ) -> Result<String, RenderProblem> {
        let mut absent = Vec::new();
        let values = placeholders.iter().map(|placeholder| {
            let value = placeholder.value(Some(letter), context);
            if value.is_none() {
                absent.push(placeholder.word());
            }
            (placeholder.word(), value)
        });
        let values = Value::from_pairs(values.collect::<Vec<_>>());
        let filled = self.engine.get_template(name).and_then(|template| template.render(values));
        filled.map_err(|error| match error.kind() {
            ErrorKind::UndefinedError => {
                RenderProblem::MissingFact { letter: letter.word(), missing: absent.join(", ") }
            }
            _ => RenderProblem::Broken { letter: letter.word(), why: error.to_string() },
        })
    }
}

/// A paragraph as it is read: what an absent choice leaves is one space, not two.
fn spaced(paragraph: &str) -> Cow<'_, str> {
    if paragraph.contains("  ") {
        Cow::Owned(paragraph.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(paragraph)
    }
}

fn paragraph_into(text: &mut String, paragraph: &str) {
    text.push_str(&spaced(paragraph));
    text.push_str("\n\n");
}

fn paragraph_into_both(text: &mut String, html: &mut String, paragraph: &str) {
    paragraph_into(text, paragraph);
    page::paragraph(html, &spaced(paragraph));
}

fn check_links(letter: Letter, context: &LetterContext) -> Result<(), RenderProblem> {
    for (field, link) in [("pay_link", &context.pay_link), ("score_link", &context.score_link)] {
        if link.as_deref().is_some_and(|link| super::clean::clean_link(link).is_none()) {
            return Err(RenderProblem::NotALink { letter: letter.word(), field });
        }
    }
    Ok(())
}
