use super::Shown;
use crate::failure::{Failure, StaleVersion};

/// Which state a client edits, as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// It does not say.
    Unsaid,
    /// None: there is nothing yet.
    Nothing,
    /// Whatever there is.
    Anything,
    /// One of these.
    OneOf(Vec<String>),
}

impl Expected {
    /// Refuses an edit of something that is there if the client does not say which state of it.
    ///
    /// # Errors
    /// `VersionMissing`.
    pub fn refuse_unsaid(&self, tag: Option<&str>) -> Result<(), Failure> {
        if *self == Self::Unsaid && tag.is_some() { Err(Failure::VersionMissing) } else { Ok(()) }
    }

    /// Refuses an edit of another state than this one.
    ///
    /// # Errors
    /// `VersionStale`.
    pub fn refuse_unexpected(&self, shown: &Shown) -> Result<(), Failure> {
        let tag = shown.tag.as_ref();
        let as_expected = match self {
            Self::Unsaid | Self::Nothing => tag.is_none(),
            Self::Anything => tag.is_some(),
            Self::OneOf(tags) => tag.is_some_and(|tag| tags.contains(tag)),
        };
        if as_expected {
            return Ok(());
        }
        let stale = StaleVersion { version: tag.cloned(), current: shown.representation.clone() };
        Err(Failure::VersionStale(Box::new(stale)))
    }
}
