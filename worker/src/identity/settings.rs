//! What an institution wants of its people.

use countersign_core::wire::UserNameRules;
use countersign_core::{document, words};

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

words! {
    /// How an invitation is taken up.
    Activation {
        /// By a link that is mailed.
        Link = "link",
        /// With the user name that is mailed, and a code by phone.
        Code = "code",
    }
}

words! {
    /// Of whom a second factor is demanded.
    SecondFactor {
        /// Of nobody; whoever wants to may set one up.
        None = "none",
        /// Of those who manage other users, and of the staff.
        Managers = "managers",
        /// Of everybody.
        All = "all",
    }
}

words! {
    /// Where new users come from.
    UserManagement {
        /// The core records of the bank.
        Core = "core",
        /// What is typed.
        External = "external",
        /// Both.
        Hybrid = "hybrid",
    }
}

document! {
    /// What an institution wants of its people.
    PeopleSettings<'a> {
        /// How an invitation is taken up.
        activation: Activation = "activation",
        /// Of whom a second factor is demanded.
        second_factor: SecondFactor = "secondFactor",
        /// Where new users come from.
        user_management: UserManagement = "userManagement",
        /// What user names must be like; absent: as the engine has it.
        user_name: Option<UserNameRules<'a>> = "userName",
        /// In full years, at most 150; absent: none.
        minimum_age: Option<u64> = "minimumAge",
    }
}

/// The settings as they are stored.
#[derive(Debug)]
pub struct StoredSettings {
    /// Names their state; absent while nobody has set any.
    pub version: Option<String>,
    /// How an invitation is taken up.
    pub activation: Activation,
    /// Of whom a second factor is demanded.
    pub second_factor: SecondFactor,
    /// Where new users come from.
    pub user_management: UserManagement,
    /// As JSON.
    pub user_name: Option<String>,
    /// In full years.
    pub minimum_age: Option<u64>,
}

/// Reads the settings of a legal entity.
#[derive(Debug, Clone, Copy)]
pub struct PeopleSettingsOf<'a>(pub &'a str);

impl Part for PeopleSettingsOf<'_> {
    type Answer = StoredSettings;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT version, activation, second_factor, user_management, user_name_policy,
               CAST(minimum_age AS TEXT)
             FROM people_settings WHERE legal_entity = ?1",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let unset = StoredSettings {
            version: None,
            activation: Activation::Link,
            second_factor: SecondFactor::None,
            user_management: UserManagement::Hybrid,
            user_name: None,
            minimum_age: None,
        };
        Ok(results.next_all(stored)?.pop().unwrap_or(unset))
    }
}

fn stored(row: SqlRow) -> Result<StoredSettings, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredSettings {
        version: Some(cells.text()?),
        activation: word(Activation::ALL, Activation::code, &cells.text()?)?,
        second_factor: word(SecondFactor::ALL, SecondFactor::code, &cells.text()?)?,
        user_management: word(UserManagement::ALL, UserManagement::code, &cells.text()?)?,
        user_name: cells.optional_text()?,
        minimum_age: cells.optional_number()?,
    })
}

fn word<W: Copy>(all: &[W], code: fn(W) -> &'static str, text: &str) -> Result<W, DatabaseError> {
    let unknown = || DatabaseError::Other("a setting has a word that is none".to_owned());
    all.iter().copied().find(|word| code(*word) == text).ok_or_else(unknown)
}

/// Settings that are written.
#[derive(Debug, Clone, Copy)]
pub struct NewSettings<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The state that was read.
    pub before: Option<&'a str>,
    /// Names the new state.
    pub version: &'a str,
    /// The settings.
    pub settings: &'a PeopleSettings<'a>,
    /// The policy of user names as JSON.
    pub user_name: Option<&'a str>,
}

/// Writes settings. To be guarded: the state that was read must still be there.
#[must_use]
pub fn write(new: NewSettings<'_>) -> Statement {
    let age = new.settings.minimum_age.map(|age| age.to_string());
    Statement::new(
        "INSERT INTO people_settings
           (legal_entity, version, activation, second_factor, user_management, user_name_policy, minimum_age)
         SELECT ?1, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS INTEGER)
         WHERE (SELECT version FROM people_settings WHERE legal_entity = ?1) IS ?2
         ON CONFLICT (legal_entity) DO UPDATE SET
           version = excluded.version, activation = excluded.activation, second_factor = excluded.second_factor,
           user_management = excluded.user_management, user_name_policy = excluded.user_name_policy,
           minimum_age = excluded.minimum_age",
    )
    .text(new.legal_entity)
    .optional(new.before)
    .text(new.version)
    .text(new.settings.activation.code())
    .text(new.settings.second_factor.code())
    .text(new.settings.user_management.code())
    .optional(new.user_name)
    .optional(age.as_deref())
}
