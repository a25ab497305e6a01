//! The page of an imported file and that of the differences, filled.
//!
//! Not here: reading and comparing (`app::import`).

use app::import::{FileOutcome, Importer, Mode, StatementTold, import_again, statements};
use app::{BankEntry, ImportLineRow, LineKind, Result};
use domain::{Cents, Date};

use super::import::{found, problem, remembered};
use super::view::View;
use crate::pages::files::{Account, Change, Differences, File, FileCard, FileStatement, Gap, Kind, Payment};

/// Lines of one kind, and payments, on one page.
const PAGE: i64 = 50;
const PROBLEMS: usize = 200;

/// What of a file's page is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The kind of which more is wanted, and how many were seen.
    pub kind: Option<LineKind>,
    pub after: i64,
    /// What reading it again would change.
    pub again: bool,
    /// The payment that somebody looks for.
    pub payment: Option<i64>,
}

/// `None`: there is no such import.
///
/// # Errors
/// Of the store.
pub fn file(view: &View, import: i64, asked: &Asked) -> Result<Option<File>> {
    let (store, client) = (&view.app.store, view.client.id);
    let Some(row) = store.import_row(client, import)? else {
        return Ok(None);
    };
    let files = store.import_files(client, import)?;
    let mut kinds = Vec::new();
    for (kind, count) in store.import_line_counts(client, import)? {
        let after = if asked.kind == Some(kind) { asked.after } else { 0 };
        let rows = store.import_lines(client, import, kind, after, PAGE)?;
        let seen = after + rows.len() as i64;
        let next = format!("/import/{import}?kind={}&after={seen}#{}", kind.word(), kind.word());
        let mut changes = Vec::new();
        for row in rows {
            changes.push(change(view, row)?);
        }
        let next = (seen < count).then_some(next);
        kinds.push(Kind { kind: kind.word(), count, rows: changes, next });
    }
    let (payments, payments_next) = payments(view, import, asked)?;
    Ok(Some(File {
        import,
        at: view.moment(row.at),
        by: row.by,
        files: files.iter().map(|file| card(view, file)).collect(),
        name: row.file,
        kinds,
        payments,
        payments_next,
        again: if asked.again { again(view, import)? } else { None },
    }))
}

