/// Which part of a legal entity is read.
#[derive(Debug, Clone, Copy)]
pub enum ReadScope<'a> {
    /// All of it.
    All,
    /// The catalogue, and of contracts and people only what belongs to these.
    Contracts(&'a [String]),
}

impl ReadScope<'_> {
    /// The contracts as a JSON list for `json_each`; null for all.
    pub(crate) fn parameter(self) -> Option<String> {
        match self {
            Self::All => None,
            Self::Contracts(ids) => Some(crate::json::json(&ids)),
        }
    }
}
