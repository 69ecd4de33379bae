use std::sync::atomic::{AtomicU64, Ordering};

use crate::ports::{NoRandomness, Randomness};

/// Bytes that count up, so that a run can be repeated and no two ids of it are the same.
#[derive(Debug, Default)]
pub struct CountedRandomness(AtomicU64);

impl Randomness for CountedRandomness {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        for (byte, digit) in bytes.iter_mut().rev().zip(number.into_iter().chain(std::iter::repeat(0))) {
            *byte = digit;
        }
        Ok(())
    }
}
