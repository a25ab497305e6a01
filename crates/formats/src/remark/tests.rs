//! Each dialect, as small as it gets. Names and numbers are invented.

use super::{Joined, Remark, read, read_blocks, reference_in};

fn told(text: &str) -> Remark {
    read(&Joined::of(text))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn codes_between_slashes_of_several_banks() {
    let abn = told(
        "/TRTP/SEPA OVERBOEKING/IBAN/NL20INGB0001234567/BIC/INGBNL2A/NAME/DE MOLEN B/V/REMI/5087/5781/EREF/NOTPROVIDED",
    );
    assert_eq!((abn.kind, abn.account), (some("SEPA OVERBOEKING"), some("NL20INGB0001234567")));
    assert_eq!(
        (abn.name, abn.remittance, abn.end_to_end_id),
        (some("DE MOLEN B/V"), some("5087/5781"), None)
    );

    let ing = told(
        "/EREF/A1//MARF/M-1//CSID/NL1//CNTP/NL20INGB0001234567/INGBNL2A/J. Jansen/DELFT//REMI/USTD//fact 17/",
    );
    assert_eq!((ing.name, ing.mandate_id, ing.end_to_end_id), (some("J. Jansen"), some("M-1"), some("A1")));
    assert_eq!(ing.remittance, some("fact 17"));

    let rabo = told(
        "/EREF/E1/ORDP//NAME/De Molen/ADDR/Dijk 1/REMI//CDTRREFTP//CD/SCOR/ISSR/CUR/CDTRREF/5000056789012345/ULTD//NAME/Zoon/ISDT/2026-03-05",
    );
    assert_eq!((rabo.name, rabo.ultimate), (some("De Molen"), some("Zoon")));
    assert_eq!((rabo.structured_reference, rabo.remittance), (some("5000056789012345"), None));

    let issuer = told("/TRTP/ACCEPTGIROBETALING/REMI/ISSUER: CUR                  REF: 5000 0567 8901 2345");
    assert_eq!(issuer.structured_reference, some("5000056789012345"));
    let doubled = told("/REMI//REMI/een/REMI/twee");
    assert_eq!(doubled.remittance, some("een twee"));
    let batch = told("/TRTP/SEPA Incasso Batch/PREF/5/NRTX/0000011/PIND/BRUTO/");
    assert_eq!((batch.batch_count, batch.kind), (Some(11), some("SEPA Incasso Batch")));
    assert_eq!(told("/PREF/M1//REMI/USTD//TOTAAL       3 POSTEN/").batch_count, Some(3));
}

#[test]
fn what_came_back_says_why() {
    let ing = told("/RTRN/MS03//EREF/E1//MARF/M1//REMI/USTD//CONTRIBUTIE/");
    assert_eq!((ing.return_reason, ing.returned), (some("MS03"), true));
    let abn = told("/RTYP/SEPA Incasso niet uitgevoerd/MARF/M1/RTRN/AM04/NAME/Jansen/REMI/nota 17");
    assert_eq!((abn.return_reason, abn.returned, abn.name), (some("AM04"), true, some("Jansen")));
    let german = told("109?00RUECKLASTSCHRIFT?20EREF+E1?21SVWZ+Grund AM04 Deckung fehlt?34906");
    assert_eq!((german.return_reason, german.returned), (some("AM04"), true));
    // What a payer writes is no return.
    assert!(!told("/TRTP/SEPA OVERBOEKING/REMI/retour storno borg").returned);
}

#[test]
fn words_that_were_cut_are_joined_and_the_cuts_remembered() {
    let mut joined = Joined::default();
    for line in [
        "/TRTP/SEPA OVERBOEKING/IBAN/NL20INGB0001234567/BIC/INGBNL2A/NAME/DE M",
        "OLEN/REMI/FACTUUR 2026",
        "-17",
    ] {
        joined.push_line(line);
    }
    let told = read(&joined);
    assert_eq!(told.name, some("DE MOLEN"));
    assert_eq!(told.remittance, some("FACTUUR 2026 -17"));
    assert_eq!(told.parts, ["FACTUUR 2026", "-17"]);
}

#[test]
fn labels_stand_in_their_order_whatever_the_payer_writes() {
    let told = told(
        "Naam: De Molen Omschrijving: Kenmerk: 12 Naam: x IBAN: geen IBAN: NL20INGB0001234567 Kenmerk: K9 Machtiging ID: M1 Incassant ID: I1 Doorlopende incasso Valutadatum: 05-03-2026",
    );
    assert_eq!((told.name, told.account), (some("De Molen"), some("NL20INGB0001234567")));
    assert_eq!(told.remittance, some("Kenmerk: 12 Naam: x IBAN: geen"));
    assert_eq!((told.end_to_end_id, told.mandate_id), (some("K9"), some("M1")));
}

#[test]
fn blocks_with_labels_and_before_sepa() {
    let lines = [
        "SEPA OVERBOEKING                 IBAN: NL20INGB0001234567",
        "BIC: INGBNL2A                    NAAM: DE MOLEN EN ZONEN HEUSDEN",
        "OMSCHRIJVING: FACTUUR 2026 SCHIL DERWERK",
        "KENMERK: E-17",
    ];
    let told = read_blocks(&lines).unwrap();
    assert_eq!((told.kind, told.account), (some("SEPA OVERBOEKING"), some("NL20INGB0001234567")));
    assert_eq!((told.name, told.end_to_end_id), (some("DE MOLEN EN ZONEN HEUSDEN"), some("E-17")));
    assert_eq!(told.remittance, some("FACTUUR 2026 SCHILDERWERK"));

    let old = read_blocks(&["12.34.56.789 G.B. HEUSDEN        AANSLAG 17", "BETALINGSKENMERK 0000"]).unwrap();
    assert_eq!((old.account, old.name), (some("123456789"), some("G.B. HEUSDEN")));
    assert_eq!(old.remittance, some("AANSLAG 17 BETALINGSKENMERK 0000"));
    assert_eq!(read_blocks(&["BEA   NR:X   05.03.26/09.15 WINKEL,PAS1"]), None);
}

#[test]
fn subfields_of_german_banks_and_of_triodos() {
    let german = told(
        "166?00GUTSCHRIFT?100399?20EREF+E-17?21SVWZ+Rechnung 2026-17 Malera?22rbeiten?30DEUTDEFF?31DE42100100100043921105?32Muster?33 GmbH",
    );
    assert_eq!((german.name, german.end_to_end_id), (some("Muster GmbH"), some("E-17")));
    assert_eq!(german.remittance, some("Rechnung 2026-17 Malerarbeiten"));
    assert_eq!(german.account, some("DE42100100100043921105"));

    let triodos = told(
        "000>100000000000>20RABONL2U>21NL12RABO0888888888>22JANSEN HEUSDEN FACTUUR 17 SC>23HILDERWERK>310454545454",
    );
    assert_eq!(triodos.account, some("NL12RABO0888888888"));
    assert_eq!(triodos.remittance, some("JANSEN HEUSDEN FACTUUR 17 SCHILDERWERK"));
    assert_eq!(told("000>100987654321>20HUUR>21 KANTOOR").account, some("0987654321"));
}

#[test]
fn the_only_reference_in_a_text_is_told() {
    assert_eq!(reference_in("betaling RF18 5390 0754 7034 dank"), some("RF18539007547034"));
    assert_eq!(reference_in("5000 0567 8901 2345"), some("5000056789012345"));
    assert_eq!(reference_in("+++123/4567/89002+++"), some("123456789002"));
    assert_eq!(reference_in("5000056789012345 en RF18539007547034"), None);
    assert_eq!(reference_in("factuur 2026-17"), None);
}
