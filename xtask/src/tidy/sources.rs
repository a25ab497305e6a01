//! What stands in a Rust file: its length, its first words, and what no file may say.
//!
//! Lines that are comments may name anything. It reads lines, not syntax: a law that needs syntax belongs in clippy.

use std::path::Path;

use super::{Finding, files};

/// A file longer than this is two rooms in one.
const LINES_MAX: usize = 400;

/// A file longer than this is worth a look.
const LINES_LONG: usize = 260;

/// What no file may say, and what to do instead. Written in two halves, so that this file may stand too.
const BANNED: &[(&str, &str)] = &[
    (concat!("#[", "ignore"), "a test that does not run proves nothing: mend or remove it"),
    (concat!("todo", "!("), "finish it, or leave it out"),
    (concat!("unimplemented", "!("), "finish it, or leave it out"),
    (concat!("dbg", "!("), "remove it"),
    (concat!("thread", "::sleep"), "wait for an event or a condition (testkit::wait), not for luck"),
];

/// Where a banned word may stand, and why.
const ALLOWED: &[(&str, &str, &str)] = &[(
    "crates/cli/src/clock.rs",
    concat!("thread", "::sleep"),
    "a bookkeeping package says how many seconds to wait before the next question (Retry-After)",
)];

/// Rooms that count money: no number there may be inexact.
const COUNT_MONEY: &[&str] = &["crates/domain/", "crates/app/", "crates/store/"];

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for below in ["crates", "xtask"] {
        for file in files(root, below)? {
            if file.extension().is_some_and(|ending| ending == "rs") {
                findings.extend(read(&file.to_string_lossy(), &std::fs::read_to_string(root.join(&file))?));
            }
        }
    }
    Ok(findings)
}

fn read(file: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > LINES_MAX {
        findings.push(Finding::fault(
            file,
            format!("{lines} lines"),
            format!("divide it: at most {LINES_MAX}, and most files stay below 210"),
        ));
    } else if lines > LINES_LONG {
        findings.push(Finding::remark(file, format!("{lines} lines"), "is this two things in one?"));
    }
    if file.contains("/src/") && !text.starts_with("//!") {
        findings.push(Finding::fault(
            format!("{file}:1"),
            "no module doc",
            "begin with //! : what it is, what it is not, which invariant it keeps",
        ));
    }
    // A test may weigh its dice with one; what it tests may not.
    let counts_money = file.contains("/src/") && COUNT_MONEY.iter().any(|room| file.starts_with(room));
    for (number, line) in text.lines().enumerate() {
        let place = || format!("{file}:{}", number + 1);
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        for (word, remedy) in BANNED.iter().filter(|(word, _)| code.contains(word) && !is_allowed(file, word))
        {
            findings.push(Finding::fault(place(), format!("`{word}`"), *remedy));
        }
        for float in ["f64", "f32"].iter().filter(|float| counts_money && has_word(code, float)) {
            findings.push(Finding::fault(
                place(),
                format!("`{float}` in a room that counts money"),
                "use Cents, or whole numbers with their unit in the name",
            ));
        }
    }
    findings
}

fn is_allowed(file: &str, word: &str) -> bool {
    ALLOWED.iter().any(|(place, known, _)| *place == file && *known == word)
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|found| {
        found == word
            || found
                .strip_suffix(word)
                .is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    fn found(file: &str, text: &str) -> Vec<String> {
        read(file, text).iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn a_file_in_order_is_passed_over() {
        let text = "//! What it is.\n\n// no f64 here\nfn f() -> u64 { let f64_free = 1; f64_free }\n";
        assert_eq!(found("crates/domain/src/a.rs", text), Vec::<String>::new());
    }

    #[test]
    fn each_banned_word_is_named_with_its_line() {
        let text = concat!("//! Doc.\nfn f() { std::thread", "::sleep(x); todo", "!() }\n#[", "ignore]\n");
        let found = found("crates/web/tests/a.rs", text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].starts_with("crates/web/tests/a.rs:2: `todo"));
        assert!(found[1].starts_with(concat!("crates/web/tests/a.rs:2: `thread", "::sleep`")));
        assert!(found[2].starts_with("crates/web/tests/a.rs:3: "));
    }

    #[test]
    fn floats_are_refused_only_where_money_is_counted() {
        let text = "//! Doc.\nfn share(part: f64) -> f32 { 1f64 }\n";
        assert_eq!(found("crates/app/src/a.rs", text).len(), 2);
        assert_eq!(found("crates/web/src/a.rs", text).len(), 0);
        assert_eq!(found("crates/store/src/a.rs", "//! Doc.\nlet rate = 1f64;\n").len(), 1);
    }

    #[test]
    fn a_module_says_what_it_is_and_stays_short() {
        assert!(
            found("crates/app/src/a.rs", "fn f() {}\n")[0]
                .starts_with("crates/app/src/a.rs:1: no module doc")
        );
        assert_eq!(found("crates/app/build.rs", "fn f() {}\n").len(), 0);
        assert!(
            found("crates/app/tests/a.rs", &"x\n".repeat(401))[0]
                .starts_with("crates/app/tests/a.rs: 401 lines: divide it")
        );
        assert!(found("crates/app/tests/a.rs", &"x\n".repeat(300))[0].contains("(remark) 300 lines"));
    }
}
