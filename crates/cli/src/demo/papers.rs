//! The papers of the demo, as bytes: invoices in UBL with a small PDF inside, tables of the
//! bookkeeping, bank statements in camt.053. The product reads them as it reads everybody's.

use domain::{Cents, Date};

use crate::demo::cast::{CLIENT, Role};
use crate::demo::pdf::{base64, pdf};
use crate::demo::script::Sale;

pub const ACCOUNT: &str = "NL85DEMO0417164300";

/// The bank's own reference of an entry begins with this; its number follows.
const BANK_MARK: &str = "DEMO-";

/// The number of an entry, from its own text.
pub fn serial_of(raw: &str) -> Option<u32> {
    let (_, rest) = raw.split_once(&format!("<AcctSvcrRef>{BANK_MARK}"))?;
    rest.split('<').next()?.parse().ok()
}

/// One entry of the bank.
#[derive(Debug, Clone)]
pub struct Booking {
    pub booked: Date,
    /// Negative: taken from our account.
    pub cents: i64,
    pub name: String,
    pub iban: String,
    pub text: String,
    /// Counts up over the whole demo; also the bank's own reference.
    pub serial: u32,
    pub mandate: Option<String>,
    /// The entry that this one takes back.
    pub takes_back: Option<u32>,
}

pub fn invoice(sale: &Sale, role: &Role) -> String {
    let euros = amount(sale.cents);
    let country = role.country().unwrap_or("NL");
    let address = role.address.as_ref().map_or(String::new(), |(street, postal)| {
        format!(
            "<cac:PostalAddress><cbc:StreetName>{street}</cbc:StreetName><cbc:CityName>{}</cbc:CityName><cbc:PostalZone>{postal}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>",
            role.place
        )
    });
    let phone =
        role.phone.as_ref().map_or(String::new(), |phone| format!("<cbc:Telephone>{phone}</cbc:Telephone>"));
    let name = escaped(role.name);
    let means = match role.habit {
        crate::demo::habits::Habit::DirectDebit => format!(
            "<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode><cac:PaymentMandate><cbc:ID>RB-{}</cbc:ID><cac:PayerFinancialAccount><cbc:ID>{}</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>",
            role.number, role.iban
        ),
        _ => format!(
            "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>{ACCOUNT}</cbc:ID></cac:PayeeFinancialAccount>"
        ),
    };
    let document = base64(&pdf(&[
        CLIENT,
        &format!("Factuur {}", sale.number),
        role.name,
        &format!("Datum {}   Betalen voor {}", sale.issued, sale.due),
        &format!("Totaal EUR {euros}"),
    ]));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>{issued}</cbc:IssueDate><cbc:DueDate>{due}</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\n\
         <cac:AdditionalDocumentReference><cbc:ID>{number}</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"factuur-{number}.pdf\">{document}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>\n\
         <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>{CLIENT}</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>\n\
         <cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>{customer}</cbc:ID></cac:PartyIdentification>{address}<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity><cac:Contact><cbc:Name>{person}</cbc:Name>{phone}<cbc:ElectronicMail>{email}</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingCustomerParty>\n\
         <cac:PaymentMeans>{means}</cac:PaymentMeans>\n\
         <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID=\"EUR\">{euros}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID=\"EUR\">{euros}</cbc:PayableAmount></cac:LegalMonetaryTotal>\n\
         </Invoice>\n",
        number = sale.number,
        issued = sale.issued,
        due = sale.due,
        customer = role.number,
        person = escaped(role.person),
        email = role.email,
    )
}

/// A credit note about a part of an invoice.
pub fn credit_note(number: &str, about: &Sale, role: &Role, on: Date, cents: i64) -> String {
    let euros = amount(cents);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>{on}</cbc:IssueDate><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\n\
         <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>\n\
         <cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>{}</cbc:ID></cac:PartyIdentification><cac:PartyLegalEntity><cbc:RegistrationName>{}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>\n\
         <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID=\"EUR\">{euros}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID=\"EUR\">{euros}</cbc:PayableAmount></cac:LegalMonetaryTotal>\n\
         </CreditNote>\n",
        about.number,
        role.number,
        escaped(role.name),
    )
}

