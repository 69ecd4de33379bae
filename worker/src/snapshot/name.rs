//! Names of snapshots. A name has the versions of all that the document holds, so it never names two documents.

use crate::digest::sha256_hex;
use crate::tables::legal_entities::CurrentEntity;

/// Stands between the versions in the text of a name.
const SEPARATOR: char = '.';

/// The snapshot of a legal entity's catalogue with these contracts, at their versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotName {
    /// The legal entity.
    pub legal_entity: String,
    /// The version of its catalogue.
    pub catalogue_version: String,
    /// Id and version of each contract, in the order of their ids.
    contracts: Vec<(String, String)>,
}

impl SnapshotName {
    /// The snapshot of these contracts, each with its version.
    #[must_use]
    pub fn new(entity: &CurrentEntity, contracts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::of(&entity.id, &entity.catalogue_version, contracts)
    }

    /// The same, of a legal entity whose catalogue has this version.
    #[must_use]
    pub fn of(
        legal_entity: &str,
        catalogue_version: &str,
        contracts: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let (legal_entity, catalogue_version) = (legal_entity.to_owned(), catalogue_version.to_owned());
        let mut contracts: Vec<_> = contracts.into_iter().collect();
        // Sorted, so that the same contracts have the same name however they were found.
        contracts.sort();
        contracts.dedup();
        Self { legal_entity, catalogue_version, contracts }
    }

    /// The name as clients see it: the catalogue's version and those of the contracts, which are nobody else's.
    #[must_use]
    pub fn version(&self) -> String {
        let mut text = self.catalogue_version.clone();
        for (_, version) in &self.contracts {
            text.push(SEPARATOR);
            text.push_str(version);
        }
        text
    }

    /// The key under which the document is kept.
    #[must_use]
    pub fn key(&self) -> String {
        kept_under(&self.legal_entity, &self.version())
    }

    /// Id and version of each contract, in the order of their ids.
    #[must_use]
    pub fn contracts(&self) -> &[(String, String)] {
        &self.contracts
    }

    /// The contracts' ids.
    #[must_use]
    pub fn contract_ids(&self) -> Vec<String> {
        self.contracts.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Whether a client that has seen a snapshot has seen of this one what it holds now, whatever else it has seen.
    #[must_use]
    pub fn is_part_of(&self, seen: &str) -> bool {
        let mut versions = seen.split(SEPARATOR);
        let catalogue = versions.next();
        let contracts: Vec<&str> = versions.collect();
        catalogue == Some(self.catalogue_version.as_str())
            && self.contracts.iter().all(|(_, version)| contracts.contains(&version.as_str()))
    }
}

/// The versions of contracts in the text of a name.
pub fn contract_versions(name: &str) -> impl Iterator<Item = &str> {
    name.split(SEPARATOR).skip(1)
}

/// The text of the name that has of another one's contracts only the one with this version.
#[must_use]
pub fn part_of(name: &str, version: &str) -> String {
    let catalogue = name.split(SEPARATOR).next().unwrap_or_default();
    format!("{catalogue}{SEPARATOR}{version}")
}

/// The key under which the document of a name is kept. Hashed, because the store's keys have at most 512 bytes.
#[must_use]
pub fn kept_under(legal_entity: &str, name: &str) -> String {
    let parts = serde_json::json!([legal_entity, name]);
    format!("snapshot/2/{}", sha256_hex(parts.to_string().as_bytes()))
}

/// The version after this one: a count for people, and random digits, so that a database that was reset or restored
/// never reuses a name. The digits are the last ones of a new id, since its first ones are the time.
#[must_use]
pub fn new_version(current: Option<&str>, id: &str) -> String {
    let count: u64 = current.and_then(|version| version.split('-').next()?.parse().ok()).unwrap_or(0);
    let digits = id.rsplit('-').next().unwrap_or(id);
    format!("{}-{digits}", count.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(catalogue: &str, contracts: &[(&str, &str)]) -> SnapshotName {
        let contracts = contracts.iter().map(|(id, version)| ((*id).to_owned(), (*version).to_owned()));
        SnapshotName {
            legal_entity: "le".to_owned(),
            catalogue_version: catalogue.to_owned(),
            contracts: contracts.collect(),
        }
    }

    #[test]
    fn a_version_counts_up_and_is_unique() {
        let id = "019b3c4d-5e6f-7a8b-9c0d-0a1b2c3d4e5f";
        assert_eq!(new_version(None, id), "1-0a1b2c3d4e5f");
        assert_eq!(new_version(Some("41-ffff"), id), "42-0a1b2c3d4e5f");
    }

    #[test]
    fn a_name_tells_catalogues_and_contracts_apart() {
        let names = [
            name("1-a", &[]),
            name("2-b", &[]),
            name("1-a", &[("a", "1-c")]),
            name("1-a", &[("a", "2-d")]),
            name("1-a", &[("a", "1-c"), ("b", "1-e")]),
        ];
        let keys: std::collections::HashSet<_> = names.iter().map(SnapshotName::key).collect();
        assert_eq!(keys.len(), names.len());
        assert!(keys.iter().all(|key| key.len() < 512));
        assert_eq!(names[4].version(), "1-a.1-c.1-e");
        assert_ne!(kept_under("le", "1-a"), kept_under("other", "1-a"));
    }

    #[test]
    fn who_has_seen_more_has_seen_a_part_of_it() {
        let place = name("1-a", &[("a", "1-c")]);
        assert!(place.is_part_of("1-a.1-c") && place.is_part_of("1-a.1-e.1-c"));
        for other in ["1-a", "2-b.1-c", "1-a.2-d", "1-c.1-a", "", "1-a.1-c2"] {
            assert!(!place.is_part_of(other), "{other}");
        }
        assert!(name("1-a", &[]).is_part_of("1-a.1-c"));
    }
}
