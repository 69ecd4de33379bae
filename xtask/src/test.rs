//! Every check of the project, in the order in which a mistake shows soonest.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::figures::Figures;
use crate::serve::Server;
use crate::setup::Chromium;
use crate::{apps, counts, demo, fuzz_api, generated, package, setup, wasm, worker, workspace};

/// A named check that may add to the figures.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Figures) -> Result<()>,
}

const STEPS: [Step; 15] = [
    Step { name: "setup", about: "targets, npm packages, browser, test runner", run: set_up },
    Step { name: "lint", about: "rustfmt and clippy, natively and for wasm", run: lint },
    Step { name: "no-std", about: "the core without the standard library", run: no_std },
    Step { name: "native", about: "unit, conformance and service tests", run: native },
    Step { name: "build", about: "npm package, Worker and demo, with their sizes", run: build },
    Step { name: "wasm-node", about: "the bindings in Node", run: wasm_in_node },
    Step { name: "wasm-browser", about: "the bindings in Chromium", run: wasm_in_browser },
    Step { name: "wasm-pack", about: "the crate in the hands of those who use that tool", run: wasm_pack },
    Step { name: "types", about: "strict TypeScript", run: types },
    Step { name: "generated", about: "committed files are what is generated", run: compare_generated },
    Step { name: "js", about: "the package and the Worker, as their users meet them", run: javascript },
    Step { name: "load", about: "the Worker under load, with faults, and killed", run: load },
    Step { name: "fuzz-api", about: "the Worker, asked at random by its description", run: fuzz },
    Step { name: "apps", about: "the npm package in the tools of its users", run: apps::run },
    Step { name: "page", about: "the demo in Chromium", run: page },
];

/// Runs all steps, or the one named, and stops at the first that fails.
pub fn test(only: Option<&str>) -> Result<()> {
    let steps: Vec<&Step> = match only {
        Some(name) => STEPS.iter().filter(|step| step.name == name).collect(),
        None => STEPS.iter().collect(),
    };
    if steps.is_empty() {
        let names = STEPS.map(|step| step.name).join(", ");
        bail!("there is no such step; there are {names}");
    }
    let started = Instant::now();
    let (mut figures, mut times) = (Figures::default(), Figures::default());
    for step in steps {
        println!("== {}: {}", step.name, step.about);
        let step_started = Instant::now();
        (step.run)(&mut figures).with_context(|| format!("`{}` failed", step.name))?;
        times.time(step.name, step_started.elapsed());
        println!("== {} passed in {:.1} s", step.name, step_started.elapsed().as_secs_f64());
    }
    times.time("all", started.elapsed());
    println!("\ntimes");
    times.print();
    println!("figures");
    figures.print();
    Ok(())
}

fn set_up(_: &mut Figures) -> Result<()> {
    setup::for_building()?;
    setup::chromium()?;
    setup::wasm_bindgen()?;
    setup::wasm_pack()?;
    setup::schemathesis().map(drop)
}

fn lint(_: &mut Figures) -> Result<()> {
    let sh = workspace::shell()?;
    cmd!(sh, "cargo fmt --all --check").quiet().run()?;
    let wasm = ["--target", "wasm32-unknown-unknown"];
    clippy(&sh, &["--workspace", "--all-targets"])?;
    clippy(&sh, &[&["--package", "countersign-wasm", "--all-targets"], &wasm[..]].concat())?;
    // Its tests need a native database.
    for features in ["", "local"] {
        let worker = ["--package", "countersign-worker", "--lib", "--features", features];
        clippy(&sh, &[&worker[..], &wasm].concat())?;
    }
    Ok(())
}

fn clippy(sh: &Shell, what: &[&str]) -> Result<()> {
    cmd!(sh, "cargo clippy --quiet --locked {what...} -- --deny warnings").quiet().run()?;
    Ok(())
}

fn no_std(_: &mut Figures) -> Result<()> {
    let sh = workspace::shell()?;
    cmd!(sh, "cargo build --quiet --locked --package countersign-core --target wasm32v1-none")
        .quiet()
        .run()?;
    Ok(())
}

fn native(figures: &mut Figures) -> Result<()> {
    let sh = workspace::shell()?;
    let said = workspace::tee(cmd!(sh, "cargo test --quiet --locked --workspace"))?;
    figures.count("native tests", counts::of_cargo(&said).all_ran()?);
    Ok(())
}

fn build(figures: &mut Figures) -> Result<()> {
    package::build(figures)?;
    worker::build(worker::DEPLOYED, figures)?;
    worker::build(worker::LOCAL, figures)?;
    demo::build(figures)
}

