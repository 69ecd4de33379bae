//! What every use case works with.

use std::sync::Arc;

use crate::database::Database;
use crate::ports::{Cache, Clock, Ids};
pub use crate::snapshot::Engines;

/// The service: its ports, and the engines compiled so far.
pub struct Service {
    /// Where all truth lies.
    pub database: Box<dyn Database>,
    /// Copies of snapshot documents.
    pub cache: Box<dyn Cache>,
    /// Time.
    pub clock: Box<dyn Clock>,
    /// New names.
    pub ids: Box<dyn Ids>,
    /// Compiled snapshots; may be shared by several services.
    pub engines: Arc<Engines>,
    /// How principals sign in.
    pub mode: Mode,
    /// Writes a line for the operator.
    pub log: fn(&str),
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
