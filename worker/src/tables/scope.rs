use crate::json::json;

/// Which part of a legal entity is read.
#[derive(Debug, Clone, Copy)]
pub enum ReadScope<'a> {
    /// All of it.
    All,
    /// The catalogue, and of contracts and people only what belongs to these.
    Contracts(&'a [String]),
    /// The same, with these users, whether or not they have a part in the contracts.
    ContractsAndUsers(&'a [String], &'a [&'a str]),
}

impl ReadScope<'_> {
    /// The contracts and the users beside as JSON lists for `json_each`; no contracts for all.
    pub(super) fn parameters(self) -> (Option<String>, String) {
        match self {
            Self::All => (None, json(&[""; 0])),
            Self::Contracts(contracts) => (Some(json(&contracts)), json(&[""; 0])),
            Self::ContractsAndUsers(contracts, users) => (Some(json(&contracts)), json(&users)),
        }
    }
}
