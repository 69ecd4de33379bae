//! What is built, on the local runtime.

use std::fs::{self, File, TryLockError};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::flags::Place;
use crate::worker::{self, Kind};
use crate::workspace;

const CONFIG: &str = "worker/wrangler.jsonc";
const START_WITHIN: Duration = Duration::from_secs(90);

/// Serves until Ctrl-C or a request to end.
pub fn serve(place: &Place) -> Result<()> {
    let (ask_to_end, asked_to_end) = channel();
    ctrlc::set_handler(move || {
        ask_to_end.send(()).ok();
    })?;
    let mut server = Server::start(place.port, &place.state)?;
    println!("{}", welcome(server.port, &place.state));
    server.wait(&asked_to_end)
}

/// A running Worker. Dropping it ends the processes behind it.
pub struct Server {
    pub port: u16,
    supervisor: Child,
    // Held as long as the state is in use; released when the process ends.
    _lock: File,
}

impl Server {
    /// Migrates, starts and, when nobody is there yet, seeds.
    pub fn start(port: u16, state: &Path) -> Result<Self> {
        let built = [main_of(worker::LOCAL), "web-demo/dist/index.html".to_owned()];
        if let Some(missing) = built.iter().find(|path| !workspace::root().join(path).exists()) {
            bail!("{missing} is missing: run `cargo xtask build` first");
        }
        let port = check_port(port)?;
        let lock = lock(state)?;
        migrate(state)?;
        let supervisor = wrangler_dev(port, state)?;
        let mut server = Self { port, supervisor, _lock: lock };
        server.wait_until_open()?;
        seed(port)?;
        Ok(server)
    }

    fn wait_until_open(&mut self) -> Result<()> {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.supervisor.try_wait()? {
                bail!("wrangler ended before it was ready ({status})");
            }
            ensure!(started.elapsed() < START_WITHIN, "wrangler is not ready after {START_WITHIN:?}");
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    fn wait(&mut self, asked_to_end: &Receiver<()>) -> Result<()> {
        loop {
            match asked_to_end.recv_timeout(Duration::from_millis(200)) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            if let Some(status) = self.supervisor.try_wait()? {
                bail!("wrangler ended by itself ({status})");
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The supervisor ends its group when its input closes.
        drop(self.supervisor.stdin.take());
        self.supervisor.wait().ok();
    }
}

/// Finds out early whether the port can be had; 0 becomes a free one.
pub fn check_port(port: u16) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used: choose another one with --port"))?;
    Ok(listener.local_addr()?.port())
}

fn lock(state: &Path) -> Result<File> {
    fs::create_dir_all(state).with_context(|| format!("cannot create {}", state.display()))?;
    let file = File::create(state.join("lock")).context("cannot create the lock file")?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!(
            "another instance uses the state folder {}: end it, or choose another folder with --state",
            state.display()
        ),
        Err(TryLockError::Error(error)) => Err(error).context("cannot lock the state folder"),
    }
}

fn wrangler_shell(state: &Path) -> Result<Shell> {
    let sh = workspace::npm_shell()?;
    // No log file for each start; the register of running Workers stays with
    // the state; and nobody is asked where on earth we are.
    sh.set_var("WRANGLER_WRITE_LOGS", "false");
    sh.set_var("WRANGLER_REGISTRY_PATH", state.join("registry"));
    sh.set_var("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    Ok(sh)
}

fn migrate(state: &Path) -> Result<()> {
    let sh = wrangler_shell(state)?;
    let to = ["--local", "--config", CONFIG, "--persist-to"];
    let migrate = cmd!(sh, "wrangler d1 migrations apply DB {to...} {state}");
    workspace::capture(migrate).map(drop).context("the database cannot be migrated")
}

/// Starts wrangler such that its whole process group ends with us, however we end.
fn wrangler_dev(port: u16, state: &Path) -> Result<Child> {
    let sh = wrangler_shell(state)?;
    let (port, main) = (port.to_string(), main_of(worker::LOCAL));
    let supervisor =
        cmd!(sh, "node --disable-warning=ExperimentalWarning xtask/js/supervise.ts wrangler dev {main}")
            .args(["--local", "--config", CONFIG, "--var", "MODE:local", "--ip", "127.0.0.1"])
            .args(["--log-level", "error", "--show-interactive-dev-session=false"])
            .args(["--port", &port, "--inspector-port", "0", "--persist-to"])
            .arg(state);
    Command::from(supervisor).stdin(Stdio::piped()).spawn().context("cannot start the supervisor of wrangler")
}

fn main_of(worker: Kind) -> String {
    format!("{}/index.js", worker.folder)
}

fn seed(port: u16) -> Result<()> {
    let sh = workspace::npm_shell()?;
    let port = port.to_string();
    let seed = cmd!(sh, "node xtask/js/seed.ts http://127.0.0.1:{port} web-demo/seed");
    let said = workspace::capture(seed).context("the demo bank cannot be seeded")?;
    print!("{said}");
    Ok(())
}

fn welcome(port: u16, state: &Path) -> String {
    let address = format!("http://127.0.0.1:{port}");
    format!(
        "
Countersign is ready: {address}

  the bank's page   {address}/
  a user's view     curl -H 'X-Demo-Principal: user/harbour/ana.torres' {address}/v1/me/entitlements
  the API           {address}/openapi.json
  is it alive       curl {address}/healthz

State is kept in {}. Ctrl-C ends it.",
        state.display()
    )
}
