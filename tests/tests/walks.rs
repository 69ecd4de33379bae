//! Promises about whoever signs next, and about budgets at the edges of days, weeks and months.

use countersign_core::Engine;
use countersign_tests::walks::{Both, Judge, Walked, spend, walk};

fn walks<J: Judge>(seeds: std::ops::Range<u64>) -> Walked {
    let mut walked = Walked::default();
    for seed in seeds {
        walk::<J>(seed, &mut walked).unwrap_or_else(|broken| panic!("{broken}"));
    }
    walked
}

/// Everything that may happen on a walk does, in so many walks.
fn met_everything(walked: &Walked, walks: u64) {
    assert_eq!(walked.walks(), walks);
    let many = [walked.approved, walked.stuck, walked.own, walked.changes, walked.in_order];
    assert!(many.iter().all(|count| *count > walks / 10), "{walked:?}");
    assert!(walked.on_behalf > walks / 20, "{walked:?}");
    assert!(walked.out_of_order > 0 && walked.strands > 0, "{walked:?}");
}

#[test]
fn no_walk_ends_while_people_could_still_meet_what_is_required() {
    met_everything(&walks::<Engine>(0..10_000), 10_000);
}

#[test]
fn engine_and_oracle_agree_on_every_walk() {
    met_everything(&walks::<Both>(20_000..24_000), 4000);
}

fn budgets<J: Judge>(seeds: std::ops::Range<u64>) {
    let (mut paid, mut refused) = (0, 0);
    for seed in seeds {
        let (let_through, not) = spend::<J>(seed).unwrap_or_else(|broken| panic!("{broken}"));
        paid += let_through;
        refused += not;
    }
    assert!(paid > 1000 && refused > 1000, "{paid} {refused}");
}

#[test]
fn day_week_and_month_never_give_a_double_budget_at_their_edges() {
    budgets::<Both>(0..300);
}
