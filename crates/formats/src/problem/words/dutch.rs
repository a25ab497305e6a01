//! The sentences of problems in Dutch.

use super::{many, money};
use crate::problem::{Column, Expected, ProblemKind};

pub(super) fn sentences(kind: &ProblemKind) -> (String, String) {
    use ProblemKind as P;
    let (what, todo) = match kind {
        P::OtherEncoding => (
            "De tekens kloppen niet met wat het bestand zelf zegt; gelezen als Windows-1252.".into(),
            "Kijk of letters als é en ë goed staan.",
        ),
        P::More { count } => (
            format!("Er zijn nog {count} meldingen over dit bestand; die staan hier niet."),
            "Los eerst de meldingen hierboven op en lees het bestand opnieuw in.",
        ),
        P::Malformed { detail } => (
            format!("Vanaf hier is het bestand geen goede XML meer ({detail}). Wat ervoor staat is gelezen."),
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
        P::EntryWithoutDate => ("Deze boeking heeft geen boekdatum.".into(), "Zoek de datum op bij de bank."),
        P::NotADate { given } => {
            (format!("“{given}” is geen datum."), "Zoek de datum op bij de bank of in de boekhouding.")
        }
        P::StatementWithoutAccount => (
            "Dit afschrift noemt geen rekening.".into(),
            "Vraag de bank om een afschrift met rekeningnummer, anders is niet te zien waar het bij hoort.",
        ),
        P::BalancesDoNotAddUp { difference } => (
            format!("Beginsaldo en boekingen samen verschillen {} van het eindsaldo.", money(*difference)),
            "Kijk bij de bank of er boekingen missen. De boekingen zijn wel gelezen.",
        ),
        P::BalanceInOtherCurrency => (
            "Het saldo staat in een andere munt dan het afschrift en is niet gelezen.".into(),
            "U hoeft niets te doen; de boekingen zijn gelezen.",
        ),
        P::BalanceNotUnderstood { given } => (
            format!("“{given}” is geen saldo; het is niet gelezen."),
            "Kijk bij de bank of het afschrift klopt. De boekingen zijn wel gelezen.",
        ),
        P::BankRowTooShort { cells, columns } => (
            format!(
                "Deze regel heeft {cells} cellen, en het zouden er {columns} moeten zijn; zij is overgeslagen."
            ),
            "Zoek de boeking op bij de bank en voer haar zelf in, of download het bestand opnieuw.",
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
        P::DueUnknown { number, terms: Some(terms) } => (
            format!("Factuur {number} heeft geen vervaldatum. De voorwaarde “{terms}” zegt het niet zeker."),
            "Vul de vervaldatum of de betaaltermijn van de klant in.",
        ),
        P::DueUnknown { number, terms: None } => (
            format!("Factuur {number} heeft geen vervaldatum."),
            "Vul de vervaldatum of de betaaltermijn van de klant in.",
        ),
        P::DueBeforeIssued { number, issued, due } => (
            format!("Factuur {number} vervalt op {due}, vóór de factuurdatum {issued}."),
            "Kijk in de boekhouding welke datum goed is.",
        ),
        P::IssuedUnknown { number } => {
            (format!("Factuur {number} heeft geen factuurdatum."), "Vul de factuurdatum in.")
        }
        P::CustomerUnnamed { number } => (
            format!("Bij factuur {number} staat niet voor welke klant zij is."),
            "Koppel de factuur aan een klant.",
        ),
        P::CurrencyAssumed { number } => {
            (format!("Factuur {number} noemt geen munt; gelezen als euro."), "Kijk of dat klopt.")
        }
        P::OverpaidInvoice { number, open } => (
            format!("Op factuur {number} is volgens het bestand {} te veel betaald.", money(-*open)),
            "Betaal terug of verreken het in de boekhouding.",
        ),
        P::NegativeCreditNote { number } => (
            format!("Creditnota {number} heeft een negatief bedrag; gelezen als gewone creditnota."),
            "Kijk in de boekhouding of het geen factuur had moeten zijn.",
        ),
        P::AttachmentUnreadable { name } => (
            format!("De bijlage “{name}” in de factuur is niet te lezen."),
            "Voeg de factuur zelf toe als PDF.",
        ),
        P::LedgerDoesNotAddUp { difference } => (
            format!(
                "De regels van dit deel tellen niet op tot het totaal dat het bestand noemt; het verschil is {}.",
                money(*difference)
            ),
            "Exporteer opnieuw, of kijk in de boekhouding of er regels missen. De regels zijn wel gelezen.",
        ),
        P::NoOpenItems => (
            "In dit bestand staan geen facturen of betalingen van klanten; alleen de klanten zijn gelezen."
                .into(),
            "Exporteer met de subadministratie debiteuren erbij, of lees de openstaande posten als Excel of CSV in.",
        ),
        P::SuppliersSkipped { count } => (
            format!("{} overgeslagen.", many(*count, "leverancier is", "leveranciers zijn")),
            "U hoeft niets te doen.",
        ),
        P::NamelessBookings { count } => (
            format!(
                "{} geen klant of geen nummer; die zijn overgeslagen.",
                many(*count, "boeking op debiteuren heeft", "boekingen op debiteuren hebben")
            ),
            "Kijk in de boekhouding bij welke klant ze horen en exporteer opnieuw.",
        ),
        P::OtherBookingsSkipped { count } => (
            format!(
                "{} niet over verkoopfacturen; die zijn overgeslagen.",
                many(*count, "boeking gaat", "boekingen gaan")
            ),
            "U hoeft niets te doen.",
        ),
        P::ItemFailed { message } => (
            format!("De boekhouding zegt dat dit deel niet gelukt is: “{message}”. Het is niet gelezen."),
            "Kijk in de boekhouding wat er mis is en exporteer opnieuw.",
        ),
        P::CellNotUnderstood { column: Column(column), given, expected } => (
            format!("In kolom “{column}” staat “{given}”; {}.", expected_dutch(*expected)),
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
        P::BrokenQuotes => {
            ("De aanhalingstekens op deze regel kloppen niet.".into(), "Kijk of deze regel goed gelezen is.")
        }
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
        P::CustomerRows { count } => (
            format!(
                "{} alleen een klant; de facturen eronder zijn van die klant.",
                many(*count, "regel noemt", "regels noemen")
            ),
            "Kijk of de facturen bij de goede klant staan.",
        ),
        P::TotalsSkipped { count } => (
            format!("{} met totalen overgeslagen.", many(*count, "regel", "regels")),
            "U hoeft niets te doen.",
        ),
        P::EmptyRowsSkipped { count } => {
            (format!("{} overgeslagen.", many(*count, "lege regel", "lege regels")), "U hoeft niets te doen.")
        }
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
