//! The headers that bookkeeping packages and people write, Dutch and English, and what they mean.

use super::field::Field;
use super::mapping::{MappedColumn, Mapping};

/// Headers that say it exactly. Without signs, spaces and accents, in lower case.
const EXACT: &[(Field, &str)] = &[
    (
        Field::CustomerNumber,
        "debiteurnummer debiteurennummer debiteurnr debiteurennr debiteurno debnr debiteurcode debiteurid klantnummer klantnr klantcode klantid relatienummer relatienr relatiecode relatieid customernumber customerno customernr customerid customercode debtornumber debtorno debtorid debtorcode clientnumber clientnumer clientno clientid clientnr contactnummer contactcode contactid nummerdebiteur nummerklant",
    ),
    (
        Field::CustomerName,
        "naam klantnaam debiteurnaam debiteurennaam relatienaam bedrijfsnaam bedrijf organisatie organisatienaam firmanaam name customername debtorname company companyname clientname organisation organization naamdebiteur naamklant naamrelatie debiteurnaamenvoornaam",
    ),
    (
        Field::Email,
        "email emailadres emailaddress mail mailadres factuuremail emailfactuur emailfacturen emailfacturatie emailfactuuradres emailadresfactuur emailadresfacturatie emaildebiteur emailadministratie",
    ),
    (
        Field::Phone,
        "telefoon telefoonnummer telefoonnr tel telnr telnummer phone phonenumber phoneno telephone telephonenumber telefoonvast telefoon1",
    ),
    (
        Field::TermDays,
        "betaaltermijn betalingstermijn betaaltermijndagen betaaltermijnindagen betalingstermijndagen betalingstermijnindagen termijndagen betaaldagen betalingsconditie betaalconditie betalingsvoorwaarde betalingsvoorwaarden betaalvoorwaarde paymentterm paymentterms paymenttermdays paymenttermsdays termdays netdays creditdays kredietdagen krediettermijn",
    ),
    (
        Field::Kvk,
        "kvk kvknummer kvknr handelsregisternummer coc cocnumber cocno chamberofcommerce chamberofcommercenumber",
    ),
    (
        Field::Vat,
        "btwnummer btwnr btwid btwidnummer btwidentificatienummer vatnumber vatno vatnr vatid taxid taxnumber",
    ),
    (
        Field::Iban,
        "iban ibannummer ibannr bankrekening bankrekeningnummer rekeningnummer bankaccount bankaccountnumber",
    ),
    (
        Field::Contact,
        "contactpersoon contactpersoonnaam naamcontactpersoon contactperson contactname attention tav tavnaam aanspreekpunt",
    ),
    (
        Field::Street,
        "adres straat straatnaam straatenhuisnummer adresregel1 address street streetaddress address1 addressline1 factuuradres bezoekadres postadres vestigingsadres",
    ),
    (Field::PostalCode, "postcode zip zipcode postalcode postcd"),
    (Field::City, "plaats woonplaats stad city town plaatsnaam vestigingsplaats"),
    (Field::Country, "land landcode country countrycode"),
    (
        Field::InvoiceNumber,
        "factuurnummer factuurnr factuurno factnr factuurnrs factuurid factuur factuurnumber verkoopfactuur verkoopfactuurnummer invoicenumber invoiceno invoicenr invoiceid invoice declaratienummer notanummer notanr faktuurnummer faktuurnr",
    ),
    (
        Field::Issued,
        "factuurdatum datumfactuur factdatum invoicedate dateofinvoice notadatum issuedate issued dateissued faktuurdatum declaratiedatum",
    ),
    (
        Field::Due,
        "vervaldatum vervaldag vervalt verval datumverval vervallenop duedate due dateexpires expirydate uiterstebetaaldatum uiterlijkebetaaldatum uiterlijkbetalen uiterstebetaaldag betaaldatumuiterlijk betalenvoor tebetalenvoor paybefore paymentduedate",
    ),
    (
        Field::Total,
        "factuurbedrag factuurtotaal totaalbedrag totaalinclbtw totaalinclusiefbtw bedraginclbtw bedraginclusiefbtw totaalprijsinclusiefbtw totaalprijsinclbtw totaalinclusief bedraginclusief totaalbedraginclbtw totaalbedraginclusiefbtw factuurbedraginclbtw inclbtw totaalincl bedragincl invoiceamount invoicetotal totalamount totalinclvat totalincludingvat amountinclvat amountincludingvat grandtotal origineelbedrag oorspronkelijkbedrag hoofdsom",
    ),
    (
        Field::Open,
        "openstaand openstaandbedrag bedragopenstaand bedragopen openbedrag openstaandsaldo saldoopenstaand nogopenstaand openstaandepost openstaandepostbedrag nogtebetalen nogtevoldoen tebetalen tebetalenbedrag restant restantbedrag restbedrag restsaldo outstanding outstandingamount amountoutstanding openamount amountopen amountdue balancedue remaining remainingamount open totaalopenstaand",
    ),
    (
        Field::Paid,
        "betaald betaaldbedrag bedragbetaald reedsbetaald alreadypaid voldaan reedsvoldaan betaaldop betaaldatum betaaldatumfactuur datumbetaald paidon paiddate datepaid paid paidamount amountpaid",
    ),
    (Field::Debit, "debet debit debetbedrag bedragdebet debitamount"),
    (Field::Credit, "credit creditbedrag bedragcredit creditamount"),
    (Field::Currency, "valuta valutacode munt muntcode muntsoort currency currencycode"),
    (
        Field::Project,
        "project projectnummer projectnr projectcode projectnaam projectid projectnumber projectname opdracht opdrachtnummer dossier dossiernummer dossiernr matter",
    ),
    (
        Field::Specialist,
        "specialist behandelaar verkoper accountmanager vertegenwoordiger salesperson salesrep consultant projectleider uitvoerder",
    ),
    (Field::Description, "omschrijving description betreft onderwerp subject factuuromschrijving"),
    (
        Field::OrderReference,
        "ordernummer ordernr inkoopnummer inkoopordernummer inkooporder ponummer ponr po ponumber bestelnummer bestelnr purchaseorder purchaseordernumber ordernumber orderno orderreference orderreferentie",
    ),
    (
        Field::BuyerReference,
        "uwreferentie uwref uwkenmerk klantreferentie referentieklant yourreference yourref customerreference buyerreference",
    ),
    (
        Field::PaymentReference,
        "betalingskenmerk betaalkenmerk betalingsreferentie betaalreferentie paymentreference acceptgirokenmerk",
    ),
    (
        Field::Sort,
        "soortdocument documentsoort documenttype doctype factuursoort factuurtype invoicetype soortboeking transactietype",
    ),
    (
        Field::CreditsInvoice,
        "creditvoor creditvoorfactuur crediteert crediteertfactuur oorspronkelijkefactuur originalinvoice creditsinvoice",
    ),
    (
        Field::DirectDebit,
        "automatischeincasso directdebit sepaincasso betaalwijze betaalmethode betalingswijze paymentmethod",
    ),
    (Field::Note, "notitie notities opmerking opmerkingen memo note notes remark remarks toelichting"),
    (
        Field::LastContact,
        "laatstecontact laatstcontact laatstecontactdatum datumlaatstecontact laatstecontactmoment lastcontact lastcontacted lastcontactdate laatsteherinnering datumlaatsteherinnering laatsteherinneringop laatsteaanmaning datumherinnering lastreminder lastreminderdate laatstgesproken",
    ),
    (
        Field::Step,
        "stap laatstestap fase herinneringsstap herinneringsfase herinneringsniveau aanmaanniveau aanmaningsniveau aanmaningsfase aantalherinneringen aantalaanmaningen herinnering aanmaning herinneringen aanmaningen step laststep stage reminderlevel remindersteplevel dunninglevel reminders",
    ),
    (
        Field::Promise,
        "toezegging betaaltoezegging betalingstoezegging toezeggingsdatum datumtoezegging toegezegd toegezegdop belofte betaalbelofte beloofd beloofdop promise promisedate promisetopay promisedon promised",
    ),
    (
        Field::Arrangement,
        "regeling betalingsregeling betaalregeling afbetaling afbetalingsregeling termijnregeling arrangement paymentplan paymentarrangement instalmentplan",
    ),
    (
        Field::Dispute,
        "dispuut geschil betwist betwisting redenbetwisting klacht dispute disputed disputereason complaint",
    ),
    (
        Field::DisputeAmount,
        "betwistbedrag bedragbetwist dispuutbedrag disputebedrag disputeamount disputedamount",
    ),
    (
        Field::HandedOver,
        "overgedragen overgedragenaan overgedragenop incassobureau uithanden uithandengegeven uithandenop bijincasso incassostatus deurwaarder handedover handedoverto handedoveron collectionagency collectionsagency",
    ),
];

