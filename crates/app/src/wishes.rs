//! The four preferences of the first order, taken in for many customers at once (1.11, 1.12): a
//! table with the customer's number, made by hand or by a CRM.
//!
//! Not here: invoices and customers of the bookkeeping (`import`). Invariant: a line that is not
//! understood costs only itself, and an empty cell changes nothing.

use domain::{Channel, Event};

use crate::records::Card;
use crate::{AppError, Doing, Result, people};

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WishesReport {
    pub customers: usize,
    /// Lines whose number no customer has, or that say nothing that can be understood.
    pub not_understood: Vec<usize>,
}

/// One line: what a customer answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    pub number: String,
    pub reminders: Option<Channel>,
    pub admin: Option<Channel>,
    pub invoices: Option<Channel>,
    pub invoice_address: Option<String>,
    pub project_numbers: Option<bool>,
    pub best_time: Option<String>,
    pub source: Option<String>,
}

/// Takes over every line that is understood.
///
/// # Errors
/// Of the store.
pub fn import(doing: &Doing, text: &str) -> Result<WishesReport> {
    let numbers = doing.app.store.customer_numbers(doing.client)?;
    let mut report = WishesReport::default();
    for (line, wish) in read(text) {
        let known = wish.and_then(|wish| {
            let (_, id) = numbers.iter().find(|(number, _)| *number == wish.number)?;
            Some((*id, wish))
        });
        let Some((customer, wish)) = known else {
            report.not_understood.push(line);
            continue;
        };
        take_over(doing, customer, &wish)?;
        report.customers += 1;
    }
    Ok(report)
}

/// What one customer answered, as facts and on his card, together.
///
/// # Errors
/// [`AppError::NoSuchCustomer`]; of the store.
pub fn take_over(doing: &Doing, customer: domain::CustomerId, wish: &Wish) -> Result<()> {
    let known = doing.app.customer(doing.client, customer)?;
    let card = Card {
        invoice_address: wish.invoice_address.clone().or(known.card.invoice_address.clone()),
        wants_project_number: wish.project_numbers.or(known.card.wants_project_number),
        ..known.card.clone()
    };
    if card != known.card {
        people::change_card(doing, customer, card)?;
    }
    let mut events = vec![Event::Prefers {
        reminders: wish.reminders,
        admin: wish.admin,
        invoices: wish.invoices,
        source: wish.source.clone(),
    }];
    events.extend(wish.best_time.clone().map(|words| Event::BestTime { words }));
    people::record(doing, customer, &events).map_err(|error: AppError| error)
}

/// The lines of a table, each with its number (the header is line 1).
pub fn read(text: &str) -> Vec<(usize, Option<Wish>)> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let Some((_, header)) = lines.next() else {
        return Vec::new();
    };
    let mark = if header.contains(';') {
        ';'
    } else if header.contains('\t') {
        '\t'
    } else {
        ','
    };
    let columns: Vec<Option<Column>> = cells(header, mark).iter().map(|name| column(name)).collect();
    let wanted = lines.filter(|(_, line)| !line.trim().is_empty());
    wanted.map(|(index, line)| (index + 1, wish(&columns, &cells(line, mark)))).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Reminders,
    Admin,
    Invoices,
    Address,
    Project,
    BestTime,
    Source,
}

fn column(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase();
    Some(match name.as_str() {
        "klantnummer" | "klant" | "nummer" | "customer" | "customer number" | "number" => Column::Number,
        "herinneringen" | "herinneringen per" | "reminders" | "reminders by" => Column::Reminders,
        "administratie" | "administratie per" | "administration" | "admin" => Column::Admin,
        "facturen" | "facturen per" | "invoices" | "invoices by" => Column::Invoices,
        "factuuradres" | "invoice address" => Column::Address,
        "projectnummer" | "projectnummers" | "project number" | "project numbers" => Column::Project,
        "beste tijd" | "best time" => Column::BestTime,
        "bron" | "source" => Column::Source,
        _ => return None,
    })
}

/// `None` without a number, or with a channel that is no word for one.
fn wish(columns: &[Option<Column>], cells: &[String]) -> Option<Wish> {
    let mut wish = Wish::default();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = cell.trim();
        let Some(column) = column.filter(|_| !cell.is_empty()) else {
            continue;
        };
        match column {
            Column::Number => wish.number = cell.to_owned(),
            Column::Reminders => wish.reminders = Some(channel(cell)?),
            Column::Admin => wish.admin = Some(channel(cell)?),
            Column::Invoices => wish.invoices = Some(channel(cell)?),
            Column::Address => wish.invoice_address = Some(cell.to_owned()),
            Column::Project => wish.project_numbers = Some(yes(cell)),
            Column::BestTime => wish.best_time = Some(cell.to_owned()),
            Column::Source => wish.source = Some(cell.to_owned()),
        }
    }
    (!wish.number.is_empty()).then_some(wish)
}

fn channel(word: &str) -> Option<Channel> {
    Some(match word.to_lowercase().as_str() {
        "e-mail" | "email" | "mail" => Channel::Email,
        "telefoon" | "bellen" | "phone" | "call" => Channel::Phone,
        "whatsapp" | "app" | "appen" => Channel::Whatsapp,
        "sms" => Channel::Sms,
        "post" | "brief" | "letter" => Channel::Post,
        "bezoek" | "langskomen" | "visit" => Channel::Visit,
        "portaal" | "portal" => Channel::Portal,
        _ => return None,
    })
}

fn yes(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "ja" | "j" | "yes" | "y" | "1" | "true" | "waar")
}

/// Cells of a line; a cell in quotes may hold the mark.
fn cells(line: &str, mark: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("there is always one");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            other if other == mark && !quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b1_12_a_table_of_a_crm_is_read_line_by_line() {
        let text = "\u{feff}Klantnummer;Herinneringen per;Administratie;Factuuradres;Projectnummers;Bron\n\
            K1;WhatsApp;bellen;\"facturen@jansen.example; t.a.v. Petra\";ja;CRM\n\
            K2;postduif;;;;\n\
            ;mail;;;;\n";
        let read = read(text);
        assert_eq!(
            read.iter().map(|(line, wish)| (*line, wish.is_some())).collect::<Vec<_>>(),
            [(2, true), (3, false), (4, false)]
        );
        let wish = read[0].1.clone().expect("a wish");
        assert_eq!((wish.reminders, wish.admin), (Some(Channel::Whatsapp), Some(Channel::Phone)));
        assert_eq!(wish.invoice_address.as_deref(), Some("facturen@jansen.example; t.a.v. Petra"));
        assert_eq!((wish.project_numbers, wish.source.as_deref()), (Some(true), Some("CRM")));
    }
}
