//! Contenders in turn, round by round, in one process.

use std::time::{Duration, Instant};

/// One contender: a name and a call that takes the number of the question.
pub struct Contender<'c> {
    pub name: &'static str,
    pub call: Box<dyn Fn(usize, usize) + 'c>,
}

/// How long to measure.
#[derive(Clone, Copy)]
pub struct Pace {
    pub rounds: usize,
    pub turn: Duration,
}

/// Nanoseconds of a contender: the median, and the median of the ratios to the first contender in the same round.
pub struct Measured {
    pub name: &'static str,
    pub nanoseconds: f64,
    pub ratios: Vec<f64>,
}

/// A loop over questions, compiled for this very call.
pub fn contender<'c>(name: &'static str, call: impl Fn(usize) + 'c) -> Contender<'c> {
    Contender { name, call: Box::new(move |from, count| (from..from + count).for_each(&call)) }
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn timed(contender: &Contender<'_>, from: usize, count: usize) -> f64 {
    let started = Instant::now();
    (contender.call)(from, count);
    started.elapsed().as_secs_f64() * 1e9 / count as f64
}

/// How many calls fill a turn; finding out warms up. A disturbed try says too much, hence the shortest of three.
fn calls(contender: &Contender<'_>, turn: Duration) -> usize {
    let enough = turn.as_secs_f64() * 1e9 / 2.0;
    let mut count = 1;
    loop {
        let tries = [(); 3].map(|()| timed(contender, 0, count) * count as f64);
        if tries.into_iter().fold(f64::INFINITY, f64::min) >= enough || count >= 1 << 24 {
            return count;
        }
        count *= 2;
    }
}

/// Races them; each turn starts where the one before ended.
pub fn race(contenders: &[Contender<'_>], pace: Pace) -> Vec<Measured> {
    let counts: Vec<usize> = contenders.iter().map(|contender| calls(contender, pace.turn)).collect();
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..pace.rounds {
        for turn in 0..contenders.len() {
            let place = (turn + round) % contenders.len();
            times[place].push(timed(&contenders[place], round * 7_919, counts[place]));
        }
    }
    let ratios = |own: &[Vec<f64>], place: usize| -> Vec<f64> {
        own.iter()
            .map(|base| median(times[place].iter().zip(base).map(|(time, base)| time / base).collect()))
            .collect()
    };
    let named = contenders.iter().enumerate();
    named
        .map(|(place, contender)| {
            let nanoseconds = median(times[place].clone());
            Measured { name: contender.name, nanoseconds, ratios: ratios(&times, place) }
        })
        .collect()
}
