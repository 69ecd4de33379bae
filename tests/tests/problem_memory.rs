//! Millions of problems take no memory: alone in its process, whose memory is measured.

use std::fs;

use countersign_core::Engine;
use countersign_tests::broken::{LISTS, with_list};

const ZEROS: usize = 2_000_000;

/// The most memory that this process ever had, in bytes, where the system tells.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<usize>().ok()? * 1024)
}

#[test]
fn megabytes_of_zeros_take_little_memory() {
    let texts = LISTS.map(|pointer| with_list(pointer, "0", ZEROS));
    let before = peak();
    for text in &texts {
        let problems = Engine::load(text.as_bytes()).unwrap_err();
        assert_eq!((problems.len(), problems.unlisted), (100, ZEROS as u64 - 100));
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 8_000_000, "{} bytes", after - before);
    }
}
