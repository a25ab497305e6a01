//! The files of the year, as bookkeeping and bank write them.

use std::collections::BTreeMap;
use std::fmt::Write;

use domain::{Cents, Date};

use super::{Account, FROM, Line, Year};

/// One month of one account.
pub(super) struct Statement {
    pub name: String,
    pub account: Account,
    pub from: Date,
    pub to: Date,
    pub opening: i64,
    /// The number of the first booking.
    pub first: usize,
    pub lines: Vec<Line>,
}

pub fn customers(year: &Year) -> String {
    let mut table = "Debiteurnummer;Naam;E-mail;Plaats;Betaaltermijn;IBAN\n".to_owned();
    for customer in &year.customers {
        let iban = customer.on_card.clone().unwrap_or_default();
        let (number, name, city, term) = (&customer.number, &customer.name, customer.city, customer.term);
        let _ = writeln!(table, "{number};{name};administratie{number}@klant.example;{city};{term};{iban}");
    }
    table
}

/// A table a month: what was invoiced, credit notes with a minus.
pub fn invoices(year: &Year) -> BTreeMap<String, String> {
    let head = "Factuurnummer;Debiteurnummer;Naam;Factuurdatum;Vervaldatum;Factuurbedrag;Openstaand;Valuta;Betalingskenmerk;Betaalwijze;Crediteert factuur\n";
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for bill in &year.bills {
        let table = tables.entry(month(bill.issued)).or_insert_with(|| head.to_owned());
        let customer = &year.customers[bill.who];
        let amount = euros(bill.cents).replace('.', ",");
        let currency = if customer.dollars { "USD" } else { "EUR" };
        let reference = bill.reference.clone().unwrap_or_default();
        let collect = if customer.collected { "incasso" } else { "" };
        let about = bill.credits.filter(|_| bill.names_what_it_credits);
        let about = about.map(|about| year.bills[about].number.clone()).unwrap_or_default();
        let _ = writeln!(
            table,
            "{};{};{};{};{};{amount};{amount};{currency};{reference};{collect};{about}",
            bill.number,
            customer.number,
            customer.name,
            dutch(bill.issued),
            dutch(bill.due),
        );
    }
    tables
}

pub(super) fn statements(year: &Year) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut balances: BTreeMap<Account, i64> = BTreeMap::new();
    for (place, line) in year.lines.iter().enumerate() {
        let own =
            |last: &&mut Statement| last.account == line.account && month(last.from) == month(line.booked);
        let balance = balances.entry(line.account).or_insert(2_500_000);
        match statements.last_mut().filter(own) {
            Some(last) => last.lines.push(line.clone()),
            None => statements.push(Statement {
                name: format!("{}-{}.xml", word(line.account), month(line.booked)),
                account: line.account,
                from: first_of_month(line.booked),
                to: last_of_month(line.booked),
                opening: *balance,
                first: place,
                lines: vec![line.clone()],
            }),
        }
        *balance += line.cents;
    }
    statements
}

pub(super) fn camt(statement: &Statement) -> String {
    let (from, to, opening) = (statement.from, statement.to, statement.opening);
    let closing = opening + statement.lines.iter().map(|line| line.cents).sum::<i64>();
    let currency = currency(statement.account);
    let balance = |sort: &str, cents: i64, day: Date| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{sort}</Cd></CdOrPrtry></Tp><Amt Ccy=\"{currency}\">{}</Amt><CdtDbtInd>{}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n",
            euros(cents.abs()),
            sign(cents),
        )
    };
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>{0}</MsgId><CreDtTm>{to}T23:59:59</CreDtTm></GrpHdr>\n\
         <Stmt><Id>{0}</Id><FrToDt><FrDtTm>{from}T00:00:00</FrDtTm><ToDtTm>{to}T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>{1}</IBAN></Id><Ccy>{currency}</Ccy></Acct>\n",
        statement.name,
        iban(statement.account),
    );
    text += &balance("OPBD", opening, from);
    text += &balance("CLBD", closing, to);
    for (place, line) in statement.lines.iter().enumerate() {
        entry(&mut text, line, statement.first + place, currency);
    }
    text + "</Stmt></BkToCstmrStmt></Document>\n"
}

