//! Parts of a read. A use case lists what it needs to know, and all of it comes from one state of the database.

use super::{Database, DatabaseError, SqlRow, Statement};

/// Something that is read: its statements, and what their rows say.
///
/// Tuples, lists and options of parts are parts. A part cannot depend on what another one says, since all statements go
/// at once: it reads what may be needed, and the use case leaves out what is not.
pub trait Part {
    /// What the rows say.
    type Answer;

    /// What is asked, in the order in which [`Part::decode`] takes the rows.
    fn statements(&self) -> Vec<Statement>;

    /// Takes the rows of all of its statements, and of no others.
    ///
    /// # Errors
    /// `Other` if the rows are not those of its statements.
    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError>;
}

/// Reads all parts in one batch.
///
/// # Errors
/// As [`Database::query`]; a lost answer of reads leaves nothing in doubt. `Other` if a part left rows of its own, which
/// the next one would have taken for its.
pub async fn read<P: Part>(database: &dyn Database, part: &P) -> Result<P::Answer, DatabaseError> {
    let statements = part.statements();
    // The platform takes no batch of nothing.
    let results = if statements.is_empty() { Ok(Vec::new()) } else { database.batch(statements).await };
    let results = results.map_err(|error| match error {
        DatabaseError::UnknownOutcome => DatabaseError::Unavailable,
        other => other,
    })?;
    let mut results = Results(results.into_iter());
    let answer = part.decode(&mut results)?;
    match results.0.next() {
        None => Ok(answer),
        Some(_) => Err(DatabaseError::Other("a part of a read left rows behind".to_owned())),
    }
}

/// The rows of the statements of one batch, taken in their order.
pub struct Results(std::vec::IntoIter<Vec<SqlRow>>);

impl Results {
    /// The rows of the next statement.
    ///
    /// # Errors
    /// `Other` if the database answered fewer statements than it was given.
    pub fn next_rows(&mut self) -> Result<Vec<SqlRow>, DatabaseError> {
        self.0.next().ok_or_else(|| DatabaseError::Other("a batch answered too few statements".to_owned()))
    }

    /// The rows of the next statement, each as `decode` reads it.
    ///
    /// # Errors
    /// As [`Results::next_rows`], and those of `decode`.
    pub fn next_all<T, E>(&mut self, decode: impl FnMut(SqlRow) -> Result<T, E>) -> Result<Vec<T>, E>
    where
        E: From<DatabaseError>,
    {
        self.next_rows()?.into_iter().map(decode).collect()
    }
}

impl<P: Part> Part for &P {
    type Answer = P::Answer;

    fn statements(&self) -> Vec<Statement> {
        P::statements(self)
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        P::decode(self, results)
    }
}

impl<P: Part> Part for Option<P> {
    type Answer = Option<P::Answer>;

    fn statements(&self) -> Vec<Statement> {
        self.as_ref().map(P::statements).unwrap_or_default()
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        self.as_ref().map(|part| part.decode(results)).transpose()
    }
}

impl<P: Part> Part for Vec<P> {
    type Answer = Vec<P::Answer>;

    fn statements(&self) -> Vec<Statement> {
        self.iter().flat_map(P::statements).collect()
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        self.iter().map(|part| part.decode(results)).collect()
    }
}

impl Part for () {
    type Answer = ();

    fn statements(&self) -> Vec<Statement> {
        Vec::new()
    }

    fn decode(&self, _: &mut Results) -> Result<(), DatabaseError> {
        Ok(())
    }
}

/// Implements [`Part`] for a tuple.
macro_rules! tuple {
    ($($part:ident $place:tt),*) => {
        impl<$($part: Part),*> Part for ($($part,)*) {
            type Answer = ($($part::Answer,)*);

            fn statements(&self) -> Vec<Statement> {
                let mut statements = Vec::new();
                $(statements.extend(self.$place.statements());)*
                statements
            }

            fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
                Ok(($(self.$place.decode(results)?,)*))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
