//! What somebody wants to be shown, and where else they are somebody.

use countersign_core::words;

use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

words! {
    /// A language of the pages.
    Language {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// Arabic.
        Arabic = "ar",
    }
}

words! {
    /// How the pages look.
    Theme {
        /// As the device wants.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// Reads what somebody wants to be shown, and when they signed in last.
#[derive(Debug, Clone, Copy)]
pub struct ProfileOf<'a>(pub Actor<'a>);

/// What was read.
#[derive(Debug, Default)]
pub struct Profile {
    /// The name of the legal entity.
    pub entity_name: Option<String>,
    /// The language, if one was chosen.
    pub language: Option<String>,
    /// The theme, if one was chosen.
    pub theme: Option<String>,
    /// In milliseconds since 1970.
    pub last_sign_in_at: Option<u64>,
}

impl Part for ProfileOf<'_> {
    type Answer = Profile;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT
               (SELECT name FROM legal_entities WHERE id = ?1),
               (SELECT language FROM preferences WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3),
               (SELECT theme FROM preferences WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3),
               (SELECT CAST(last_sign_in_at AS TEXT) FROM identities
                WHERE legal_entity = ?1 AND actor_kind = ?2 AND user = ?3)",
        );
        vec![statement.actor(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(profile)?.pop().unwrap_or_default())
    }
}

fn profile(row: SqlRow) -> Result<Profile, DatabaseError> {
    let mut cells = row.cells();
    Ok(Profile {
        entity_name: cells.optional_text()?,
        language: cells.optional_text()?,
        theme: cells.optional_text()?,
        last_sign_in_at: cells.optional_number()?,
    })
}

/// Writes what somebody wants to be shown.
#[must_use]
pub fn prefer(actor: Actor<'_>, language: Option<Language>, theme: Option<Theme>) -> Statement {
    Statement::new(
        "INSERT INTO preferences (legal_entity, actor_kind, user, language, theme) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (legal_entity, actor_kind, user) DO UPDATE SET
           language = excluded.language, theme = excluded.theme",
    )
    .actor(actor)
    .optional(language.map(Language::code))
    .optional(theme.map(Theme::code))
}

/// Reads the users of other legal entities who are the same human.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere<'a> {
    /// The legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

/// A user of another legal entity.
#[derive(Debug)]
pub struct OtherUser {
    /// The legal entity.
    pub legal_entity: String,
    /// Its name.
    pub name: String,
    /// The user there.
    pub user: String,
    /// Their status there.
    pub status: String,
    /// Their user name there.
    pub user_name: Option<String>,
    /// Whether they have to choose a password there.
    pub owes_password: bool,
    /// From where they may come there, as it is stored.
    pub allowlist: Option<String>,
    /// Until when they are locked there.
    pub locked_until: Option<u64>,
    /// Whether a second factor was set up there.
    pub has_second_factor: bool,
    /// Of whom a second factor is demanded there.
    pub second_factor: Option<String>,
}

impl Part for Elsewhere<'_> {
    type Answer = Vec<OtherUser>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT other.legal_entity, legal_entities.name, other.user, users.status, identities.user_name,
               COALESCE(identities.must_change_password, 0), identities.allowlist,
               CAST(identities.locked_until AS TEXT),
               EXISTS (
                 SELECT 1 FROM second_factors
                 WHERE second_factors.legal_entity = other.legal_entity AND second_factors.actor_kind = 'user'
                   AND second_factors.user = other.user AND confirmed_at IS NOT NULL),
               (SELECT second_factor FROM people_settings WHERE people_settings.legal_entity = other.legal_entity)
             FROM persons AS own
             JOIN persons AS other ON other.person = own.person AND other.legal_entity <> ?1
             JOIN legal_entities ON legal_entities.id = other.legal_entity
             JOIN users ON users.legal_entity = other.legal_entity AND users.id = other.user
             LEFT JOIN identities ON identities.legal_entity = other.legal_entity
               AND identities.actor_kind = 'user' AND identities.user = other.user
             WHERE own.legal_entity = ?1 AND own.user = ?2 ORDER BY legal_entities.name",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(other)
    }
}

fn other(row: SqlRow) -> Result<OtherUser, DatabaseError> {
    let mut cells = row.cells();
    Ok(OtherUser {
        legal_entity: cells.text()?,
        name: cells.text()?,
        user: cells.text()?,
        status: cells.text()?,
        user_name: cells.optional_text()?,
        owes_password: cells.small_integer()? == 1,
        allowlist: cells.optional_text()?,
        locked_until: cells.optional_number()?,
        has_second_factor: cells.small_integer()? == 1,
        second_factor: cells.optional_text()?,
    })
}
