//! Documents for those who write more than documents: the service puts them into its rows.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::document::reader::Entries;

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key.as_ref(), value)?;
        }
        map.end()
    }
}
