//! Invoices, transactions and matches of Twinfield.
//!
//! A transaction knows what is open of it (`openvalue`); an invoice does not, so its whole total
//! stands open until a transaction, a match or the bank says else.

use domain::{Cents, Currency, Date};

use super::node::Node;
use crate::facts::{Collect, Customer, Invoice, InvoiceKind, Payment, References};
use crate::key::plausible;
use crate::problem::ProblemKind;

/// The code of matching for suppliers.
const MATCH_SUPPLIERS: &str = "270";

#[derive(Debug, Default)]
pub(super) struct Booked {
    pub(super) invoices: Vec<Invoice>,
    pub(super) payments: Vec<Payment>,
    pub(super) problems: Vec<ProblemKind>,
}

/// A `salesinvoice`.
pub(super) fn invoice(node: &Node) -> Result<Invoice, ProblemKind> {
    let Some(number) = node.text("header/invoicenumber") else {
        return Err(ProblemKind::RowWithoutNumber);
    };
    let status = node.text("header/status").unwrap_or_default();
    if status == "concept" {
        return Err(ProblemKind::NoInvoice { number, sort: status });
    }
    let Some(total) = amount(node, "totals/valueinc").or_else(|| sum_of_lines(node)) else {
        return Err(ProblemKind::RowWithoutAmount { number });
    };
    let header = Header::of(node);
    let customer = Customer { number: node.text("header/customer"), ..Customer::default() };
    let mut invoice = header.invoice(number, customer, total, total);
    // `da`: the customer is collected from.
    if node.text("header/paymentmethod").as_deref() == Some("da") {
        invoice.collect = Collect::DirectDebit;
    }
    Ok(invoice)
}

/// A `transaction`: a sales invoice by its line of the kind `total`, payments by lines of debtors
/// in any other.
pub(super) fn transaction(node: &Node) -> Booked {
    let mut booked = Booked::default();
    let header = Header::of(node);
    let lines = || node.at("lines").into_iter().flat_map(|lines| lines.children("line"));
    for line in lines() {
        let Some(party) = line.at("dim2").filter(|dim| dim.kind().is_none_or(|kind| kind == "DEB")) else {
            continue;
        };
        let is_total = line.kind() == Some("total");
        // In a sale only the total is the customer's; elsewhere a line without a kind is no debtor's.
        if !is_total && party.kind().is_none() {
            continue;
        }
        let customer = Customer { number: party.own_text(), name: party.title(), ..Customer::default() };
        let number = line.text("invoicenumber").or_else(|| node.text("header/invoicenumber"));
        let Some(value) = amount(line, "value") else {
            let number = number.or_else(|| node.text("header/number")).unwrap_or_default();
            booked.problems.push(ProblemKind::RowWithoutAmount { number });
            continue;
        };
        let is_credit = line.text("debitcredit").as_deref() == Some("credit");
        let signed = if is_credit { -value } else { value };
        if is_total {
            let Some(number) = number.or_else(|| node.text("header/number")) else {
                booked.problems.push(ProblemKind::RowWithoutNumber);
                continue;
            };
            let open = open_of(line, signed);
            booked.invoices.push(header.invoice(number, customer, signed, open));
        } else {
            let text = line.text("description");
            booked.payments.push(header.payment(customer, number, -signed, text));
        }
    }
    booked
}

/// A `set`: what was settled of each booking that was owed. The other side of it is the payment.
pub(super) fn matches(node: &Node) -> Vec<Payment> {
    if node.text("matchcode").as_deref() == Some(MATCH_SUPPLIERS) {
        return Vec::new();
    }
    let booked = node.text("matchdate").as_deref().and_then(day);
    let lines = || node.at("lines").into_iter().flat_map(|lines| lines.children("line"));
    let lines: Vec<&Node> = lines().filter(|line| line.failure().is_none()).collect();
    let value = |line: &Node| amount(line, "matchvaluecur").or_else(|| amount(line, "matchvalue"));
    let paid_by = lines.iter().find(|line| value(line).is_some_and(|value| value.0 < 0));
    let text = paid_by.and_then(|line| booking(line));
    let settled = lines.iter().filter_map(|line| Some((line, value(line).filter(|value| value.0 > 0)?)));
    let payment = |(line, amount_cents): (&&Node, Cents)| Payment {
        customer: Customer { number: line.text("dim2"), ..Customer::default() },
        invoice: None,
        booked,
        amount_cents,
        currency: Currency::default(),
        document: booking(line),
        text: text.clone(),
        line: None,
    };
    settled.map(payment).collect()
}

