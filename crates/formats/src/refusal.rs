//! Why a whole file was refused, in words that a bookkeeper understands: what it is, and what to
//! do instead.
//!
//! Not here: problems inside a file that was read (`problem`).

use domain::Language;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    NotRecognised,
    TooLarge { megabytes: u64 },
    // A kind that we know and do not read.
    Excel,
    Pdf,
    Image,
    WebPage,
    Json,
    JsonOf { sender: &'static str },
    PlainText,
    NoStatement,
    BalanceList,
    BankTable { bank: Option<&'static str> },
    CreditCardTable,
    AuditFile2,
    AuditFile4,
    OfficeDocument,
    CrossIndustryInvoice,
    PaymentOrder { message: String },
    OtherBankMessage { message: String },
    OtherXml { root: String },
    OtherUbl { root: String },
    // Zip.
    BrokenZip,
    LockedZip,
    ZipInZip,
    TooManyFilesInZip { limit: usize },
    ZipBomb,
    UnsafeName,
    // XML.
    BrokenXml { line: u64, column: u64 },
    CutOffXml,
    DocumentType,
    UnknownEntity { name: String },
    NestedTooDeep,
    ValueTooLong,
    TooManyElements,
    // Content.
    InvoiceWithoutNumber,
    InvoiceWithoutTotal { number: String },
    ColumnsNotRecognised { columns: Vec<String> },
    NoRows,
    NoDebtors,
    HiddenSheet,
}

impl Refusal {
    /// The reason and what to do, in one text.
    pub fn render(&self, language: Language) -> String {
        match language {
            Language::Nl => self.dutch(),
            Language::En => self.english(),
        }
    }

    fn dutch(&self) -> String {
        use Refusal as R;
        match self {
            R::Empty => "Dit bestand is leeg.".into(),
            R::NotRecognised => "Wij herkennen dit bestand niet. Bondig leest facturen in UBL (XML), klanten en openstaande facturen in Excel of CSV, auditfiles (XAF 3.2), en bankafschriften.".into(),
            R::TooLarge { megabytes } => format!("Dit bestand is te groot: meer dan {megabytes} MB. Splits het en lees de delen na elkaar in."),
            R::Excel => "Dit is een Excel-bestand dat wij niet kunnen openen: het is van een oud soort (.xls, .xlsb) of heeft een wachtwoord. Sla het op als gewone Excel-werkmap (.xlsx) of als CSV en lees dat in.".into(),
            R::OfficeDocument => "Dit is een tekst of presentatie, geen tabel. Lees de openstaande facturen in als Excel of CSV.".into(),
            R::Pdf => "Dit is een PDF. Vraag de boekhouding om de factuur als UBL (XML).".into(),
            R::Image => "Dit is een afbeelding. Vraag de boekhouding om de factuur als UBL (XML).".into(),
            R::WebPage => "Dit is een webpagina, geen bestand met gegevens. Download het bestand opnieuw.".into(),
            R::Json => "Dit is een JSON-bestand; dat lezen wij niet. Kies bij het exporteren UBL, CSV of camt.053.".into(),
            R::JsonOf { sender } => format!("Dit is een bericht van {sender} (JSON), geen bestand van boekhouding of bank; dat leest u hier niet in."),
            R::PlainText => "Dit is een tekst met uitleg, geen bestand met gegevens. Daar valt niets uit in te lezen.".into(),
            R::NoStatement => "Dit is een stuk van een bankafschrift in MT940, zonder saldo en zonder boekingen. Download het hele afschrift bij de bank.".into(),
            R::BalanceList => "Dit is een lijst met saldo's van bankrekeningen. Daar staan geen betalingen op. Download bij de bank de transacties: camt.053, MT940 of CSV.".into(),
            R::BankTable { bank: Some(bank) } => format!("Dit is een lijst met banktransacties van {bank}; die lezen wij niet. Download bij de bank camt.053 (XML) of MT940 over dezelfde dagen."),
            R::BankTable { bank: None } => "Dit is een lijst met banktransacties, maar aan de kolommen zien wij niet van welke bank. Download bij de bank camt.053 (XML) of MT940 over dezelfde dagen.".into(),
            R::CreditCardTable => "Dit is een overzicht van een creditcard. Daar staan geen betalingen van klanten op; u hoeft het niet in te lezen.".into(),
            R::AuditFile2 => "Dit is een auditfile van de oude versie 2 (CLAIR). Exporteer een auditfile 3.2 met subadministratie, of de openstaande posten (debiteuren) als Excel of CSV.".into(),
            R::AuditFile4 => "Dit is een auditfile van versie 4.0. Daar staan geen losse facturen en vervaldatums meer in, alleen een saldo per klant; daarmee kunnen wij niemand aan een factuur herinneren. Exporteer de openstaande posten (debiteuren) als Excel of CSV, de facturen als UBL, of een auditfile 3.2 met subadministratie.".into(),
            R::CrossIndustryInvoice => "Dit is een factuur in CII (ZUGFeRD, Factur-X); dat lezen wij nog niet. Vraag de boekhouding om UBL.".into(),
            R::PaymentOrder { message } => format!("Dit is een betaalopdracht of incasso-opdracht ({message}), geen bankafschrift. Download bij de bank camt.053 (XML)."),
            R::OtherBankMessage { message } => format!("Dit is een bankbericht {message}. Wij lezen camt.053 en camt.054."),
            R::OtherXml { root } => format!("Dit is een XML-bestand van een soort die wij niet lezen (“{root}”). Wij lezen facturen in UBL, bankafschriften in camt.053, auditfiles (XAF 3.2) en uitvoer van Twinfield."),
            R::OtherUbl { root } => format!("Dit is een UBL-bericht “{root}”. Wij lezen alleen UBL-facturen en UBL-creditnota's."),
            R::BrokenZip => "Dit zip-bestand is beschadigd. Download het opnieuw.".into(),
            R::LockedZip => "Dit zip-bestand is met een wachtwoord gesloten. Pak het uit en lees de bestanden zelf in.".into(),
            R::ZipInZip => "Dit is een zip-bestand in een zip-bestand. Pak het uit en lees de bestanden zelf in.".into(),
            R::TooManyFilesInZip { limit } => format!("In dit zip-bestand zitten meer dan {limit} bestanden. Maak kleinere zip-bestanden."),
            R::ZipBomb => "Dit zip-bestand wordt bij het uitpakken onredelijk groot en is daarom geweigerd. Pak het zelf uit als u het vertrouwt.".into(),
            R::UnsafeName => "Dit bestand in de zip wijst naar een plek erbuiten en is daarom geweigerd. Pak de zip zelf uit als u hem vertrouwt.".into(),
            R::BrokenXml { line, column } => format!("Dit XML-bestand is beschadigd op regel {line}, teken {column}. Download of exporteer het opnieuw."),
            R::CutOffXml => "Dit XML-bestand is afgebroken: het einde ontbreekt. Download of exporteer het opnieuw.".into(),
            R::DocumentType => "Dit XML-bestand bevat een DOCTYPE. Dat is onveilig en hoort niet in facturen of bankafschriften. Download het opnieuw bij de bron.".into(),
            R::UnknownEntity { name } => format!("Dit XML-bestand gebruikt een onbekende verwijzing (“&{name};”). Dat is onveilig of fout. Download het opnieuw bij de bron."),
            R::NestedTooDeep => "Dit XML-bestand is dieper genest dan een factuur of afschrift kan zijn en is daarom geweigerd.".into(),
            R::ValueTooLong => "In dit XML-bestand staat een onredelijk lange tekst; het is daarom geweigerd.".into(),
            R::TooManyElements => "Dit XML-bestand heeft onredelijk veel onderdelen voor één factuur en is daarom geweigerd.".into(),
            R::InvoiceWithoutNumber => "Deze factuur heeft geen factuurnummer. Vraag de boekhouding om een volledige UBL.".into(),
            R::InvoiceWithoutTotal { number } => format!("Factuur {number} heeft geen leesbaar totaalbedrag. Vraag de boekhouding om een volledige UBL."),
            R::ColumnsNotRecognised { columns } => format!("Aan de kolommen is niet te zien wat deze tabel is ({}). Kies zelf welke kolom wat betekent.", list(columns)),
            R::NoRows => "Deze tabel heeft alleen een kop en geen regels.".into(),
            R::NoDebtors => "In dit bestand staan geen klanten en geen verkoopfacturen. Exporteer de debiteuren of de openstaande posten.".into(),
            R::HiddenSheet => "Dit blad is verborgen en daarom niet gelezen. Maak het zichtbaar als het wel gelezen moet worden.".into(),
        }
    }

    fn english(&self) -> String {
        use Refusal as R;
        match self {
            R::Empty => "This file is empty.".into(),
            R::NotRecognised => "We do not recognise this file. Bondig reads invoices in UBL (XML), customers and open invoices in Excel or CSV, audit files (XAF 3.2), and bank statements.".into(),
            R::TooLarge { megabytes } => format!("This file is too large: more than {megabytes} MB. Split it and import the parts one after the other."),
            R::Excel => "This is an Excel file that we cannot open: it is of an old kind (.xls, .xlsb) or has a password. Save it as a plain Excel workbook (.xlsx) or as CSV and import that.".into(),
            R::OfficeDocument => "This is a text or a presentation, not a table. Import the open invoices as Excel or CSV.".into(),
            R::Pdf => "This is a PDF. Ask the bookkeeper for the invoice as UBL (XML).".into(),
            R::Image => "This is an image. Ask the bookkeeper for the invoice as UBL (XML).".into(),
            R::WebPage => "This is a web page, not a file with data. Download the file again.".into(),
            R::Json => "This is a JSON file; we do not read that. Export as UBL, CSV or camt.053.".into(),
            R::JsonOf { sender } => format!("This is a message of {sender} (JSON), not a file of bookkeeping or bank; it is not imported here."),
            R::PlainText => "This is a text that explains something, not a file with data. There is nothing in it to import.".into(),
            R::NoStatement => "This is a piece of a bank statement in MT940, without balances and without entries. Download the whole statement from the bank.".into(),
            R::BalanceList => "This is a list of balances of bank accounts. There are no payments in it. Download the transactions from the bank: camt.053, MT940 or CSV.".into(),
            R::BankTable { bank: Some(bank) } => format!("This is a list of bank transactions of {bank}; we do not read those. Download camt.053 (XML) or MT940 of the same days from the bank."),
            R::BankTable { bank: None } => "This is a list of bank transactions, but its columns do not show of which bank. Download camt.053 (XML) or MT940 of the same days from the bank.".into(),
            R::CreditCardTable => "This is an overview of a credit card. It holds no payments of customers; there is no need to import it.".into(),
            R::AuditFile2 => "This is an audit file of the old version 2 (CLAIR). Export an audit file 3.2 with subledgers, or the open items (debtors) as Excel or CSV.".into(),
            R::AuditFile4 => "This is an audit file of version 4.0. It holds no invoices and due dates any more, only a balance for each customer; with that we cannot remind anybody of an invoice. Export the open items (debtors) as Excel or CSV, the invoices as UBL, or an audit file 3.2 with subledgers.".into(),
            R::CrossIndustryInvoice => "This is an invoice in CII (ZUGFeRD, Factur-X); we do not read that yet. Ask the bookkeeper for UBL.".into(),
            R::PaymentOrder { message } => format!("This is an order to pay or collect ({message}), not a bank statement. Download camt.053 (XML) from the bank."),
            R::OtherBankMessage { message } => format!("This is a bank message {message}. We read camt.053 and camt.054."),
            R::OtherXml { root } => format!("This is an XML file of a kind that we do not read (“{root}”). We read invoices in UBL, bank statements in camt.053, audit files (XAF 3.2) and output of Twinfield."),
            R::OtherUbl { root } => format!("This is a UBL message “{root}”. We read UBL invoices and UBL credit notes only."),
            R::BrokenZip => "This zip file is damaged. Download it again.".into(),
            R::LockedZip => "This zip file is locked with a password. Unpack it and import the files themselves.".into(),
            R::ZipInZip => "This is a zip file inside a zip file. Unpack it and import the files themselves.".into(),
            R::TooManyFilesInZip { limit } => format!("This zip file holds more than {limit} files. Make smaller zip files."),
            R::ZipBomb => "This zip file becomes unreasonably large when unpacked and was refused. Unpack it yourself if you trust it.".into(),
            R::UnsafeName => "This file in the zip points outside of it and was refused. Unpack the zip yourself if you trust it.".into(),
            R::BrokenXml { line, column } => format!("This XML file is damaged at line {line}, character {column}. Download or export it again."),
            R::CutOffXml => "This XML file was cut off: its end is missing. Download or export it again.".into(),
            R::DocumentType => "This XML file holds a DOCTYPE. That is unsafe and does not belong in invoices or bank statements. Download it again from its source.".into(),
            R::UnknownEntity { name } => format!("This XML file uses an unknown reference (“&{name};”). That is unsafe or wrong. Download it again from its source."),
            R::NestedTooDeep => "This XML file is nested deeper than an invoice or statement can be and was refused.".into(),
            R::ValueTooLong => "This XML file holds an unreasonably long text and was refused.".into(),
            R::TooManyElements => "This XML file has unreasonably many parts for one invoice and was refused.".into(),
            R::InvoiceWithoutNumber => "This invoice has no number. Ask the bookkeeper for a complete UBL.".into(),
            R::InvoiceWithoutTotal { number } => format!("Invoice {number} has no readable total. Ask the bookkeeper for a complete UBL."),
            R::ColumnsNotRecognised { columns } => format!("The columns do not show what this table is ({}). Choose yourself what each column means.", list(columns)),
            R::NoRows => "This table has a header only and no rows.".into(),
            R::NoDebtors => "This file holds no customers and no sales invoices. Export the debtors or the open items.".into(),
            R::HiddenSheet => "This sheet is hidden and was not read. Make it visible if it should be.".into(),
        }
    }
}

/// The first columns of a table, quoted.
fn list(columns: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> =
        columns.iter().take(SHOWN).map(|column| crate::text::quote(column)).collect();
    if columns.len() > SHOWN {
        shown.push("…".into());
    }
    shown.join(", ")
}
