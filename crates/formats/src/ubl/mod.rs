//! Invoices and credit notes in UBL 2.1: Peppol BIS Billing 3, NLCIUS (SI-UBL 2.0) and the plain
//! EN 16931 form.
//!
//! Only the forty or so elements that receivables need are read; lines are skipped. Whether the
//! invoice obeys the rules of Peppol is not our question: it has been sent already.
//!
//! Invariant: an invoice is read whole or refused. Half an invoice is no fact.

mod attachment;
mod draft;
mod means;
mod party;
mod split;
mod terms;

use quick_xml::events::BytesStart;

use crate::encoding;
use crate::problem::{Lines, Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::xml::{Fault, Scanner, Token, attribute};

use draft::InvoiceDraft;

const BYTES_MAX: usize = 50 * 1024 * 1024;
const TOKENS_MAX: u64 = 2_000_000;

pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    if bytes.len() > BYTES_MAX {
        let megabytes = (BYTES_MAX / 1024 / 1024) as u64;
        return Reading::refused(name, Refusal::TooLarge { megabytes });
    }
    let decoded = encoding::xml(bytes);
    let mut problems = Problems::default();
    if decoded.mistaken {
        problems.add(Place::line(1), ProblemKind::OtherEncoding);
    }
    let mut walk = Walk::new(name, &decoded.text, problems);
    let refusal = match walk.run() {
        Err(Fault::Danger(refusal)) => Some(refusal),
        Err(Fault::CutOff { .. }) => Some(Refusal::CutOffXml),
        Err(Fault::Malformed { offset, .. }) => {
            let place = walk.lines.place(offset);
            let (line, column) = (place.line.unwrap_or(1), place.column.unwrap_or(1));
            Some(Refusal::BrokenXml { line, column })
        }
        Ok(()) => walk.refusal.take(),
    };
    let nothing = walk.reading.invoices.is_empty().then_some(Refusal::NotRecognised);
    let reading = match refusal.or(nothing) {
        Some(refusal) => walk.reading.refuse(refusal),
        None => walk.reading,
    };
    reading.with_problems(walk.problems)
}

/// The state of the walk. `path` is the way from the invoice to the open element, without names
/// spaces: `AccountingCustomerParty/Party/Contact`.
struct Walk<'a> {
    scanner: Scanner<'a>,
    lines: Lines<'a>,
    path: String,
    invoice: Option<InvoiceDraft>,
    start: usize,
    base_depth: usize,
    attributes: Attributes,
    reading: Reading,
    refusal: Option<Refusal>,
    problems: Problems,
}

/// The attributes of the leaf that was opened last.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    pub(crate) scheme: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) mime: Option<String>,
    pub(crate) file_name: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(name: &str, source: &'a str, problems: Problems) -> Walk<'a> {
        Walk {
            scanner: Scanner::new(source).with_token_limit(TOKENS_MAX),
            lines: Lines::new(source),
            path: String::new(),
            invoice: None,
            start: 0,
            base_depth: 0,
            attributes: Attributes::default(),
            reading: Reading::new(name),
            refusal: None,
            problems,
        }
    }

    fn run(&mut self) -> Result<(), Fault> {
        loop {
            match self.scanner.next()? {
                Token::Open(element) => self.open(&element),
                Token::Close => self.close(),
                Token::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'a>) {
        let local = element.local_name();
        let name = local.into_inner();
        let Some(invoice) = &mut self.invoice else {
            return self.begin(name);
        };
        if !self.path.is_empty() {
            self.path.push('/');
        }
        self.path.push_str(name);
        if name == "EmbeddedDocumentBinaryObject" {
            self.scanner.expect_document();
        }
        self.attributes = Attributes::of(element);
        invoice.open(&self.path);
    }

    /// Outside an invoice: an envelope around it is passed over.
    fn begin(&mut self, name: &str) {
        let (draft, format) = match name {
            "Invoice" => (InvoiceDraft::invoice(), Format::UblInvoice),
            "CreditNote" => (InvoiceDraft::credit_note(), Format::UblCreditNote),
            _ => return,
        };
        self.start = self.scanner.token_start();
        self.base_depth = self.scanner.depth();
        self.invoice = Some(draft);
        self.reading.format = Some(format);
        self.path.clear();
    }

    fn close(&mut self) {
        let Some(invoice) = &mut self.invoice else {
            return;
        };
        if self.scanner.depth() < self.base_depth {
            return self.finish();
        }
        let text = self.scanner.value().trim();
        if !text.is_empty()
            && let Some(kind) = invoice.take(&self.path, text, &self.attributes)
        {
            let place = self.lines.place(self.scanner.token_start());
            self.problems.add(place, kind);
        }
        self.path.truncate(self.path.rfind('/').unwrap_or(0));
    }

    fn finish(&mut self) {
        let Some(draft) = self.invoice.take() else {
            return;
        };
        match draft.finish() {
            Ok((invoice, kinds)) => {
                self.reading.invoices.push(invoice);
                let place = self.lines.place(self.start);
                kinds.into_iter().for_each(|kind| self.problems.add(place, kind));
            }
            Err(refusal) => self.refusal = self.refusal.take().or(Some(refusal)),
        }
    }
}

impl Attributes {
    fn of(element: &BytesStart<'_>) -> Attributes {
        if element.attributes_raw().trim().is_empty() {
            return Attributes::default();
        }
        Attributes {
            scheme: attribute(element, "schemeID"),
            currency: attribute(element, "currencyID"),
            mime: attribute(element, "mimeCode"),
            file_name: attribute(element, "filename"),
        }
    }
}

#[cfg(test)]
mod tests;
