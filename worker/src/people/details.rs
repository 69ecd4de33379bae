//! A person's details. What identifies them to an authority is sealed before it comes here.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::actor::ActorKind;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;
use crate::secrets::Secrets;

/// What is sealed for a person, by the names of the members.
pub const SSN: &str = "person.ssn";
/// See [`SSN`].
pub const LICENCE: &str = "person.licence";

/// The details of a user, as they are stored.
#[derive(Debug, Clone)]
pub struct Details {
    /// First name.
    pub first_name: String,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Last name.
    pub last_name: String,
    /// `YYYY-MM-DD`.
    pub birth_date: Option<String>,
    /// E-mail address.
    pub email: String,
    /// Phone number, E.164.
    pub phone: String,
    /// Social security number, sealed.
    pub ssn: String,
    /// Licence number, sealed.
    pub licence: Option<String>,
    /// Names the state.
    pub version: String,
    /// Who changed them last: whether a user or a member of the staff, and their id.
    pub changed_by: (String, String),
    /// When.
    pub changed_at: String,
    /// The names of a user who changed them, if they have details.
    pub changed_by_name: Option<String>,
}

/// Details that are written.
#[derive(Debug, Clone, Copy)]
pub struct NewDetails<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Middle name.
    pub middle_name: Option<&'a str>,
    /// Last name.
    pub last_name: &'a str,
    /// `YYYY-MM-DD`.
    pub birth_date: Option<&'a str>,
    /// E-mail address.
    pub email: &'a str,
    /// The address in lower case.
    pub folded_email: &'a str,
    /// Phone number, E.164.
    pub phone: &'a str,
    /// Licence number, sealed.
    pub licence: Option<&'a str>,
    /// Names the state.
    pub version: &'a str,
    /// When.
    pub at: &'a str,
    /// Who writes them.
    pub by: (ActorKind, &'a str),
}

/// What of a person is fixed for ever.
#[derive(Debug, Clone, Copy)]
pub struct Fixed<'a> {
    /// The user name; absent for who has none yet.
    pub user_name: Option<&'a str>,
    /// Social security number, sealed.
    pub ssn: &'a str,
    /// What stands for it in the index.
    pub ssn_index: &'a str,
}

impl NewDetails<'_> {
    /// All names, as they are shown.
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(self.first_name, self.middle_name, self.last_name)
    }

    fn folded_name(&self) -> String {
        searchable(&self.full_name())
    }
}

/// First, middle and last name, as they are shown.
#[must_use]
pub fn full_name(first: &str, middle: Option<&str>, last: &str) -> String {
    [Some(first), middle, Some(last)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A text as it is compared: in lower case, letter by letter, so that a part of a word is found within it.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// A text as people search for it and as it is sorted: the same without accents, which many do not type.
#[must_use]
pub fn searchable(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).nfd();
    letters.filter(|letter| canonical_combining_class(*letter) == 0).nfc().collect()
}

/// What stands for a social security number in the index of a legal entity.
#[must_use]
pub fn ssn_index(secrets: &Secrets, legal_entity: &str, digits: &str) -> String {
    secrets.index(&[SSN, legal_entity, digits])
}

/// Writes the details of a user who has none yet, and claims their e-mail address. A conflict if it is somebody's.
#[must_use]
pub fn insert(new: &NewDetails<'_>, fixed: Fixed<'_>) -> Vec<Statement> {
    let (kind, by) = new.by;
    let names = [Some(new.user), fixed.user_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let row = Statement::new(
        "INSERT INTO people (legal_entity, user, first_name, middle_name, last_name, folded_name, searched,
           birth_date, email, phone, ssn, ssn_index, licence, version, changed_at, changed_by_kind, changed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )
    .text(new.legal_entity)
    .text(new.user)
    .text(new.first_name)
    .optional(new.middle_name)
    .text(new.last_name)
    .text(new.folded_name())
    .text(searchable(&format!("{} {names}", new.full_name())))
    .optional(new.birth_date)
    .text(new.email)
    .text(new.phone)
    .text(fixed.ssn)
    .text(fixed.ssn_index)
    .optional(new.licence)
    .text(new.version)
    .text(new.at)
    .text(kind.word())
    .text(by);
    vec![row, claim_email(new)]
}

/// Changes the details of a user, and the claim of their e-mail address. To be guarded in between: the version that was
/// read must still be there.
#[must_use]
pub fn update(new: &NewDetails<'_>, before: &str) -> [Statement; 3] {
    let (kind, by) = new.by;
    let row = Statement::new(
        // What is searched begins with the names; the ids behind them stay.
        "UPDATE people SET first_name = ?4, middle_name = ?5, last_name = ?6, folded_name = ?7,
           searched = ?7 || substr(searched, length(folded_name) + 1), birth_date = ?8, email = ?9, phone = ?10,
           licence = ?11, version = ?12, changed_at = ?13, changed_by_kind = ?14, changed_by = ?15
         WHERE legal_entity = ?1 AND user = ?2 AND version = ?3",
    )
    .text(new.legal_entity)
    .text(new.user)
    .text(before)
    .text(new.first_name)
    .optional(new.middle_name)
    .text(new.last_name)
    .text(new.folded_name())
    .optional(new.birth_date)
    .text(new.email)
    .text(new.phone)
    .optional(new.licence)
    .text(new.version)
    .text(new.at)
    .text(kind.word())
    .text(by);
    let release = Statement::new(
        "DELETE FROM email_addresses WHERE legal_entity = ?1 AND kind = 'user' AND holder = ?2",
    );
    [row, release.text(new.legal_entity).text(new.user), claim_email(new)]
}

fn claim_email(new: &NewDetails<'_>) -> Statement {
    Statement::new(
        "INSERT INTO email_addresses (legal_entity, folded_email, kind, holder) VALUES (?1, ?2, 'user', ?3)",
    )
    .text(new.legal_entity)
    .text(new.folded_email)
    .text(new.user)
}

/// Rolls the batch back if somebody else in one of this user's contracts has the same social security number (A67). To
/// stand behind what writes the user's details and assignments.
#[must_use]
pub fn guard_ssn_is_free(legal_entity: &str, user: &str) -> Statement {
    Statement::new(
        "INSERT INTO guard (ok) SELECT NOT EXISTS (
           SELECT 1 FROM people AS own
           CROSS JOIN people AS other INDEXED BY people_by_ssn
             ON other.legal_entity = ?1 AND other.ssn_index = own.ssn_index AND other.user <> own.user
           CROSS JOIN assignments AS theirs ON theirs.legal_entity = ?1 AND theirs.user = other.user
           CROSS JOIN customers AS there ON there.legal_entity = ?1 AND there.id = theirs.customer
           CROSS JOIN assignments AS mine ON mine.legal_entity = ?1 AND mine.user = own.user
           CROSS JOIN customers AS here ON here.legal_entity = ?1 AND here.id = mine.customer
           WHERE own.legal_entity = ?1 AND own.user = ?2 AND here.contract = there.contract)",
    )
    .text(legal_entity)
    .text(user)
}

/// Reads whether somebody else in one of this user's contracts has the same social security number.
#[derive(Debug, Clone, Copy)]
pub struct SharedSsn<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The contracts, whether the user has something there already or not.
    pub contracts: &'a [&'a str],
}

