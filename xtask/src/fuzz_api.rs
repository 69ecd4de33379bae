//! The running Worker, asked at random by its own description: no failure of its own, and no answer that is not described.

use std::fs;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::figures::Figures;
use crate::serve::Server;
use crate::{setup, workspace};

/// Requests that the checks make.
pub const REQUESTS: usize = 2_000;

const DESCRIPTION: &str = "worker/openapi.json";

/// The same requests each time.
const SEED: &str = "20260304";

/// Who asks, and which share of the requests. Of what is not theirs, the refusals must be described.
const WHO: [(&str, &str, usize); 3] = [
    ("staff", "X-Demo-Principal: staff/harbour/clerk", 2),
    ("a user", "X-Demo-Principal: user/harbour/ana.torres", 2),
    ("nobody", "X-Request-Id: nobody", 1),
];

/// What is looked for in the answers.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance";

/// Asks a freshly seeded installation at least so many times.
pub fn fuzz(requests: usize, figures: &mut Figures) -> Result<()> {
    let program = setup::schemathesis()?;
    let state = workspace::work_dir()?.join("fuzz-state");
    let sh = workspace::npm_shell()?;
    sh.remove_path(&state)?;
    let server = Server::start(0, &state)?;
    let shares: usize = WHO.iter().map(|(_, _, share)| share).sum();
    let started = Instant::now();
    let mut asked = 0_usize;
    for (name, header, share) in WHO {
        let wanted = requests.saturating_mul(share).div_ceil(shares.max(1));
        asked = asked.saturating_add(round(&program, server.port, (name, header), wanted)?);
    }
    ensure!(asked >= requests, "only {asked} requests were made in place of {requests}");
    figures.count("requests made up from the description", asked);
    figures.time("asking them", started.elapsed());
    Ok(())
}

/// Asks as somebody until so many requests were made, with other requests each time.
fn round(program: &std::path::Path, port: u16, (name, header): (&str, &str), wanted: usize) -> Result<usize> {
    let (sh, description) = (workspace::shell()?, workspace::root().join(DESCRIPTION));
    // It keeps what it has found where it runs.
    sh.change_dir(workspace::work_dir()?);
    let url = format!("http://127.0.0.1:{port}");
    let report = workspace::work_dir()?.join("fuzz.ndjson");
    let operations = operations()?;
    let examples = wanted.div_ceil(operations.max(1)).saturating_add(1).to_string();
    println!("  as {name}");
    cmd!(sh, "{program} run {description} --url {url} --checks {CHECKS} --header {header}")
        .args(["--phases", "fuzzing", "--seed", SEED, "--no-shrink", "--continue-on-failure"])
        // One at a time: Python before 3.12 loses count of itself when two threads make up requests.
        .args(["--max-examples", &examples, "--workers", "1"])
        .args(["--suppress-health-check", "all", "--warnings", "off", "--no-color"])
        .args(["--report", "ndjson", "--report-ndjson-path"])
        .arg(&report)
        .quiet()
        .run()
        .with_context(|| format!("what was asked as {name} has faults"))?;
    let said = fs::read_to_string(&report)?;
    Ok(said.matches("\"status_code\"").count())
}

/// How many operations the description has.
fn operations() -> Result<usize> {
    let text = fs::read_to_string(workspace::root().join(DESCRIPTION))?;
    Ok(text.matches("\"operationId\"").count())
}
