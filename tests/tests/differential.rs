//! The engine and the naive model give equal answers on random worlds.

use countersign_tests::differential::run;
use countersign_tests::oracle::KINDS;

#[test]
fn engine_and_oracle_agree_on_random_worlds() {
    let counts = run(1, 100_000, 2).unwrap_or_else(|difference| panic!("they differ\n{difference}"));
    for kind in KINDS {
        assert!(counts.questions[kind] > 1000, "few questions of {kind}: {counts:?}");
    }
    let every_answer = [
        "check removed-for-user",
        "check no-grant",
        "check grant-not-in-force",
        "evaluate limit-exceeded grant",
        "evaluate executed",
        "evaluate pendingApproval",
        "evaluate above-pre-approved action",
        "evaluate approval-required",
        "evaluate date-in-past",
        "evaluate limit-exceeded action",
        "evaluate limit-exceeded contract-action",
        "evaluate limit-exceeded contract-group",
        "evaluate limit-exceeded group",
        "evaluate limit-exceeded action monthly",
        "evaluate limit-exceeded group monthly",
        "evaluate limit-exceeded contract-action monthly",
        "evaluate limit-exceeded contract-group monthly",
        "evaluate above-pre-approved action monthly",
        "evaluate no-approval-required",
        "evaluate no-eligible-approver",
        "evaluate no-exchange-rate",
        "evaluate not-monetary",
        "validateLimits above-deny",
        "validateLimits above-maximum",
        "approvalStatus approved",
        "approvalStatus above-approver-limit",
        "approvalStatus already-approved",
        "approvalStatus fills-no-slot",
        "approvalStatus own-transaction",
        "approvalStatus no-grant",
        "approvalStatus grant-not-in-force",
        "approvalStatus strands-requirement",
        "approvalStatus signed for another",
        "delegate account-not-delegable",
        "delegate action-not-delegable",
        "delegate limit-not-delegable",
        "delegate own-permissions",
    ];
    for answer in every_answer {
        assert!(counts.answers.contains_key(answer), "never seen: {answer}");
    }
}

#[test]
fn a_seed_gives_the_same_questions_again() {
    let first = run(77, 500, 1).expect("no difference");
    assert_eq!(first, run(77, 500, 1).expect("no difference"));
    assert_ne!(first, run(1077, 500, 1).expect("no difference"));
}
