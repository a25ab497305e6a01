#![no_main]

use libfuzzer_sys::fuzz_target;

const HEAD: &str = "<auditfile xmlns=\"http://www.auditfiles.nl/XAF/3.2\"><header/><company>";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(HEAD, bytes);
});
