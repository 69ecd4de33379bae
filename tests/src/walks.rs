//! Walks of people who may sign, one after another, through small random requirements.
//!
//! What may happen on such a walk is decided here by brute force, on sets of people, and not by the naive model:
//! the walk looks at the answers of an engine and says where they break a promise of the domain.

mod budget;
mod company;
mod requirement;

use countersign_core::Engine;
use serde_json::{Value, json};

pub use budget::spend;

use crate::differential::engine_answer;
use crate::oracle::Oracle;
use crate::worlds::Random;
use company::Company;
use requirement::{Place, Wanted};

/// Somebody who answers questions about documents.
pub trait Judge {
    /// Reads a valid document.
    fn load(document: &Value) -> Self;

    /// The answer to a question that is none of those that are refused.
    fn ask(&self, kind: &str, question: &Value, usage: &Value) -> Value;
}

impl Judge for Engine {
    fn load(document: &Value) -> Self {
        Self::load(document.to_string().as_bytes())
            .unwrap_or_else(|problems| panic!("{problems:?}\n{document}"))
    }

    fn ask(&self, kind: &str, question: &Value, usage: &Value) -> Value {
        engine_answer(self, kind, question, usage.to_string().as_bytes())
            .unwrap_or_else(|problems| panic!("{kind} {question}: {problems:?}"))
    }
}

/// The naive model, which reads its document again for each question.
#[derive(Debug)]
pub struct Naive(Value);

impl Judge for Naive {
    fn load(document: &Value) -> Self {
        Self(document.clone())
    }

    fn ask(&self, kind: &str, question: &Value, usage: &Value) -> Value {
        Oracle::new(&self.0, usage)
            .answer(kind, question)
            .unwrap_or_else(|| panic!("refused: {kind} {question}"))
    }
}

/// Engine and naive model, which give the same answers.
#[derive(Debug)]
pub struct Both(Engine, Naive);

impl Judge for Both {
    fn load(document: &Value) -> Self {
        Self(<Engine as Judge>::load(document), Naive::load(document))
    }

    fn ask(&self, kind: &str, question: &Value, usage: &Value) -> Value {
        let answer = self.0.ask(kind, question, usage);
        let naive = self.1.ask(kind, question, usage);
        assert_eq!(answer, naive, "\nengine and oracle differ\n{kind} {question}\nsnapshot {}", self.1.0);
        answer
    }
}

/// What happened on some walks, so that one can see that they met everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// Walks that ended in approval.
    pub approved: u64,
    /// Walks that ended before, because nobody else could have gone on.
    pub stuck: u64,
    /// Signatures given for oneself.
    pub own: u64,
    /// Signatures given in another's place.
    pub on_behalf: u64,
    /// Times when somebody left, came back, or changed groups.
    pub changes: u64,
    /// Signatures of sequential requirements that came in the order of the places.
    pub in_order: u64,
    /// Signatures that came after somebody had kept a later place, because nobody else could have taken it.
    pub out_of_order: u64,
    /// Signatures that were refused because they would have stranded somebody.
    pub strands: u64,
}

impl Walked {
    /// Walks in all.
    #[must_use]
    pub const fn walks(&self) -> u64 {
        self.approved + self.stuck
    }

    /// Adds what happened elsewhere.
    pub const fn add(&mut self, other: &Self) {
        self.approved += other.approved;
        self.stuck += other.stuck;
        self.own += other.own;
        self.on_behalf += other.on_behalf;
        self.changes += other.changes;
        self.in_order += other.in_order;
        self.out_of_order += other.out_of_order;
        self.strands += other.strands;
    }
}

/// A walk on its way.
struct Walk {
    seed: u64,
    random: Random,
    company: Company,
    wanted: Vec<Wanted>,
    /// Who signed, as `accepted` of the next question.
    signed: Vec<Signed>,
    /// Whether people leave and groups change in between.
    changes: bool,
    told: Vec<String>,
}

