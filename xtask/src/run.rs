//! Commands that put the rooms together.

use anyhow::Result;
use xshell::cmd;

use crate::figures::Figures;
use crate::flags::Place;
use crate::worker::Kind;
use crate::{demo, generated, package, serve, setup, worker, workspace};

/// From a bare checkout to a bank that can be tried.
pub fn run(place: &Place) -> Result<()> {
    // Before the minutes of building, not after them.
    serve::check_port(place.port)?;
    setup::for_building()?;
    build_all(&[worker::LOCAL])?.print();
    serve::serve(place)
}

/// Everything that is served or published.
pub fn build() -> Result<()> {
    setup::for_building()?;
    build_all(&[worker::DEPLOYED, worker::LOCAL])?.print();
    Ok(())
}

/// The package, the page and these Workers, on a machine that is set up.
fn build_all(workers: &[Kind]) -> Result<Figures> {
    let mut figures = Figures::default();
    package::build(&mut figures)?;
    for worker in workers {
        worker::build(*worker, &mut figures)?;
    }
    demo::build(&mut figures)?;
    Ok(figures)
}

/// The npm package alone.
pub fn package() -> Result<()> {
    setup::for_building()?;
    let mut figures = Figures::default();
    package::build(&mut figures)?;
    figures.print();
    Ok(())
}

/// Writes the generated files that are committed.
pub fn generate() -> Result<()> {
    setup::for_building()?;
    generated::write()
}

/// Sizes of what is built, and how much there is to read.
pub fn figures() -> Result<()> {
    build()?;
    let sh = workspace::shell()?;
    cmd!(sh, "cargo run --quiet --locked --package countersign-tests --bin reading").quiet().run()?;
    Ok(())
}
