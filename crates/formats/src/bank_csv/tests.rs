//! Rows of each bank in the forms that it has written over the years. Everything is invented.

use proptest::prelude::*;

use crate::reading::Reading;
use crate::statement::Entry;
use crate::{Mappings, ProblemKind, Refusal};

const ING: &str = "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag (EUR)\";\"Mutatiesoort\";\"Mededelingen\";\"Saldo na mutatie\";\"Tag\"\n";

const RABOBANK: &str = "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\",\"Naam uiteindelijke partij\",\"Naam initi\u{eb}rende partij\",\"BIC tegenpartij\",\"Code\",\"Batch ID\",\"Transactiereferentie\",\"Machtigingskenmerk\",\"Incassant ID\",\"Betalingskenmerk\",\"Omschrijving-1\",\"Omschrijving-2\",\"Omschrijving-3\",\"Reden retour\",\"Oorspr bedrag\",\"Oorspr munt\",\"Koers\"\r\r\n";

fn read(text: &str) -> Reading {
    crate::read_one("x", text.as_bytes(), &Mappings::new())
}

fn entries(text: &str) -> Vec<Entry> {
    let reading = read(text);
    assert_eq!((reading.refused, reading.problems), (None, vec![]));
    reading.statements.into_iter().flat_map(|statement| statement.entries).collect()
}

#[test]
fn ing_in_both_generations_and_two_languages() {
    let row = "\"20260305\";\"De Molen\";\"NL44INGB0123456789\";\"NL20INGB0001234567\";\"OV\";\"Bij\";\"1.210,00\";\"Overschrijving\";\"Naam: De Molen Omschrijving: fact 17 IBAN: NL20INGB0001234567 Kenmerk: E1 Valutadatum: 04-03-2026\";\"1.310,00\";\"\"\n";
    let new = entries(&format!("{ING}{row}"));
    let facts = |entry: &Entry| {
        let party = &entry.counterparty;
        (
            entry.amount_cents.0,
            party.name.clone(),
            party.iban.clone(),
            entry.remittance.clone(),
            entry.end_to_end_id.clone(),
        )
    };
    let told = |text: &str| Some(text.to_owned());
    let expected = (121_000, told("De Molen"), told("NL20INGB0001234567"), told("fact 17"), told("E1"));
    assert_eq!(facts(&new[0]), expected);
    assert_eq!(new[0].valued.unwrap().to_string(), "2026-03-04");
    let old = format!("{ING}{row}")
        .replace(";\"Saldo na mutatie\";\"Tag\"", "")
        .replace(";\"1.310,00\";\"\"", "")
        .replace(';', ",");
    assert_eq!(facts(&entries(&old)[0]), expected);
    let english = "Date;Name / Description;Account;Counterparty;Code;Debit/credit;Amount (EUR);Transaction type;Notifications\n20260305;De Molen;NL44INGB0123456789;NL20INGB0001234567;OV;Debit;12,10;Transfer;Name: De Molen Description: fact 17 IBAN: NL20INGB0001234567 Reference: E1 Value date: 04-03-2026\n";
    let mut expected = expected;
    expected.0 = -1_210;
    assert_eq!(facts(&entries(english)[0]), expected);
}

#[test]
fn rabobank_with_returns_lost_quotes_and_in_the_form_of_2013() {
    let row = "NL44RABO0123456789\",\"EUR\",\"RABONL2U\",\"000000000000009590\",\"2026-03-05\",\"2026-03-04\",\"-50,00\",\"+13084,53\",\"NL20INGB0001234567\",\"De Molen\",\"Zoon\",\"\",\"INGBNL2A\",\"ei\",\"\",\"E1\",\"M1\",\"\",\"5000056789012345\",\"contributie\",\" \",\"\",\"MS03\",\"\",\"\",\"\"\r\r\n";
    let latin: Vec<u8> = format!("{RABOBANK}\"{row}{row}").chars().map(|letter| letter as u8).collect();
    let reading = crate::read_one("x", &latin, &Mappings::new());
    let entries = &reading.statements[0].entries;
    assert_eq!(entries.len(), 2);
    let entry = &entries[1];
    assert_eq!(
        (entry.amount_cents.0, entry.reversal, entry.return_reason.as_deref()),
        (-5_000, true, Some("MS03"))
    );
    assert_eq!((entry.mandate_id.as_deref(), entry.end_to_end_id.as_deref()), (Some("M1"), Some("E1")));
    assert_eq!(entry.structured_reference.as_deref(), Some("5000056789012345"));
    assert_eq!(entry.counterparty.ultimate.as_deref(), Some("Zoon"));
    let old = "\"NL44RABO0123456789\",\"EUR\",\"20130304\",\"C\",\"12.10\",\"NL20INGB0001234567\",\"De Molen\",\"20130305\",\"cb\",\"\",\"fact 17\",\"\",\"\",\"\",\"\",\"\",\"E1\",\"\",\"\"\n";
    let old = &self::entries(old)[0];
    assert_eq!((old.amount_cents.0, old.remittance.as_deref()), (1_210, Some("fact 17")));
    assert_eq!(old.booked.unwrap().to_string(), "2013-03-05");
}

