//! Reads from what a test runner says how many tests passed and failed.
//!
//! It knows the last line of nextest and the `test result` lines of `cargo test`; all else counts nothing.

use std::ops::AddAssign;

/// How many tests passed, and how many did not.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

impl Count {
    /// What this line of a runner's report adds.
    pub fn in_line(line: &str) -> Count {
        let line = line.trim();
        let facts = if line.starts_with("Summary [") {
            line.split_once(" run: ").map(|(_, facts)| facts)
        } else {
            line.strip_prefix("test result: ").and_then(|line| line.split_once(". ")).map(|(_, facts)| facts)
        };
        let mut count = Count::default();
        for fact in facts.unwrap_or_default().split([',', ';', '(', ')']) {
            let Some((number, word)) = fact.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u32>() else {
                continue;
            };
            match word.trim() {
                "passed" => count.passed += number,
                "failed" | "timed out" | "exec failed" => count.failed += number,
                _ => {}
            }
        }
        count
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, more: Count) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn both_runners_are_understood() {
        let lines = [
            (
                "     Summary [   5.819s] 12 tests run: 11 passed (2 slow, 1 leaky), 1 failed, 0 skipped",
                11,
                1,
            ),
            (
                "     Summary [   5.819s] 9/12 tests run: 5 passed, 1 failed, 2 timed out, 1 exec failed, 3 skipped",
                5,
                4,
            ),
            (
                "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.10s",
                3,
                1,
            ),
            (
                "test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
                7,
                0,
            ),
            ("        PASS [   0.551s] (1/7) testkit::postgres 7 passed", 0, 0),
            ("all doctests ran in 0.30s; merged doctests compilation took 0.20s", 0, 0),
        ];
        for (line, passed, failed) in lines {
            assert_eq!(Count::in_line(line), Count { passed, failed }, "{line}");
        }
    }
}
