//! Each message holds its own customer's data only, and is the same alone as in a batch (G8).

use channels::build;

use crate::samples::{document, numbered};

const MESSAGES: usize = 10_000;

#[test]
fn the_same_envelope_gives_the_same_bytes_alone_and_in_any_batch() {
    let alone: Vec<Vec<u8>> =
        (0..MESSAGES).map(|number| build(&numbered(number)).expect("a message")).collect();
    // Steps that share no factor with the size go through all in another order each time.
    for step in [7, 3_331, 9_999] {
        for place in 0..MESSAGES {
            let number = place * step % MESSAGES;
            let bytes = build(&numbered(number)).expect("a message");
            assert!(bytes == alone[number], "message {number} differs");
        }
    }
}

#[test]
fn no_message_holds_the_mark_of_another() {
    for number in (0..MESSAGES).step_by(97) {
        let mut envelope = numbered(number);
        envelope.attachments.push(document());
        let bytes = build(&envelope).expect("a message");
        let text = String::from_utf8(bytes).expect("ASCII");
        let own = format!("merk{number:06}x");
        assert!(text.matches("merk").count() >= 5);
        assert_eq!(text.matches("merk").count(), text.matches(&own).count());
    }
}

#[test]
fn four_threads_build_what_one_builds() {
    let alone = build(&numbered(42)).expect("a message");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for number in 0..500 {
                    build(&numbered(number)).expect("a message");
                    assert!(build(&numbered(42)).expect("a message") == alone);
                }
            });
        }
    });
}
