//! A new user: everything of them is written in one batch, or nothing.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use countersign_core::Engine;
use countersign_core::details::{Person, UserName};
use countersign_core::wire::{self, Assignment, Id, SnapshotDocument, User, UserStatus};
use serde_json::{Value, json as object};

use super::copied::Copied;
use super::given::{GivenCustomer, Giving, refuse_limits};
use super::{engine_of, invalid, parse};
use crate::actor::{Actor, ActorKind};
use crate::code::Code;
use crate::creation::creations::{self, NewCreation, Origin, Profiled};
use crate::creation::drafts::{self, DraftId};
use crate::creation::screenings::{self, State};
use crate::database::{BoxedFuture, Statement, guard, read};
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, edit};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, NameHolder};
use crate::identity::settings::Activation;
use crate::json::{answer, json};
use crate::ledger::idempotency::{self, Answered, IdempotencyKey, Kept, SubmissionOutcome};
use crate::people::details::{self, EmailHolder, Fixed, LICENCE, NewDetails, SSN};
use crate::service::Service;
use crate::snapshot::Document;
use crate::tables::ReadScope;
use crate::use_cases::invitation::{Invitee, invitation};
use crate::use_cases::managing::Managing;
use crate::use_cases::version_of;

/// Digits of a reference.
const REFERENCE_DIGITS: u64 = 10_000_000;

answer! {
    /// A user who was created.
    NewUser {
        /// The user.
        user: String as Id = "user",
        /// The number to name when asking about it.
        reference: String = "reference",
        /// The name to sign in with.
        user_name: String = "userName",
        /// The user's status.
        status: UserStatus = "status",
        /// Where the invitation went.
        sent_to: SentTo = "sentTo",
        /// `hit` if the person was found on a list: the bank has to clear that before they can sign in.
        screening: Option<String> = "screening",
    }
}

answer! {
    /// Where an invitation went.
    SentTo {
        /// The e-mail address.
        email: String = "email",
        /// The last three digits of the phone number that a code went to; absent where the e-mail has a link instead.
        phone_last3: Option<String> = "phoneLast3",
    }
}

/// A user who is about to be created.
pub(super) struct Newcomer<'a> {
    pub(super) service: &'a Service,
    pub(super) managing: &'a Managing<'a>,
    /// The id; nobody's yet.
    pub(super) user: String,
    pub(super) person: &'a Person,
    pub(super) user_name: &'a UserName,
    pub(super) origin: Origin,
    /// The customer record.
    pub(super) record: Option<&'a str>,
    pub(super) given: &'a [GivenCustomer<'a>],
    pub(super) automatic_access: Option<bool>,
    pub(super) copied: Copied<'a>,
    /// A signatory group to be in.
    pub(super) group: Option<&'a str>,
    /// What was found on lists.
    pub(super) screened: Option<(State, String)>,
    /// The draft that is done with.
    pub(super) draft: Option<DraftId<'a>>,
    /// The client's key, and the hash of the request.
    pub(super) key: Option<(IdempotencyKey<'a>, &'a str)>,
    /// How the invitation is taken up.
    pub(super) activation: Activation,
    /// What else is written.
    pub(super) beside: Vec<Statement>,
    /// Where the details stand in the body.
    pub(super) place: &'a str,
}

/// What is known of a newcomer before the first attempt.
struct Prepared<'a> {
    newcomer: &'a Newcomer<'a>,
    contracts: Vec<&'a str>,
    ssn: String,
    ssn_index: String,
    licence: Option<String>,
    version: String,
    folded_email: String,
    letter: Vec<Statement>,
    at: String,
    /// What the reference is made of: another one with each attempt.
    number: AtomicU64,
    state: Mutex<Written>,
}

/// What the last attempt was about to write.
#[derive(Default)]
struct Written {
    contracts: Vec<String>,
    answer: Option<NewUser>,
}

