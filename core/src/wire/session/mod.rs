//! Edit sessions, as JSON: operations in, states, differences and results out.

mod accounts;
mod apply;
mod limits;
mod operation;
mod result;
mod state;

use alloc::vec::Vec;

pub use accounts::*;
pub use apply::*;
pub use limits::*;
pub use operation::*;
pub use result::*;
pub use state::*;

use super::matrix::look_up;
use super::read::Text;
use crate::engine::Engine;
use crate::id::AccountIx;
use crate::load::resolve::Resolver;
use crate::problem::Problem;

/// Resolves what a question names.
fn resolved<'d, R>(engine: &Engine, look_up: impl FnOnce(&mut Resolver<'d>) -> R) -> Result<R, Vec<Problem>> {
    let mut resolver = Resolver::new(engine.currency());
    let found = look_up(&mut resolver);
    let problems = resolver.into_problems();
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

fn accounts_of<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    name: &'static str,
    ids: Option<&'d Vec<Text<'d>>>,
) -> Option<Vec<AccountIx>> {
    ids.map(|ids| look_up(resolver, &engine.companies.accounts, name, ids))
}
