use crate::ports::{NoRandomness, Randomness};

/// The random bytes of the platform.
pub struct PlatformRandomness;

impl Randomness for PlatformRandomness {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}
