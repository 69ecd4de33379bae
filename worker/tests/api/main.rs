//! The service through HTTP, natively, over SQLite with the production limits of D1.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod access;
mod attacks;
mod audit;
mod audit_log;
mod audit_seals;
mod automatic_access;
mod bad_input;
mod binary;
mod cache;
mod canary;
mod checklist;
mod codes;
mod conformance;
mod creating;
mod database;
mod drift;
mod edit;
mod entities;
mod entitlements;
mod every_field;
mod faults;
mod grants;
mod guide;
mod identity;
mod import;
mod keys;
mod late;
mod list;
mod meaning;
mod menu;
mod messages;
mod networks;
mod one_read;
mod openapi;
mod own_slice;
mod passwords;
mod people;
mod refusals;
mod second_factor;
mod sessions;
mod settings;
mod staff;
mod statements;
mod submit;
mod support;
mod turns;
mod twins;
mod user_status;
mod users;
mod users_shown;
mod weeks;
mod who_may;