#[test]
fn abn_amro_bunq_knab_asn_and_triodos() {
    let abn = entries(
        "123456789\tEUR\t20260305\t10,00\t-2,10\t20260305\t-12,10\tSEPA Overboeking                 IBAN: NL20INGB0001234567        BIC: INGBNL2A                    Naam: De Molen                   Omschrijving: fact 17            Kenmerk: E1\r\n",
    );
    assert_eq!((abn[0].amount_cents.0, abn[0].remittance.as_deref()), (-1_210, Some("fact 17")));
    assert_eq!(abn[0].counterparty.name.as_deref(), Some("De Molen"));
    let bunq = entries(
        "\"Date\",\"Interest Date\",\"Amount\",\"Account\",\"Counterparty\",\"Name\",\"Description\"\n\"2026-03-05\",\"2026-03-05\",\"15,000.00\",\"NL44BUNQ0123456789\",\"NL20INGB0001234567\",\"De Molen\",\"zin\n twee\"\n",
    );
    assert_eq!((bunq[0].amount_cents.0, bunq[0].remittance.as_deref()), (1_500_000, Some("zin twee")));
    let knab = entries(
        "KNAB EXPORT;;;;;;;;;;;;;;;;\nRekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;Valutadatum;Betaalwijze;Omschrijving;Type betaling;Machtigingsnummer;Incassant ID;Adres;Referentie;Boekdatum;\n\"NL44KNAB0123456789\";\"04-03-2026\";\"EUR\";\"C\";\"12,1\";\"NL20INGB0001234567\";\"De Molen\";\"05-03-2026\";\"Ontvangen betaling\";\"fact 17\";\"\";\"M1\";\"\";\"\";\"B9F\";\"05-03-2026\";\n",
    );
    assert_eq!((knab[0].amount_cents.0, knab[0].reference.as_deref()), (1_210, Some("B9F")));
    assert_eq!(knab[0].booked.unwrap().to_string(), "2026-03-05");
    let asn = entries(
        "05-03-2026,NL44ASNB0123456789,NL20INGB0001234567,de molen,,,,EUR,10.00,EUR,12.10,05-03-2026,04-03-2026,2754,OVB,51392971,'5000056789012345','fact 17, 's avonds',26\n",
    );
    assert_eq!(
        (asn[0].remittance.as_deref(), asn[0].reference.as_deref()),
        (Some("fact 17, 's avonds"), Some("2026-03-05-51392971"))
    );
    assert_eq!(asn[0].structured_reference.as_deref(), Some("5000056789012345"));
    let storno = entries(
        "05-03-2026;\"NL44ASNB0123456789\";\"\";\"\";\"\";\"\";\"\";\"EUR\";10,00;\"EUR\";-12,10;05-03-2026;05-03-2026;1;\"STO\";1;\"\";\"terug\";42\n",
    );
    assert_eq!((storno[0].amount_cents.0, storno[0].reversal), (-1_210, true));
    let triodos = entries(
        "\"05-03-2026\",\"NL44TRIO0123456789\",\"12,10\",\"Credit\",\"De Molen\",\"NL20INGB0001234567\",\"ET\",\"fact 17\",\"1.000,00\"\n",
    );
    assert_eq!(
        (triodos[0].amount_cents.0, triodos[0].counterparty.name.as_deref()),
        (1_210, Some("De Molen"))
    );
}

#[test]
fn balances_come_from_the_rows_in_either_order_and_accounts_are_statements() {
    let row = |day: &str, account: &str, amount: &str, after: &str| {
        format!(
            "\"{day}\";\"A\";\"{account}\";\"\";\"OV\";\"Bij\";\"{amount}\";\"Overschrijving\";\"x\";\"{after}\";\"\"\n"
        )
    };
    let newest_first = [
        row("20260306", "NL44INGB0123456789", "5,00", "17,00"),
        row("20260305", "NL44INGB0123456789", "2,00", "12,00"),
        row("20260305", "NL86INGB0002445588", "1,00", "1,00"),
    ];
    let reading = read(&format!("{ING}{}", newest_first.concat()));
    assert_eq!(reading.problems, []);
    let told: Vec<_> = reading
        .statements
        .iter()
        .map(|it| (it.opening_cents.unwrap().0, it.closing_cents.unwrap().0, it.entries.len()))
        .collect();
    assert_eq!(told, [(1_000, 1_700, 2), (0, 100, 1)]);
    let gap = [
        row("20260305", "NL44INGB0123456789", "2,00", "12,00"),
        row("20260306", "NL44INGB0123456789", "5,00", "17,00"),
        row("20260307", "NL44INGB0123456789", "5,00", "32,00"),
    ];
    let reading = read(&format!("{ING}{}", gap.concat()));
    assert!(matches!(
        reading.problems[0].kind,
        ProblemKind::BalancesDoNotAddUp { difference: domain::Cents(-1_000) }
    ));
}

