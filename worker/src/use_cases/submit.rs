//! Submit a transaction, once however often it is asked to.
//!
//! Submissions at one ledger go in turn. Who has the turn settles those that wait as well, as far as they fit into one
//! read and one write.

use std::sync::Arc;

use super::UserId;
use super::decide::TransactionRequest;
use super::settle::{Settled, settle};
pub use super::submission::{Submission, Submitted};
use crate::failure::Failure;
use crate::json::Raw;
use crate::service::Service;
use crate::turns::{Waiting, Wish};
use crate::waiting::{Next, PATIENCE, back_off, turn_at};

/// How often a submission is tried at most, if others are quicker.
const ATTEMPTS_MAX: u32 = 8;
/// How many others are settled at once at most: a request may run a thousand statements, and each takes some twenty.
const TOGETHER_MAX: usize = 24;

/// Submits a transaction: the accepted transaction.
///
/// # Errors
/// `Stale` if what it was previewed on decides otherwise; `TransactionDenied` with the verdict; `IdempotencyKeyReused`;
/// `Refused` with `not-initiating` for an action that starts no transaction; `Busy` after several conflicts.
pub async fn submit(service: &Service, submission: Submission<'_>) -> Settled {
    let kind = submission.kind();
    for number in 0..=ATTEMPTS_MAX {
        let ledger = service.turns.ledger(&kind);
        // Who met others goes alone from then on: what fails with others fails nobody twice.
        let waiting =
            (number == 0).then(|| service.turns.wait(&ledger, submission.wish(service.clock.millis())));
        let next = turn_at(service, &ledger, waiting.as_deref()).await;
        let oldest = service.clock.millis().saturating_sub(PATIENCE);
        let leave = |others| waiting.as_ref().map(|own| service.turns.leave(&ledger, own, others, oldest));
        let answer = match next {
            Ok(Next::Settled(settlement)) => return settlement.map(submitted),
            Ok(Next::Turn(turn)) => {
                let others = leave(TOGETHER_MAX).unwrap_or_default();
                let answer = lead(service, submission, &others, number < ATTEMPTS_MAX).await;
                drop(turn);
                answer
            }
            Err(failure) => {
                leave(0);
                return Err(failure);
            }
        };
        // A conflict, or an unknown outcome: the next attempt finds the key if the batch was written after all. So the
        // last one only reads.
        match answer {
            Err(Failure::Busy) => back_off(service, number).await,
            answer => return answer,
        }
    }
    Err(Failure::Busy)
}

/// Settles a submission, and others that wait for the same turn.
async fn lead(service: &Service, own: Submission<'_>, others: &[Arc<Waiting>], writes: bool) -> Settled {
    let wishes: Vec<_> = others.iter().filter_map(|waiting| Some((waiting, read(&waiting.wish)?))).collect();
    let theirs = wishes.iter().map(|(waiting, (user, request))| {
        let Wish { key, request_id, .. } = &waiting.wish;
        Submission { user, key, request, request_id }
    });
    let submissions: Vec<_> = std::iter::once(own).chain(theirs).collect();
    let mut answers = settle(service, &submissions, writes).await?.into_iter();
    let answer = answers.next().unwrap_or(Err(Failure::Busy));
    for ((waiting, _), answer) in wishes.iter().zip(answers) {
        // What may have to do with the others is not said: it will be found out alone.
        if !matches!(answer, Err(Failure::Busy | Failure::Unavailable | Failure::Internal(_))) {
            waiting.settle(answer.map(|submitted| (submitted.transaction.into(), submitted.is_replayed)));
        }
    }
    answer
}

fn read(wish: &Wish) -> Option<(UserId, TransactionRequest)> {
    Some((UserId::of_claim(&wish.claim)?, serde_json::from_str(&wish.request).ok()?))
}

fn submitted((transaction, is_replayed): (Raw, bool)) -> Submitted {
    Submitted { transaction: transaction.into(), is_replayed }
}
