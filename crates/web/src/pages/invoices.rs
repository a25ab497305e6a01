//! *Facturen*: every invoice with its standing, filtered by what one looks for.

use askama::Template;
use domain::{Cents, CustomerId};

use crate::frame::Frame;
use crate::pages::dossier_side::OpenInvoice;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    pub customer: CustomerId,
    pub name: String,
    pub invoice: OpenInvoice,
}

/// What the list shows: `?show=`.
pub const SHOWS: [&str; 7] = ["open", "late", "promised", "disputed", "arrangement", "agreed-term", "paid"];

#[derive(Clone)]
pub struct Invoices {
    pub query: String,
    /// One of [`SHOWS`].
    pub show: &'static str,
    /// `due`, `open` or `number`.
    pub sort: &'static str,
    /// Of all that the filter finds, not only of the page.
    pub total: i64,
    pub sum: Cents,
    pub rows: Vec<InvoiceRow>,
    pub next: Option<String>,
}

#[derive(Template)]
#[template(path = "invoices.html", blocks = ["list"])]
pub struct InvoicesPage {
    pub frame: Frame,
    pub say: Say,
    pub invoices: Invoices,
}

impl InvoicesPage {
    pub fn new(frame: Frame, invoices: Invoices) -> InvoicesPage {
        InvoicesPage { say: frame.say, frame, invoices }
    }
}
