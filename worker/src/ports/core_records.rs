use serde::{Deserialize, Serialize};

use crate::database::BoxedFuture;

/// A customer record of the core banking system: a person who has to do with a company.
///
/// There is no `Debug`, because it would write numbers of people into logs.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoreRecord {
    /// Names the record.
    pub id: String,
    /// The company's customers that the person has to do with.
    pub customers: Vec<String>,
    /// First name.
    pub first_name: String,
    /// Middle name.
    #[serde(default)]
    pub middle_name: Option<String>,
    /// Last name.
    pub last_name: String,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub birth_date: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Phone number, E.164.
    #[serde(default)]
    pub phone: Option<String>,
    /// ISO 3166.
    #[serde(default)]
    pub country: Option<String>,
    /// Tax id.
    #[serde(default)]
    pub tax_id: Option<String>,
    /// Id in the core banking system.
    #[serde(default)]
    pub core_customer_id: Option<String>,
    /// Social security number.
    #[serde(default)]
    pub ssn: Option<String>,
    /// Driver's licence number.
    #[serde(default)]
    pub licence: Option<String>,
    /// The person's relationship with the company.
    #[serde(default)]
    pub relationship: Option<String>,
}

/// The core banking system, as far as it is asked who has to do with a company.
pub trait CoreRecords: Send + Sync {
    /// Everybody who has to do with a customer.
    fn of_customer<'a>(
        &'a self,
        legal_entity: &'a str,
        customer: &'a str,
    ) -> BoxedFuture<'a, Result<Vec<CoreRecord>, NotAnswered>>;
}

/// Another system does not answer, or not as was agreed. Why is a text for the log, without anything of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnswered(pub String);
