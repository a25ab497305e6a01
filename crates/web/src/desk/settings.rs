//! *Instellingen*, filled and read: the client as its customers see it, and who may come in.
//!
//! Not here: what stands in `bondig.toml` (shown only).
//! Invariant: a field that is not understood is a problem beside that field, and nothing is saved.

use std::collections::BTreeMap;

use app::{Client, ClientSettings, Form, MessageFilter, MessageState, Result, User};
use domain::Date;

use super::view::View;
use crate::entry;
use crate::forms::Fields;
use crate::pages::settings::{MailFacts, Settings, UserRow};

/// How mail goes out, as the installation says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailWay {
    pub way: Option<String>,
    pub redirect_to: Option<String>,
}

/// # Errors
/// Of the store.
pub fn page(
    view: &View,
    user: &User,
    way: MailWay,
    typed: Option<(&Fields, BTreeMap<String, String>)>,
) -> Result<Settings> {
    let mut values = values(view.client);
    let mut errors = BTreeMap::new();
    if let Some((fields, problems)) = typed {
        values.extend(fields.0.iter().cloned());
        errors = problems;
    }
    Ok(Settings {
        client: values,
        errors,
        mail: MailFacts {
            way: way.way.unwrap_or_else(|| view.say.t("mail-way-in-file")),
            from: view.client.settings.email.clone(),
            redirect_to: way.redirect_to,
            last_answer: last_answer(view)?,
        },
        users: users(view, user)?,
        run: match view.client.last_run {
            Some(day) => view.say.with("run-last", "day", view.say.long_day(day)),
            None => view.say.t("run-never"),
        },
    })
}

/// The settings with what was entered.
///
/// # Errors
/// The key of the words of each problem, by field.
pub fn entered(
    client: &Client,
    fields: &Fields,
    today: Date,
) -> std::result::Result<ClientSettings, BTreeMap<String, &'static str>> {
    let mut problems = BTreeMap::new();
    let mut settings = client.settings.clone();
    match fields.text("sign_off") {
        Some(signer) => settings.signer = signer,
        None => {
            problems.insert("sign_off".to_owned(), "field-needed");
        }
    }
    match fields.text("email") {
        Some(email) if email.contains('@') && !email.contains(char::is_whitespace) => settings.email = email,
        _ => {
            problems.insert("email".to_owned(), "field-email");
        }
    }
    settings.bookkeeper_email = fields.text("bookkeeper_email");
    if settings.bookkeeper_email.as_ref().is_some_and(|email| !email.contains('@')) {
        problems.insert("bookkeeper_email".to_owned(), "field-email");
    }
    let office = &mut settings.office;
    office.approver = fields.text("approver");
    office.approver_email = fields.text("approver_email");
    office.invoicing_email = fields.text("invoicing_email");
    office.address = fields.text("link_address");
    office.is_large = fields.is_ticked("is_large");
    for (field, email) in
        [("approver_email", &office.approver_email), ("invoicing_email", &office.invoicing_email)]
    {
        if email.as_ref().is_some_and(|email| !email.contains('@')) {
            problems.insert(field.to_owned(), "field-email");
        }
    }
    settings.iban = fields.text("iban").map(|iban| iban.replace(' ', "").to_uppercase());
    if settings.iban.as_ref().is_some_and(|iban| !is_iban(iban)) {
        problems.insert("iban".to_owned(), "field-iban");
    }
    settings.phone = fields.text("phone");
    settings.signer_phone = fields.text("signer_phone");
    settings.address = fields.text("address");
    settings.website = fields.text("website");
    settings.kvk = fields.text("kvk");
    settings.vat = fields.text("vat");
    settings.form = match fields.one("form") {
        Some("informal") => Form::Je,
        Some("formal") => Form::U,
        _ => settings.form,
    };
    let typed = fields.one("closed").unwrap_or("");
    let days = typed.split([',', ';']).map(str::trim).filter(|day| !day.is_empty());
    match days.map(|day| entry::day(day, today)).collect::<Option<Vec<Date>>>() {
        Some(days) => settings.closed = days,
        None => {
            problems.insert("closed".to_owned(), "field-date");
        }
    }
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

fn values(client: &Client) -> BTreeMap<String, String> {
    let settings = &client.settings;
    let some = |value: &Option<String>| value.clone().unwrap_or_default();
    let closed: Vec<String> = settings.closed.iter().map(ToString::to_string).collect();
    let form = match settings.form {
        Form::Je => "informal",
        Form::U => "formal",
    };
    let iban = settings.iban.as_deref().map(text::iban_in_fours).unwrap_or_default();
    let values = [
        ("name", client.name.clone()),
        ("sign_off", settings.signer.clone()),
        ("signer_phone", some(&settings.signer_phone)),
        ("email", settings.email.clone()),
        ("bookkeeper_email", some(&settings.bookkeeper_email)),
        ("approver", some(&settings.office.approver)),
        ("approver_email", some(&settings.office.approver_email)),
        ("invoicing_email", some(&settings.office.invoicing_email)),
        ("link_address", some(&settings.office.address)),
        ("is_large", if settings.office.is_large { "yes" } else { "" }.to_owned()),
        ("iban", iban),
        ("phone", some(&settings.phone)),
        ("address", some(&settings.address)),
        ("website", some(&settings.website)),
        ("kvk", some(&settings.kvk)),
        ("vat", some(&settings.vat)),
        ("closed", closed.join(", ")),
        ("form", form.to_owned()),
    ];
    values.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

fn users(view: &View, user: &User) -> Result<Vec<UserRow>> {
    let mut users = view.app.store.users()?;
    users.retain(|one| one.clients.contains(&view.client.id));
    let row = |one: User| UserRow {
        id: one.id,
        is_self: one.id == user.id,
        active: !one.disabled,
        name: one.name,
        email: one.email,
        last_seen: None,
    };
    Ok(users.into_iter().map(row).collect())
}

fn last_answer(view: &View) -> Result<Option<String>> {
    let filter = MessageFilter { states: vec![MessageState::Accepted], ..MessageFilter::default() };
    let last = view.app.store.messages(view.client.id, &filter, 0, 1)?;
    Ok(last.into_iter().next().and_then(|message| message.answer))
}

/// Whether the two figures behind the country fit the rest (ISO 13616).
fn is_iban(iban: &str) -> bool {
    if !(15..=34).contains(&iban.len()) || !iban.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let turned = iban[4..].chars().chain(iban[..4].chars());
    let rest = turned.fold(0_u32, |rest, letter| {
        let value = letter.to_digit(36).unwrap_or(0);
        (if value > 9 { rest * 100 } else { rest * 10 } + value) % 97
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::is_iban;

    #[test]
    fn an_iban_with_a_slip_of_the_pen_is_seen() {
        assert!(is_iban("NL02ABNA0123456789"));
        assert!(!is_iban("NL02ABNA0123456798"));
        assert!(!is_iban("NL02"));
    }
}