fn card(view: &View, told: &FileOutcome) -> FileCard {
    let all = [
        ("customers", told.customers),
        ("invoices", told.invoices),
        ("credit-notes", told.credit_notes),
        ("payments", told.payments),
    ];
    let says = |one: &(&'static str, app::import::Found)| one.1.new + one.1.changed + one.1.known > 0;
    let problems: Vec<_> = told.problems.iter().take(PROBLEMS).map(|one| problem(view.say, one)).collect();
    FileCard {
        name: told.file.clone(),
        format: told.format.clone(),
        refused: told.refused.clone(),
        counts: all.into_iter().filter(says).map(|(what, counted)| (what, found(counted))).collect(),
        known: all.iter().map(|(_, counted)| counted.known).sum::<u64>() as i64,
        left_out: told.left_out as i64,
        statements: told.statements.iter().map(statement).collect(),
        columns: told
            .columns
            .iter()
            .map(|(heading, field)| (heading.clone(), meaning(view, field)))
            .collect(),
        problems_more: told.problems.len() as i64 - problems.len() as i64,
        problems,
    }
}

/// The words of a field, `IssuedOn` under `column-issued_on`; a field without words shows itself.
fn meaning(view: &View, field: &Option<String>) -> Option<String> {
    let field = field.as_ref()?;
    let mut word = String::new();
    for letter in field.chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    let said = view.say.name("column", &word);
    Some(if said.starts_with('⟨') { field.clone() } else { said })
}

fn statement(told: &StatementTold) -> FileStatement {
    FileStatement {
        account: account_words(&told.account),
        number: told.number.clone(),
        from: told.from,
        to: told.to,
        entries: told.entries as i64,
        opening: told.opening_cents,
        closing: told.closing_cents,
        adds_up: told.adds_up,
    }
}

fn account_words(account: &str) -> String {
    if account.is_empty() { "–".to_owned() } else { text::iban_in_fours(account) }
}

fn payments(view: &View, import: i64, asked: &Asked) -> Result<(Vec<Payment>, Option<String>)> {
    let (store, client) = (&view.app.store, view.client.id);
    let after = if asked.kind.is_none() { asked.after } else { 0 };
    let mut entries = store.entries_of_import(client, import, after, PAGE + 1)?;
    let more = entries.len() as i64 > PAGE;
    entries.truncate(PAGE as usize);
    if let Some(wanted) = asked.payment.filter(|id| !entries.iter().any(|entry| entry.id == *id)) {
        entries.extend(store.bank_entry(client, wanted)?.filter(|entry| entry.entry.import == import));
    }
    let mut rows = Vec::new();
    for entry in entries {
        rows.push(payment(view, entry)?);
    }
    let next = format!("/import/{import}?after={}#payments", after + PAGE);
    Ok((rows, more.then_some(next)))
}

fn payment(view: &View, entry: BankEntry) -> Result<Payment> {
    let told = &entry.entry;
    let allocations = view.app.store.allocations_of(view.client.id, entry.id)?;
    let owner = allocations.last().map(|row| row.customer);
    let customer = match owner {
        Some(owner) => view.app.store.customer(view.client.id, owner)?.map(|known| (owner, known.card.name)),
        None => None,
    };
    Ok(Payment {
        id: entry.id,
        on: told.booked,
        payer: told.counterparty_name.clone().unwrap_or_else(|| view.say.t("payer-unknown")),
        text: told.remittance.replace('\n', " · "),
        amount: told.amount,
        currency: told.currency,
        state: match entry.set_aside {
            Some(_) => "set-aside",
            None if entry.allocated == told.amount => "placed",
            None => "waits",
        },
        customer,
    })
}

fn change(view: &View, row: ImportLineRow) -> Result<Change> {
    let line = row.line;
    let may_reopen = match (line.kind, line.customer, line.invoice) {
        (LineKind::GonePaid | LineKind::PaidElsewhere, Some(customer), Some(invoice)) => {
            let known = view.app.store.customer(view.client.id, customer)?;
            let invoice = known.as_ref().and_then(|known| known.dossier.invoice(invoice));
            invoice.is_some_and(|invoice| invoice.paid_by_books.is_positive())
        }
        _ => false,
    };
    let words = |text: Option<String>| text.map(|text| value(view, line.kind, text));
    Ok(Change {
        kind: line.kind.word(),
        import: row.import,
        customer: line.customer.zip(row.customer_name),
        invoice: line.invoice,
        number: line.number,
        was: words(line.was),
        now: words(line.now),
        place: line.line.map(|line| view.say.with("file-line", "line", line)),
        may_reopen,
    })
}

/// Days and amounts as people read them.
fn value(view: &View, kind: LineKind, text: String) -> String {
    if let Ok(day) = text.parse::<Date>() {
        return view.say.date(day);
    }
    let is_money = matches!(
        kind,
        LineKind::NewInvoice
            | LineKind::AmountChanged
            | LineKind::PaidElsewhere
            | LineKind::Reopened
            | LineKind::NewCreditNote
            | LineKind::Older
    );
    match Cents::try_from_decimal(&text) {
        Ok(amount) if is_money => view.say.money(amount),
        _ if kind == LineKind::TermChanged => view.say.with("term-is", "n", text),
        _ => text,
    }
}

/// What reading the kept file again would change.
fn again(view: &View, import: i64) -> Result<Option<Vec<Change>>> {
    let mappings = remembered(&view.client.settings);
    let importer = Importer {
        by: "",
        today: view.today,
        now: jiff::Timestamp::UNIX_EPOCH,
        language: view.say.language,
        mappings: &mappings,
    };
    let read = import_again(view.app, view.client.id, import, &importer, Mode::DryRun, &mut |_, _| {})?;
    let mut changes = Vec::new();
    for line in read.into_iter().flatten().flat_map(|outcome| outcome.lines) {
        let name = match line.customer {
            Some(customer) => view.app.store.customer(view.client.id, customer)?.map(|known| known.card.name),
            None => None,
        };
        changes.push(change(view, ImportLineRow { import, place: 0, line, customer_name: name })?);
    }
    Ok(Some(changes))
}

/// # Errors
/// Of the store.
pub fn differences(view: &View, after: i64) -> Result<Differences> {
    let (store, client) = (&view.app.store, view.client.id);
    let mut rows = store.latest_differences(client, after, PAGE + 1)?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let mut changes = Vec::new();
    for row in rows {
        changes.push(change(view, row)?);
    }
    Ok(Differences {
        changes,
        next: more.then(|| format!("/differences?after={}", after + PAGE)),
        accounts: statements::accounts(view.app, client)?.into_iter().map(account).collect(),
    })
}

fn account(told: statements::Account) -> Account {
    let gap = |gap: statements::Gap| Gap {
        account: account_words(&gap.account),
        after: gap.after,
        before: gap.before,
        missing: gap.missing_cents,
        numbers: gap.numbers,
    };
    Account {
        account: account_words(&told.account),
        key: told.account,
        through: told.through,
        statements: told.statements as i64,
        state: match (told.left_out, told.counts) {
            (true, _) => "left-out",
            (false, true) => "counts",
            (false, false) => "not-in-use",
        },
        gaps: told.gaps.into_iter().map(gap).collect(),
    }
}