/// Headers that mean something when no other column says it exactly.
const LOOSE: &[(Field, &str)] = &[
    (Field::CustomerName, "handelsnaam achternaam volledigenaam fullname"),
    (Field::Phone, "mobiel mobielnummer mobieletelefoon mobile mobilephone gsm mobielnr"),
    (Field::TermDays, "termijn terms dagen"),
    (
        Field::InvoiceNumber,
        "documentnummer documentnr documentnumber boekstuknummer boekstuknr boekstuk stuknummer docnr",
    ),
    (Field::Issued, "datum date documentdatum boekdatum boekingsdatum docdate"),
    (Field::Total, "bedrag totaal total amount"),
    (Field::Open, "saldo balance"),
    (Field::BuyerReference, "referentie reference ref"),
    (Field::PaymentReference, "kenmerk"),
    (Field::Sort, "soort type"),
    (Field::DirectDebit, "incasso"),
    (Field::Step, "status"),
    (Field::Specialist, "medewerker employee"),
];

/// A customer by name or by number: which of both depends on the other columns.
const PARTY: &str = "debiteur klant relatie customer debtor client contact";
const NUMBER: &str = "nummer nr number no code id";
const TAX: &str = "btw vat";

pub(super) fn recognise(header: &[String]) -> Mapping {
    let names: Vec<String> = header.iter().map(|column| plain(column)).collect();
    let columns = header.iter().map(|column| MappedColumn { column: column.clone(), field: None });
    let mut mapping = Mapping { columns: columns.collect(), dates: None };
    for list in [EXACT, LOOSE] {
        for (field, words) in list {
            take_first(&mut mapping, &names, *field, words);
        }
    }
    let invoices = [Field::InvoiceNumber, Field::Due, Field::Open, Field::Issued];
    let is_invoices = invoices.into_iter().any(|field| mapping.has(field));
    take_first(&mut mapping, &names, Field::CustomerName, PARTY);
    take_first(&mut mapping, &names, Field::CustomerNumber, PARTY);
    if is_invoices {
        take_first(&mut mapping, &names, Field::InvoiceNumber, NUMBER);
    } else {
        take_first(&mut mapping, &names, Field::Vat, TAX);
    }
    take_first(&mut mapping, &names, Field::CustomerNumber, NUMBER);
    mapping
}

