//! `bondig play` through the binary: the JSON form of docs/play.md, its lines and its refusals.
//!
//! Not here: what is decided; that is told in the plays of the domain.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Plays this text from a file of its own.
fn play(name: &str, text: &str, more: &[&str]) -> Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("play-{name}.json"));
    std::fs::write(&file, text).expect("the play can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bondig"));
    command.current_dir(&folder).arg("play").arg(&file).args(more);
    command.output().expect("the binary runs")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let read = |line: &str| serde_json::from_str(line).expect("each line is a JSON object");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    text.lines().map(read).collect()
}

fn refused(name: &str, text: &str) -> String {
    let output = play(name, text, &[]);
    assert!(!output.status.success(), "{name} is refused");
    assert!(output.stdout.is_empty(), "nothing is printed of a play that is refused");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A customer with one invoice, and these events.
fn told(events: &Value) -> String {
    json!({
        "from": "2026-02-16", "to": "2026-03-26",
        "customers": [{"id": "C1", "reachable": ["email", "phone"], "fixed_person": "Joost"}],
        "invoices": [{"id": "F1", "customer": "C1", "amount": "1210.00", "issued": "2026-02-16", "due": "2026-03-02"}],
        "events": events,
    })
    .to_string()
}

#[test]
fn each_line_is_an_object_and_the_last_is_the_summary() {
    let events = json!([{"on": "2026-03-09", "type": "call_outcome", "customer": "C1", "outcome": "promise", "until": "2026-03-20"}]);
    let lines = lines(&play("lines", &told(&events), &[]));
    assert_eq!(
        lines[1],
        json!({"on": "2026-02-19", "customer": "C1", "act": "message", "step": "receipt_check", "channel": "email",
            "invoices": ["F1"], "from": "Joost", "because": "Sent on 2026-02-16: ask whether it arrived well.", "rule": "1.4"})
    );
    let promised = lines.iter().find(|line| line["hold"] == "promised").expect("it rests as promised");
    assert_eq!(promised["rest"], json!(["F1"]));
    assert_eq!(promised["until"], "2026-03-20");
    let last =
        json!({"summary": {"messages": 3, "calls": 2, "visits": 0, "letters": 0, "tasks": 0, "wrongful": 0}});
    assert_eq!(lines.last(), Some(&last));
}

#[test]
fn an_approval_is_a_task_without_a_step() {
    let events = json!([
        {"on": "2026-02-20", "type": "score", "customer": "C1", "nps": 3},
        {"on": "2026-03-02", "type": "approve", "customer": "C1", "step": "due_day_reminder"},
    ]);
    let lines = lines(&play("approval", &told(&events), &[]));
    let asked = lines.iter().find(|line| line["task"] == "approve").expect("a person is asked");
    assert_eq!(asked["for"], "due_day_reminder");
    assert_eq!(asked["to"], "credit_manager");
    assert_eq!(asked.get("step"), None);
    let sent = lines.iter().find(|line| line["step"] == "due_day_reminder").expect("it goes out");
    assert_eq!(sent["on"], "2026-03-02");
}

#[test]
fn the_form_with_every_key_is_played() {
    let text = r#"{
      "from": "2026-01-01", "to": "2026-04-30", "jurisdiction": "nl", "strategy": "default", "bank_fresh": true,
      "customers": [{"id": "C1", "kind": "business", "language": "nl",
        "relation": {"since": "2019-05-01", "closeness": "close", "strained": false, "good_payer": true},
        "preference": {"reminders": "email", "admin": "phone", "invoices": "email", "source": "asked at first order", "on": "2025-11-03"},
        "refused": ["whatsapp"], "consent": ["whatsapp"], "reachable": ["email", "phone", "post", "whatsapp", "sms", "portal", "visit"],
        "style": "service", "fixed_person": "Joost", "regular": false, "closed": []}],
      "invoices": [{"id": "F1", "customer": "C1", "amount": "1210.00", "issued": "2026-01-05", "sent": "2026-01-05", "due": "2026-01-19",
        "currency": "EUR", "project": "P7", "specialist": "Anna", "collect": "transfer"}],
      "events": [
        {"on": "2026-01-12", "type": "term_claimed", "customer": "C1", "days": 30},
        {"on": "2026-01-13", "type": "term_approved", "customer": "C1", "days": 30, "from_invoice": "F1"},
        {"on": "2026-02-01", "type": "books_synced", "customer_terms": {"C1": 14}, "invoice_due": {"F1": "2026-01-19"}},
        {"on": "2026-02-10", "type": "payment", "customer": "C1", "amount": "500.00", "invoice": "F1"},
        {"on": "2026-02-11", "type": "payment_reversed", "invoice": "F1", "amount": "500.00"},
        {"on": "2026-02-12", "type": "credit_note", "invoice": "F1", "amount": "100.00"},
        {"on": "2026-02-13", "type": "call_outcome", "customer": "C1", "outcome": "promise", "until": "2026-02-20", "invoices": ["F1"], "amount": "710.00"},
        {"on": "2026-02-13", "type": "reply", "customer": "C1", "channel": "email", "intents": ["already_paid"], "until": null},
        {"on": "2026-02-14", "type": "promise", "customer": "C1", "invoices": ["F1"], "until": "2026-02-20"},
        {"on": "2026-02-15", "type": "dispute_opened", "invoice": "F1", "amount": "200.00", "reason": "delivery"},
        {"on": "2026-02-20", "type": "remedy_agreed", "invoice": "F1"},
        {"on": "2026-02-22", "type": "dispute_closed", "invoice": "F1", "outcome": "agree", "customer_satisfied": true},
        {"on": "2026-02-25", "type": "arrangement", "customer": "C1", "invoices": ["F1"], "terms": [["2026-03-01", "355.00"], ["2026-04-01", "355.00"]]},
        {"on": "2026-02-26", "type": "score", "customer": "C1", "nps": 3},
        {"on": "2026-02-27", "type": "prefers", "customer": "C1", "reminders": "phone"},
        {"on": "2026-02-27", "type": "refuses", "customer": "C1", "channel": "sms"},
        {"on": "2026-02-27", "type": "hold", "customer": "C1", "invoices": null, "why": "the sales talk runs", "until": "2026-03-06"},
        {"on": "2026-02-28", "type": "stop", "customer": "C1", "why": "insolvency"},
        {"on": "2026-03-01", "type": "message_failed", "customer": "C1", "channel": "email"},
        {"on": "2026-03-01", "type": "approve", "customer": "C1", "step": "final_notice"},
        {"on": "2026-03-01", "type": "task_done", "customer": "C1", "task": "ask_bookkeeper_to_change_term"},
        {"on": "2026-03-01", "type": "decided", "customer": "C1", "outcome": "call_again"},
        {"on": "2026-03-02", "type": "downtime", "until": "2026-03-09"},
        {"on": "2026-03-10", "type": "bank_stale", "until": "2026-03-12"}
      ]
    }"#;
    let lines = lines(&play("every-key", text, &[]));
    let claimed =
        json!({"on": "2026-01-12", "customer": "C1", "rest": ["F1"], "hold": "term_claim", "until": null});
    let is_claimed = |line: &&Value| {
        claimed.as_object().into_iter().flatten().all(|(key, value)| line.get(key) == Some(value))
    };
    assert!(lines.iter().any(|line| is_claimed(&line)));
    let asked = |line: &Value| line["task"] == "ask_bookkeeper_to_change_term" && line["on"] == "2026-01-13";
    assert!(lines.iter().any(asked));
    assert!(lines.iter().any(|line| line["task"] == "full_stop"));
    assert_eq!(lines.last().expect("a summary")["summary"]["wrongful"], 0);
}

