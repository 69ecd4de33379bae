//! Many rows in one statement, within the platform's bounds: a statement for each row would be thousands in one batch.

/// Bytes of rows in one statement: a bound value may have 2 MB, and a text is copied several times on its way.
const CHUNK_BYTES_MAX: usize = 500_000;

/// Lists for `json_each` of these rows, each a list, with how many rows each holds.
pub fn chunks(rows: impl IntoIterator<Item = String>) -> Vec<(String, u64)> {
    let mut chunks: Vec<(String, u64)> = Vec::new();
    for row in rows {
        // A single row may be larger than a chunk, and then has one of its own.
        let room = |(open, _): &&mut (String, u64)| open.len().saturating_add(row.len()) <= CHUNK_BYTES_MAX;
        match chunks.last_mut().filter(room) {
            Some((open, count)) => {
                open.push(',');
                open.push_str(&row);
                *count = count.saturating_add(1);
            }
            None => chunks.push((format!("[{row}"), 1)),
        }
    }
    chunks.iter_mut().for_each(|(open, _)| open.push(']'));
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_share_a_list_as_far_as_they_fit() {
        let row = |length: usize| format!("[\"{}\"]", "x".repeat(length));
        let found = chunks([row(1), row(2), row(CHUNK_BYTES_MAX), row(3)]);
        let counts: Vec<_> = found.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [2, 1, 1]);
        assert!(found.iter().all(|(list, _)| serde_json::from_str::<Vec<Vec<String>>>(list).is_ok()));
        assert_eq!(chunks([]), []);
    }
}
