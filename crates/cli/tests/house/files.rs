//! Small files as bookkeeping programs and banks make them. All people in them are invented.

use std::fmt::Write as _;

const NAMESPACES: &str = r#"xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2""#;

/// An invoice or credit note, as UBL.
#[derive(Clone)]
pub struct Bill {
    pub number: String,
    pub issued: String,
    pub due: String,
    pub cents: i64,
    pub customer: &'static str,
    pub kvk: Option<String>,
    pub email: Option<String>,
    pub reference: Option<String>,
    pub supplier_kvk: &'static str,
    pub pdf: bool,
    /// The invoice that this credit note is about.
    pub credits: Option<String>,
}

impl Bill {
    /// Of 2026-02-16, due on 2026-03-02.
    pub fn new(number: &str, cents: i64, customer: &'static str) -> Bill {
        let local: String = customer.to_lowercase().replace(' ', ".");
        Bill {
            number: number.to_owned(),
            issued: "2026-02-16".to_owned(),
            due: "2026-03-02".to_owned(),
            cents,
            customer,
            kvk: None,
            email: Some(format!("{local}@klant.example")),
            reference: None,
            supplier_kvk: "11111111",
            pdf: false,
            credits: None,
        }
    }

    pub fn credit_note(number: &str, cents: i64, customer: &'static str, credits: &str) -> Bill {
        Bill { credits: Some(credits.to_owned()), ..Bill::new(number, cents, customer) }
    }

    pub fn xml(&self) -> String {
        let root = if self.credits.is_some() { "CreditNote" } else { "Invoice" };
        let mut inside = String::new();
        if self.credits.is_none() {
            write!(inside, "<cbc:DueDate>{}</cbc:DueDate>", self.due).unwrap();
        }
        inside += "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>";
        if let Some(credits) = &self.credits {
            write!(
                inside,
                "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{credits}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
            )
            .unwrap();
        }
        if self.pdf {
            inside += "<cac:AdditionalDocumentReference><cbc:ID>pdf</cbc:ID><cac:Attachment>\
                <cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"factuur.pdf\">JVBERi0xLjQK</cbc:EmbeddedDocumentBinaryObject>\
                </cac:Attachment></cac:AdditionalDocumentReference>";
        }
        let supplier = party("Voorbeeld & Zonen BV", Some(self.supplier_kvk), None);
        let customer = party(self.customer, self.kvk.as_deref(), self.email.as_deref());
        write!(inside, "<cac:AccountingSupplierParty>{supplier}</cac:AccountingSupplierParty>").unwrap();
        write!(inside, "<cac:AccountingCustomerParty>{customer}</cac:AccountingCustomerParty>").unwrap();
        if let Some(reference) = &self.reference {
            write!(
                inside,
                "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>{reference}</cbc:PaymentID></cac:PaymentMeans>"
            )
            .unwrap();
        }
        let amount = euros(self.cents);
        format!(
            "<?xml version=\"1.0\"?>\n<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" {NAMESPACES}>\
             <cbc:ID>{}</cbc:ID><cbc:IssueDate>{}</cbc:IssueDate>{inside}\
             <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID=\"EUR\">{amount}</cbc:TaxInclusiveAmount>\
             <cbc:PayableAmount currencyID=\"EUR\">{amount}</cbc:PayableAmount></cac:LegalMonetaryTotal></{root}>",
            self.number, self.issued
        )
    }
}

fn party(name: &str, kvk: Option<&str>, email: Option<&str>) -> String {
    let name = name.replace('&', "&amp;");
    let company = kvk.map(|kvk| format!("<cbc:CompanyID schemeID=\"0106\">{kvk}</cbc:CompanyID>"));
    let contact = email
        .map(|email| format!("<cac:Contact><cbc:ElectronicMail>{email}</cbc:ElectronicMail></cac:Contact>"));
    format!(
        "<cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName><cac:PartyLegalEntity>\
         <cbc:RegistrationName>{name}</cbc:RegistrationName>{}</cac:PartyLegalEntity>{}</cac:Party>",
        company.unwrap_or_default(),
        contact.unwrap_or_default()
    )
}

