//! The blocks of a letter: figures, ways to pay and the signature, in plain text and in HTML.
//!
//! Not here: sentences (templates). Invariant: both forms say the same, from the same facts, and
//! every value in HTML is escaped.

use super::clean::{clean_link, clean_name};
use super::context::{InvoiceLine, LetterContext};
use super::page::{self, Cell};
use super::syntax::Block;
use super::{Letter, RenderProblem, sentence};
use crate::forms::{date_digits, date_long, date_with_weekday, money};

mod ways;

use ways::{pay, score, signature};

pub(crate) struct Target<'a> {
    pub text: &'a mut String,
    pub html: &'a mut String,
}

pub(crate) fn write(
    block: Block,
    letter: Letter,
    context: &LetterContext,
    target: &mut Target,
) -> Result<(), RenderProblem> {
    let missing = |what: &str| RenderProblem::MissingFact { letter: letter.word(), missing: what.to_owned() };
    match block {
        Block::Invoices if context.invoices.is_empty() => return Err(missing("invoices")),
        Block::Invoices => invoices(letter, context, target),
        Block::Pay => pay(letter, context, target).ok_or_else(|| missing("iban or pay_link"))?,
        Block::Terms => terms(context, target).ok_or_else(|| missing("arrangement"))?,
        Block::Score => score(context, target),
        Block::Signature => signature(context, target),
        Block::FinalNotice | Block::FourteenDays => {}
    }
    target.text.push('\n');
    Ok(())
}

/// In a short message only the link and the name have a place.
pub(crate) fn write_short(block: Block, context: &LetterContext, text: &mut String) {
    let link = match block {
        Block::Pay => context.pay_link.as_deref().and_then(clean_link),
        Block::Score => context.score_link.as_deref().and_then(clean_link),
        _ => None,
    };
    if let Some(link) = link {
        text.push_str(link);
        text.push_str("\n\n");
    }
    if block == Block::Signature {
        text.push_str(&clean_name(&context.creditor.signer.name));
        text.push_str(", ");
        text.push_str(&clean_name(&context.creditor.name));
    }
}

fn invoices(letter: Letter, context: &LetterContext, target: &mut Target) {
    let label = |key| sentence(context.debtor.voice, key);
    // A formal letter names one term only: the day of an invoice is then no day “to pay by”.
    let due = if letter.is_formal() { "column-due-formal" } else { "column-due" };
    page::table_open(target.html, &[label("column-invoice"), label(due), label("column-open")]);
    for line in &context.invoices {
        invoice(letter, context, line, target);
    }
    if context.invoices.len() > 1 {
        for total in context.totals_open() {
            let words = total.in_words(context.language());
            target.text.push_str(&format!("{}: {words}\n", label("total")));
            page::table_row(
                target.html,
                &[Cell::strong(label("total")), Cell::plain(""), Cell::amount(&words)],
            );
        }
    }
    page::table_close(target.html);
}

fn invoice(letter: Letter, context: &LetterContext, line: &InvoiceLine, target: &mut Target) {
    let (voice, language) = (context.debtor.voice, context.language());
    let number = clean_name(&line.number);
    let open = money(line.open, line.currency, language);
    let mut under = date_long(line.issued, language);
    let text = &mut *target.text;
    text.push_str("- ");
    text.push_str(&number);
    if let Some(project) = line.project.as_deref().map(clean_name).filter(|project| !project.is_empty()) {
        text.push_str(&format!(" ({project})"));
        under.push_str(" · ");
        under.push_str(&project);
    }
    text.push_str(&format!(
        ", {} {}, {} {}: {open}",
        sentence(voice, "invoice-of"),
        date_digits(line.issued, language),
        sentence(voice, if letter.is_formal() { "invoice-due-formal" } else { "invoice-due" }),
        date_digits(line.due, language),
    ));
    if line.open != line.amount {
        let amount = money(line.amount, line.currency, language);
        let note = sentence(voice, "invoice-of-amount").replace("{amount}", &amount);
        text.push_str(&format!(" ({note})"));
        under.push_str(" · ");
        under.push_str(&note);
    }
    let mut due = date_digits(line.due, language);
    if letter.shows_days_late() && line.days_late > 0 {
        let key = if line.days_late == 1 { "day-late" } else { "days-late" };
        let late = sentence(voice, key).replace("{days}", &line.days_late.to_string());
        text.push_str(&format!(", {late}"));
        due.push_str(" · ");
        due.push_str(&late);
    }
    text.push('\n');
    page::table_row(target.html, &[Cell::with_note(&number, &under), Cell::plain(&due), Cell::amount(&open)]);
}

fn terms(context: &LetterContext, target: &mut Target) -> Option<()> {
    let plan = context.arrangement.as_ref().filter(|plan| !plan.terms.is_empty())?;
    let (voice, language) = (context.debtor.voice, context.language());
    let label = |key| sentence(voice, key);
    page::table_open(target.html, &[label("column-term"), label("column-day"), label("column-amount")]);
    for (index, term) in plan.terms.iter().enumerate() {
        let (number, day) = ((index + 1).to_string(), date_with_weekday(term.on, language));
        let amount = term.amount.in_words(language);
        target.text.push_str(&format!("- {number}. {day}: {amount}\n"));
        page::table_row(target.html, &[Cell::strong(&number), Cell::plain(&day), Cell::amount(&amount)]);
    }
    page::table_close(target.html);
    Some(())
}
