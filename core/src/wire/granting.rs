//! A grant that is to be made.

use crate::document::reader::read;
use crate::document::resolver::Resolver;
use crate::document::snapshot::Grant;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::problem::{Problem, ProblemCode, Problems};

/// Whether a grant may be made: for whoever makes one, before it stands in a snapshot. A snapshot may hold grants that
/// give nothing any more.
///
/// # Errors
/// What a snapshot's grant is refused for; `grant-gives-nothing` at `/actions` if its giver may do none of them now,
/// nowhere in its scope.
pub fn check_grant<'q>(engine: &Engine, grant: impl Into<Source<'q>>) -> Result<(), Problems> {
    let given: Grant<'_> = read(grant)?;
    let mut resolver = Resolver::new(engine.currency());
    let grant = resolver.grant(engine, &given);
    resolver.none_wrong()?;
    if grant.is_some_and(|grant| engine.gives_nothing(&grant)) {
        let (path, message) = ("/actions".into(), "the giver may do none of this there".into());
        return Err(Problem { path, code: ProblemCode::GrantGivesNothing, message }.into());
    }
    Ok(())
}
