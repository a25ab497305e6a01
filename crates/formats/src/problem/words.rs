//! The sentences of problems, in Dutch and English: what is wrong, and what to do.

use domain::{Cents, Language};

use super::{Column, Expected, ProblemKind};

pub(super) fn render(kind: &ProblemKind, language: Language) -> (String, String) {
    match language {
        Language::Nl => dutch(kind),
        Language::En => english(kind),
    }
}

fn dutch(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    let (what, todo) = match kind {
        P::OtherEncoding => (
            "De tekens kloppen niet met wat het bestand zelf zegt; gelezen als Windows-1252."
                .into(),
            "Kijk of letters als é en ë goed staan.",
        ),
        P::More { count } => (
            format!("Er zijn nog {count} meldingen over dit bestand; die staan hier niet."),
            "Los eerst de meldingen hierboven op en lees het bestand opnieuw in.",
        ),
        P::Malformed { detail } => (
            format!(
                "Vanaf hier is het bestand geen goede XML meer ({detail}). Wat ervoor staat is gelezen."
            ),
            "Download het bestand opnieuw en lees het nog eens in; wat al bekend is telt niet dubbel.",
        ),
        P::CutOff => (
            "Het bestand is afgebroken. Wat ervoor staat is gelezen.".into(),
            "Download het bestand opnieuw en lees het nog eens in; wat al bekend is telt niet dubbel.",
        ),
        P::EntryWithoutAmount { given: Some(given) } => (
            format!("“{given}” is geen bedrag; deze boeking is overgeslagen."),
            "Zoek de boeking op bij de bank en voer haar zelf in.",
        ),
        P::EntryWithoutAmount { given: None } => (
            "Deze boeking heeft geen bedrag en is overgeslagen.".into(),
            "Zoek de boeking op bij de bank en voer haar zelf in.",
        ),
        P::EntryWithoutDirection => (
            "Bij deze boeking staat niet of zij bij of af is; zij is overgeslagen.".into(),
            "Zoek de boeking op bij de bank en voer haar zelf in.",
        ),
        P::EntryWithoutDate => (
            "Deze boeking heeft geen boekdatum.".into(),
            "Zoek de datum op bij de bank.",
        ),
        P::NotADate { given } => (
            format!("“{given}” is geen datum."),
            "Zoek de datum op bij de bank of in de boekhouding.",
        ),
        P::StatementWithoutAccount => (
            "Dit afschrift noemt geen rekening.".into(),
            "Vraag de bank om een afschrift met rekeningnummer, anders is niet te zien waar het bij hoort.",
        ),
        P::BalancesDoNotAddUp { difference } => (
            format!(
                "Beginsaldo en boekingen samen verschillen {} van het eindsaldo.",
                money(*difference)
            ),
            "Kijk bij de bank of er boekingen missen. De boekingen zijn wel gelezen.",
        ),
        P::BalanceInOtherCurrency => (
            "Het saldo staat in een andere munt dan het afschrift en is niet gelezen.".into(),
            "U hoeft niets te doen; de boekingen zijn gelezen.",
        ),
        P::DetailsDoNotAddUp { entry, details } => (
            format!(
                "De betalingen in deze boeking zijn samen {}, de boeking zelf is {}.",
                money(*details),
                money(*entry)
            ),
            "Kijk bij de bank of er kosten zijn afgetrokken.",
        ),
        P::Pending { count } => (
            format!(
                "{} nog niet geboekt en overgeslagen.",
                many(*count as usize, "boeking is", "boekingen zijn")
            ),
            "U hoeft niets te doen; zij komen mee zodra de bank ze boekt.",
        ),
        P::DueUnknown {
            number,
            terms: Some(terms),
        } => (
            format!(
                "Factuur {number} heeft geen vervaldatum. De voorwaarde “{terms}” zegt het niet zeker."
            ),
            "Vul de vervaldatum of de betaaltermijn van de klant in.",
        ),
        P::DueUnknown {
            number,
            terms: None,
        } => (
            format!("Factuur {number} heeft geen vervaldatum."),
            "Vul de vervaldatum of de betaaltermijn van de klant in.",
        ),
        P::DueBeforeIssued {
            number,
            issued,
            due,
        } => (
            format!("Factuur {number} vervalt op {due}, vóór de factuurdatum {issued}."),
            "Kijk in de boekhouding welke datum goed is.",
        ),
        P::IssuedUnknown { number } => (
            format!("Factuur {number} heeft geen factuurdatum."),
            "Vul de factuurdatum in.",
        ),
        P::CustomerUnnamed { number } => (
            format!("Bij factuur {number} staat niet voor welke klant zij is."),
            "Koppel de factuur aan een klant.",
        ),
        P::CurrencyAssumed { number } => (
            format!("Factuur {number} noemt geen munt; gelezen als euro."),
            "Kijk of dat klopt.",
        ),
        P::OverpaidInvoice { number, open } => (
            format!(
                "Op factuur {number} is volgens het bestand {} te veel betaald.",
                money(-*open)
            ),
            "Betaal terug of verreken het in de boekhouding.",
        ),
        P::NegativeCreditNote { number } => (
            format!(
                "Creditnota {number} heeft een negatief bedrag; gelezen als gewone creditnota."
            ),
            "Kijk in de boekhouding of het geen factuur had moeten zijn.",
        ),
        P::AttachmentUnreadable { name } => (
            format!("De bijlage “{name}” in de factuur is niet te lezen."),
            "Voeg de factuur zelf toe als PDF.",
        ),
        P::CellNotUnderstood {
            column: Column(column),
            given,
            expected,
        } => (
            format!(
                "In kolom “{column}” staat “{given}”; {}.",
                expected_dutch(*expected)
            ),
            "Verbeter het in het bestand en lees het opnieuw in, of vul het zelf aan.",
        ),
        P::RowWithoutNumber => (
            "Deze regel heeft geen factuurnummer en is overgeslagen.".into(),
            "Zet het factuurnummer erbij en lees het bestand opnieuw in.",
        ),
        P::RowWithoutAmount { number } => (
            format!("Bij factuur {number} staat geen bedrag; de regel is overgeslagen."),
            "Zet het bedrag erbij en lees het bestand opnieuw in.",
        ),
        P::RowWithoutName => (
            "Deze regel heeft geen naam en geen klantnummer en is overgeslagen.".into(),
            "Zet de naam of het klantnummer erbij en lees het bestand opnieuw in.",
        ),
        P::RowTooLong { cells, columns } => (
            format!(
                "Deze regel heeft {cells} cellen, de kop heeft er {columns}; misschien staat er een scheidingsteken in een tekst."
            ),
            "Kijk of deze regel goed gelezen is; zet anders de tekst tussen aanhalingstekens.",
        ),
        P::BrokenQuotes => (
            "De aanhalingstekens op deze regel kloppen niet.".into(),
            "Kijk of deze regel goed gelezen is.",
        ),
        P::DuplicateInvoice { number, first_line } => (
            format!(
                "Factuur {number} staat ook op regel {first_line}, met andere gegevens; deze regel is overgeslagen."
            ),
            "Kijk in de boekhouding welke regel goed is.",
        ),
        P::DuplicateCustomer { number, first_line } => (
            format!("Klant {number} staat ook op regel {first_line}, met andere gegevens."),
            "Kijk in de boekhouding welke regel goed is.",
        ),
        P::NoInvoice { number, sort } => (
            format!("Regel {number} is geen factuur maar “{sort}” en is overgeslagen."),
            "U hoeft niets te doen; betalingen komen van de bank.",
        ),
        P::TotalsSkipped { count } => (
            format!(
                "{} met totalen overgeslagen.",
                many(*count, "regel", "regels")
            ),
            "U hoeft niets te doen.",
        ),
        P::EmptyRowsSkipped { count } => (
            format!(
                "{} overgeslagen.",
                many(*count, "lege regel", "lege regels")
            ),
            "U hoeft niets te doen.",
        ),
    };
    (what, todo.to_owned())
}

