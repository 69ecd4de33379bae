use crate::database::BoxedFuture;
use crate::ports::{CoreRecord, CoreRecords, NotAnswered};

/// Customer records out of a JSON text.
#[derive(Clone, Copy)]
pub struct SampleRecords(pub &'static str);

impl SampleRecords {
    /// Those of the demo's companies.
    pub const DEMO: Self = Self(include_str!("core_records.json"));
}

impl CoreRecords for SampleRecords {
    fn of_customer<'a>(
        &'a self,
        _: &'a str,
        customer: &'a str,
    ) -> BoxedFuture<'a, Result<Vec<CoreRecord>, NotAnswered>> {
        Box::pin(async move {
            let records: Vec<CoreRecord> =
                serde_json::from_str(self.0).map_err(|error| NotAnswered(error.to_string()))?;
            let has = |record: &CoreRecord| record.customers.iter().any(|other| other == customer);
            Ok(records.into_iter().filter(has).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_records_of_the_demo_are_some() {
        let of = |customer| {
            pollster::block_on(SampleRecords::DEMO.of_customer("harbour", customer)).unwrap_or_default()
        };
        assert!(of("bodegas-valdelosa").len() > 4);
        assert!(of("nowhere").is_empty());
    }
}