/// Creates a user. The contracts are those where they may come to have something.
///
/// # Errors
/// `Refused` and `MayNot` for what cannot be given; `Taken` for an e-mail address, a user name, a social security number
/// or a customer record that somebody has; `Busy`, also if the client's key was used meanwhile.
pub(super) async fn create(
    newcomer: &Newcomer<'_>,
    request_id: &str,
    contracts: &[String],
) -> Result<NewUser, Failure> {
    let contracts: Vec<&str> = contracts.iter().map(String::as_str).collect();
    let prepared = prepare(newcomer, contracts.clone())?;
    prepared.refuse_taken().await?;
    let users: Vec<&str> = match newcomer.copied {
        Copied::OfUser(user) => vec![user],
        _ => Vec::new(),
    };
    let new = Edit {
        legal_entity: newcomer.managing.legal_entity(),
        actor: newcomer.managing.actor,
        request_id,
        scope: Scope::Part { contracts: &contracts, users: &users },
        expected: &Expected::Nothing,
        event: "user.created",
        subject: &newcomer.user,
    };
    edit(newcomer.service, new, &prepared).await?;
    let written = std::mem::take(&mut *prepared.state.lock().unwrap_or_else(PoisonError::into_inner));
    written.answer.ok_or_else(|| Failure::Internal("a new user was not written".to_owned()))
}

/// Whether a user could be created. Nothing is written.
///
/// # Errors
/// As [`create`].
pub(super) async fn judge(newcomer: &Newcomer<'_>, contracts: &[String]) -> Result<(), Failure> {
    let names: Vec<&str> = contracts.iter().map(String::as_str).collect();
    let prepared = prepare(newcomer, names)?;
    prepared.refuse_taken().await?;
    let scope = ReadScope::ContractsAndUsers(contracts, &[]);
    let document = Document { legal_entity: newcomer.managing.legal_entity(), scope };
    let text = read(newcomer.service.stores.together(), &document).await?.ok_or(Failure::NotFound)?;
    let document = parse(&text)?;
    prepared.assignments(&engine_of(&document)?, &document).map(|_| ())
}

fn prepare<'a>(newcomer: &'a Newcomer<'a>, contracts: Vec<&'a str>) -> Result<Prepared<'a>, Failure> {
    let Newcomer { service, managing, person, user, user_name, .. } = newcomer;
    let legal_entity = managing.legal_entity();
    let licence = person.licence.as_ref();
    let licence = licence.map(|licence| service.seal(&[LICENCE, legal_entity, user], licence.as_str()));
    let to = Actor::user(legal_entity, user);
    let invitee = Invitee {
        user_name: user_name.as_str(),
        email: person.email.as_str(),
        phone: Some(person.phone.as_str()),
    };
    let letter = invitation(service, newcomer.activation, to, invitee)?;
    Ok(Prepared {
        newcomer,
        contracts,
        ssn: service.seal(&[SSN, legal_entity, user], person.ssn.digits())?,
        ssn_index: details::ssn_index(&service.secrets, legal_entity, person.ssn.digits()),
        licence: licence.transpose()?,
        version: version_of(&service.new_id()?),
        folded_email: details::folded(person.email.as_str()),
        letter,
        at: service.clock.now(),
        number: AtomicU64::new(u64::from_le_bytes(service.random::<8>()?)),
        state: Mutex::default(),
    })
}

