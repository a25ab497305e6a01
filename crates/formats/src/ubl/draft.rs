//! An invoice while it is read, and what is made of it at its end.

use domain::{Cents, Currency, Date};

use super::Attributes;
use super::attachment::DocumentDraft;
use super::means::MeansDraft;
use super::party::PartyDraft;
use super::split::{self, TermsDraft};
use super::terms;
use crate::facts::{Invoice, InvoiceKind, Payee, References};
use crate::key::plausible;
use crate::problem::ProblemKind;
use crate::refusal::Refusal;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct InvoiceDraft {
    is_credit_note: bool,
    number: Option<String>,
    issued: Option<Date>,
    due: Option<Date>,
    currency: Option<Currency>,
    amount_currency: Option<Currency>,
    total: Option<Cents>,
    payable: Option<Cents>,
    prepaid: Option<Cents>,
    references: References,
    project: Option<String>,
    credits: Vec<String>,
    notes: Vec<String>,
    terms: Vec<TermsDraft>,
    supplier: PartyDraft,
    customer: PartyDraft,
    payee: PartyDraft,
    means: Vec<MeansDraft>,
    documents: Vec<DocumentDraft>,
}

impl InvoiceDraft {
    pub(super) fn invoice() -> InvoiceDraft {
        InvoiceDraft::default()
    }

    pub(super) fn credit_note() -> InvoiceDraft {
        InvoiceDraft { is_credit_note: true, ..InvoiceDraft::default() }
    }

    /// An element was opened: some come more than once.
    pub(super) fn open(&mut self, path: &str) {
        match path {
            "PaymentMeans" => self.means.push(MeansDraft::default()),
            "PaymentTerms" => self.terms.push(TermsDraft::default()),
            "AdditionalDocumentReference" => self.documents.push(DocumentDraft::default()),
            _ => {}
        }
    }

    /// Takes a fact; tells what could not be understood.
    pub(super) fn take(&mut self, path: &str, given: &str, with: &Attributes) -> Option<ProblemKind> {
        let parts = path.split_once('/');
        match parts {
            Some(("AccountingCustomerParty", rest)) => self.customer.take(rest, given, with),
            Some(("AccountingSupplierParty", rest)) => self.supplier.take(rest, given, with),
            Some(("PayeeParty", rest)) => self.payee.take_party(rest, given, with),
            Some(("PaymentMeans", rest)) => {
                return self.means.last_mut().and_then(|means| means.take(rest, given));
            }
            Some(("AdditionalDocumentReference", rest)) => {
                return self.documents.last_mut().and_then(|it| it.take(rest, given, with));
            }
            Some(("PaymentTerms", rest)) if rest != "PaymentDueDate" => {
                self.terms.last_mut().into_iter().for_each(|terms| terms.take(rest, given));
            }
            _ => return self.take_own(path, given, with),
        }
        None
    }

    fn take_own(&mut self, path: &str, given: &str, with: &Attributes) -> Option<ProblemKind> {
        match path {
            "ID" => self.number = text::some(given),
            "IssueDate" => return set_date(&mut self.issued, given),
            "DueDate" => return set_date(&mut self.due, given),
            "PaymentTerms/PaymentDueDate" if self.due.is_none() => {
                return set_date(&mut self.due, given);
            }
            "InvoiceTypeCode" | "CreditNoteTypeCode" if is_credit_code(given) => {
                self.is_credit_note = true;
            }
            "DocumentCurrencyCode" => self.currency = given.parse().ok(),
            "BuyerReference" => self.references.buyer = text::some(given),
            "OrderReference/ID" => self.references.order = text::some(given),
            "ContractDocumentReference/ID" => self.references.contract = text::some(given),
            "ProjectReference/ID" => self.project = text::some(given),
            "BillingReference/InvoiceDocumentReference/ID" => {
                self.credits.extend(text::some(given));
            }
            "Note" => self.notes.extend(text::some(given)),
            "LegalMonetaryTotal/TaxInclusiveAmount" => {
                self.total = plausible(given);
                self.note_currency(with);
            }
            "LegalMonetaryTotal/PrepaidAmount" => {
                self.prepaid = plausible(given).filter(|amount| !amount.is_zero());
            }
            "LegalMonetaryTotal/PayableAmount" => {
                self.payable = plausible(given);
                self.note_currency(with);
            }
            _ => {}
        }
        None
    }

    fn note_currency(&mut self, with: &Attributes) {
        let given = with.currency.as_deref().and_then(|given| given.parse().ok());
        self.amount_currency = self.amount_currency.or(given);
    }

