//! How many tests ran. A suite that ran nothing, or left something out, has
//! not passed, whatever its exit status says.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

/// What a suite says it did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub left_out: usize,
}

impl Counts {
    /// The number of passed tests, if there were some and all of them passed.
    pub fn all_ran(&self) -> Result<usize> {
        ensure!(self.passed > 0, "no test ran");
        ensure!(self.failed == 0, "{} tests failed", self.failed);
        ensure!(self.left_out == 0, "{} tests were left out", self.left_out);
        Ok(self.passed)
    }
}

/// Adds up the `test result:` lines of cargo test and of the wasm test runner.
pub fn of_cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines().filter_map(|line| line.trim().strip_prefix("test result:")) {
        counts.passed = counts.passed.saturating_add(number_before(line, "passed"));
        counts.failed = counts.failed.saturating_add(number_before(line, "failed"));
        let left_out = number_before(line, "ignored").saturating_add(number_before(line, "filtered out"));
        counts.left_out = counts.left_out.saturating_add(left_out);
    }
    counts
}

/// Runs tests in Node, shows what they say, and says how many passed, which is all of them.
pub fn node_tests(sh: &Shell, files: &str, tap: &Path, options: &[&str]) -> Result<usize> {
    let reports = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"];
    cmd!(sh, "node --disable-warning=ExperimentalWarning --test {options...} {reports...}")
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .arg(files)
        .quiet()
        .run()?;
    of_node(&sh.read_file(tap)?).all_ran()
}

/// The summary of `node --test`, reported as TAP: `# pass 5`.
fn of_node(tap: &str) -> Counts {
    let total = |name: &str| {
        let prefix = format!("# {name} ");
        let lines = tap.lines().filter_map(|line| line.strip_prefix(&prefix)?.trim().parse().ok());
        lines.fold(0, |sum: usize, number| sum.saturating_add(number))
    };
    Counts {
        passed: total("pass"),
        failed: total("fail").saturating_add(total("cancelled")),
        left_out: total("skipped").saturating_add(total("todo")),
    }
}

/// The `stats` of Playwright's JSON report. A flaky test is a failed one.
pub fn of_playwright(report: &str) -> Result<Counts> {
    let report: serde_json::Value = serde_json::from_str(report).context("Playwright's report is no JSON")?;
    let stat = |name: &str| -> Result<usize> {
        let number = report.pointer(&format!("/stats/{name}")).and_then(serde_json::Value::as_u64);
        Ok(usize::try_from(number.with_context(|| format!("Playwright's report has no `{name}`"))?)?)
    };
    Ok(Counts {
        passed: stat("expected")?,
        failed: stat("unexpected")?.saturating_add(stat("flaky")?),
        left_out: stat("skipped")?,
    })
}

/// How many wasm tests the sources under a folder declare.
pub fn declared_wasm_tests(folder: &Path) -> Result<usize> {
    let mut count: usize = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            count = count.saturating_add(declared_wasm_tests(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            let tests = text.lines().filter(|line| line.trim().starts_with("#[wasm_bindgen_test"));
            count = count.saturating_add(tests.count());
        }
    }
    Ok(count)
}

fn number_before(line: &str, word: &str) -> usize {
    let part = line.split([';', '.']).find_map(|part| part.trim().strip_suffix(word));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_add_up() {
        let output = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.1s\n\
                      test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(of_cargo(output), Counts { passed: 7, failed: 1, left_out: 3 });
    }

    #[test]
    fn node_results_come_from_the_summary() {
        let tap = "ok 1 - a\n# tests 4\n# pass 2\n# fail 0\n# cancelled 0\n# skipped 1\n# todo 1\n";
        assert_eq!(of_node(tap), Counts { passed: 2, failed: 0, left_out: 2 });
    }

    #[test]
    fn a_flaky_page_test_is_a_failed_one() {
        let report = r#"{"stats":{"expected":3,"unexpected":0,"flaky":1,"skipped":0}}"#;
        let counts = of_playwright(report).expect("a report");
        assert_eq!(counts, Counts { passed: 3, failed: 1, left_out: 0 });
        assert!(counts.all_ran().is_err());
    }

    #[test]
    fn a_suite_that_ran_nothing_has_not_passed() {
        assert!(of_cargo("").all_ran().is_err());
        assert!(of_node("# pass 0\n").all_ran().is_err());
    }
}
