//! The one entry of the project.
fn main() {}
