//! Files of the bookkeeping, held against counting and cutting.

use formats::{InvoiceKind, ProblemKind, Reading};

use super::bank::differ;
use super::cut::{cents, count, elements, first, opened, plain_xml, text};

pub(super) fn ubl(text: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let xml = plain_xml(text);
    let documents: Vec<&str> =
        ["Invoice", "CreditNote"].into_iter().flat_map(|name| elements(&xml, name)).collect();
    differ(&mut wrong, "invoices", documents.len(), reading.invoices.len());
    for (document, invoice) in documents.iter().zip(&reading.invoices) {
        // Extensions hold whatever their makers like.
        let document = &document.split("</UBLExtensions>").last().unwrap_or(document);
        differ(&mut wrong, "number", first(document, "ID").map(unescaped), Some(invoice.number.clone()));
        let totals = elements(document, "LegalMonetaryTotal");
        let amount = |name: &str| totals.last().and_then(|totals| first(totals, name)).and_then(cents);
        let open = amount("PayableAmount").map(|amount| signed(invoice.kind, amount));
        if open.is_some() {
            differ(&mut wrong, "payable", open, Some(invoice.open_cents.0));
        }
        if let Some(total) = amount("TaxInclusiveAmount") {
            differ(&mut wrong, "total", signed(invoice.kind, total), invoice.total_cents.0);
        }
        let day = |name: &str| first(document, name).and_then(|day| day.get(..10)).map(str::to_owned);
        if day("IssueDate").is_some() {
            differ(&mut wrong, "issued", day("IssueDate"), invoice.issued.map(|day| day.to_string()));
        }
        if day("DueDate").is_some() {
            differ(&mut wrong, "due", day("DueDate"), invoice.due.map(|day| day.to_string()));
        }
        if let Some(currency) = first(document, "DocumentCurrencyCode") {
            differ(&mut wrong, "currency", currency, invoice.currency.code());
        }
        let embedded = count(document, "EmbeddedDocumentBinaryObject");
        let unreadable = reading
            .problems
            .iter()
            .filter(|problem| matches!(problem.kind, ProblemKind::AttachmentUnreadable { .. }))
            .count();
        differ(&mut wrong, "attachments", embedded, invoice.attachments.len() + unreadable);
    }
    wrong
}

/// Debit less credit of the customers' ledgers is what invoices, credit notes and payments are together.
pub(super) fn audit_file(text: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let xml = plain_xml(text);
    let parties = elements(&xml, "customersSuppliers").join("");
    let kinds = || elements(&parties, "custSupTp").into_iter().map(str::trim);
    let buyers = kinds().filter(|kind| matches!(*kind, "C" | "B")).count();
    let all = elements(&parties, "custSupID").len();
    let customers = reading.customers.len();
    if customers < buyers || customers > all {
        wrong.push(format!("customers: counted {buyers} to {all}, read {customers}"));
    }
    let ledgers = ["subledger", "obSubledger"].into_iter().flat_map(|name| elements(&xml, name));
    let ledgers: Vec<&str> = ledgers.filter(|ledger| first(ledger, "sbType") == Some("CU")).collect();
    let mut lines = 0;
    let mut net = 0;
    for line in
        ledgers.iter().flat_map(|ledger| [elements(ledger, "sbLine"), elements(ledger, "obSbLine")].concat())
    {
        let named = first(line, "custSupID").is_some_and(|number| !number.is_empty());
        if !named || first(line, "invPurSalTp") == Some("P") {
            continue;
        }
        let amount = first(line, "amnt").and_then(cents).unwrap_or_default();
        lines += 1;
        net += if first(line, "amntTp") == Some("C") { -amount } else { amount };
    }
    let is_foreign = xml.contains("<curAmnt");
    let left_out: usize = reading.problems.iter().map(|problem| left_out(&problem.kind)).sum();
    if lines > 0 && !is_foreign && left_out == 0 {
        differ(&mut wrong, "debit less credit", net, net_of(reading));
        let facts = reading.invoices.len() + reading.payments.len();
        if facts < 1 {
            wrong.push(format!("{lines} lines of customers and nothing read of them"));
        }
    }
    let names_customers = elements(&xml, "trLine").iter().any(|line| line.contains("<custSupID"));
    if lines == 0 && !names_customers && !reading.invoices.is_empty() {
        wrong.push("invoices were read and no booking names a customer".to_owned());
    }
    wrong
}

fn net_of(reading: &Reading) -> i64 {
    let invoices: i64 = reading
        .invoices
        .iter()
        .map(|invoice| match invoice.kind {
            InvoiceKind::Invoice => invoice.total_cents.0,
            InvoiceKind::CreditNote => -invoice.total_cents.0,
        })
        .sum();
    invoices - reading.payments.iter().map(|payment| payment.amount_cents.0).sum::<i64>()
}

