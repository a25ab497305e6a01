//! Each pitfall of real files, as small as it gets. Everything is invented.

use proptest::prelude::*;

use crate::reading::Reading;
use crate::statement::Entry;
use crate::{Mappings, ProblemKind, Refusal};

const HEAD: &str = ":20:X\n:25:NL44RABO0123456789\n:28C:17/1\n:60F:C260304EUR10,00\n";

fn read(text: &str) -> Reading {
    crate::read_one("x", text.as_bytes(), &Mappings::new())
}

/// The entries of a statement with this between its balances.
fn entries(inside: &str) -> Vec<Entry> {
    let reading = read(&format!("{HEAD}{inside}:62F:C260305EUR110,00\n-\n"));
    assert_eq!(reading.refused, None);
    reading.statements.into_iter().flat_map(|statement| statement.entries).collect()
}

fn kinds(reading: &Reading) -> Vec<&ProblemKind> {
    reading.problems.iter().map(|problem| &problem.kind).collect()
}

#[test]
fn a_statement_with_its_balances_and_number() {
    let reading = read(&format!(
        "{HEAD}:61:2603050305C100,00NTRFNONREF//B1\n:86:/NAME/De Molen/REMI/fact 17\n:62F:C260305EUR110,00\n:86:/SUM/1/1/\n-\n"
    ));
    assert_eq!((reading.format.as_ref().unwrap().word(), reading.problems.len()), ("mt940", 0));
    let statement = &reading.statements[0];
    assert_eq!(statement.account.as_deref(), Some("NL44RABO0123456789"));
    assert_eq!(statement.sequence.as_deref(), Some("17/1"));
    assert_eq!((statement.opening_cents.unwrap().0, statement.closing_cents.unwrap().0), (1_000, 11_000));
    let days = [statement.from, statement.to, statement.opening_on, statement.closing_on];
    assert_eq!(
        days.map(|day| day.unwrap().to_string()),
        ["2026-03-04", "2026-03-05", "2026-03-04", "2026-03-05"]
    );
    let entry = &statement.entries[0];
    assert_eq!((entry.reference.as_deref(), entry.remittance.as_deref()), (Some("B1"), Some("fact 17")));
    assert_eq!(entry.raw, ":61:2603050305C100,00NTRFNONREF//B1\n:86:/NAME/De Molen/REMI/fact 17");
    assert!(statement.complete && reading.format.unwrap().is_bank_statement());
}

#[test]
fn text_that_looks_like_tags_and_ends_stays_text() {
    let told = entries(
        ":61:2603050305C60,00NTRFNONREF\n:86:afspraak om\n:20:15 uur\n-2014 betaald\n-\n:61:2603050305C40,00NTRFNONREF\n:86:twee\n",
    );
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].remittance.as_deref(), Some("afspraak om :20:15 uur -2014 betaald -"));
    // A tag that was cut in two.
    let told = entries(":61:260305C\n100,00N062NONREF\n:\n86:166?00GUTSCHRIFT?20SVWZ+Test\n");
    assert_eq!((told[0].amount_cents.0, told[0].remittance.as_deref()), (10_000, Some("Test")));
}

#[test]
fn what_came_back_is_marked() {
    let told = entries(
        ":61:2603050305D12,75NRTIEREF//B1\n:86:/RTRN/MS03//EREF/E1//MARF/M1//REMI/USTD//CONTRIBUTIE/\n\
         :61:2603050305RC5,00NTRFNONREF\n:86:terug\n:61:2603050305RD5,00NTRFNONREF\n:86:terug\n\
         :61:2603050305D1,00NSTONL20INGB0001234567\n:86:x\n",
    );
    let facts: Vec<_> =
        told.iter().map(|it| (it.amount_cents.0, it.reversal, it.return_reason.as_deref())).collect();
    assert_eq!(
        facts,
        [(-1_275, true, Some("MS03")), (-500, true, None), (500, true, None), (-100, true, None)]
    );
    assert_eq!((told[0].mandate_id.as_deref(), told[0].end_to_end_id.as_deref()), (Some("M1"), Some("E1")));
    assert_eq!(told[3].counterparty.iban.as_deref(), Some("NL20INGB0001234567"));
}

#[test]
fn accounts_and_names_of_each_bank() {
    let rabo = entries(
        ":61:260305C1,00N541EREF\nNL20INGB0001234567\n:86:/EREF/E1/ORDP//NAME/Jansen/REMI/x/ISDT/2026-03-05\n",
    );
    assert_eq!(rabo[0].counterparty.iban.as_deref(), Some("NL20INGB0001234567"));
    let blank = " ".repeat(65);
    let line = format!("{:65}", "Factuur 17");
    let sns = entries(&format!(
        ":61:2603050305C1,00NOVBNL20INGB0001234567\nde molen b.v.\n:86:NL20INGB0001234567 de molen b.v.\n{blank}\n{line}\n{blank}\n"
    ));
    assert_eq!(sns[0].counterparty.name.as_deref(), Some("de molen b.v."));
    assert_eq!(sns[0].remittance.as_deref(), Some("Factuur 17"));
    let ing = entries(
        ":61:260305C1,00NTRF5000056789012345//B1\n/TRCD/00108/\n:86:/CNTP/NL20INGB0001234567/INGBNL2A/De Molen/DELFT//\n",
    );
    assert_eq!(ing[0].structured_reference.as_deref(), Some("5000056789012345"));
    assert_eq!(
        (ing[0].counterparty.name.as_deref(), ing[0].transaction_code.as_deref()),
        (Some("De Molen"), Some("NTRF/00108"))
    );
    let knab = entries(":61:260305C1,00NTRFNONREF\n:86:FACTUUR 17\nREK: NL20INGB0001234567/NAAM: DE MOLEN\n");
    assert_eq!(
        (knab[0].counterparty.name.as_deref(), knab[0].remittance.as_deref()),
        (Some("DE MOLEN"), Some("FACTUUR 17"))
    );
    let old =
        entries(":61:260305C1,00NGT EREF\n:86:NL20INGB0001234567 INGBNL2A J AAP NOTPROVIDED kilometers\n");
    assert_eq!(
        (old[0].counterparty.name.as_deref(), old[0].remittance.as_deref()),
        (Some("J AAP"), Some("kilometers"))
    );
}

