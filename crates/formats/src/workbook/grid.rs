//! The cells of a sheet, and their text as a table.

use crate::refusal::Refusal;

/// The text of a sheet; the claims of a sheet that would become more are not believed.
pub(super) const BYTES_MAX: usize = 200 * 1024 * 1024;
const MEGABYTE: usize = 1024 * 1024;
const ROWS_MAX: usize = 1_048_576;
/// No table that we read is wider.
const COLUMNS_MAX: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    bytes: usize,
}

impl Grid {
    /// Puts a cell in its place; rows and cells that were left out are empty.
    pub(super) fn set(&mut self, row: usize, column: usize, text: String) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let too_large = Refusal::TooLarge { megabytes: (BYTES_MAX / MEGABYTE) as u64 };
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            return Err(too_large);
        }
        if self.rows.len() <= row {
            self.bytes += row + 1 - self.rows.len();
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.bytes += (column + 1 - cells.len()) * 3;
            cells.resize_with(column + 1, String::new);
        }
        self.bytes += text.len();
        if self.bytes > BYTES_MAX {
            return Err(too_large);
        }
        cells[column] = text;
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Cells that were merged downwards all say what the first of them says.
    pub(super) fn fill_down(&mut self, top: usize, bottom: usize, column: usize) -> Result<(), Refusal> {
        let text = self.rows.get(top).and_then(|cells| cells.get(column)).cloned().unwrap_or_default();
        for row in top + 1..=bottom.min(self.rows.len().saturating_sub(1)) {
            // Only beside cells that say something: a merged title is no row.
            let beside = !self.rows[row].is_empty();
            let empty = self.rows[row].get(column).is_none_or(String::is_empty);
            if beside && empty {
                self.set(row, column, text.clone())?;
            }
        }
        Ok(())
    }

    /// A table with semicolons, each cell in quotes, each row on a line of its own.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.bytes + self.bytes / 4);
        for cells in &self.rows {
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    text.push(';');
                }
                text.push('"');
                for letter in cell.chars() {
                    match letter {
                        '"' => text.push_str("\"\""),
                        '\n' | '\r' | '\t' => text.push(' '),
                        other => text.push(other),
                    }
                }
                text.push('"');
            }
            // A row of a table has more cells than one, also when the rest of it is empty.
            if cells.len() == 1 {
                text.push_str(";\"\"");
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_lines_and_cells_their_signs() {
        let mut grid = Grid::default();
        grid.set(0, 0, "Naam".to_owned()).unwrap();
        grid.set(0, 1, "Bedrag".to_owned()).unwrap();
        grid.set(3, 0, "X \"Y\"; BV\nEde".to_owned()).unwrap();
        assert_eq!(grid.to_text(), "\"Naam\";\"Bedrag\"\n\n\n\"X \"\"Y\"\"; BV Ede\";\"\"\n");
    }

    #[test]
    fn a_merged_cell_is_repeated_beside_what_says_something_only() {
        let mut grid = Grid::default();
        for (row, column, text) in [(0, 0, "A"), (0, 1, "1"), (1, 1, "2"), (3, 1, "4")] {
            grid.set(row, column, text.to_owned()).unwrap();
        }
        grid.fill_down(0, 9, 0).unwrap();
        assert_eq!(grid.to_text(), "\"A\";\"1\"\n\"A\";\"2\"\n\n\"A\";\"4\"\n");
        assert!(matches!(grid.set(ROWS_MAX, 0, "x".to_owned()), Err(Refusal::TooLarge { .. })));
    }
}
