//! Tables as CSV, for people who open them in a spreadsheet.

/// What a spreadsheet takes for the beginning of a formula, and the sign that keeps it from doing so.
const BEGINS_FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A table with a row of names, in UTF-8 with CRLF.
///
/// A cell that a spreadsheet would take for a formula begins with `'`, and so does one that begins with `'` itself: to read
/// a cell as it was, one such sign is taken off.
#[must_use]
pub fn csv<'r>(names: &[&str], rows: impl IntoIterator<Item = Vec<&'r str>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut rows = rows.into_iter();
    // Nothing fails: it is written to memory, and all rows have as many cells as there are names.
    let _written = writer.write_record(names);
    let _all_written = rows.try_for_each(|row| writer.write_record(row.into_iter().map(plain)));
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn plain(cell: &str) -> String {
    if cell.starts_with(BEGINS_FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_a_text_and_every_cell_can_be_read_as_it_was() {
        let cells = ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "'x", "x=1", "", "a,\"b\"\r\nc", "é"];
        let text = csv(&["name"], cells.map(|cell| vec![cell]));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        let escaped: Vec<&str> = read.iter().map(String::as_str).collect();
        assert_eq!(escaped[..7], ["'=1+1", "'+1", "'-1", "'@A1", "'\tx", "'\rx", "''x"]);
        let back: Vec<&str> = read.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
        assert_eq!(back, cells);
        assert!(text.starts_with("name\r\n'=1+1\r\n"), "{text:?}");
    }
}
