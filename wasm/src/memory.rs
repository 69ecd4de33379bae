//! The module's memory. It grows by what is asked for and never shrinks, and each time that it grows the host collects
//! all of the page's garbage: where a page holds much, a document that is loaded piece by piece takes half a minute.

use core::hint::black_box;

/// What loading takes for each two bytes of a document: for the tree of it, what is read from that, and the engine.
const FOR_TWO_BYTES: usize = 7;

/// Free memory is looked for in pieces of this size: most lists of a document are no longer.
const PIECE: usize = 1 << 12;

/// Takes at once what loading a document will need beside what is free already, and frees all of it for that.
pub(crate) fn make_room_to_load(document: &[u8]) {
    let needed = (document.len() / 2).saturating_mul(FOR_TWO_BYTES);
    let size = pages();
    let mut taken: Vec<Vec<u8>> = Vec::with_capacity(needed / PIECE);
    let mut found = 0_usize;
    while found < needed {
        // As long as the memory has not grown, there are free pieces; what is missing then is had in one.
        let piece = if pages() == size { PIECE } else { needed.saturating_sub(found) };
        let mut room = Vec::new();
        // What cannot be had in one piece may still be had in many, when it is needed.
        if room.try_reserve_exact(piece).is_err() {
            break;
        }
        taken.push(room);
        found = found.saturating_add(piece);
    }
    // Looked at, or the compiler would leave out what nobody uses.
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
