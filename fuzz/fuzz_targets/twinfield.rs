#![no_main]

use libfuzzer_sys::fuzz_target;

const HEAD: &str = "<transactions><office/><transaction><header><code>VRK</code>";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(HEAD, bytes);
});
