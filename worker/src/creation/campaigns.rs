//! What people are shown after they have signed in.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
#[cfg(feature = "local")]
use crate::json::json;

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    /// Its id.
    pub id: String,
    /// What stands above it.
    pub title: String,
    /// What it says.
    pub body: String,
    /// A picture.
    pub image_url: Option<String>,
    /// Where it leads to.
    pub target_url: Option<String>,
    /// Its first day, `YYYY-MM-DD`.
    pub first_day: String,
    /// Its last day.
    pub last_day: String,
}

/// Reads the campaigns of a legal entity, in their order.
#[derive(Debug, Clone, Copy)]
pub struct Campaigns<'a>(pub &'a str);

impl Part for Campaigns<'_> {
    type Answer = Vec<Campaign>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, title, body, image_url, target_url, first_day, last_day FROM campaigns
             WHERE legal_entity = ?1 ORDER BY position",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

fn decode(row: SqlRow) -> Result<Campaign, DatabaseError> {
    let mut cells = row.cells();
    Ok(Campaign {
        id: cells.text()?,
        title: cells.text()?,
        body: cells.text()?,
        image_url: cells.optional_text()?,
        target_url: cells.optional_text()?,
        first_day: cells.text()?,
        last_day: cells.text()?,
    })
}

/// Writes the campaigns of a legal entity in place of those that are there.
#[cfg(feature = "local")]
#[must_use]
pub fn replace(legal_entity: &str, all: &[Campaign]) -> [Statement; 2] {
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            (&one.id, &one.title, &one.body, &one.image_url, &one.target_url, &one.first_day, &one.last_day)
        })
        .collect();
    let delete = Statement::new("DELETE FROM campaigns WHERE legal_entity = ?1");
    let insert = Statement::new(
        "INSERT INTO campaigns (legal_entity, id, position, title, body, image_url, target_url, first_day, last_day)
         SELECT ?1, value ->> 0, key, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
         FROM json_each(?2)",
    );
    [delete.text(legal_entity), insert.text(legal_entity).text(json(&rows))]
}
