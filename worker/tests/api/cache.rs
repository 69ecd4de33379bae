//! The cache may forget, fail or hold garbage: nothing is decided by it.

use std::time::Duration;

use countersign_worker::database::BoxedFuture;
use countersign_worker::ports::Cache;
use countersign_worker::service::Mode;

use crate::support::{Bank, document};

/// Answers everything with the same text and keeps nothing.
struct Fixed(Option<&'static str>);

impl Cache for Fixed {
    fn get<'a>(&'a self, _: &'a str) -> BoxedFuture<'a, Option<String>> {
        Box::pin(async { self.0.map(str::to_owned) })
    }

    fn put<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> BoxedFuture<'a, ()> {
        Box::pin(async {})
    }
}

#[test]
fn a_cache_that_forgets_or_holds_garbage_changes_no_answer() {
    for held in [None, Some(""), Some("{}"), Some("not JSON")] {
        let bank = Bank::with_cache(Mode::Local, Box::new(Fixed(held)));
        bank.import(&document());
        assert_eq!(bank.pay("100", "k").status, 201, "{held:?}");
    }
}

/// Notes for how long copies are to be kept.
#[derive(Default)]
struct Noting(std::sync::Mutex<Vec<Duration>>);

impl Cache for &'static Noting {
    fn get<'a>(&'a self, _: &'a str) -> BoxedFuture<'a, Option<String>> {
        Box::pin(async { None })
    }

    fn put<'a>(&'a self, _: &'a str, _: &'a str, life: Duration) -> BoxedFuture<'a, ()> {
        Box::pin(async move { self.0.lock().unwrap().push(life) })
    }
}

#[test]
fn copies_are_kept_for_a_week() {
    let noting: &'static Noting = Box::leak(Box::default());
    let bank = Bank::with_cache(Mode::Local, Box::new(noting));
    bank.import(&document());
    assert_eq!(bank.pay("100", "k").status, 201);
    let lives = noting.0.lock().unwrap().clone();
    assert!(!lives.is_empty() && lives.iter().all(|life| life.as_secs() == 7 * 24 * 3_600), "{lives:?}");
}
