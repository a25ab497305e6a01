//! Who may import whom.
//!
//! The table is the plan of the house; `ARCHITECTURE.md` says the same in words. What tests import is freer:
//! a room's tests may stand on any room, except those of `domain`, which stand on nothing of ours but the kit.

use std::path::Path;

use serde_json::Value;

use super::Finding;

/// A room and what of ours it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("formats", &["domain"]),
    ("text", &["domain"]),
    ("channels", &["domain", "text"]),
    ("app", &["domain", "text", "formats", "channels"]),
    ("store", &["domain", "app"]),
    ("books", &["domain", "formats", "app"]),
    ("web", &["domain", "text", "app"]),
    ("bondig", &["domain", "text", "formats", "channels", "app", "store", "books", "web"]),
    ("testkit", &[]),
    ("xtask", &["testkit", "domain", "formats"]),
];

/// What the domain may take from others: dates, the shape of errors, the shape of facts. No clock, no SQL, no log.
const DOMAIN_TAKES: &[&str] = &["jiff", "serde", "thiserror"];

/// Where JSON is spoken. `store` keeps the timeline's facts as JSON, which `bondig doctor --replay` folds back.
const SPEAK_JSON: &[&str] = &["formats", "store", "books", "channels", "web", "bondig", "testkit", "xtask"];

pub fn check(root: &Path, metadata: &Value) -> anyhow::Result<Vec<Finding>> {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let ours: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
        let place = manifest.strip_prefix(root).unwrap_or(manifest).display().to_string();
        let Some((_, may)) = ROOMS.iter().find(|(room, _)| *room == name) else {
            findings.push(Finding::fault(
                place,
                format!("the room `{name}` is not on the plan"),
                "add it to xtask/src/tidy/edges.rs and ARCHITECTURE.md, with what it may import",
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let to = dependency["name"].as_str().unwrap_or_default();
            let edge = Edge {
                from: name,
                to,
                may,
                for_tests: dependency["kind"] == "dev",
                ours: ours.contains(&to),
            };
            findings.extend(edge.fault().map(|(what, remedy)| Finding::fault(&place, what, remedy)));
        }
    }
    Ok(findings)
}

struct Edge<'plan> {
    from: &'plan str,
    to: &'plan str,
    may: &'plan [&'plan str],
    for_tests: bool,
    ours: bool,
}

impl Edge<'_> {
    /// What is wrong with this edge, and what to do.
    fn fault(&self) -> Option<(String, String)> {
        let Edge { from, to, .. } = self;
        let wrong = |what: String, remedy: &str| Some((what, remedy.to_owned()));
        if self.for_tests {
            let too_much = *from == "domain" && self.ours && *to != "testkit";
            return too_much.then(|| {
                (
                    format!("tests of `domain` import `{to}`"),
                    "move the test to the room that knows both".to_owned(),
                )
            });
        }
        if *to == "testkit" && !self.may.contains(to) {
            return wrong(
                format!("`{from}` imports `testkit`"),
                "make it a dev-dependency: the kit is for tests only",
            );
        }
        if self.ours && !self.may.contains(to) {
            return wrong(
                format!("`{from}` imports `{to}`"),
                "take it as an argument, or move the code to the room that may know both (ARCHITECTURE.md)",
            );
        }
        if *from == "domain" && !self.ours && !DOMAIN_TAKES.contains(to) {
            return wrong(
                format!("`domain` takes `{to}`"),
                "the domain takes dates, errors and serde's shape only: do this in another room",
            );
        }
        if *to == "serde_json" && !SPEAK_JSON.contains(from) {
            return wrong(
                format!("`{from}` takes `serde_json`"),
                "JSON stands in the rooms at the edge: hand over a typed value",
            );
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use super::check;

    fn house(packages: Value) -> Vec<String> {
        let findings =
            check(Path::new("/house"), &json!({ "packages": packages })).expect("metadata is readable");
        findings.iter().map(|finding| finding.to_string()).collect()
    }

    fn room(name: &str, dependencies: &[(&str, Option<&str>)]) -> Value {
        let dependencies: Vec<Value> =
            dependencies.iter().map(|(name, kind)| json!({ "name": name, "kind": kind })).collect();
        json!({ "name": name, "manifest_path": format!("/house/crates/{name}/Cargo.toml"), "dependencies": dependencies })
    }

    #[test]
    fn the_plan_is_quiet_about_what_it_allows() {
        let found = house(json!([
            room("domain", &[("jiff", None), ("insta", Some("dev")), ("testkit", Some("dev"))]),
            room("app", &[("domain", None), ("store", Some("dev"))]),
            room("store", &[("domain", None), ("app", None), ("serde_json", None)]),
            room("testkit", &[("serde_json", None)]),
        ]));
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn each_edge_that_is_not_on_the_plan_is_named() {
        let found = house(json!([
            room("domain", &[("tokio", None), ("app", None), ("store", Some("dev"))]),
            room("app", &[("domain", None), ("store", None), ("serde_json", None)]),
            room("store", &[("testkit", None)]),
            room("cellar", &[]),
            room("testkit", &[]),
        ]));
        let starts = [
            "crates/domain/Cargo.toml: `domain` takes `tokio`: ",
            "crates/domain/Cargo.toml: `domain` imports `app`: ",
            "crates/domain/Cargo.toml: tests of `domain` import `store`: ",
            "crates/app/Cargo.toml: `app` imports `store`: ",
            "crates/app/Cargo.toml: `app` takes `serde_json`: ",
            "crates/store/Cargo.toml: `store` imports `testkit`: ",
            "crates/cellar/Cargo.toml: the room `cellar` is not on the plan: ",
        ];
        assert_eq!(found.len(), starts.len(), "{found:#?}");
        for (finding, start) in found.iter().zip(starts) {
            assert!(finding.starts_with(start), "{finding}");
        }
    }
}