#[test]
fn bad_rows_cost_themselves() {
    let row = |amount: &str, way: &str| {
        format!(
            "\"20260305\";\"A\";\"NL44INGB0123456789\";\"\";\"OV\";\"{way}\";\"{amount}\";\"Overschrijving\";\"x\";\"\";\"\"\n"
        )
    };
    let text = format!(
        "{ING}{}{}{}kort;regel\n{}",
        row("1,00", "Bij"),
        row("een", "Bij"),
        row("1,00", "Wat"),
        row("2,00", "Af")
    );
    let reading = read(&text);
    let amounts: Vec<i64> = reading.statements[0].entries.iter().map(|it| it.amount_cents.0).collect();
    assert_eq!(amounts, [100, -200]);
    let lines: Vec<_> = reading.problems.iter().map(|problem| problem.place.line.unwrap()).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert!(!reading.is_complete());
}

#[test]
fn cards_balances_and_other_banks_are_called_by_their_name() {
    let refused = |text: &str| read(text).refused;
    let card = "\"Tegenrekening IBAN\",\"Munt\",\"Creditcard Nummer\",\"Productnaam\",\"Creditcard Regel1\",\"Creditcard Regel2\",\"Transactiereferentie\",\"Datum\",\"Bedrag\",\"Omschrijving\"\n";
    assert_eq!(refused(card), Some(Refusal::CreditCardTable));
    assert_eq!(refused("Datum;Kaartnummer;Omschrijving;Bedrag in EUR\n"), Some(Refusal::CreditCardTable));
    let balances = "\"Rekening\";\"Datum\";\"Saldo\";\"Valuta\"\n\"NL44INGB0123456789\";\"20260305\";\"1.310,00\";\"EUR\"\n";
    assert_eq!(refused(balances), Some(Refusal::BalanceList));
    let revolut = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n";
    assert_eq!(refused(revolut), Some(Refusal::BankTable { bank: Some("Revolut") }));
    assert_eq!(refused(ING), Some(Refusal::NoRows));
    // Customers with an account and a balance are no list of balances.
    assert_ne!(refused("Klant;IBAN;Saldo\nA;geen;12,00\n"), Some(Refusal::BalanceList));
}

fn whole() -> String {
    let mut text = String::from(ING);
    for number in 1..8 {
        text.push_str(&format!(
            "\"2026030{number}\";\"Café {number}\";\"NL44INGB0123456789\";\"NL20INGB0001234567\";\"OV\";\"Bij\";\"{number},00\";\"Overschrijving\";\"zin \"\"een\"\"\nen twee {number}\";\"{number},00\";\"\"\r\n"
        ));
    }
    text
}

#[test]
fn a_cut_anywhere_gives_a_prefix_of_the_rows_and_is_told() {
    let text = whole();
    let keys = |reading: &Reading| -> Vec<String> {
        reading.statements.iter().flat_map(|it| &it.entries).map(|entry| entry.key.clone()).collect()
    };
    let all = keys(&read(&text));
    assert_eq!(all.len(), 7);
    for end in ING.len() + 1..text.len() {
        let reading = crate::read_one("x", &text.as_bytes()[..end], &Mappings::new());
        let some = keys(&reading);
        assert!(all.starts_with(&some), "cut at {end}");
        let before = String::from_utf8_lossy(&text.as_bytes()[..end - 1]);
        let whole_rows = before.matches(",00\";\"\"").count();
        let told =
            reading.refused.is_some() || reading.problems.iter().any(|it| it.kind == ProblemKind::CutOff);
        assert!(
            some.len() >= whole_rows.saturating_sub(1) && (told || some.len() >= whole_rows),
            "cut at {end}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn windows_of_any_size_give_the_same(window in 1..400_usize) {
        crate::large::tests_windows(whole().as_bytes(), window)?;
    }

    #[test]
    fn any_row_is_survived(row in "[A-Za-z0-9;,.\"'\n\r\t €-]{0,120}") {
        let reading = read(&format!("{ING}{row}"));
        prop_assert!(reading.invoices.is_empty());
        let reading = read(&format!("{RABOBANK}{row}\n"));
        prop_assert!(reading.invoices.is_empty());
    }
}