impl Prepared<'_> {
    fn legal_entity(&self) -> &str {
        self.newcomer.managing.legal_entity()
    }

    /// Refuses what somebody else has that nobody else may have.
    async fn refuse_taken(&self) -> Result<(), Failure> {
        let Newcomer { service, record, user, key, .. } = self.newcomer;
        let legal_entity = self.legal_entity();
        let folded_name = self.newcomer.user_name.folded();
        let (records, numbers): (Vec<&str>, _) = (record.iter().copied().collect(), [self.ssn_index.clone()]);
        let contracts: Vec<String> = self.contracts.iter().map(|one| (*one).to_owned()).collect();
        let found = (
            NameHolder { legal_entity, folded_name: &folded_name },
            EmailHolder { legal_entity, folded_email: &self.folded_email },
            Profiled { legal_entity, records: &records, ssn_indexes: &numbers, contracts: &contracts },
            key.map(|(key, _)| Answered { key, now: service.clock.millis() }),
        );
        let (name, email, profiled, answered) = read(service.stores.together(), &found).await?;
        if answered.flatten().is_some() {
            return Err(Failure::Busy);
        }
        let at = |field: &str| format!("{}/{field}", self.newcomer.place);
        let is_own = |holder: &(ActorKind, String)| *holder == (ActorKind::User, user.clone());
        if name.is_some_and(|holder| !is_own(&holder)) {
            return Err(Failure::Taken(FieldProblem::own(at("userName"), Code::UserNameTaken)));
        }
        if email.is_some_and(|holder| holder != ("user".to_owned(), user.clone())) {
            return Err(Failure::Taken(FieldProblem::own(at("email"), Code::EmailTaken)));
        }
        if !profiled.ssn_indexes.is_empty() {
            return Err(Failure::Taken(FieldProblem::own(at("ssn"), Code::SsnTaken)));
        }
        if !profiled.records.is_empty() {
            return Err(Failure::Taken(FieldProblem::own("/record", Code::AlreadyProfiled)));
        }
        Ok(())
    }

    /// What the user gets.
    fn assignments<'s: 'd, 'd>(
        &'s self,
        engine: &Engine,
        document: &SnapshotDocument<'d>,
    ) -> Result<Vec<Assignment<'d>>, Failure> {
        let newcomer = self.newcomer;
        let giver = super::giver(newcomer.managing);
        let giving = Giving { engine, giver, target: None, automatic_access: newcomer.automatic_access };
        let copied: Copied<'d> = newcomer.copied.clone();
        let copied = copied.assignments(document, &wire::grantable_by(engine, giver))?;
        if newcomer.given.is_empty() {
            let judged = giving.judge(&copied);
            return judged.map_err(|failure| at(failure, newcomer.copied.pointer())).map(|()| copied);
        }
        let assignments = giving.assignments(document, &copied, newcomer.given)?;
        if assignments.iter().all(|one| one.accounts.is_empty()) {
            return Err(Failure::Refused(vec![FieldProblem::own("/customers", Code::AccountMissing)].into()));
        }
        giving.judge(&assignments)?;
        Ok(assignments)
    }

    /// Puts the user into the signatory group that was asked for.
    fn join<'d>(
        &'d self,
        document: &mut SnapshotDocument<'d>,
        assignments: &[Assignment<'_>],
    ) -> Result<(), Failure> {
        let Some(group) = self.newcomer.group else { return Ok(()) };
        let is_theirs = |customer: &Id<'_>| assignments.iter().any(|one| one.customer == *customer);
        let mut groups = document.signatory_groups.iter_mut();
        let group = groups.find(|one| one.id.0 == group && is_theirs(&one.customer));
        let unknown =
            || Failure::Refused(vec![FieldProblem::own("/signatoryGroup", Code::UnknownHere)].into());
        group.ok_or_else(unknown)?.members.push(Id(self.newcomer.user.as_str().into()));
        Ok(())
    }

    /// A number that is easily read out: two letters of the institution, and seven digits.
    fn reference(&self) -> String {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        let number = number.checked_rem(REFERENCE_DIGITS).unwrap_or_default();
        let letters = self.legal_entity().chars().filter(char::is_ascii_alphabetic);
        let letters: String = letters.take(2).collect();
        format!("{}-{number:07}", letters.to_ascii_uppercase())
    }

    fn answer(&self, reference: String) -> NewUser {
        let Newcomer { person, user, user_name, screened, activation, .. } = self.newcomer;
        let phone: Vec<char> = person.phone.as_str().chars().collect();
        let last3 = || phone.iter().skip(phone.len().saturating_sub(3)).collect();
        let hit = screened.as_ref().filter(|(state, _)| *state == State::Hit);
        NewUser {
            user: user.clone(),
            reference,
            user_name: user_name.as_str().to_owned(),
            status: UserStatus::New,
            sent_to: SentTo {
                email: person.email.as_str().to_owned(),
                phone_last3: (*activation == Activation::Code).then(last3),
            },
            screening: hit.map(|(state, _)| state.word().to_owned()),
        }
    }

    fn details(&self) -> Vec<Statement> {
        let Newcomer { managing, person, user, user_name, .. } = self.newcomer;
        let new = NewDetails {
            legal_entity: self.legal_entity(),
            user,
            first_name: person.first_name.as_str(),
            middle_name: person.middle_name.as_ref().map(|name| name.as_str()),
            last_name: person.last_name.as_str(),
            birth_date: person.birth_date.as_ref().map(|date| date.as_str()),
            email: person.email.as_str(),
            folded_email: &self.folded_email,
            phone: person.phone.as_str(),
            licence: self.licence.as_deref(),
            version: &self.version,
            at: &self.at,
            by: managing.actor,
        };
        let fixed = Fixed { user_name: Some(user_name.as_str()), ssn: &self.ssn, ssn_index: &self.ssn_index };
        details::insert(&new, fixed)
    }
}

