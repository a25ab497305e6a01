//! No administration and no mail of real people stands in the repository, and no key.

use std::path::Path;
use std::process::Command;

use super::Finding;

const ENDINGS: &[&str] =
    &[".db", ".db-wal", ".db-shm", ".sqlite", ".sqlite3", ".eml", ".pem", ".key", ".env"];

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    let listed = Command::new("git").current_dir(root).args(["ls-files", "-z"]).output();
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        return Ok(vec![Finding::remark(
            ".",
            "git does not answer here",
            "what is tracked was not looked at",
        )]);
    };
    Ok(faults(&String::from_utf8_lossy(&listed.stdout)))
}

fn faults(listed: &str) -> Vec<Finding> {
    let files = listed.split('\0').filter(|file| ENDINGS.iter().any(|ending| file.ends_with(ending)));
    files
        .map(|file| {
            Finding::fault(
                file,
                "a database, mail or key is tracked",
                "git rm --cached it; let the test make its own, of invented people",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn databases_mails_and_keys_are_named() {
        let found = faults("README.md\0demo/bondig.db\0crates/channels/tests/een.eml\0Cargo.lock\0");
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["demo/bondig.db", "crates/channels/tests/een.eml"]);
    }
}