/// The table of customers, as the bookkeeping exports it.
pub fn customers<'a>(roles: impl Iterator<Item = &'a Role>) -> String {
    let head =
        "Debiteurnummer;Naam;Contactpersoon;E-mail;Telefoon;Adres;Postcode;Plaats;Land;Betaaltermijn;IBAN\n";
    let line = |role: &Role| {
        let (street, postal) = role.address.clone().unwrap_or_default();
        format!(
            "{};{};{};{};{};{street};{postal};{};{};{};{}\n",
            role.number,
            role.name,
            role.person,
            role.email,
            role.phone.clone().unwrap_or_default(),
            role.place,
            role.country().unwrap_or_default(),
            role.term,
            role.iban,
        )
    };
    roles.fold(head.to_owned(), |table, role| table + &line(role))
}

/// Invoices of projects, with who did the work: the bookkeeping exports them as a table.
pub fn projects<'a>(sales: impl Iterator<Item = (&'a Sale, &'a Role)>) -> String {
    let head =
        "Factuurnummer;Debiteurnummer;Naam;Factuurdatum;Vervaldatum;Bedrag;Openstaand;Project;Specialist\n";
    let line = |(sale, role): (&Sale, &Role)| {
        let (project, specialist) = role.project().unwrap_or_default();
        let euros = amount(sale.cents).replace('.', ",");
        let (issued, due) = (dutch(sale.issued), dutch(sale.due));
        format!(
            "{};{};{};{issued};{due};{euros};{euros};{project};{specialist}\n",
            sale.number, role.number, role.name
        )
    };
    sales.fold(head.to_owned(), |table, row| table + &line(row))
}

/// One statement about the days from `from` through `to`.
pub fn statement(from: Date, to: Date, opening: i64, bookings: &[Booking]) -> String {
    let closing = opening + bookings.iter().map(|booking| booking.cents).sum::<i64>();
    let balance = |sort: &str, cents: i64, day: Date| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{sort}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n",
            amount(cents.abs()),
            sign(cents),
        )
    };
    let entries: String = bookings.iter().map(entry).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>DEMO-{to}</MsgId><CreDtTm>{to}T23:59:59</CreDtTm></GrpHdr>\n\
         <Stmt><Id>DEMO-{to}</Id><FrToDt><FrDtTm>{from}T00:00:00</FrDtTm><ToDtTm>{to}T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{}{}{entries}</Stmt></BkToCstmrStmt></Document>\n",
        balance("OPBD", opening, from),
        balance("CLBD", closing, to),
    )
}

fn entry(booking: &Booking) -> String {
    let (day, serial, sum) = (booking.booked, booking.serial, amount(booking.cents.abs()));
    // Only what we collect ourselves has a reference of ours; people leave it empty.
    let own = booking.takes_back.or(booking.mandate.as_ref().map(|_| serial));
    let reference = own.map_or("NOTPROVIDED".to_owned(), |serial| format!("INC{serial:08}"));
    let reason = booking.takes_back.map_or("", |_| "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>");
    let mandate = booking.mandate.as_ref().map_or(String::new(), |id| format!("<MndtId>{id}</MndtId>"));
    let other = if booking.cents < 0 { "Cdtr" } else { "Dbtr" };
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>{}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{BANK_MARK}{serial:08}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{reference}</EndToEndId>{mandate}</Refs><RltdPties><{other}><Pty><Nm>{}</Nm></Pty></{other}><{other}Acct><Id><IBAN>{}</IBAN></Id></{other}Acct></RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf>{reason}</TxDtls></NtryDtls></Ntry>\n",
        sign(booking.cents),
        escaped(&booking.name),
        booking.iban,
        escaped(&booking.text),
    )
}

fn sign(cents: i64) -> &'static str {
    if cents < 0 { "DBIT" } else { "CRDT" }
}

fn amount(cents: i64) -> String {
    let cents = Cents(cents).0;
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn dutch(day: Date) -> String {
    let civil = day.civil();
    format!("{:02}-{:02}-{}", civil.day(), civil.month(), civil.year())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
