//! Names of snapshots. A name has the versions of all that the document holds, so it never names two documents.

use crate::digest::sha256_hex;

/// The snapshot of a legal entity's catalogue with these contracts, at their versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotName {
    /// The legal entity.
    pub legal_entity: String,
    /// Its version; part of the key only if the document holds no contract.
    pub entity_version: String,
    /// Id and version of each contract, in the order of their ids.
    pub contracts: Vec<(String, String)>,
}

impl SnapshotName {
    /// The key under which the document is kept. Hashed, because the store's keys have at most 512 bytes.
    #[must_use]
    pub fn key(&self) -> String {
        // Every import gives its contracts new versions, so with a contract the entity's version adds nothing.
        let entity_version = if self.contracts.is_empty() { self.entity_version.as_str() } else { "" };
        let parts = serde_json::json!([self.legal_entity, entity_version, self.contracts]);
        format!("snapshot/1/{}", sha256_hex(parts.to_string().as_bytes()))
    }

    /// The contracts' ids.
    #[must_use]
    pub fn contract_ids(&self) -> Vec<String> {
        self.contracts.iter().map(|(id, _)| id.clone()).collect()
    }
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

    #[test]
    fn a_version_counts_up_and_is_unique() {
        let id = "019b3c4d-5e6f-7a8b-9c0d-0a1b2c3d4e5f";
        assert_eq!(new_version(None, id), "1-0a1b2c3d4e5f");
        assert_eq!(new_version(Some("41-ffff"), id), "42-0a1b2c3d4e5f");
    }

    #[test]
    fn a_name_tells_contracts_and_versions_apart() {
        let name = |contracts: &[(&str, &str)]| SnapshotName {
            legal_entity: "le".to_owned(),
            entity_version: "1-a".to_owned(),
            contracts: contracts
                .iter()
                .map(|(id, version)| ((*id).to_owned(), (*version).to_owned()))
                .collect(),
        };
        let keys = [name(&[]), name(&[("a", "1")]), name(&[("a", "2")]), name(&[("a", "1"), ("b", "1")])];
        let keys: std::collections::HashSet<_> = keys.iter().map(SnapshotName::key).collect();
        assert_eq!(keys.len(), 4);
        assert!(keys.iter().all(|key| key.len() < 512));
    }
}
