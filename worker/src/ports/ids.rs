/// Makes names that nobody used before.
pub trait Ids: Send + Sync {
    /// A random UUID, version 4, lower case.
    fn unique(&self) -> String;
}
