//! How fast files of the bank are read, beside a bare pass over the same bytes, in one process:
//! `cargo run --release -p formats --example speed`.
//!
//! The bare passes are the least that anybody must do: hand out each token of the XML library, hand
//! out each line as text of its own (`BufRead::lines`). Both sides take the bytes from memory. The
//! median of eleven rounds, the two sides in turn, in time on the processor: other work on the
//! machine does not count. A word behind `--` chooses among the files.

use std::hint::black_box;
use std::io::{BufRead, BufReader, Cursor};
use std::time::{Duration, Instant};

use formats::Mappings;

const ENTRIES: u32 = 100_000;
const ROUNDS: usize = 11;

fn main() {
    let files = [
        ("camt.053", camt(), Bare::Tokens),
        ("MT940", mt940(), Bare::Lines),
        ("CSV, ING", ing(), Bare::Lines),
        ("CSV, Rabobank", rabobank(), Bare::Lines),
        ("TAB, ABN AMRO", abn_amro(), Bare::Lines),
    ];
    let wanted = std::env::args().nth(1).unwrap_or_default();
    for (name, bytes, bare) in files.into_iter().filter(|(name, _, _)| name.contains(&wanted)) {
        let mut bare_times = Vec::new();
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            bare_times.push(timed(|| bare.pass(&bytes)));
            times.push(timed(|| read(&bytes)));
        }
        let (bare, own) = (median(bare_times), median(times));
        let megabytes = bytes.len() as f64 / 1e6;
        println!(
            "{name:<14} {ENTRIES} entries, {megabytes:>5.1} MB: {:>6.1} ms, bare pass {:>6.1} ms, {:.2} x, {:.0} MB/s",
            own.as_secs_f64() * 1e3,
            bare.as_secs_f64() * 1e3,
            own.as_secs_f64() / bare.as_secs_f64(),
            megabytes / own.as_secs_f64(),
        );
    }
}

enum Bare {
    Tokens,
    Lines,
}

impl Bare {
    fn pass(&self, bytes: &[u8]) {
        match self {
            Bare::Tokens => tokens(bytes),
            Bare::Lines => lines(bytes),
        }
    }
}

fn tokens(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("the generated file is UTF-8");
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().expect("the generated file is XML") {
            quick_xml::events::Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}

fn lines(bytes: &[u8]) {
    for line in BufReader::new(bytes).lines() {
        black_box(line.expect("the generated file is UTF-8"));
    }
}

/// Every entry is handed over, as an import takes them.
fn read(bytes: &[u8]) {
    let mut entries = 0;
    let mut hand = |_, entry| {
        entries += 1;
        black_box(&entry);
    };
    let readings = formats::stream("speed", Cursor::new(bytes), &Mappings::new(), &mut hand);
    assert!(readings.expect("memory can be read")[0].refused.is_none());
    assert_eq!(entries, ENTRIES);
}

fn timed(run: impl Fn()) -> Duration {
    let began = on_processor();
    run();
    on_processor() - began
}

/// How long this thread was on a processor; where the system does not say, the time of the clock.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(since_the_first_time, Duration::from_nanos)
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this example is for")]
fn since_the_first_time() -> Duration {
    static FIRST: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn camt() -> Vec<u8> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\n\
         <BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>\n",
    );
    for number in 0..ENTRIES {
        let (euros, day) = (number % 5_000 + 1, number % 28 + 1);
        text.push_str(&format!(
            "<Ntry><NtryRef>{number:08}</NtryRef><Amt Ccy=\"EUR\">{euros}.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd>\n\
             <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-{day:02}</Dt></BookgDt><ValDt><Dt>2026-03-{day:02}</Dt></ValDt>\n\
             <AcctSvcrRef>2026030{number:08}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n\
             <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"EUR\">{euros}.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>\n\
             <RltdPties><Dbtr><Pty><Nm>Bakkerij De Molen {number} B.V.</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>NL20INGB0001234567</IBAN></Id></DbtrAcct></RltdPties>\n\
             <RltdAgts><DbtrAgt><FinInstnId><BICFI>INGBNL2A</BICFI></FinInstnId></DbtrAgt></RltdAgts>\n\
             <RmtInf><Ustrd>Factuur 2026-{number:06} schilderwerk maart</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
        ));
    }
    text.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    text.into_bytes()
}