/// A signature as it was given.
#[derive(Debug, Clone)]
struct Signed {
    person: usize,
    identity: usize,
    /// Groups of the identity at that time.
    groups: Vec<usize>,
    /// Whether the groups are kept with the signature.
    keeps_groups: bool,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let company = Company::new(&mut random);
        let wanted = (0..random.between(1, 2)).map(|_| Wanted::new(&mut random, &company)).collect();
        let changes = random.chance(50);
        Self { seed, random, company, wanted, signed: Vec::new(), changes, told: Vec::new() }
    }

    fn accepted(&self) -> Vec<Value> {
        self.signed.iter().map(|signed| self.company.accepted(signed)).collect()
    }

    fn question(&self, approvals: &[Value]) -> Value {
        json!({
            "transaction": { "user": self.company.id(0), "action": "pay.create", "account": "a" },
            "requirements": self.wanted.iter().map(|wanted| wanted.write(&self.company)).collect::<Value>(),
            "accepted": self.accepted(),
            "approvals": approvals,
            "today": company::TODAY,
        })
    }

    fn told(&self, what: &str) -> String {
        let lines = self.told.join("\n");
        let document = self.company.document();
        format!("seed {}: {what}\n{lines}\n{}\n{document}", self.seed, self.question(&[]))
    }

    fn claim(&self, holds: bool, what: &str) -> Result<(), String> {
        if holds { Ok(()) } else { Err(self.told(what)) }
    }

    /// Whether what was signed and those who may still sign can fill all places of a requirement.
    fn could_be_met(&self, wanted: &Wanted) -> bool {
        let people = self.company.may_sign(&self.signed);
        let mut fitting: Vec<Signed> = self.signed.clone();
        fitting.extend(people.into_iter().map(|person| self.company.sign(person, person)));
        wanted.alternatives().iter().any(|places| requirement::can_fill(&self.company, places, &fitting))
    }

    /// The places of the only alternative of the only requirement, if it is sequential.
    fn places_in_order(&self) -> Option<Vec<Place>> {
        let [wanted] = &self.wanted[..] else { return None };
        wanted.only_order()
    }

    /// Who signs out of order may do so only if somebody before had to be kept for a later place.
    fn keeps_order(&self, walked: &mut Walked) -> Result<(), String> {
        let Some(places) = self.places_in_order() else { return Ok(()) };
        let fits = |index: usize| self.company.fits(&self.signed[index], &places[index]);
        let Some(last) = self.signed.len().checked_sub(1).filter(|last| (0..*last).all(fits)) else {
            return Ok(());
        };
        if fits(last) {
            walked.in_order += 1;
            return Ok(());
        }
        let may_sign = self.company.may_sign(&self.signed);
        let others: Vec<Signed> = may_sign.into_iter().map(|user| self.company.sign(user, user)).collect();
        let strands = |index: usize| {
            let since = [&self.signed[index + 1..], &others].concat();
            !requirement::can_fill(&self.company, &places[index + 1..], &since)
        };
        walked.out_of_order += 1;
        self.claim((0..last).any(strands), "the order was broken though somebody else could have kept it")
    }

    /// One signature, or the end of the walk.
    fn step<J: Judge>(&mut self, walked: &mut Walked) -> Result<bool, String> {
        if self.changes && self.random.chance(30) {
            let change = self.company.change(&mut self.random);
            self.told.push(change);
            walked.changes += 1;
        }
        let judge = J::load(&self.company.document());
        let status = judge.ask("approvalStatus", &self.question(&[]), &json!([]));
        let list = |name: &str| status[name].as_array().cloned().unwrap_or_default();
        let (own, on_behalf) = (list("eligible"), list("eligibleOnBehalf"));
        self.claim(list("counted").len() == self.signed.len(), "an accepted approval was dropped")?;
        if status["approved"] == true {
            self.claim(own.is_empty() && on_behalf.is_empty(), "somebody may sign what is approved")?;
            walked.approved += 1;
            return Ok(false);
        }
        let could: Vec<bool> = self.wanted.iter().map(|wanted| self.could_be_met(wanted)).collect();
        let is_open = could.iter().zip(list("requirements")).any(|(could, met)| *could && met == false);
        self.claim(!is_open || !own.is_empty(), "nobody may sign though people could meet a requirement")?;
        let preferred = if self.random.chance(60) { &on_behalf } else { &own };
        let Some(next) = self.random.pick_if_any(preferred).or(own.first()).or(on_behalf.first()).cloned()
        else {
            walked.stuck += 1;
            return Ok(false);
        };
        self.refusals(&judge, &on_behalf, walked)?;
        self.anybody(&judge)?;
        self.sign(&judge, &next, walked)?;
        let after = self.wanted.iter().map(|wanted| self.could_be_met(wanted));
        let stranded = could.iter().zip(after).any(|(before, after)| *before && !after);
        self.claim(!stranded, "a signature stranded a requirement")?;
        self.keeps_order(walked)?;
        Ok(true)
    }

    /// Everybody else in another's place is refused, and who would strand somebody is told so.
    fn refusals<J: Judge>(&self, judge: &J, eligible: &[Value], walked: &mut Walked) -> Result<(), String> {
        for (giver, receiver) in self.company.grants() {
            let entry = self.company.on_behalf(receiver, giver);
            let status =
                judge.ask("approvalStatus", &self.question(std::slice::from_ref(&entry)), &json!([]));
            let reasons = &status["refused"][0]["reasons"];
            self.claim(
                reasons.is_null() == eligible.contains(&entry),
                &format!("{entry} is judged otherwise than it was listed"),
            )?;
            if *reasons == json!(["strands-requirement"]) {
                let mut after = self.clone_signed();
                after.signed.push(self.company.sign(receiver, giver));
                let strands = |wanted: &Wanted| self.could_be_met(wanted) && !after.could_be_met(wanted);
                self.claim(self.wanted.iter().any(strands), &format!("{entry} would not strand anybody"))?;
                walked.strands += 1;
            }
        }
        Ok(())
    }

    /// Whoever signs, in whatever order, each is counted or refused.
    fn anybody<J: Judge>(&mut self, judge: &J) -> Result<(), String> {
        let own = (0..self.company.count()).map(|person| json!(self.company.id(person)));
        let on_behalf = self.company.grants().into_iter();
        let on_behalf = on_behalf.map(|(giver, receiver)| self.company.on_behalf(receiver, giver));
        let all: Vec<Value> = own.chain(on_behalf).collect();
        let approvals = self.random.some_shuffled(&all, 80);
        let status = judge.ask("approvalStatus", &self.question(&approvals), &json!([]));
        let count = |list: &str| status[list].as_array().map_or(0, Vec::len);
        let judged = count("counted") + count("refused");
        self.claim(
            judged == self.signed.len() + approvals.len(),
            "an approval was neither counted nor refused",
        )
    }

    fn clone_signed(&self) -> Self {
        Self {
            seed: self.seed,
            random: self.random.clone(),
            company: self.company.clone(),
            wanted: self.wanted.clone(),
            signed: self.signed.clone(),
            changes: self.changes,
            told: Vec::new(),
        }
    }

    fn sign<J: Judge>(&mut self, judge: &J, next: &Value, walked: &mut Walked) -> Result<(), String> {
        let status = judge.ask("approvalStatus", &self.question(std::slice::from_ref(next)), &json!([]));
        self.told.push(next.to_string());
        self.claim(status["refused"] == json!([]), "who may sign was refused")?;
        let (person, identity) = self.company.read(next);
        let mut signed = self.company.sign(person, identity);
        // Without a change of groups both ways of keeping it say the same.
        signed.keeps_groups = self.changes || self.random.chance(50);
        self.signed.push(signed);
        if person == identity {
            walked.own += 1;
        } else {
            walked.on_behalf += 1;
        }
        Ok(())
    }
}

/// Walks once from a seed.
///
/// # Errors
/// The first promise that was broken, with all that led to it.
pub fn walk<J: Judge>(seed: u64, walked: &mut Walked) -> Result<(), String> {
    let mut walk = Walk::new(seed);
    while walk.step::<J>(walked)? {}
    Ok(())
}