fn english(kind: &ProblemKind) -> (String, String) {
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
            format!(
                "From here the file is no longer good XML ({detail}). What comes before was read."
            ),
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
        P::EntryWithoutDate => (
            "This entry has no booking date.".into(),
            "Look the date up at the bank.",
        ),
        P::NotADate { given } => (
            format!("“{given}” is not a date."),
            "Look the date up at the bank or in the books.",
        ),
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
        P::DetailsDoNotAddUp { entry, details } => (
            format!(
                "The payments in this entry are {} together, the entry itself is {}.",
                money(*details),
                money(*entry)
            ),
            "Check at the bank whether costs were taken off.",
        ),
        P::Pending { count } => (
            format!(
                "{} not booked yet and skipped.",
                many(*count as usize, "entry is", "entries are")
            ),
            "Nothing to do; they come along as soon as the bank books them.",
        ),
        P::DueUnknown {
            number,
            terms: Some(terms),
        } => (
            format!("Invoice {number} has no due date. Its terms, “{terms}”, leave doubt."),
            "Fill in the due date or the customer's payment term.",
        ),
        P::DueUnknown {
            number,
            terms: None,
        } => (
            format!("Invoice {number} has no due date."),
            "Fill in the due date or the customer's payment term.",
        ),
        P::DueBeforeIssued {
            number,
            issued,
            due,
        } => (
            format!("Invoice {number} is due on {due}, before its date {issued}."),
            "Check in the books which date is right.",
        ),
        P::IssuedUnknown { number } => (
            format!("Invoice {number} has no date."),
            "Fill in the invoice date.",
        ),
        P::CustomerUnnamed { number } => (
            format!("Invoice {number} does not say which customer it is for."),
            "Connect the invoice to a customer.",
        ),
        P::CurrencyAssumed { number } => (
            format!("Invoice {number} names no currency; read as euro."),
            "Check whether that is right.",
        ),
        P::OverpaidInvoice { number, open } => (
            format!(
                "According to the file {} too much was paid on invoice {number}.",
                money(-*open)
            ),
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
        P::CellNotUnderstood {
            column: Column(column),
            given,
            expected,
        } => (
            format!(
                "Column “{column}” holds “{given}”; {}.",
                expected_english(*expected)
            ),
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
            format!(
                "This row has {cells} cells, the header has {columns}; a text may hold a separator."
            ),
            "Check whether this row was read well; else put the text between quotes.",
        ),
        P::BrokenQuotes => (
            "The quotes on this row do not match.".into(),
            "Check whether this row was read well.",
        ),
        P::DuplicateInvoice { number, first_line } => (
            format!(
                "Invoice {number} is also on line {first_line}, with other facts; this row was skipped."
            ),
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
        P::TotalsSkipped { count } => (
            format!("{} with totals skipped.", many(*count, "row", "rows")),
            "Nothing to do.",
        ),
        P::EmptyRowsSkipped { count } => (
            format!("{} skipped.", many(*count, "empty row", "empty rows")),
            "Nothing to do.",
        ),
    };
    (what, todo.to_owned())
}

fn expected_dutch(expected: Expected) -> &'static str {
    match expected {
        Expected::Amount => "dat is geen bedrag",
        Expected::Date => "dat is geen datum",
        Expected::Days => "dat is geen aantal dagen",
        Expected::Currency => "dat is geen munt",
        Expected::Iban => "dat is geen IBAN",
        Expected::Email => "dat is geen e-mailadres",
    }
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

/// An amount without its currency: these sentences stand beside the entry that has it.
fn money(amount: Cents) -> String {
    amount.to_decimal()
}

fn many(count: usize, one: &str, more: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {more}")
    }
}