#[test]
fn text_prints_the_same_as_columns() {
    let output = play("text", &told(&json!([])), &["--text"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("receipt_check"), "{text}");
    assert!(text.ends_with("0 wrongful\n"), "{text}");
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_column() {
    let text = told(&json!([])).replace("\"fixed_person\"", "\n\"fixed_persons\"");
    let said = refused("unknown-key", &text);
    assert!(said.contains("fixed_persons") && said.contains("line 2"), "{said}");
}

#[test]
fn an_unknown_word_is_refused_with_its_line_and_column() {
    let said = refused("unknown-word", &told(&json!([])).replace("phone", "pigeon"));
    assert!(said.contains("pigeon") && said.contains("column"), "{said}");
}

#[test]
fn an_unknown_word_in_an_event_is_refused_with_its_place() {
    let events =
        json!([{"on": "2026-03-09", "type": "call_outcome", "customer": "C1", "outcome": "perhaps"}]);
    let said = refused("unknown-outcome", &told(&events));
    assert!(said.contains("events[0].outcome") && said.contains("perhaps"), "{said}");
}

#[test]
fn a_key_that_the_type_of_event_does_not_know_is_refused() {
    let events = json!([{"on": "2026-03-09", "type": "score", "customer": "C1", "nps": 9, "days": 30}]);
    let said = refused("foreign-key", &told(&events));
    assert!(said.contains("events[0]") && said.contains("days"), "{said}");
}

#[test]
fn a_strategy_is_read_and_its_mistakes_have_a_place() {
    let with = |strategy: Value| {
        let mut file: Value = serde_json::from_str(&told(&json!([]))).expect("JSON");
        file["strategy"] = strategy;
        file.to_string()
    };
    let quiet = with(json!({"receipt_check": null}));
    let receipt = |line: &Value| line["step"] == "receipt_check";
    assert!(!lines(&play("quiet", &quiet, &[])).iter().any(receipt));
    let said = refused("strange-strategy", &with(json!({"receipt_checks": null})));
    assert!(said.contains("receipt_checks") && said.contains("column"), "{said}");
}
