//! Where things are, and shells to start other programs in.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Cargo's target folder: this program lies in `<target>/debug/`.
pub fn target_dir() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot tell where this program lies")?;
    let target = program.parent().and_then(Path::parent).context("this program lies in no target folder")?;
    Ok(target.to_owned())
}

/// Our own folder for stamps, logs and half-made output.
pub fn work_dir() -> Result<PathBuf> {
    let folder = target_dir()?.join("xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// A shell in the folder of the workspace, for cargo and what the machine has.
pub fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    Ok(shell)
}

/// The same for programs of npm packages. The package `node` is first on its path, because wrangler needs a newer Node
/// than the machine may have.
pub fn npm_shell() -> Result<Shell> {
    let shell = shell()?;
    shell.set_var("PATH", path_with(&[npm_programs()])?);
    // No questions, no reports to anyone.
    shell.set_var("CI", "true");
    shell.set_var("WRANGLER_SEND_METRICS", "false");
    Ok(shell)
}

/// Where the programs of npm packages lie.
pub fn npm_programs() -> PathBuf {
    root().join("node_modules/.bin")
}

/// The search path with some folders put first.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(folders).context("the search path cannot be extended")
}

/// Runs a program for its output; shows what it said only when it fails.
pub fn capture(command: Cmd<'_>) -> Result<String> {
    let command = command.env("NO_COLOR", "1").ignore_status();
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "`{command}` failed ({})\n{said}{complaint}", output.status);
    Ok(said)
}

/// Runs a program, shows its standard output line by line, and keeps it.
pub fn tee(command: Cmd<'_>) -> Result<String> {
    let line = command.to_string();
    let mut process = Command::from(command);
    let mut child = process
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let mut kept = String::new();
    for text in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines()) {
        let text = text?;
        println!("{text}");
        kept.push_str(&text);
        kept.push('\n');
    }
    let status = child.wait()?;
    ensure!(status.success(), "`{line}` failed ({status})");
    Ok(kept)
}
