//! Checks of an approval matrix: gaps, bands that nobody can satisfy, single points of failure.

pub(crate) mod check;
pub(crate) mod finding;
mod place;
mod rules;
mod site;
