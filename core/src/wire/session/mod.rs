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
use crate::data::ids::{AccountIx, Ids, Index};
use crate::document::reader::Text;
use crate::document::resolver::Resolver;
use crate::model::engine::Engine;
use crate::problem::Problems;

/// Resolves what a member of a question names, if it is there.
fn named<'d, I: Index>(
    resolver: &mut Resolver<'d>,
    ids: &Ids<I>,
    name: &'static str,
    given: Option<&'d Vec<Text<'d>>>,
) -> Option<Vec<I>> {
    given.map(|given| look_up(resolver, ids, name, given))
}

/// The accounts that a question asks about.
fn accounts_of<'d>(
    engine: &Engine,
    name: &'static str,
    given: Option<&'d Vec<Text<'d>>>,
) -> Result<Option<Vec<AccountIx>>, Problems> {
    let mut resolver = Resolver::new(engine.currency());
    let accounts = named(&mut resolver, &engine.companies.accounts, name, given);
    resolver.none_wrong().map(|()| accounts)
}