fn wasm_in_node(figures: &mut Figures) -> Result<()> {
    let node = [("WASM_BINDGEN_TEST_ONLY_NODE", PathBuf::from("1"))];
    figures.count("wasm tests in Node", wasm_tests(&node)?);
    Ok(())
}

fn wasm_in_browser(figures: &mut Figures) -> Result<()> {
    let driver = setup::chromium()?.driver;
    let browser = [("WASM_BINDGEN_TEST_ONLY_WEB", PathBuf::from("1")), ("CHROMEDRIVER", driver)];
    figures.count("wasm tests in Chromium", wasm_tests(&browser)?);
    Ok(())
}

/// The runner leaves tests out without failing, hence the comparison.
fn wasm_tests(environment: &[(&str, PathBuf)]) -> Result<usize> {
    let sh = workspace::npm_shell()?;
    let tests =
        cmd!(sh, "cargo test --locked --package countersign-wasm --tests --target wasm32-unknown-unknown")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", setup::wasm_test_runner()?)
            .envs(environment.iter().map(|(name, value)| (name, value)));
    all_wasm_tests(&workspace::tee(tests)?)
}

fn all_wasm_tests(said: &str) -> Result<usize> {
    let ran = counts::of_cargo(said).all_ran()?;
    let declared = counts::declared_wasm_tests(&workspace::root().join("wasm/tests"))?;
    ensure!(ran == declared, "{ran} wasm tests ran, but {declared} are declared in wasm/tests");
    Ok(ran)
}

/// Its build, beside our package and not in its place, and its tests.
fn wasm_pack(figures: &mut Figures) -> Result<()> {
    let out = wasm::staging("wasm-pack")?;
    let sh = workspace::shell()?;
    // It takes the other tools from the path.
    let tools = [setup::wasm_pack()?, setup::wasm_bindgen()?, workspace::npm_programs()];
    sh.set_var("PATH", workspace::path_with(&tools)?);
    workspace::capture(cmd!(sh, "wasm-pack build --mode no-install wasm --out-dir {out}"))?;
    for name in ["package.json", "countersign_wasm.js", "countersign_wasm.d.ts", "countersign_wasm_bg.wasm"] {
        ensure!(out.join(name).is_file(), "wasm-pack made no {name}");
    }
    let driver = setup::chromium()?.driver;
    let test = cmd!(sh, "wasm-pack test --headless --chrome --chromedriver {driver} --mode no-install wasm");
    let said = workspace::tee(test)?;
    figures.count("wasm tests by wasm-pack", all_wasm_tests(&said)?);
    Ok(())
}

fn types(_: &mut Figures) -> Result<()> {
    let sh = workspace::npm_shell()?;
    for project in ["wasm", "web-demo", "xtask", "tests/types"] {
        workspace::capture(cmd!(sh, "tsc --noEmit --project {project}/tsconfig.json"))?;
    }
    Ok(())
}

fn compare_generated(figures: &mut Figures) -> Result<()> {
    figures.count("generated files compared", generated::compare()?);
    Ok(())
}

fn javascript(figures: &mut Figures) -> Result<()> {
    let tap = workspace::work_dir()?.join("js-tests.tap");
    let sh = workspace::npm_shell()?;
    sh.set_var("CHROMIUM", setup::chromium()?.browser);
    let passed = counts::node_tests(&sh, "tests/js/*.test.mjs", &tap, &["--test-concurrency=1"])?;
    figures.count("package and Worker tests", passed);
    Ok(())
}

fn load(figures: &mut Figures) -> Result<()> {
    let tap = workspace::work_dir()?.join("load-tests.tap");
    let sh = workspace::npm_shell()?;
    // Each with the machine to itself.
    let passed = counts::node_tests(&sh, "tests/load/*.test.mjs", &tap, &["--test-concurrency=1"])?;
    figures.count("load tests", passed);
    Ok(())
}

fn fuzz(figures: &mut Figures) -> Result<()> {
    fuzz_api::fuzz(fuzz_api::REQUESTS, figures)
}

/// The page against a freshly seeded installation.
fn page(figures: &mut Figures) -> Result<()> {
    let Chromium { browser, .. } = setup::chromium()?;
    let work = workspace::work_dir()?;
    let (state, report) = (work.join("page-state"), work.join("page-report.json"));
    let sh = workspace::npm_shell()?;
    sh.remove_path(&state)?;
    let server = Server::start(0, &state)?;
    cmd!(sh, "playwright test --config web-demo/playwright.config.ts --reporter=list,json")
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .env("CHROMIUM", browser)
        .env("COUNTERSIGN_URL", format!("http://127.0.0.1:{}", server.port))
        .quiet()
        .run()?;
    figures.count("page tests", counts::of_playwright(&sh.read_file(report)?)?.all_ran()?);
    Ok(())
}