    pub(super) fn finish(self) -> Result<(Invoice, Vec<ProblemKind>), Refusal> {
        let number = self.number.clone().ok_or(Refusal::InvoiceWithoutNumber)?;
        let amounts = self.total.or(self.payable).zip(self.payable.or(self.total));
        let refuse = || Refusal::InvoiceWithoutTotal { number: number.clone() };
        let (total, open) = amounts.ok_or_else(refuse)?;
        let mut problems = Vec::new();
        let kind = self.kind(total, open);
        let (total, open) = match kind {
            InvoiceKind::Invoice => (total, open),
            InvoiceKind::CreditNote => (total.abs(), open.abs()),
        };
        let currency = self.currency.or(self.amount_currency);
        let due = self.due(&number, kind, open, &mut problems);
        self.examine(&number, kind, open, &mut problems);
        if currency.is_none() {
            problems.push(ProblemKind::CurrencyAssumed { number: number.clone() });
        }
        let payee = self.payee();
        let terms = self.terms("\n");
        let (first_means, mandate, payment) = self.payment();
        let customer = self.customer.finish(self.means.iter().find_map(MeansDraft::payer_iban));
        let project = self.project.or_else(|| self.documents.iter().find_map(DocumentDraft::project));
        let credits = match kind {
            InvoiceKind::CreditNote => self.credits,
            InvoiceKind::Invoice => Vec::new(),
        };
        let invoice = Invoice {
            number,
            kind,
            issued: self.issued,
            due,
            currency: currency.unwrap_or_default(),
            total_cents: total,
            open_cents: open,
            prepaid_cents: self.prepaid,
            customer,
            references: References { payment, ..self.references },
            credits,
            collect: first_means.collect(),
            means_code: first_means.code.clone(),
            mandate,
            document: None,
            project,
            specialist: None,
            terms,
            notes: (!self.notes.is_empty()).then(|| self.notes.join("\n")),
            supplier: Some(self.supplier.finish(None)),
            payee,
            attachments: self.documents.into_iter().filter_map(DocumentDraft::finish).collect(),
            history: None,
            line: None,
        };
        Ok((invoice, problems))
    }

    /// A credit note by its kind, its code, or a negative total.
    fn kind(&self, total: Cents, open: Cents) -> InvoiceKind {
        let negative = total.0 < 0 || (total.is_zero() && open.0 < 0);
        if self.is_credit_note || negative { InvoiceKind::CreditNote } else { InvoiceKind::Invoice }
    }

    fn examine(&self, number: &str, kind: InvoiceKind, open: Cents, found: &mut Vec<ProblemKind>) {
        let number = number.to_owned();
        let negative = self.total.or(self.payable).is_some_and(|total| total.0 < 0);
        if self.issued.is_none() {
            found.push(ProblemKind::IssuedUnknown { number: number.clone() });
        }
        if self.customer.is_unnamed() {
            found.push(ProblemKind::CustomerUnnamed { number: number.clone() });
        }
        match kind {
            InvoiceKind::Invoice if open.0 < 0 => {
                found.push(ProblemKind::OverpaidInvoice { number, open });
            }
            InvoiceKind::CreditNote if self.is_credit_note && negative => {
                found.push(ProblemKind::NegativeCreditNote { number });
            }
            _ => {}
        }
    }

    /// The due date that the file gives, or that its terms leave no doubt about.
    fn due(
        &self,
        number: &str,
        kind: InvoiceKind,
        open: Cents,
        problems: &mut Vec<ProblemKind>,
    ) -> Option<Date> {
        let terms = self.terms(" ");
        let given = self.due.or_else(|| self.means.iter().find_map(|means| means.due));
        let due = given.or_else(|| terms::due(terms.as_deref()?, self.issued?));
        match (due, self.issued) {
            (Some(due), Some(issued)) if due < issued => {
                let number = number.to_owned();
                problems.push(ProblemKind::DueBeforeIssued { number, issued, due });
            }
            // A credit note, or an invoice with nothing left to pay, needs none.
            (None, _) if kind == InvoiceKind::Invoice && open.is_positive() => {
                let terms = terms.map(|terms| text::quote(&terms));
                problems.push(ProblemKind::DueUnknown { number: number.to_owned(), terms });
            }
            _ => {}
        }
        due
    }

    /// The payment terms in words.
    fn terms(&self, between: &str) -> Option<String> {
        let words: Vec<&str> = self.terms.iter().filter_map(|terms| terms.note.as_deref()).collect();
        (!words.is_empty()).then(|| words.join(between))
    }

    fn payment(&self) -> (MeansDraft, Option<String>, Option<String>) {
        let first = self.means.first().cloned().unwrap_or_default();
        let mandate = self.means.iter().find_map(|means| means.mandate.clone());
        let payment = self.means.iter().find_map(|means| means.payment_id.clone());
        (first, mandate, payment)
    }

    fn payee(&self) -> Option<Payee> {
        let mut accounts: Vec<String> = self.means.iter().filter_map(|means| means.account.clone()).collect();
        accounts.dedup();
        let mut parts = split::parts(&self.means, &self.terms, &self.notes);
        let blocked = |account: &String| parts.iter().any(|part| part.blocked && part.account == *account);
        let ours = accounts.iter().filter(|account| !blocked(account));
        let iban = ours.into_iter().find_map(|account| crate::reference::iban_form(account));
        parts.extend(split::rest(&parts, iban.as_deref(), self.payable.or(self.total)));
        let holder = self.means.iter().find_map(|means| means.holder.clone());
        let payee = Payee { name: self.payee.name(), iban, holder, accounts, parts };
        (payee != Payee::default()).then_some(payee)
    }
}

/// UNCL 1001: the codes of EN 16931 that stand for a credit note.
fn is_credit_code(code: &str) -> bool {
    matches!(code, "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532")
}

pub(super) fn set_date(date: &mut Option<Date>, given: &str) -> Option<ProblemKind> {
    *date = given.get(..10).and_then(|day| day.parse().ok());
    date.is_none().then(|| ProblemKind::NotADate { given: text::quote(given) })
}
