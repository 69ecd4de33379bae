/// Gives bytes that nobody can foresee.
pub trait Randomness: Send + Sync {
    /// Fills all of these bytes.
    ///
    /// # Errors
    /// If the platform has none to give; what the bytes hold then means nothing.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The platform gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;
