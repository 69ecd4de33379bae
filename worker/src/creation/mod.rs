//! How people come to have access, as it is stored. Each file has the statements of one table.

pub mod campaigns;
pub mod creations;
pub mod custom_roles;
pub mod drafts;
pub mod relationships;
pub mod screenings;
