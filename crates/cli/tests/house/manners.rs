//! How the binary speaks: help, JSON, settings that are refused by name.

use crate::bookkeeping::many_late;
use crate::files::Bill;
use crate::house::{House, bondig, json_lines, said};

const COMMANDS: [&str; 14] = [
    "init", "read", "import", "plan", "run", "release", "stop", "link", "user", "doctor", "backup",
    "restore", "copy-to", "play",
];

#[test]
fn help_has_each_command_with_one_line() {
    let mut command = bondig();
    command.arg("--help");
    let help = said(command).out;
    for name in COMMANDS {
        let line = help.lines().find(|line| line.trim_start().starts_with(&format!("{name} ")));
        let line = line.unwrap_or_else(|| panic!("{name} is not in:\n{help}"));
        assert!(line.trim().len() > name.len() + 10, "{line}");
        let mut command = bondig();
        command.args([name, "--help"]);
        assert_eq!(said(command).code, 0);
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn every_command_speaks_json() {
    let house = House::new();
    many_late(&house, 2);
    let bill = house.write("a.xml", &Bill::new("2026-0099", 12_100, "De Molen").xml());
    let calls: [&[&str]; 15] = [
        &["read", &bill],
        &["import", &bill],
        &["import", "--dry-run", &bill],
        &["plan", "--date", "2026-03-04"],
        &["run", "--date", "2026-03-04"],
        &["run", "--date", "2026-03-04", "--no-send"],
        &["release"],
        &["release", "--all"],
        &["stop"],
        &["stop", "--all"],
        &["link"],
        &["user", "piet@voorbeeld.example", "Piet"],
        &["doctor"],
        &["doctor", "--replay"],
        &["backup", "kopie.bondig"],
    ];
    for call in calls {
        let lines = house.json(call);
        assert!(!lines.is_empty() && lines.iter().all(serde_json::Value::is_object), "{call:?}: {lines:?}");
    }
    let last = house.json(&["run", "--date", "2026-03-04"]).pop().unwrap();
    let mut keys: Vec<&String> = last.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["acts", "calls", "customers", "letters", "messages", "rests", "tasks"]);
    assert!(!house.json(&["copy-to", "elders.db"]).is_empty());
    assert!(!house.json(&["restore", "kopie.bondig"]).is_empty());
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let house = House::new();
    house.change_config("[mail]", "[mail]\nkleur = \"rood\"");
    let said = house.say(&["plan"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("kleur") && said.err.contains("line"), "{}", said.err);
    assert!(said.err.contains("bondig.toml"));
    assert!(said.out.is_empty());
}

#[test]
fn production_refuses_test_settings() {
    let house = House::new();
    house.change_config("production = false", "production = true");
    let said = house.say(&["run", "--date", "2026-03-04"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("folder_in_production"), "{}", said.err);
    house.change_config("[mail]", "[mail]\nfolder_in_production = true");
    house.ok(&["plan", "--date", "2026-03-04"]);
    house.change_config("[mail]", "[mail]\nredirect_to = \"proef@voorbeeld.example\"");
    let said = house.say(&["plan", "--date", "2026-03-04"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("redirect_to"), "{}", said.err);
}

#[test]
fn a_trial_goes_to_one_own_address_and_says_so() {
    let Some(server) = testkit::smtp::server() else {
        return;
    };
    let house = House::with_server(&server);
    house.change_config("[mail]", "[mail]\nredirect_to = \"proef@voorbeeld.example\"");
    many_late(&house, 3);
    house.ok(&["release"]);
    house.run("2026-03-04");
    let mails = server.wait_for(3);
    for mail in &mails {
        assert_eq!(mail.to, ["proef@voorbeeld.example"]);
        let text = mail.text();
        // Marked in its head and for whom it was.
        assert!(text.contains("klant.example"), "{text}");
        let subject = mail.header("Subject").unwrap();
        assert!(
            text.to_lowercase().contains("proef") || subject.to_lowercase().contains("trial"),
            "{subject}"
        );
    }
}

#[test]
fn init_makes_an_installation_once() {
    let house = House::new();
    let said = house.say(&["init", "--name", "Nog een", "--email", "a@b.example", "--signer", "A"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("there already"), "{}", said.err);
    let folder = testkit::Folder::create("init");
    let mut command = bondig();
    command.current_dir(folder.path()).args([
        "init",
        "--name",
        "X",
        "--email",
        "a@b.example",
        "--signer",
        "A",
        "--iban",
        "NL00ABNA0123456789",
    ]);
    let said = crate::house::said(command);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("IBAN"), "{}", said.err);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn read_needs_no_installation() {
    let folder = testkit::Folder::create("read");
    let path = folder.join("a.xml");
    std::fs::write(&path, Bill::new("2026-0017", 12_100, "De Molen").xml()).unwrap();
    let mut command = bondig();
    command.current_dir(folder.path()).args(["read", "--json", "a.xml"]);
    let lines = json_lines(&said(command).out);
    assert_eq!(lines[0]["invoices"][0]["total_cents"], 12_100);
    assert_eq!(lines[0]["refused"], serde_json::Value::Null);
}
