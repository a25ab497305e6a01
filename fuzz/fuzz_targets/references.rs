#![no_main]

use libfuzzer_sys::fuzz_target;

use formats::reference;

fuzz_target!(|text: &str| {
    for found in reference::find(text) {
        let (reference::Reference::Betalingskenmerk(own)
        | reference::Reference::Rf(own)
        | reference::Reference::Ogm(own)) = &found;
        assert!(own.len() <= 25 && own.is_ascii());
    }
    let whole = reference::recognise(text);
    assert_eq!(whole, reference::recognise(text));
    if let Some(iban) = reference::iban_form(text) {
        assert_eq!(reference::iban_form(&iban).as_ref(), Some(&iban));
    }
    if let Some(made) = reference::rf_for(text) {
        assert!(reference::is_rf(&made));
    }
    if let Some(made) = reference::betalingskenmerk_for(text) {
        assert!(reference::is_betalingskenmerk(&made));
    }
});
