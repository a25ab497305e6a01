//! Customers and invoices in lists, and what a search finds.

use std::collections::HashMap;

use app::Customer;
use domain::{Currency, CustomerId, Hold};

use super::look::{Look, mood};
use super::view::View;
use crate::WebError;
use crate::pages::customers::{self, CustomerRow, Customers, Found};
use crate::pages::dossier_side::OpenInvoice;
use crate::pages::invoices::{self, InvoiceRow, Invoices};

/// Rows on one page.
const PAGE: i64 = 50;
/// Rows that are looked through for a filter that the store does not know.
const LOOKED: i64 = 2_000;
const FOUND: i64 = 6;

pub fn customers(
    view: View<'_>,
    query: &str,
    show: &str,
    sort: &str,
    after: i64,
) -> Result<Customers, WebError> {
    let show = customers::SHOWS.into_iter().find(|known| *known == show).unwrap_or("open");
    let sort = ["open", "name"].into_iter().find(|known| *known == sort).unwrap_or("late");
    let store = &view.app.store;
    let today = view.today;
    let mut rows = store.list_customers(view.client.id, query, today, 0, LOOKED)?;
    match show {
        "open" => rows.retain(|row| row.open_invoices > 0),
        "late" => rows.retain(|row| row.overdue.is_positive()),
        _ => {}
    }
    match sort {
        "open" => rows.sort_by_key(|row| -row.open.0),
        "name" => rows.sort_by(|one, other| one.name.cmp(&other.name)),
        _ => {}
    }
    if matches!(show, "agreements" | "no-agreement") {
        let with = with_agreement(view, &rows)?;
        rows.retain(|row| with.contains(&row.id) == (show == "agreements") && row.open_invoices > 0);
    }
    let total = rows.len() as i64;
    let rows: Vec<app::CustomerRow> = rows.into_iter().skip(after as usize).take(PAGE as usize).collect();
    let known = read(view, rows.iter().map(|row| row.id))?;
    let more = after + PAGE < total;
    let line = |row: app::CustomerRow| {
        let customer = known.get(&row.id);
        let look = customer.map(|customer| Look::new(view, customer));
        let line = look.as_ref().map(Look::line);
        CustomerRow {
            customer: row.id,
            name: row.name,
            number: Some(row.number),
            place: row.city,
            person: customer.and_then(|customer| Some(customer.card.persons.first()?.name.clone())),
            mood: customer.map_or("normal", mood),
            invoices: row.open_invoices,
            open: row.open,
            late: row.overdue,
            days_late: row.oldest_due.map(|due| today.days_since(due)).filter(|days| *days > 0),
            standing: line.as_ref().map(|line| (line.tone, line.icon, line.now.clone())),
            next: line.map(|line| line.next).unwrap_or_default(),
        }
    };
    Ok(Customers {
        rows: rows.into_iter().map(line).collect(),
        query: query.to_owned(),
        show,
        sort,
        total,
        next: more.then(|| {
            format!("/customers?show={show}&sort={sort}&q={}&after={}", escaped(query), after + PAGE)
        }),
    })
}

