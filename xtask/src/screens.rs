//! Pictures of the portal, to be looked at before it is called finished.

use anyhow::Result;
use xshell::cmd;

use crate::serve::Server;
use crate::setup::{self, Chromium};
use crate::{run, workspace};

/// Every page in every shape (desktop, dark, tablet, phone, right to left), of a freshly seeded installation; or the
/// small ones of the README.
pub fn write(only: Option<&str>, small: bool) -> Result<()> {
    run::build()?;
    let Chromium { browser, .. } = setup::chromium()?;
    let state = workspace::work_dir()?.join("screens-state");
    let folder = workspace::root().join(if small { "docs/pictures" } else { "web-demo/screens" });
    let only = if small { Some("small/") } else { only };
    let sh = workspace::npm_shell()?;
    sh.remove_path(&state)?;
    let server = Server::start(0, &state)?;
    let origin = format!("http://127.0.0.1:{}", server.port);
    cmd!(sh, "node web-demo/e2e/screens.ts {origin} {folder}")
        .args(only)
        .env("CHROMIUM", browser)
        .quiet()
        .run()?;
    println!("the pictures are in {}", folder.display());
    Ok(())
}