pub(super) fn fingerprint(header: &[String]) -> String {
    // FNV-1a: it names a header, it guards nothing.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for column in header {
        for byte in plain(column).bytes().chain([b'|']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Gives the field to the first free column that has one of the words, unless it is given already.
fn take_first(mapping: &mut Mapping, names: &[String], field: Field, words: &str) {
    if mapping.has(field) {
        return;
    }
    let free = |index: usize| mapping.columns[index].field.is_none();
    let found =
        (0..names.len()).find(|index| free(*index) && words.split(' ').any(|word| word == names[*index]));
    if let Some(index) = found {
        mapping.columns[index].field = Some(field);
    }
}

/// A header without signs, spaces, accents and the currency that some put behind it.
fn plain(column: &str) -> String {
    const UNITS: [&str; 6] = ["(eur)", "(euro)", " in eur", " in euro", " eur", " euro"];
    let lower = column.trim().to_lowercase();
    let without = UNITS.into_iter().find_map(|unit| lower.strip_suffix(unit));
    without.unwrap_or(&lower).chars().filter_map(fold).collect()
}

fn fold(letter: char) -> Option<char> {
    match letter {
        'a'..='z' | '0'..='9' => Some(letter),
        'á' | 'à' | 'ä' | 'â' => Some('a'),
        'é' | 'è' | 'ë' | 'ê' => Some('e'),
        'í' | 'ï' | 'î' => Some('i'),
        'ó' | 'ö' | 'ô' => Some('o'),
        'ú' | 'ü' | 'û' => Some('u'),
        'ç' => Some('c'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(header: &str) -> Vec<Option<Field>> {
        let header: Vec<String> = header.split(';').map(str::to_owned).collect();
        recognise(&header).columns.into_iter().map(|column| column.field).collect()
    }

    #[test]
    fn headers_of_packages_and_people() {
        use Field as F;
        let cases: [(&str, Vec<Option<Field>>); 7] = [
            (
                "Debiteur;Naam;Factuurnr.;Datum;Vervaldatum;Bedrag (EUR);Openstaand",
                vec![
                    Some(F::CustomerNumber),
                    Some(F::CustomerName),
                    Some(F::InvoiceNumber),
                    Some(F::Issued),
                    Some(F::Due),
                    Some(F::Total),
                    Some(F::Open),
                ],
            ),
            (
                "Klant;Factuur;Saldo;Kleur",
                vec![Some(F::CustomerName), Some(F::InvoiceNumber), Some(F::Open), None],
            ),
            (
                "Datum;Factuurdatum;Nummer;Due date;Amount due",
                vec![None, Some(F::Issued), Some(F::InvoiceNumber), Some(F::Due), Some(F::Open)],
            ),
            (
                "Code;Naam;E-mail;BTW;Betaaltermijn (dagen)",
                vec![
                    Some(F::CustomerNumber),
                    Some(F::CustomerName),
                    Some(F::Email),
                    Some(F::Vat),
                    Some(F::TermDays),
                ],
            ),
            (
                "Customer no.;Company name;E-mail address;Phone number",
                vec![Some(F::CustomerNumber), Some(F::CustomerName), Some(F::Email), Some(F::Phone)],
            ),
            (
                "Relatiecode;Mobiel;Telefoon;Coördinator",
                vec![Some(F::CustomerNumber), None, Some(F::Phone), None],
            ),
            (
                "Factuurnummer;BTW;Totaal;Laatste contact;Toezegging;Betwist;Overgedragen",
                vec![
                    Some(F::InvoiceNumber),
                    None,
                    Some(F::Total),
                    Some(F::LastContact),
                    Some(F::Promise),
                    Some(F::Dispute),
                    Some(F::HandedOver),
                ],
            ),
        ];
        for (header, expected) in cases {
            assert_eq!(fields(header), expected, "{header}");
        }
    }

    #[test]
    fn no_word_stands_for_two_things() {
        let mut words: Vec<&str> =
            EXACT.iter().chain(LOOSE).flat_map(|(_, words)| words.split(' ')).collect();
        words.extend(PARTY.split(' ').chain(NUMBER.split(' ')).chain(TAX.split(' ')));
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn a_header_keeps_its_name_whatever_its_capitals() {
        let header = |text: &str| fingerprint(&text.split(';').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(header("Factuur nr.;Bedrag"), header("factuurnr;BEDRAG"));
        assert_ne!(header("Factuurnr;Bedrag"), header("Bedrag;Factuurnr"));
    }
}