#[test]
fn no_control_character_leaves_this_room() {
    let told = entries(
        ":61:2603050305C100,00NT\u{1}RFNON\u{0}REF//B\u{1}1\n/TRCD/00\u{0}1/\n:86:/NAME/De\u{0}Molen/REMI/f\u{1}17/EREF/E\u{2}\n",
    );
    let line = serde_json::to_string(&told).unwrap();
    assert!(!line.contains("\\u00"), "{line}");
}

#[test]
fn several_statements_with_and_without_ends() {
    let one = ":25:1234\n:28C:1\n:60F:C260301EUR0,00\n:61:2603010301C1,00NTRFNONREF\n:86:a\n";
    // Without `:20:`, without closing balance but with a terminator, without anything between.
    let reading = read(&format!(
        "ABNANL2A\n940\nABNANL2A\n{one}:62F:C260301EUR1,00\n{one}-}}{{5:}}\n{{1:F01}}\n:20:S\n{one}:62F:C260301EUR1,00"
    ));
    assert_eq!(reading.statements.len(), 3);
    assert!(reading.statements.iter().all(|it| it.complete && it.entries.len() == 1));
    assert_eq!(kinds(&reading), Vec::<&ProblemKind>::new());
}

#[test]
fn a_bad_line_costs_itself_and_a_sum_is_checked() {
    let reading = read(&format!(
        "{HEAD}:61:260305Cx\n:86:a\n:61:2603050305C40,00NTRFNONREF\n:86:b\n:62F:C260305EUR110,00\n-\n"
    ));
    assert_eq!(reading.statements[0].entries.len(), 1);
    assert!(matches!(
        kinds(&reading)[..],
        [
            ProblemKind::BalancesDoNotAddUp { difference: domain::Cents(-6_000) },
            ProblemKind::EntryWithoutAmount { .. },
        ]
    ));
    assert_eq!(reading.problems[1].place.line, Some(5));
}

#[test]
fn a_fragment_is_refused_and_an_unfinished_day_is_no_statement() {
    assert_eq!(read(":25:51210600/9223382012EUR\n").refused, Some(Refusal::NoStatement));
    assert_eq!(read(":86:091\n-").refused, Some(Refusal::NoStatement));
    let interim = read(
        ":20:X\n:25:123\n:28C:1\n:34F:EUR0,\n:13D:2603051200+0100\n:61:260305C1,00NTRFNONREF\n:86:a\n-\n",
    );
    assert_eq!(interim.format.as_ref().unwrap().word(), "mt942");
    assert_eq!(interim.statements[0].entries.len(), 1);
    assert!(!interim.format.unwrap().is_bank_statement());
}

fn whole() -> String {
    let mut text = String::from("{1:F01INGBNL2ABXXX}{2:I940}{4:\r\n");
    for day in 1..4 {
        text.push_str(&format!(
            ":20:P{day}\r\n:25:NL44RABO0123456789EUR\r\n:28C:{day}\r\n:60F:C26030{day}EUR{day},00\r\n"
        ));
        for entry in 1..4 {
            text.push_str(&format!(
                ":61:26030{day}030{day}C{entry}0,00NTRFNONREF//B{day}{entry}\r\n/TRCD/00100/\r\n:86:/CNTP/NL20INGB0001234567/INGBNL2A/Café Zoë///REMI/USTD//fact 2026-1\r\n{entry}/\r\n"
            ));
        }
        text.push_str(&format!(":62F:C26030{day}EUR6{day},00\r\n-}}\r\n"));
    }
    text
}

fn keys(reading: &Reading) -> Vec<String> {
    reading.statements.iter().flat_map(|it| &it.entries).map(|entry| entry.key.clone()).collect()
}

#[test]
fn a_cut_anywhere_gives_a_prefix_of_the_entries_and_is_told() {
    let text = whole();
    let all = keys(&read(&text));
    assert_eq!(all.len(), 9);
    for end in 0..text.len() {
        let reading = crate::read_one("x", &text.as_bytes()[..end], &Mappings::new());
        let some = keys(&reading);
        assert!(all.starts_with(&some), "cut at {end}");
        let at_end_of_statement = some.len().is_multiple_of(3);
        let told = reading.refused.is_some() || !reading.problems.is_empty();
        assert!(told || at_end_of_statement, "cut at {end} in silence");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn windows_of_any_size_give_the_same(window in 1..400_usize) {
        crate::large::tests_windows(whole().as_bytes(), window)?;
    }
}
