//! Work is done again only when something it reads has changed.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::workspace;

/// Folders that are made, never read as a source.
const MADE: [&str; 8] = [
    "node_modules",
    "target",
    "dist",
    "build",
    "build-local",
    ".wrangler",
    "test-results",
    "playwright-report",
];

/// A piece of work with what it reads and what it makes.
pub struct Step<'a> {
    pub name: &'a str,
    /// Files and folders, relative to the root or absolute.
    pub reads: &'a [PathBuf],
    /// Whatever else decides the result: versions, the recipe's own text.
    pub recipe: &'a [&'a str],
    pub makes: &'a [PathBuf],
}

impl Step<'_> {
    /// Does the work unless its stamp says that the result is there already.
    pub fn when_changed(&self, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let _alone = alone()?;
        let stamp = workspace::work_dir()?.join(format!("{}.stamp", self.name.replace(' ', "-")));
        let now = self.fingerprint()?;
        let made = self.makes.iter().all(|path| workspace::root().join(path).exists());
        if made && fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
            println!("  {}: unchanged", self.name);
            return Ok(());
        }
        println!("  {} …", self.name);
        let started = Instant::now();
        work().with_context(|| format!("the step `{}` failed", self.name))?;
        fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))?;
        println!("  {}: {:.1} s", self.name, started.elapsed().as_secs_f64());
        Ok(())
    }

    fn fingerprint(&self) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        // Two checkouts may share one target folder, hence one stamp.
        workspace::root().hash(&mut hasher);
        self.recipe.hash(&mut hasher);
        for path in self.reads {
            hash_path(&workspace::root().join(path), &mut hasher)?;
        }
        Ok(format!("{:016x}", hasher.finish()))
    }
}

/// Keeps another xtask of this checkout out of our half-made output, until the
/// file that is returned is dropped.
pub fn alone() -> Result<File> {
    let lock = File::create(workspace::work_dir()?.join("lock"))?;
    lock.lock().context("cannot wait for another xtask to end its step")?;
    Ok(lock)
}

fn hash_path(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        for entry in sorted_entries(path)? {
            hash_path(&entry, hasher)?;
        }
    } else if path.exists() {
        fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !MADE.contains(&name.as_ref()) {
            entries.push(path.clone());
        }
    }
    entries.sort();
    Ok(entries)
}