pub(super) fn twinfield(text: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let xml = plain_xml(text);
    let failed = reading
        .problems
        .iter()
        .filter(|problem| {
            matches!(problem.kind, ProblemKind::ItemFailed { .. } | ProblemKind::NoInvoice { .. })
        })
        .count();
    // A set has an element of the same name: it names the customer by code only.
    let with_code = |item: &&&str| item.contains("<code>") && item.contains("<type");
    let dimensions = elements(&xml, "dimension");
    let debtors = dimensions.iter().filter(with_code).filter(|item| item.contains(">DEB<")).count();
    differ(&mut wrong, "customers", debtors, reading.customers.len());
    let is_sold = |(opening, line): &(&str, &str)| {
        opening.contains("type=\"total\"") && line.contains("<dim2") && !line.contains("type=\"CRD\"")
    };
    let total = |item: &&str| opened(item, "line").iter().any(is_sold);
    if xml.contains("<browse") {
        let named = |row: &&str| row.contains("fin.trs.line.dim2\"") && row.contains("valuesigned\"");
        let rows = elements(&xml, "tr").into_iter().filter(named).count();
        differ(&mut wrong, "rows", rows, reading.invoices.len() + reading.payments.len() + failed);
        return wrong;
    }
    let transactions = elements(&xml, "transaction").iter().filter(|item| total(item)).count();
    let sold = transactions + elements(&xml, "salesinvoice").len();
    let read = reading.invoices.len();
    if read > sold || read + failed < sold {
        wrong.push(format!("invoices: counted {sold}, read {read}, told as failed {failed}"));
    }
    let carried_out =
        opened(&xml, "set").into_iter().filter(|(opening, _)| !opening.contains("result=\"0\""));
    let values = carried_out.flat_map(|(_, set)| elements(set, "matchvalue")).filter_map(cents);
    let matched: i64 = values.filter(|value| *value > 0).sum();
    let paid: i64 = reading.payments.iter().map(|payment| payment.amount_cents.0).sum();
    if transactions == 0 {
        differ(&mut wrong, "matched", matched, paid);
    }
    wrong
}

/// Rows with something in them, against what was read and what was said about the rest.
pub(super) fn table(source: &str, reading: &Reading) -> Vec<String> {
    let mut wrong = Vec::new();
    let filled = source.lines().filter(|line| !line.trim().is_empty()).count();
    let Some(told) = &reading.table else {
        wrong.push("a table without columns".to_owned());
        return wrong;
    };
    // Titles and the header stand above; a cell can have lines.
    if told.rows > filled {
        wrong.push(format!("rows: counted {filled} lines, read {}", told.rows));
    }
    accounted(&mut wrong, reading, has_doubles(source));
    wrong
}

/// The sheets of a workbook: no more rows than there are with something in them.
pub(super) fn workbook(inside: &[(String, Vec<u8>)], readings: &[Reading]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut counted = 0;
    for (name, bytes) in inside {
        let (row, cells): (&str, &[&str]) = match name.as_str() {
            "content.xml" => ("table-row", &["<p>", "<p "]),
            name if name.contains("worksheets/") => ("row", &["<v>", "<t>", "<t "]),
            _ => continue,
        };
        let xml = plain_xml(&text(bytes));
        counted +=
            elements(&xml, row).iter().filter(|row| cells.iter().any(|cell| row.contains(cell))).count();
    }
    let rows: usize =
        readings.iter().filter_map(|reading| reading.table.as_ref()).map(|table| table.rows).sum();
    // Rows of which only a merged cell says something are no rows of the sheet.
    if rows > counted {
        wrong.push(format!("rows: counted {counted}, read {rows}"));
    }
    for reading in readings.iter().filter(|reading| reading.refused.is_none()) {
        accounted(&mut wrong, reading, false);
    }
    wrong
}

/// Every row is read, or it is said that it was left out. The same row twice is one fact.
fn accounted(wrong: &mut Vec<String>, reading: &Reading, has_doubles: bool) {
    let Some(told) = &reading.table else { return };
    let facts = reading.invoices.len() + reading.customers.len() + reading.payments.len();
    let said: usize = reading.problems.iter().map(|problem| left_out(&problem.kind)).sum();
    let is_bookings = reading.format.as_ref().is_some_and(|format| format.word().ends_with("mutations"));
    if facts + said == 0 && told.rows > 0 {
        wrong.push(format!("{} rows and nothing read or said of them", told.rows));
    } else if facts + said < told.rows && !is_bookings && !has_doubles {
        wrong.push(format!("rows: {} in the file, {facts} read, {said} told as left out", told.rows));
    }
}

/// Rows that a problem says were left out.
fn left_out(kind: &ProblemKind) -> usize {
    match kind {
        ProblemKind::TotalsSkipped { count }
        | ProblemKind::EmptyRowsSkipped { count }
        | ProblemKind::OtherBookingsSkipped { count }
        | ProblemKind::CustomerRows { count }
        | ProblemKind::More { count } => *count,
        ProblemKind::RowWithoutNumber
        | ProblemKind::RowWithoutAmount { .. }
        | ProblemKind::RowWithoutName
        | ProblemKind::NoInvoice { .. }
        | ProblemKind::DuplicateInvoice { .. } => 1,
        _ => 0,
    }
}

/// The same line twice is one fact.
fn has_doubles(text: &str) -> bool {
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.sort_unstable();
    lines.windows(2).any(|pair| pair[0] == pair[1])
}

fn signed(kind: InvoiceKind, amount: i64) -> i64 {
    if kind == InvoiceKind::CreditNote { amount.abs() } else { amount }
}

fn unescaped(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
