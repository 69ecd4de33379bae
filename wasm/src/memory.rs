//! The module's memory. It grows by what is asked for and never shrinks, and at each growth the host runs a full
//! garbage collection. In a page with a large heap a document that makes the memory grow a hundred times takes half a
//! minute to load; one growth up front takes half a second.

use core::hint::black_box;

/// Bytes that loading needs for each two bytes of a document: its tree, the typed document and the engine.
const FOR_TWO_BYTES: usize = 7;

/// Free memory is collected in pieces of this size: most lists of a document are not longer.
const PIECE: usize = 1 << 12;

/// Makes sure that loading a document will not grow the memory: takes all that it will need, with one growth for what
/// is not free, and gives it back to the allocator.
pub(crate) fn make_room_to_load(document: &[u8]) {
    let needed = (document.len() / 2).saturating_mul(FOR_TWO_BYTES);
    let size = pages();
    let mut taken: Vec<Vec<u8>> = Vec::with_capacity(needed / PIECE);
    let mut found = 0_usize;
    while found < needed {
        // Until the memory grows, pieces come from what is free. The growth tells that none is left: take the rest at
        // once.
        let piece = if pages() == size { PIECE } else { needed.saturating_sub(found) };
        let mut room = Vec::new();
        // Not an error: what cannot be had in one piece may still be had in many, when it is needed.
        if room.try_reserve_exact(piece).is_err() {
            break;
        }
        taken.push(room);
        found = found.saturating_add(piece);
    }
    // Used, or the compiler would drop allocations that nobody reads.
    let _taken = black_box(taken);
}

#[cfg(target_arch = "wasm32")]
fn pages() -> usize {
    core::arch::wasm32::memory_size::<0>()
}

/// Elsewhere, where tests are, memory does not grow by pages.
#[cfg(not(target_arch = "wasm32"))]
const fn pages() -> usize {
    0
}
