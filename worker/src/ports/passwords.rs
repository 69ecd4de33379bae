/// Hashes passwords, slowly by design.
pub trait Passwords: Send + Sync {
    /// The hash of a password with a salt that is used for no other; it names its own parameters.
    ///
    /// # Errors
    /// If the hash cannot be computed, as where memory is short.
    fn hash(&self, password: &str, salt: &[u8; 16]) -> Result<String, NotHashed>;

    /// Whether a hash is that of this password. It takes as long for a wrong password as for the right one.
    fn verify(&self, password: &str, hash: &str) -> bool;
}

/// A password could not be hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHashed;