fn entry(text: &mut String, line: &Line, serial: usize, currency: &str) {
    let (day, sum) = (line.booked, euros(line.cents.abs()));
    let reversal = if line.reason.is_some() { "<RvslInd>true</RvslInd>" } else { "" };
    let _ = write!(
        text,
        "<Ntry><Amt Ccy=\"{currency}\">{sum}</Amt><CdtDbtInd>{}</CdtDbtInd>{reversal}<Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{}</AcctSvcrRef>",
        sign(line.cents),
        reference(serial),
    );
    // Some banks say everything in one text.
    let in_one_text =
        line.parts.is_empty() && line.count.is_none() && serial.is_multiple_of(10) && line.reason.is_none();
    if in_one_text {
        let said = one_text(line);
        let _ = writeln!(
            text,
            "<NtryDtls><TxDtls/></NtryDtls><AddtlNtryInf>{}</AddtlNtryInf></Ntry>",
            escaped(&said)
        );
        return;
    }
    text.push_str("<NtryDtls>");
    match (line.count, line.parts.as_slice()) {
        (Some(count), parts) => {
            let _ = write!(text, "<Btch><PmtInfId>INCASSO-{day}</PmtInfId><NbOfTxs>{count}</NbOfTxs></Btch>");
            if parts.is_empty() {
                let _ =
                    writeln!(text, "</NtryDtls><AddtlNtryInf>{}</AddtlNtryInf></Ntry>", escaped(&line.text));
                return;
            }
            parts.iter().for_each(|part| details(text, part, serial, currency, true));
        }
        (None, []) => details(text, line, serial, currency, false),
        (None, parts) => {
            let _ = write!(text, "<Btch><NbOfTxs>{}</NbOfTxs></Btch>", parts.len());
            parts.iter().for_each(|part| details(text, part, serial, currency, true));
        }
    }
    text.push_str("</NtryDtls></Ntry>\n");
}

fn details(text: &mut String, line: &Line, serial: usize, currency: &str, in_batch: bool) {
    let other = if line.cents < 0 && line.reason.is_none() { "Cdtr" } else { "Dbtr" };
    let end_to_end = line.end_to_end.clone().unwrap_or("NOTPROVIDED".to_owned());
    let _ = write!(text, "<TxDtls><Refs><EndToEndId>{}</EndToEndId>", escaped(&end_to_end));
    if let Some(mandate) = &line.mandate {
        let _ = write!(text, "<MndtId>{mandate}</MndtId>");
    }
    text.push_str("</Refs>");
    if in_batch {
        let sum = euros(line.cents.abs());
        let _ = write!(text, "<AmtDtls><TxAmt><Amt Ccy=\"{currency}\">{sum}</Amt></TxAmt></AmtDtls>");
    }
    if !line.name.is_empty() {
        let _ = write!(text, "<RltdPties><{other}><Nm>{}</Nm></{other}>", escaped(&line.name));
        if let Some(iban) = &line.iban {
            let _ = write!(text, "<{other}Acct><Id><IBAN>{iban}</IBAN></Id></{other}Acct>");
        }
        text.push_str("</RltdPties>");
    }
    text.push_str("<RmtInf>");
    if let Some(structured) = &line.structured {
        let _ = write!(text, "<Strd><CdtrRefInf><Ref>{}</Ref></CdtrRefInf></Strd>", escaped(structured));
    }
    // Lines of 35 and 65 signs, cut wherever they end.
    let width = match serial % 10 {
        1 | 2 => 35,
        3 => 65,
        _ => 140,
    };
    let letters: Vec<char> = line.text.chars().collect();
    for part in letters.chunks(width) {
        let part: String = part.iter().collect();
        let _ = write!(text, "<Ustrd>{}</Ustrd>", escaped(&part));
    }
    text.push_str("</RmtInf>");
    if let Some(reason) = line.reason {
        let _ = write!(text, "<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>");
    }
    text.push_str("</TxDtls>");
}

fn one_text(line: &Line) -> String {
    let mut said = String::from("/TRTP/SEPA OVERBOEKING");
    for (tag, value) in [
        ("IBAN", line.iban.as_deref()),
        ("NAME", Some(line.name.as_str())),
        ("MARF", line.mandate.as_deref()),
        ("REMI", Some(line.text.as_str()).filter(|text| !text.is_empty()).or(line.structured.as_deref())),
        ("EREF", Some(line.end_to_end.as_deref().unwrap_or("NOTPROVIDED"))),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = write!(said, "/{tag}/{value}");
        }
    }
    said
}

/// The bank's own reference of a booking.
pub(super) fn reference(serial: usize) -> String {
    format!("BK25{serial:09}")
}

pub(super) fn currency(account: Account) -> &'static str {
    if account == Account::Dollars { "USD" } else { "EUR" }
}

fn iban(account: Account) -> &'static str {
    match account {
        Account::Main => "NL85DEMO0417164300",
        Account::Blocked => "NL84DEMO0990000112",
        Account::Dollars => "NL57DEMO0417164301",
    }
}

fn word(account: Account) -> &'static str {
    match account {
        Account::Main => "bank",
        Account::Blocked => "bank-blocked",
        Account::Dollars => "bank-dollars",
    }
}

fn month(day: Date) -> String {
    day.to_string().chars().take(7).collect()
}

fn first_of_month(day: Date) -> Date {
    day.plus_days(1 - i32::from(day.civil().day())).max(FROM.plus_days(-2))
}

fn last_of_month(day: Date) -> Date {
    let civil = day.civil().last_of_month();
    Date::from(civil)
}

fn sign(cents: i64) -> &'static str {
    if cents < 0 { "DBIT" } else { "CRDT" }
}

fn euros(cents: i64) -> String {
    Cents(cents).to_decimal()
}

fn dutch(day: Date) -> String {
    let civil = day.civil();
    format!("{:02}-{:02}-{}", civil.day(), civil.month(), civil.year())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
