//! What every use case works with.

use std::sync::Arc;

use crate::database::Stores;
pub use crate::engines::Engines;
use crate::failure::Failure;
use crate::ports::{Cache, Clock, CoreRecords, Messenger, Passwords, Pause, Randomness, Screening};
use crate::secrets::{NONCE_BYTES, Secrets};
pub use crate::turns::Turns;

/// The service: its ports, and the engines that were loaded so far.
pub struct Service {
    /// The databases.
    pub stores: Stores,
    /// Copies of snapshot documents.
    pub cache: Box<dyn Cache>,
    /// Time.
    pub clock: Box<dyn Clock>,
    /// Time that passes.
    pub pause: Box<dyn Pause>,
    /// What ids are made of.
    pub randomness: Box<dyn Randomness>,
    /// How passwords are hashed.
    pub passwords: Box<dyn Passwords>,
    /// Brings messages to people; without one they wait.
    pub messenger: Option<Box<dyn Messenger>>,
    /// Who has it invites the first member of a legal entity's staff; without one nobody does.
    pub setup_key: Option<String>,
    /// The keys of the installation.
    pub secrets: Arc<Secrets>,
    /// The core banking system; without one nobody is found there.
    pub core_records: Option<Box<dyn CoreRecords>>,
    /// Checks people; without it nobody is checked.
    pub screening: Option<Box<dyn Screening>>,
    /// Engines that were loaded; several services may share them.
    pub engines: Arc<Engines>,
    /// Turns at ledgers, shared as the engines are.
    pub turns: Arc<Turns>,
    /// How principals sign in.
    pub mode: Mode,
    /// Writes a line for the operator.
    pub log: fn(&str),
}

impl Service {
    /// An id that nobody used before: a UUID of version 7, so that ids are ordered by the time they were made.
    ///
    /// # Errors
    /// `Internal` if the platform gives no random bytes: a request without an id of its own does not go on.
    pub fn new_id(&self) -> Result<String, Failure> {
        // A UUID of version 7 is 48 bits of time, 6 of version and variant, and 74 that are random.
        let random = self.random::<10>()?;
        Ok(uuid::Builder::from_unix_timestamp_millis(self.clock.millis(), &random).into_uuid().to_string())
    }

    /// Seals a text for what it belongs to: kind, legal entity, user.
    ///
    /// # Errors
    /// `Internal` if the platform gives no random bytes.
    pub fn seal(&self, belongs_to: &[&str], text: &str) -> Result<String, Failure> {
        let sealed = self.secrets.seal(self.random::<NONCE_BYTES>()?, belongs_to, text);
        sealed.ok_or_else(|| Failure::Internal("a text could not be sealed".to_owned()))
    }

    /// Opens what [`Service::seal`] sealed for the same.
    ///
    /// # Errors
    /// `Internal` if it was changed, belongs to something else, or was sealed under a key that is gone.
    pub fn open(&self, belongs_to: &[&str], sealed: &str) -> Result<String, Failure> {
        let opened = self.secrets.open(belongs_to, sealed);
        opened.ok_or_else(|| Failure::Internal("what is sealed cannot be opened".to_owned()))
    }

    /// Bytes that nobody can foresee.
    ///
    /// # Errors
    /// `Internal` if the platform gives none.
    pub fn random<const COUNT: usize>(&self) -> Result<[u8; COUNT], Failure> {
        let mut random = [0; COUNT];
        let none = |_| Failure::Internal("the platform gave no random bytes".to_owned());
        self.randomness.fill(&mut random).map_err(none)?;
        Ok(random)
    }
}

/// How principals sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// On a developer's machine: whoever asks says who they are.
    Local,
    /// Anywhere else: nobody can sign in this way.
    Deployed,
}

impl Mode {
    /// The mode of this name; anything but `local` is a deployment.
    #[must_use]
    pub fn named(name: Option<&str>) -> Self {
        if name == Some("local") { Self::Local } else { Self::Deployed }
    }
}
