//! Whether a grant that is to be made gives anything.

use crate::data::ids::{AccountIx, Index as _};
use crate::model::engine::Engine;
use crate::model::grants::Grant;

impl Engine {
    /// Whether the giver of a grant may do nothing of it, nowhere in its scope.
    pub(crate) fn gives_nothing(&self, grant: &Grant) -> bool {
        // Somebody who is not active has no rights at all.
        let Some(rights) = self.access.rights_at(grant.giver, grant.customer) else { return true };
        let gives = |row| grant.actions.iter().any(|action| self.rows.granting(action)(row));
        let mut accounts = self.access.rows(rights).filter_map(|(account, row)| Some((account, row?)));
        !gives(rights.other)
            && !accounts.any(|(account, row)| grant.reaches(AccountIx::from_number(account)) && gives(row))
    }
}