fn mt940() -> Vec<u8> {
    let mut text = String::from(
        "ABNANL2A\r\n940\r\nABNANL2A\r\n:20:ABN AMRO BANK NV\r\n:25:123456789\r\n:28C:1/1\r\n:60F:C260301EUR0,00\r\n",
    );
    for number in 0..ENTRIES {
        let (euros, day) = (number % 5_000 + 1, number % 28 + 1);
        text.push_str(&format!(
            ":61:2603{day:02}03{day:02}C{euros},50N654NONREF\r\n\
             :86:/TRTP/SEPA OVERBOEKING/IBAN/NL20INGB0001234567/BIC/INGBNL2A/N\r\n\
             AME/BAKKERIJ DE MOLEN {number} B.V./REMI/FACTUUR 2026-{number:06} SCHI\r\n\
             LDERWERK MAART/EREF/NOTPROVIDED\r\n"
        ));
    }
    text.push_str(":62F:C260331EUR1,00\r\n-\r\n");
    text.into_bytes()
}

fn ing() -> Vec<u8> {
    let mut text = String::from(
        "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag (EUR)\";\"Mutatiesoort\";\"Mededelingen\";\"Saldo na mutatie\";\"Tag\"\n",
    );
    for number in 0..ENTRIES {
        let (euros, day) = (number % 5_000 + 1, number % 28 + 1);
        text.push_str(&format!(
            "\"202603{day:02}\";\"Bakkerij De Molen {number} B.V.\";\"NL44INGB0123456789\";\"NL20INGB0001234567\";\"OV\";\"Bij\";\"{euros},50\";\"Overschrijving\";\
             \"Naam: Bakkerij De Molen {number} B.V. Omschrijving: Factuur 2026-{number:06} schilderwerk maart IBAN: NL20INGB0001234567 Kenmerk: NOTPROVIDED Valutadatum: {day:02}-03-2026\";\"{euros},50\";\"\"\n"
        ));
    }
    text.into_bytes()
}

fn rabobank() -> Vec<u8> {
    let mut text = String::from(
        "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\",\"Naam uiteindelijke partij\",\"Naam initiërende partij\",\"BIC tegenpartij\",\"Code\",\"Batch ID\",\"Transactiereferentie\",\"Machtigingskenmerk\",\"Incassant ID\",\"Betalingskenmerk\",\"Omschrijving-1\",\"Omschrijving-2\",\"Omschrijving-3\",\"Reden retour\",\"Oorspr bedrag\",\"Oorspr munt\",\"Koers\"\r\n",
    );
    for number in 0..ENTRIES {
        let (euros, day) = (number % 5_000 + 1, number % 28 + 1);
        text.push_str(&format!(
            "\"NL44RABO0123456789\",\"EUR\",\"RABONL2U\",\"{number:018}\",\"2026-03-{day:02}\",\"2026-03-{day:02}\",\"+{euros},50\",\"+{euros},50\",\"NL20INGB0001234567\",\"Bakkerij De Molen {number} B.V.\",\"\",\"\",\"INGBNL2A\",\"cb\",\"\",\"\",\"\",\"\",\"\",\"Factuur 2026-{number:06} schilderwerk maart\",\" \",\"\",\"\",\"\",\"\",\"\"\r\n"
        ));
    }
    text.into_bytes()
}

fn abn_amro() -> Vec<u8> {
    let mut text = String::new();
    for number in 0..ENTRIES {
        let (euros, day) = (number % 5_000 + 1, number % 28 + 1);
        text.push_str(&format!(
            "123456789\tEUR\t202603{day:02}\t{number},00\t{number},50\t202603{day:02}\t{euros},50\t\
             /TRTP/SEPA OVERBOEKING/IBAN/NL20INGB0001234567/BIC/INGBNL2A/NAME/BAKKERIJ DE MOLEN {number} B.V./REMI/FACTUUR 2026-{number:06} SCHILDERWERK MAART/EREF/NOTPROVIDED\r\n"
        ));
    }
    text.into_bytes()
}