pub fn invoices(
    view: View<'_>,
    query: &str,
    show: &str,
    sort: &str,
    after: i64,
) -> Result<Invoices, WebError> {
    let show = invoices::SHOWS.into_iter().find(|known| *known == show).unwrap_or("open");
    let sort = ["open", "number"].into_iter().find(|known| *known == sort).unwrap_or("due");
    let store = &view.app.store;
    let mut rows = store.list_invoices(view.client.id, query, show != "paid", 0, LOOKED)?;
    match show {
        "late" => rows.retain(|row| row.effective_due < view.today),
        "paid" => rows.retain(|row| !row.open.is_positive()),
        _ => {}
    }
    match sort {
        "open" => rows.sort_by_key(|row| -row.open.0),
        "number" => rows.sort_by(|one, other| one.number.cmp(&other.number)),
        _ => {}
    }
    let wanted = match show {
        "promised" => Some(Hold::Promised),
        "disputed" => Some(Hold::Disputed),
        "arrangement" => Some(Hold::Arrangement),
        "agreed-term" => Some(Hold::AgreedTerm),
        _ => None,
    };
    if let Some(wanted) = wanted {
        let standings = standings(view, &rows)?;
        rows.retain(|row| standings.get(&row.id).is_some_and(|known| known.hold == Some(wanted)));
    }
    let total = rows.len() as i64;
    let in_euro = rows.iter().filter(|row| row.currency == Currency::EUR);
    let sum = in_euro.map(|row| row.open).sum();
    let rows: Vec<app::InvoiceRow> = rows.into_iter().skip(after as usize).take(PAGE as usize).collect();
    let standings = standings(view, &rows)?;
    let line = |row: app::InvoiceRow| InvoiceRow {
        customer: row.customer,
        invoice: standings.get(&row.id).cloned().unwrap_or_else(|| closed(view, &row)),
        name: row.customer_name,
    };
    Ok(Invoices {
        rows: rows.into_iter().map(line).collect(),
        query: query.to_owned(),
        show,
        sort,
        total,
        sum,
        next: (after + PAGE < total).then(|| {
            format!("/invoices?show={show}&sort={sort}&q={}&after={}", escaped(query), after + PAGE)
        }),
    })
}

/// What stands under the search field while typing.
pub fn found(view: View<'_>, query: &str) -> Result<Vec<Found>, WebError> {
    if query.trim().is_empty() {
        return Ok(Vec::new());
    }
    let (store, say) = (&view.app.store, view.say);
    let customers = store.list_customers(view.client.id, query, view.today, 0, FOUND)?;
    let mut found: Vec<Found> = customers
        .into_iter()
        .map(|row| Found {
            address: format!("/customers/{}", row.id),
            icon: "users",
            title: row.name,
            detail: say.money(row.open),
        })
        .collect();
    let invoices = store.list_invoices(view.client.id, query, true, 0, FOUND)?;
    found.extend(invoices.into_iter().map(|row| Found {
        address: format!("/customers/{}", row.customer),
        icon: "file-invoice",
        title: row.number,
        detail: format!("{}, {}", row.customer_name, say.money_in(row.open, row.currency)),
    }));
    Ok(found)
}

fn read(
    view: View<'_>,
    ids: impl Iterator<Item = CustomerId>,
) -> Result<HashMap<CustomerId, Customer>, WebError> {
    let mut ids: Vec<CustomerId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let customers = view.app.store.customers_by_id(view.client.id, &ids)?;
    Ok(customers.into_iter().map(|customer| (customer.id, customer)).collect())
}

fn with_agreement(view: View<'_>, rows: &[app::CustomerRow]) -> Result<Vec<CustomerId>, WebError> {
    let known = read(view, rows.iter().filter(|row| row.open_invoices > 0).map(|row| row.id))?;
    let agreed = |customer: &&Customer| {
        let state = &customer.dossier.state;
        !state.terms.is_empty()
            || !state.promises.is_empty()
            || !state.arrangements.is_empty()
            || !state.pauses.is_empty()
    };
    Ok(known.values().filter(agreed).map(|customer| customer.id).collect())
}

fn standings(
    view: View<'_>,
    rows: &[app::InvoiceRow],
) -> Result<HashMap<domain::InvoiceId, OpenInvoice>, WebError> {
    let known = read(view, rows.iter().map(|row| row.customer))?;
    let invoices = known.values().flat_map(|customer| Look::new(view, customer).invoices());
    Ok(invoices.map(|invoice| (invoice.id, invoice)).collect())
}

fn closed(view: View<'_>, row: &app::InvoiceRow) -> OpenInvoice {
    let hold = Hold::Paid;
    OpenInvoice {
        id: row.id,
        number: row.number.clone(),
        issued: row.issued,
        due: row.due,
        due_agreed: (row.effective_due != row.due).then_some(row.effective_due),
        amount: row.amount,
        open: row.open,
        currency: row.currency,
        days_late: 0,
        hold: Some(hold),
        step: None,
        standing: view.say.name("hold", hold),
        project: None,
        specialist: None,
        reason: None,
        has_document: false,
    }
}

fn escaped(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    let each = |byte: u8| {
        if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(each).collect()
}
