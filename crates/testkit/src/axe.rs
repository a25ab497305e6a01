//! Asks axe-core what on a page keeps people out: contrast, names of controls, order of headings.
//!
//! axe-core is a tool of the tests, fetched by `./test`, and no part of the product. It finds about half
//! of what a person with a screen reader would: no finding is a floor, not a proof.

use std::fmt;

use fantoccini::Client;
use serde_json::Value;

use crate::without;

/// One rule that the page breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// axe's name for the rule, such as `color-contrast`.
    pub rule: String,
    /// What is wrong, in a sentence.
    pub help: String,
    /// The selectors of the elements, each with what axe measured there.
    pub places: Vec<String>,
}

/// What axe finds on the page as it stands now, by its rules for WCAG 2.2 A and AA and for good practice.
pub async fn axe(client: &Client) -> Vec<Violation> {
    let path = without::axe_source();
    let source = std::fs::read_to_string(&path).unwrap_or_else(|problem| {
        panic!("axe-core is not at {}: {problem}; run ./test, which fetches it, or name a copy in BONDIG_TEST_AXE", path.display())
    });
    // The page's own scripts may not run eval (its content policy): WebDriver's are free of that.
    let script = format!(
        "{source}; const done = arguments[arguments.length - 1];
         axe.run(document, {{ resultTypes: ['violations'] }})
            .then(found => done(found.violations), problem => done(String(problem)));"
    );
    let found = client.execute_async(&script, Vec::new()).await.expect("axe runs in the page");
    let found = found.as_array().unwrap_or_else(|| panic!("axe failed: {found}"));
    found.iter().map(Violation::read).collect()
}

impl Violation {
    fn read(found: &Value) -> Violation {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let places = found["nodes"].as_array().into_iter().flatten();
        let places = places
            .map(|node| format!("{} ({})", node["target"], text(&node["failureSummary"]).replace('\n', " ")));
        Violation { rule: text(&found["id"]), help: text(&found["help"]), places: places.collect() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule, self.help)?;
        self.places.iter().try_for_each(|place| write!(formatter, "\n  {place}"))
    }
}
