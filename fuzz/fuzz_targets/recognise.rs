#![no_main]

use libfuzzer_sys::fuzz_target;

// Any bytes at all: zip files and workbooks, and what is none of our kinds.
fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine(&[b"PK\x03\x04".as_slice(), bytes].concat());
});