impl Part for SharedSsn<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT other.user FROM people AS own
             CROSS JOIN people AS other INDEXED BY people_by_ssn
               ON other.legal_entity = ?1 AND other.ssn_index = own.ssn_index AND other.user <> own.user
             CROSS JOIN assignments ON assignments.legal_entity = ?1 AND assignments.user = other.user
             CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
             WHERE own.legal_entity = ?1 AND own.user = ?2
               AND customers.contract IN (SELECT value FROM json_each(?3)) LIMIT 1",
        );
        vec![statement.text(self.legal_entity).text(self.user).text(json(&self.contracts))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

/// Reads whose an e-mail address is.
#[derive(Debug, Clone, Copy)]
pub struct EmailHolder<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The address in lower case.
    pub folded_email: &'a str,
}

impl Part for EmailHolder<'_> {
    /// `user` or `company`, and its id.
    type Answer = Option<(String, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT kind, holder FROM email_addresses WHERE legal_entity = ?1 AND folded_email = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.folded_email)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let pair = |row: SqlRow| {
            let mut cells = row.cells();
            Ok::<_, DatabaseError>((cells.text()?, cells.text()?))
        };
        Ok(results.next_all(pair)?.pop())
    }
}

/// Reads the details of a user; nothing for who has none.
#[derive(Debug, Clone, Copy)]
pub struct DetailsOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

impl Part for DetailsOf<'_> {
    type Answer = Option<Details>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT people.first_name, people.middle_name, people.last_name, people.birth_date, people.email,
               people.phone, people.ssn, people.licence, people.version, people.changed_by_kind, people.changed_by,
               people.changed_at, changer.first_name AS their_first, changer.middle_name AS their_middle,
               changer.last_name AS their_last
             FROM people
             LEFT JOIN people AS changer ON changer.legal_entity = ?1 AND changer.user = people.changed_by
               AND people.changed_by_kind = 'user'
             WHERE people.legal_entity = ?1 AND people.user = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

fn decode(row: SqlRow) -> Result<Details, DatabaseError> {
    let mut cells = row.cells();
    Ok(Details {
        first_name: cells.text()?,
        middle_name: cells.optional_text()?,
        last_name: cells.text()?,
        birth_date: cells.optional_text()?,
        email: cells.text()?,
        phone: cells.text()?,
        ssn: cells.text()?,
        licence: cells.optional_text()?,
        version: cells.text()?,
        changed_by: (cells.text()?, cells.text()?),
        changed_at: cells.text()?,
        changed_by_name: {
            let (first, middle, last) =
                (cells.optional_text()?, cells.optional_text()?, cells.optional_text()?);
            first.zip(last).map(|(first, last)| full_name(&first, middle.as_deref(), &last))
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_nothing_to_search_for() {
        assert_eq!(searchable("Roc\u{ed}o Mu\u{f1}oz"), "rocio munoz");
        assert_eq!(searchable("ROCI\u{301}O \u{c5}str\u{f6}m \u{130}pek"), "rocio astrom ipek");
        // A letter of its own stays one, and a syllable whole.
        assert_eq!(searchable("\u{141}\u{f3}d\u{17a} \u{d8}st \u{d55c}"), "\u{142}odz \u{f8}st \u{d55c}");
        // Arabic without its vowel signs.
        assert_eq!(searchable("\u{645}\u{64f}\u{62d}\u{645}\u{651}\u{62f}"), "\u{645}\u{62d}\u{645}\u{62f}");
    }
}
