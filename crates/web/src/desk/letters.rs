//! *Teksten*, filled: the letters of a client and one of them to edit, with what it becomes.
//!
//! Not here: what a text may say (`text::check`).
//! Invariant: a text with a blocking remark is never saved.

use app::letter::Desk;
use app::{ClientSettings, CustomerRow, Form, NewMessage, OwnLetter, Result};
use domain::{Because, Channel, CustomerId, InvoiceId, Language, Step, Why};
use text::{Letter, LetterContext, Placeholder, Size, TemplateProblem, Templates, Voice};

use super::view::View;
use crate::pages::letters::{self, LetterPreview, LetterRow};

/// One text: of which letter, in which voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    pub step: Step,
    pub letter: Letter,
    pub language: Language,
    pub form: Form,
}

/// The texts that there are: Dutch in je and in u, English in one voice.
const VOICES: [(Language, Form); 3] =
    [(Language::Nl, Form::Je), (Language::Nl, Form::U), (Language::En, Form::Je)];

impl Which {
    /// From the words of an address.
    pub fn named(step: &str, language: &str, form: &str) -> Option<Which> {
        let step: Step = step.parse().ok()?;
        let form = match form {
            "informal" => Form::Je,
            "formal" => Form::U,
            _ => return None,
        };
        let language = Language::ALL.iter().copied().find(|known| known.word() == language)?;
        let letter = Letter::for_step(step)?;
        VOICES.contains(&(language, form)).then_some(Which { step, letter, language, form })
    }

    pub fn voice(&self) -> Voice {
        Voice::of(self.language, app::letter::form(self.form))
    }

    fn is(&self, own: &OwnLetter) -> bool {
        own.letter == self.letter.word() && (own.language, own.form) == (self.language, self.form)
    }

    fn default(&self) -> &'static str {
        self.letter.default_source(self.voice(), Size::Full).unwrap_or_default()
    }

    fn form_word(&self) -> &'static str {
        form_word(self.form)
    }
}

/// All letters that a step of the strategy sends.
pub fn list(view: &View) -> Vec<LetterRow> {
    let settings = &view.client.settings;
    let of = |step: &Step| {
        let letter = Letter::for_step(*step)?;
        let which = |(language, form): (Language, Form)| Which { step: *step, letter, language, form };
        let changed = |which: &Which| settings.letters.iter().any(|own| which.is(own));
        let shown = which((
            settings.language,
            if settings.language == Language::En { Form::Je } else { settings.form },
        ));
        Some(LetterRow {
            step: *step,
            variants: VOICES
                .map(which)
                .iter()
                .map(|which| (which.language, which.form_word(), changed(which)))
                .collect(),
            subject: parts(&source(settings, &shown)).0,
        })
    };
    Step::ALL.iter().filter_map(of).collect()
}

/// The editor with the text as it is kept, or as somebody is typing it.
///
/// # Errors
/// Of the store.
pub fn page(view: &View, which: &Which, typed: Option<String>, example: &str) -> Result<letters::Letter> {
    let settings = &view.client.settings;
    let source = typed.unwrap_or_else(|| source(settings, which));
    let (subject, body) = parts(&source);
    let words = view.words();
    let placeholders = Placeholder::ALL.iter().map(|placeholder| {
        let word = placeholder.word();
        (format!("{{{{ {word} }}}}"), words.named("placeholder", word))
    });
    let blocks = which.letter.blocks().into_iter();
    let blocks = blocks.map(|mark| (mark.to_owned(), view.say.t("letter-block")));
    Ok(letters::Letter {
        step: which.step,
        language: which.language,
        form: which.form_word(),
        subject,
        body,
        changed: settings.letters.iter().any(|own| which.is(own)),
        placeholders: placeholders.chain(blocks).collect(),
        examples: examples(view)?,
        example: example.to_owned(),
        preview: preview(view, which, &source, example)?,
    })
}

