//! Ways to act on a letter: paying, giving a score, reaching the person who signed.

use super::super::clean::{clean_link, clean_name};
use super::super::context::{Amount, LetterContext, amounts_in_words};
use super::super::{Letter, page, sentence};
use super::Target;
use crate::forms::{iban_in_fours, phone_link, phone_readable};

pub(super) fn pay(letter: Letter, context: &LetterContext, target: &mut Target) -> Option<()> {
    let (voice, language) = (context.debtor.voice, context.language());
    let iban = iban_in_fours(&clean_name(&context.creditor.iban));
    let link = context.pay_link.as_deref().and_then(clean_link);
    if iban.is_empty() && link.is_none() {
        return None;
    }
    let mut rows: Vec<(&str, String)> = Vec::with_capacity(4);
    rows.extend(amounts_in_words(&to_pay(letter, context), language).map(|amount| ("pay-amount", amount)));
    if !iban.is_empty() {
        rows.push(("pay-account", iban));
        rows.push(("pay-to", clean_name(&context.creditor.name)));
    }
    rows.extend(reference(context).map(|reference| ("pay-reference", reference)));
    page::facts_open(target.html);
    for (key, value) in &rows {
        let label = sentence(voice, key);
        target.text.push_str(&format!("{label}: {value}\n"));
        page::fact(target.html, label, value);
    }
    page::facts_close(target.html);
    if let Some(link) = link {
        let label = sentence(voice, "pay-online");
        target.text.push_str(&format!("{label}: {link}\n"));
        page::button(target.html, label, link);
    }
    Some(())
}

/// What this letter asks: one term, what was promised, or everything that is open.
fn to_pay(letter: Letter, context: &LetterContext) -> Vec<Amount> {
    let agreed = match letter {
        Letter::ArrangementReminder => {
            context.arrangement.as_ref().and_then(|plan| plan.terms.get(plan.current)).map(|term| term.amount)
        }
        Letter::PromiseConfirmed => context.promise.and_then(|promise| promise.amount),
        _ => None,
    };
    agreed.map_or_else(|| context.totals_open(), |amount| vec![amount])
}

/// The reference that makes a payment recognisable: the agreed one, else the only invoice number.
fn reference(context: &LetterContext) -> Option<String> {
    let given =
        context.payment_reference.as_deref().map(clean_name).filter(|reference| !reference.is_empty());
    given.or_else(|| {
        let numbers: Vec<String> = context.invoices.iter().map(|line| clean_name(&line.number)).collect();
        (1..=4).contains(&numbers.len()).then(|| numbers.join(", "))
    })
}

/// Eleven numbers to click on; without a page for them, the number comes as a reply.
pub(super) fn score(context: &LetterContext, target: &mut Target) {
    let voice = context.debtor.voice;
    match context.score_link.as_deref().and_then(clean_link) {
        Some(link) => {
            let label = sentence(voice, "score");
            target.text.push_str(&format!("{label}: {link}\n"));
            page::score_row(target.html, label, link);
        }
        None => {
            let words = sentence(voice, "score-reply");
            target.text.push_str(words);
            target.text.push('\n');
            page::paragraph(target.html, words);
        }
    }
}

pub(super) fn signature(context: &LetterContext, target: &mut Target) {
    let creditor = &context.creditor;
    let signer = &creditor.signer;
    let closing = sentence(context.debtor.voice, "closing");
    let company = clean_name(&creditor.name);
    let function = clean_name(&signer.function);
    let role = if function.is_empty() { company } else { format!("{function}, {company}") };
    let phone = if signer.phone.is_empty() { &creditor.phone } else { &signer.phone };
    let shown_phone = clean_name(&phone_readable(phone));
    let email = clean_name(&creditor.email);
    let address = clean_name(&creditor.address);
    let name = clean_name(&signer.name);
    let reach: Vec<&str> =
        [shown_phone.as_str(), &email].into_iter().filter(|word| !word.is_empty()).collect();
    let reach = reach.join(" · ");
    target.text.push_str(&format!("{closing}\n\n"));
    for line in [&name, &role, &reach, &address].into_iter().filter(|line| !line.is_empty()) {
        target.text.push_str(line);
        target.text.push('\n');
    }
    page::signature(
        target.html,
        closing,
        &name,
        &role,
        (&shown_phone, phone_link(phone).as_deref()),
        &email,
        &address,
    );
}