impl Change for Prepared<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let users = before.document.map(|document| document.users.as_slice()).unwrap_or_default();
        let is_there = users.iter().any(|user| user.id.0 == self.newcomer.user);
        Ok(Shown { tag: is_there.then(|| self.newcomer.user.clone()), representation: None })
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let old = before.document.ok_or(Failure::NotFound)?;
        let mut document = old.clone();
        // Written already, by an attempt whose answer was lost.
        if old.users.iter().any(|user| user.id.0 == self.newcomer.user) {
            return Ok(document);
        }
        let engine = engine_of(old)?;
        let assignments = self.assignments(&engine, old)?;
        let contracts = old.contracts.iter().filter(|contract| {
            contract
                .customers
                .iter()
                .any(|customer| assignments.iter().any(|one| one.customer == customer.id))
        });
        let contracts: Vec<String> = contracts.map(|contract| contract.id.0.to_string()).collect();
        self.state.lock().unwrap_or_else(PoisonError::into_inner).contracts = contracts;
        self.join(&mut document, &assignments)?;
        let id = Id(self.newcomer.user.as_str().into());
        let user = User { id, status: UserStatus::New, assignments };
        document.users.push(user.clone());
        if self.newcomer.given.iter().any(|given| given.limits.is_some()) {
            let after = Engine::from_document(&document).map_err(invalid)?;
            refuse_limits(&after, &user, self.newcomer.given)?;
        }
        Ok(document)
    }

    fn facts(&self) -> Value {
        object!({ "origin": self.newcomer.origin.word(), "record": self.newcomer.record })
    }

    fn beside(&self) -> Vec<Statement> {
        let Newcomer { service, user, user_name, origin, record, screened, draft, key, beside, .. } =
            self.newcomer;
        let legal_entity = self.legal_entity();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // Before the creation is remembered, which would be found itself.
        let free = |record| creations::guard_record_is_free(legal_entity, record, &state.contracts);
        let mut statements: Vec<Statement> = record.map(free).into_iter().collect();
        statements.extend(self.details());
        statements.push(details::guard_ssn_is_free(legal_entity, user));
        let whom = Actor::user(legal_entity, user);
        statements.extend([identities::insert(whom, user_name.as_str(), &user_name.folded()), guard()]);
        statements.extend(self.letter.clone());
        let answer = self.answer(self.reference());
        statements.push(creations::insert(NewCreation {
            legal_entity,
            user,
            reference: &answer.reference,
            origin: *origin,
            core_record: *record,
            at: &self.at,
        }));
        let screened = screened.as_ref();
        statements.extend(
            screened.map(|(found, hits)| screenings::put(legal_entity, user, (*found, hits), &self.at)),
        );
        statements.extend(draft.map(drafts::delete));
        if let Some((key, request_hash)) = key {
            statements.extend(idempotency::keep(
                *key,
                Kept {
                    request_hash,
                    answered: SubmissionOutcome::Accepted,
                    answer: &json(&answer),
                    at: &self.at,
                    now: service.clock.millis(),
                },
            ));
        }
        statements.extend(beside.iter().cloned());
        state.answer = Some(answer);
        statements
    }

    fn still_allowed(&self) -> BoxedFuture<'_, Result<(), Failure>> {
        Box::pin(self.refuse_taken())
    }
}

/// The same refusal at another place, where what is refused was not given piece by piece.
fn at(failure: Failure, pointer: Option<&str>) -> Failure {
    let moved = |mut problem: FieldProblem| {
        pointer.unwrap_or_default().clone_into(&mut problem.pointer);
        problem
    };
    match failure {
        Failure::MayNot(reasons) => Failure::MayNot(reasons.into_iter().map(moved).collect()),
        Failure::Refused(problems) => Failure::Refused(problems.map(moved)),
        other => other,
    }
}
