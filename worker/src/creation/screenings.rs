//! Whether people were found on a list. A hit stands in the way of activation until it is cleared.

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// What became of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was found.
    Clear,
    /// Something was found.
    Hit,
    /// Something was found, and the bank has decided that it is somebody else.
    Cleared,
}

impl State {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Clear, Self::Hit, Self::Cleared];

    /// The word that is stored, and answered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Hit => "hit",
            Self::Cleared => "cleared",
        }
    }
}

/// Writes what was found of a user, in place of what was found before. A hit that was cleared stays cleared if the same
/// is found again.
#[must_use]
pub fn put(legal_entity: &str, user: &str, (state, hits): (State, &str), at: &str) -> Statement {
    Statement::new(
        "INSERT INTO screenings (legal_entity, user, state, hits, screened_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (legal_entity, user) DO UPDATE SET
           state = CASE WHEN screenings.state = 'cleared' AND screenings.hits = excluded.hits THEN 'cleared'
             ELSE excluded.state END,
           hits = excluded.hits, screened_at = excluded.screened_at",
    )
    .text(legal_entity)
    .text(user)
    .text(state.word())
    .text(hits)
    .text(at)
}

/// Clears a hit. To be guarded: there must be one.
#[must_use]
pub fn clear(legal_entity: &str, user: &str, at: &str) -> Statement {
    Statement::new(
        "UPDATE screenings SET state = 'cleared', cleared_at = ?3
         WHERE legal_entity = ?1 AND user = ?2 AND state = 'hit'",
    )
    .text(legal_entity)
    .text(user)
    .text(at)
}

/// Rolls the batch back if a hit stands in the way of a user.
#[must_use]
pub fn guard_not_hit(legal_entity: &str, user: &str) -> Statement {
    Statement::new(
        "INSERT INTO guard (ok) SELECT NOT EXISTS (
           SELECT 1 FROM screenings WHERE legal_entity = ?1 AND user = ?2 AND state = 'hit')",
    )
    .text(legal_entity)
    .text(user)
}

/// Reads what was found of a user; nothing for who was never checked.
#[derive(Debug, Clone, Copy)]
pub struct ScreeningOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

/// What was found of a user.
#[derive(Debug, Clone)]
pub struct Screened {
    /// What became of it.
    pub state: State,
    /// When.
    pub at: String,
}

impl Part for ScreeningOf<'_> {
    type Answer = Option<Screened>;

    fn statements(&self) -> Vec<Statement> {
        let statement =
            Statement::new("SELECT state, screened_at FROM screenings WHERE legal_entity = ?1 AND user = ?2");
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

/// Reads the users in whose way a hit stands.
#[derive(Debug, Clone, Copy)]
pub struct HitsIn<'a>(pub &'a str);

impl Part for HitsIn<'_> {
    type Answer = Vec<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT user FROM screenings INDEXED BY screenings_hits WHERE legal_entity = ?1 AND state = 'hit'",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(|row| row.cells().text())
    }
}

fn decode(row: SqlRow) -> Result<Screened, DatabaseError> {
    let mut cells = row.cells();
    let word = cells.text()?;
    let state = State::ALL.into_iter().find(|state| state.word() == word);
    let state = state.ok_or_else(|| DatabaseError::Other("a stored screening has no state".to_owned()))?;
    Ok(Screened { state, at: cells.text()? })
}
