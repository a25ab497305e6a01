#![no_main]

use libfuzzer_sys::fuzz_target;

const HEAD: &str = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\
    <Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id></Acct>";

fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    fuzz::examine_behind(HEAD, bytes);
});
