#![no_main]

use libfuzzer_sys::fuzz_target;

const HEAD: &str = ":20:X\n:25:NL44RABO0123456789\n:60F:C260304EUR10,00\n";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(HEAD, bytes);
});