/// A line of a bank statement.
#[derive(Clone, Default)]
pub struct Paid {
    /// The bank's own reference: the same in every file that tells of it.
    pub id: String,
    pub on: String,
    /// Negative: taken back.
    pub cents: i64,
    pub text: String,
    pub iban: Option<String>,
    pub reference: Option<String>,
    pub end_to_end: Option<String>,
    pub mandate: Option<String>,
    pub return_reason: Option<&'static str>,
    /// A batch of these payments.
    pub parts: Vec<(i64, String)>,
}

impl Paid {
    pub fn new(id: &str, on: &str, cents: i64, text: &str) -> Paid {
        Paid { id: id.to_owned(), on: on.to_owned(), cents, text: text.to_owned(), ..Paid::default() }
    }

    fn xml(&self, with_parts: bool) -> String {
        let sign = if self.cents < 0 { "DBIT" } else { "CRDT" };
        let details: String = match self.parts.as_slice() {
            parts if !parts.is_empty() && with_parts => {
                let one = |(cents, text): &(i64, String)| {
                    format!(
                        "<TxDtls><Amt Ccy=\"EUR\">{}</Amt><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>",
                        euros(*cents)
                    )
                };
                parts.iter().map(one).collect()
            }
            [] => self.detail(),
            parts => format!("<Btch><NbOfTxs>{}</NbOfTxs></Btch>", parts.len()),
        };
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
             <BookgDt><Dt>{}</Dt></BookgDt><AcctSvcrRef>{}</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>",
            euros(self.cents.abs()),
            self.on,
            self.id
        )
    }

    fn detail(&self) -> String {
        let tag = |name: &str, text: &Option<String>| {
            let tagged = |text: &String| format!("<{name}>{text}</{name}>");
            text.as_ref().map(tagged).unwrap_or_default()
        };
        let refs = tag("EndToEndId", &self.end_to_end) + &tag("MndtId", &self.mandate);
        let account = |iban: &String| {
            format!("<RltdPties><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>")
        };
        let structured =
            |reference: &String| format!("<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd>");
        let reason = |code: &str| format!("<RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf>");
        format!(
            "<TxDtls><Refs>{refs}</Refs>{}<RmtInf><Ustrd>{}</Ustrd>{}</RmtInf>{}</TxDtls>",
            self.iban.as_ref().map(account).unwrap_or_default(),
            self.text,
            self.reference.as_ref().map(structured).unwrap_or_default(),
            self.return_reason.map(reason).unwrap_or_default(),
        )
    }
}

/// A camt.053 that covers everything up to and including `through`.
pub fn statement(through: &str, entries: &[Paid]) -> String {
    let entries: String = entries.iter().map(|paid| paid.xml(true)).collect();
    camt("camt.053.001.08", "BkToCstmrStmt", "Stmt", through, &entries)
}

/// The same, with batches as one line.
pub fn bare_statement(through: &str, entries: &[Paid]) -> String {
    let entries: String = entries.iter().map(|paid| paid.xml(false)).collect();
    camt("camt.053.001.08", "BkToCstmrStmt", "Stmt", through, &entries)
}

/// A camt.054: single entries, of no certain day.
pub fn notification(through: &str, entries: &[Paid]) -> String {
    let entries: String = entries.iter().map(|paid| paid.xml(true)).collect();
    camt("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", through, &entries)
}

fn camt(message: &str, root: &str, element: &str, through: &str, entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{message}\"><{root}>\
         <{element}><Id>S{through}</Id><FrToDt><FrDtTm>{through}T00:00:00</FrDtTm><ToDtTm>{through}T23:59:59</ToDtTm></FrToDt>\
         <Acct><Id><IBAN>NL02ABNA0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</{element}></{root}></Document>"
    )
}

/// 1234 → "12.34".
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// 1234 → "12,34", as in Dutch tables.
pub fn komma(cents: i64) -> String {
    euros(cents).replace('.', ",")
}
