//! A small seeded generator: SplitMix64.

/// A reproducible stream of choices.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Another stream, which draws nothing from this one: what this one goes on to give stays the same.
    #[must_use]
    pub const fn aside(&self) -> Self {
        Self { state: !self.state }
    }

    const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one that is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }

    /// A number from one to another, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of some values.
    pub fn pick<'v, T>(&mut self, values: &'v [T]) -> &'v T {
        &values[self.below(values.len())]
    }

    /// One of some values, unless there is none.
    pub fn pick_if_any<'v, T>(&mut self, values: &'v [T]) -> Option<&'v T> {
        if values.is_empty() { None } else { Some(self.pick(values)) }
    }

    /// Each value in so many of a hundred cases, in their order.
    pub fn some<T: Clone>(&mut self, values: &[T], percent: usize) -> Vec<T> {
        values.iter().filter(|_| self.chance(percent)).cloned().collect()
    }

    /// Each value in so many of a hundred cases, in any order.
    pub fn some_shuffled<T: Clone>(&mut self, values: &[T], percent: usize) -> Vec<T> {
        let mut chosen = self.some(values, percent);
        for index in 1..chosen.len() {
            chosen.swap(index, self.below(index + 1));
        }
        chosen
    }
}