/// What a person should look at.
pub(super) fn examine(invoice: &Invoice) -> Vec<ProblemKind> {
    let number = || invoice.number.clone();
    let mut found = Vec::new();
    if invoice.customer.number.is_none() {
        found.push(ProblemKind::CustomerUnnamed { number: number() });
    }
    if invoice.issued.is_none() {
        found.push(ProblemKind::IssuedUnknown { number: number() });
    }
    if invoice.kind == InvoiceKind::CreditNote {
        return found;
    }
    if invoice.open_cents.0 < 0 {
        found.push(ProblemKind::OverpaidInvoice { number: number(), open: invoice.open_cents });
    }
    match (invoice.issued, invoice.due) {
        (_, None) if invoice.open_cents.is_positive() => {
            found.push(ProblemKind::DueUnknown { number: number(), terms: None });
        }
        (Some(issued), Some(due)) if due < issued => {
            found.push(ProblemKind::DueBeforeIssued { number: number(), issued, due });
        }
        _ => {}
    }
    found
}

/// What all lines of an item share.
pub(super) struct Header {
    pub(super) issued: Option<Date>,
    pub(super) due: Option<Date>,
    pub(super) currency: Currency,
    pub(super) reference: Option<String>,
    pub(super) document: Option<String>,
    pub(super) text: Option<String>,
}

impl Header {
    fn of(node: &Node) -> Header {
        let date = |path: &str| node.text(path).as_deref().and_then(day);
        let code = node.text("header/code").zip(node.text("header/number"));
        Header {
            issued: date("header/date").or_else(|| date("header/invoicedate")),
            due: date("header/duedate"),
            currency: node.text("header/currency").and_then(|code| code.parse().ok()).unwrap_or_default(),
            reference: node.text("header/paymentreference"),
            document: code.map(|(code, number)| format!("{code} {number}")),
            text: node.text("header/headertext"),
        }
    }

    pub(super) fn invoice(&self, number: String, customer: Customer, total: Cents, open: Cents) -> Invoice {
        let is_credit = total.0 < 0;
        let (total, open) = if is_credit { (-total, open.abs()) } else { (total, open) };
        Invoice {
            number,
            kind: if is_credit { InvoiceKind::CreditNote } else { InvoiceKind::Invoice },
            issued: self.issued,
            due: self.due,
            currency: self.currency,
            total_cents: total,
            open_cents: open,
            prepaid_cents: None,
            customer,
            references: References { payment: self.reference.clone(), ..References::default() },
            credits: Vec::new(),
            collect: Collect::Transfer,
            means_code: None,
            mandate: None,
            document: self.document.clone(),
            project: None,
            specialist: None,
            terms: None,
            notes: self.text.clone(),
            supplier: None,
            payee: None,
            attachments: Vec::new(),
            history: None,
            line: None,
        }
    }

    pub(super) fn payment(
        &self,
        customer: Customer,
        invoice: Option<String>,
        amount: Cents,
        text: Option<String>,
    ) -> Payment {
        Payment {
            customer,
            invoice,
            booked: self.issued,
            amount_cents: amount,
            currency: self.currency,
            document: self.document.clone(),
            text,
            line: None,
        }
    }
}

/// What is open of a line, with the sign of its amount. A line that is matched whole has nothing.
fn open_of(line: &Node, signed: Cents) -> Cents {
    match amount(line, "openvalue") {
        Some(open) if signed.0 < 0 => -open.abs(),
        Some(open) => open,
        None if line.text("matchstatus").as_deref() == Some("matched") => Cents::ZERO,
        None => signed,
    }
}

fn sum_of_lines(node: &Node) -> Option<Cents> {
    let lines: Vec<&Node> = node.at("lines")?.children("line").collect();
    let values: Option<Vec<Cents>> = lines.iter().map(|line| amount(line, "valueinc")).collect();
    values.filter(|values| !values.is_empty()).map(|values| values.into_iter().sum())
}

/// `SLS 201300095`: the journal and the number in it.
fn booking(line: &Node) -> Option<String> {
    Some(format!("{} {}", line.text("transcode")?, line.text("transnumber")?))
}

fn amount(node: &Node, path: &str) -> Option<Cents> {
    plausible(&node.text(path)?)
}

/// `20130502`.
fn day(text: &str) -> Option<Date> {
    crate::table::read_date(text, crate::table::DateOrder::DayFirst)
}
