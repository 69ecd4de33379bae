//! What a developer's machine has in place of the bank's other systems: invented people, and an invented list.

mod core_records;
mod watch_list;

pub use core_records::SampleRecords;
pub use watch_list::WatchList;