/// The settings with this text as the client's own; the remarks where it may not go out.
///
/// # Errors
/// The remarks in words.
pub fn with_own(
    view: &View,
    which: &Which,
    source: &str,
) -> std::result::Result<ClientSettings, Vec<String>> {
    let remarks = text::check(which.letter, which.voice(), Size::Full, source);
    let full = Templates::preview(which.letter, source, &LetterContext::sample(which.voice()));
    let blocking = remarks.iter().filter(|remark| remark.is_blocking());
    let mut problems: Vec<String> = blocking.map(|remark| remark.explain(view.words())).collect();
    if problems.is_empty()
        && let Err(broken) = full
    {
        problems = in_words(view, &broken);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut settings = without_own(view, which);
    settings.letters.push(OwnLetter {
        letter: which.letter.word().to_owned(),
        language: which.language,
        form: which.form,
        source: source.to_owned(),
    });
    Ok(settings)
}

/// The settings with the default text.
pub fn without_own(view: &View, which: &Which) -> ClientSettings {
    let mut settings = view.client.settings.clone();
    settings.letters.retain(|own| !which.is(own));
    settings
}

/// A source as it is kept: the subject is the first line.
pub fn joined(subject: &str, body: &str) -> String {
    let subject = subject.replace(['\r', '\n'], " ");
    format!("{}\n\n{}\n", subject.trim(), body.replace("\r\n", "\n").trim())
}

fn preview(view: &View, which: &Which, source: &str, example: &str) -> Result<LetterPreview> {
    let context = context(view, which, example)?;
    let remarks = text::check(which.letter, which.voice(), Size::Full, source);
    let (blocking, advice): (Vec<_>, Vec<_>) = remarks.into_iter().partition(TemplateProblem::is_blocking);
    let mut problems = in_words(view, &blocking);
    let rendered = Templates::preview(which.letter, source, &context);
    let (subject, body) = match rendered {
        Ok(rendered) => (rendered.subject, rendered.text),
        Err(broken) => {
            if problems.is_empty() {
                problems = in_words(view, &broken);
            }
            let (subject, body) = parts(source);
            (subject, body)
        }
    };
    let mut remarks = in_words(view, &advice);
    if remarks.is_empty() && problems.is_empty() {
        remarks.push(view.say.t("letter-reads-well"));
    }
    Ok(LetterPreview { subject, body, example: example.to_owned(), problems, remarks })
}

/// The facts to fill in: of the invented customer, or of a real one with what he has open.
fn context(view: &View, which: &Which, example: &str) -> Result<LetterContext> {
    let mut context = LetterContext::sample(which.voice());
    let Some(id) = example.parse().ok().map(CustomerId) else {
        return Ok(context);
    };
    let Some(customer) = view.app.store.customer(view.client.id, id)? else {
        return Ok(context);
    };
    let about: Vec<InvoiceId> = customer.dossier.open_invoices().map(|invoice| invoice.id).collect();
    let message = NewMessage {
        key: String::new(),
        public_id: String::new(),
        planned_on: view.today,
        step: which.step,
        channel: Channel::Email,
        registered: false,
        invoices: about.clone(),
        from: None,
        because: Because::from(Why::StillOpen),
        approved: false,
        note: None,
    };
    let desk = Desk::new(view.client, None);
    let real = desk.context(view.client, &customer, &message, &about, view.today);
    context.creditor = real.creditor;
    context.today = real.today;
    context.invoices = real.invoices;
    context.unallocated = real.unallocated;
    context.payment_reference = real.payment_reference;
    context.next_step = real.next_step.or(context.next_step);
    context.debtor = text::Debtor { voice: which.voice(), ..real.debtor };
    Ok(context)
}

/// The hardest first: the longest name, the most invoices, the smallest sum.
fn examples(view: &View) -> Result<Vec<(String, String)>> {
    let rows = view.app.store.list_customers(view.client.id, "", view.today, 0, 200)?;
    let open: Vec<&CustomerRow> = rows.iter().filter(|row| row.open_invoices > 0).collect();
    let hardest = [
        open.iter().max_by_key(|row| row.open_invoices),
        open.iter().max_by_key(|row| row.name.chars().count()),
        open.iter().min_by_key(|row| row.open),
    ];
    let mut examples = vec![("sample".to_owned(), view.say.t("example-sample"))];
    for row in hardest.into_iter().flatten() {
        let value = row.id.to_string();
        if !examples.iter().any(|(known, _)| *known == value) {
            let invoices = view.say.n("n-invoices", row.open_invoices);
            examples.push((value, format!("{} ({invoices})", row.name)));
        }
    }
    Ok(examples)
}

fn in_words(view: &View, problems: &[TemplateProblem]) -> Vec<String> {
    problems.iter().map(|problem| problem.explain(view.words())).collect()
}

fn source(settings: &ClientSettings, which: &Which) -> String {
    let own = settings.letters.iter().find(|own| which.is(own));
    own.map_or_else(|| which.default().to_owned(), |own| own.source.clone())
}

fn parts(source: &str) -> (String, String) {
    let (subject, body) = source.trim().split_once('\n').unwrap_or((source.trim(), ""));
    (subject.trim().to_owned(), body.trim().to_owned())
}

const fn form_word(form: Form) -> &'static str {
    match form {
        Form::Je => "informal",
        Form::U => "formal",
    }
}
