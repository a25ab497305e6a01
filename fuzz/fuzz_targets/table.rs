#![no_main]

use libfuzzer_sys::fuzz_target;

const HEAD: &str = "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Openstaand;Betwist\n";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(HEAD, bytes);
});
