use serde::{Deserialize, Serialize};

use super::core_records::NotAnswered;
use crate::database::BoxedFuture;

/// What a check against a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// Persons with whom nobody may do business (OFAC).
    Ofac,
    /// Whether the person is who they say that they are (CIP).
    Cip,
}

/// A person to be checked. There is no `Debug`, because it would write them into logs.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suspect<'a> {
    /// First name.
    pub first_name: &'a str,
    /// Last name.
    pub last_name: &'a str,
    /// `YYYY-MM-DD`.
    pub birth_date: Option<&'a str>,
    /// Social security number, nine digits.
    pub ssn: &'a str,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// By which check.
    pub check: Check,
    /// Which entry of which list, for those who decide.
    pub entry: String,
}

/// Checks people before they can sign in.
pub trait Screening: Send + Sync {
    /// What is found of a person; nothing clears them.
    fn screen<'a>(
        &'a self,
        legal_entity: &'a str,
        person: &'a Suspect<'a>,
    ) -> BoxedFuture<'a, Result<Vec<Hit>, NotAnswered>>;
}
