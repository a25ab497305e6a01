#![no_main]

use libfuzzer_sys::fuzz_target;

const ING: &str = "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);Mutatiesoort;Mededelingen;Saldo na mutatie\n";
const TAB: &str = "123456789\tEUR\t20260305\t10,00\t-2,10\t20260305\t-12,10\t";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(ING, bytes);
    fuzz::examine_behind(TAB, bytes);
});
