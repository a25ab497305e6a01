//! The sentences of problems in English.

use super::{many, money};
use crate::problem::{Column, Expected, ProblemKind};

pub(super) fn sentences(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    let (what, todo) = match kind {
        P::OtherEncoding => (
            "The characters are not what the file says they are; read as Windows-1252.".into(),
            "Check whether letters like é and ë are right.",
        ),
        P::More { count } => (
            format!("There are {count} more messages about this file; they are not listed."),
            "Solve the messages above first and import the file again.",
        ),
        P::Malformed { detail } => (
            format!("From here the file is no longer good XML ({detail}). What comes before was read."),
            "Download the file again and import it once more; what is known does not count twice.",
        ),
        P::CutOff => (
            "The file was cut off. What comes before was read.".into(),
            "Download the file again and import it once more; what is known does not count twice.",
        ),
        P::EntryWithoutAmount { given: Some(given) } => (
            format!("“{given}” is not an amount; this entry was skipped."),
            "Look the entry up at the bank and enter it yourself.",
        ),
        P::EntryWithoutAmount { given: None } => (
            "This entry has no amount and was skipped.".into(),
            "Look the entry up at the bank and enter it yourself.",
        ),
        P::EntryWithoutDirection => (
            "This entry does not say whether money came or went; it was skipped.".into(),
            "Look the entry up at the bank and enter it yourself.",
        ),
        P::EntryWithoutDate => ("This entry has no booking date.".into(), "Look the date up at the bank."),
        P::NotADate { given } => {
            (format!("“{given}” is not a date."), "Look the date up at the bank or in the books.")
        }
        P::StatementWithoutAccount => (
            "This statement names no account.".into(),
            "Ask the bank for a statement with the account number; without it nobody can see what it belongs to.",
        ),
        P::BalancesDoNotAddUp { difference } => (
            format!(
                "Opening balance and entries together differ {} from the closing balance.",
                money(*difference)
            ),
            "Check at the bank whether entries are missing. The entries were read.",
        ),
        P::BalanceInOtherCurrency => (
            "The balance is in another currency than the statement and was not read.".into(),
            "Nothing to do; the entries were read.",
        ),
        P::BalanceNotUnderstood { given } => (
            format!("“{given}” is not a balance; it was not read."),
            "Check with the bank whether the statement is right. The entries were read.",
        ),
        P::BankRowTooShort { cells, columns } => (
            format!("This row has {cells} cells where there should be {columns}; it was skipped."),
            "Look up the entry at the bank and enter it yourself, or download the file again.",
        ),
        P::DetailsDoNotAddUp { entry, details } => (
            format!(
                "The payments in this entry are {} together, the entry itself is {}.",
                money(*details),
                money(*entry)
            ),
            "Check at the bank whether costs were taken off.",
        ),
        P::Pending { count } => (
            format!("{} not booked yet and skipped.", many(*count as usize, "entry is", "entries are")),
            "Nothing to do; they come along as soon as the bank books them.",
        ),
        P::DueUnknown { number, terms: Some(terms) } => (
            format!("Invoice {number} has no due date. Its terms, “{terms}”, leave doubt."),
            "Fill in the due date or the customer's payment term.",
        ),
        P::DueUnknown { number, terms: None } => (
            format!("Invoice {number} has no due date."),
            "Fill in the due date or the customer's payment term.",
        ),
        P::DueBeforeIssued { number, issued, due } => (
            format!("Invoice {number} is due on {due}, before its date {issued}."),
            "Check in the books which date is right.",
        ),
        P::IssuedUnknown { number } => {
            (format!("Invoice {number} has no date."), "Fill in the invoice date.")
        }
        P::CustomerUnnamed { number } => (
            format!("Invoice {number} does not say which customer it is for."),
            "Connect the invoice to a customer.",
        ),
        P::CurrencyAssumed { number } => {
            (format!("Invoice {number} names no currency; read as euro."), "Check whether that is right.")
        }
        P::OverpaidInvoice { number, open } => (
            format!("According to the file {} too much was paid on invoice {number}.", money(-*open)),
            "Pay it back or set it off in the books.",
        ),
        P::NegativeCreditNote { number } => (
            format!("Credit note {number} has a negative amount; read as an ordinary credit note."),
            "Check in the books whether it should have been an invoice.",
        ),
        P::AttachmentUnreadable { name } => (
            format!("The attachment “{name}” in the invoice cannot be read."),
            "Add the invoice yourself as PDF.",
        ),
        P::LedgerDoesNotAddUp { difference } => (
            format!(
                "The lines of this part are not together what the file says; the difference is {}.",
                money(*difference)
            ),
            "Export again, or look in the bookkeeping whether lines are missing. The lines were read.",
        ),
        P::NoOpenItems => (
            "This file holds no invoices or payments of customers; only the customers were read.".into(),
            "Export with the debtors' subledger, or import the open items as Excel or CSV.",
        ),
        P::SuppliersSkipped { count } => (
            format!("{} left out.", many(*count, "supplier was", "suppliers were")),
            "There is nothing to do.",
        ),
        P::NamelessBookings { count } => (
            format!(
                "{} no customer or no number; left out.",
                many(*count, "booking on debtors has", "bookings on debtors have")
            ),
            "Look in the bookkeeping which customer they belong to and export again.",
        ),
        P::OtherBookingsSkipped { count } => (
            format!("{} not about sales invoices; left out.", many(*count, "booking is", "bookings are")),
            "There is nothing to do.",
        ),
        P::ItemFailed { message } => (
            format!("The bookkeeping says that this part went wrong: “{message}”. It was not read."),
            "Look in the bookkeeping what is wrong and export again.",
        ),
        P::CellNotUnderstood { column: Column(column), given, expected } => (
            format!("Column “{column}” holds “{given}”; {}.", expected_english(*expected)),
            "Correct it in the file and import it again, or fill it in yourself.",
        ),
        P::RowWithoutNumber => (
            "This row has no invoice number and was skipped.".into(),
            "Add the invoice number and import the file again.",
        ),
        P::RowWithoutAmount { number } => (
            format!("Invoice {number} has no amount; the row was skipped."),
            "Add the amount and import the file again.",
        ),
        P::RowWithoutName => (
            "This row has no name and no customer number and was skipped.".into(),
            "Add the name or the customer number and import the file again.",
        ),
        P::RowTooLong { cells, columns } => (
            format!("This row has {cells} cells, the header has {columns}; a text may hold a separator."),
            "Check whether this row was read well; else put the text between quotes.",
        ),
        P::BrokenQuotes => {
            ("The quotes on this row do not match.".into(), "Check whether this row was read well.")
        }
        P::DuplicateInvoice { number, first_line } => (
            format!("Invoice {number} is also on line {first_line}, with other facts; this row was skipped."),
            "Check in the books which row is right.",
        ),
        P::DuplicateCustomer { number, first_line } => (
            format!("Customer {number} is also on line {first_line}, with other facts."),
            "Check in the books which row is right.",
        ),
        P::NoInvoice { number, sort } => (
            format!("Row {number} is not an invoice but “{sort}” and was skipped."),
            "Nothing to do; payments come from the bank.",
        ),
        P::CustomerRows { count } => (
            format!(
                "{} a customer only; the invoices below are of that customer.",
                many(*count, "row names", "rows name")
            ),
            "Check that the invoices stand with the right customer.",
        ),
        P::TotalsSkipped { count } => {
            (format!("{} with totals skipped.", many(*count, "row", "rows")), "Nothing to do.")
        }
        P::EmptyRowsSkipped { count } => {
            (format!("{} skipped.", many(*count, "empty row", "empty rows")), "Nothing to do.")
        }
    };
    (what, todo.to_owned())
}

fn expected_english(expected: Expected) -> &'static str {
    match expected {
        Expected::Amount => "that is not an amount",
        Expected::Date => "that is not a date",
        Expected::Days => "that is not a number of days",
        Expected::Currency => "that is not a currency",
        Expected::Iban => "that is not an IBAN",
        Expected::Email => "that is not an e-mail address",
    }
}
