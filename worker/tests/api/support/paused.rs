//! A database port that fails, loses answers, or waits when it is told to.

use std::future::poll_fn;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use countersign_worker::database::{BoxedFuture, Database, DatabaseError, SqlRow, Statement};

use super::ProductionLimits;

/// What happens to the next batches that write.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Nothing is written and the caller is told so.
    Before(DatabaseError),
    /// It is written, but the caller is not told.
    After,
    /// The caller is told that its outcome is unknown; it is written after so many further calls.
    Late(usize),
    /// It waits until the gate opens.
    Wait(Gate),
}

/// Opens when as many have arrived as it waits for.
#[derive(Debug, Clone)]
pub struct Gate(Arc<(AtomicUsize, usize)>);

impl Gate {
    /// A gate that opens for this many at once.
    pub fn of(count: usize) -> Self {
        Self(Arc::new((AtomicUsize::new(0), count)))
    }

    /// Opens for one who waits at a gate for two.
    pub fn open(&self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }

    /// Whether somebody waits at it.
    pub fn is_waited_at(&self) -> bool {
        self.0.0.load(Ordering::SeqCst) > 0
    }

    async fn pass(&self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
        let open = || self.0.0.load(Ordering::SeqCst) >= self.0.1;
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if open() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

/// Faults over a database.
pub struct Faults {
    database: ProductionLimits,
    planned: Mutex<Vec<Fault>>,
    down: Mutex<Option<DatabaseError>>,
    /// Fails the call after this many.
    countdown: Mutex<Option<(usize, Fault)>>,
    calls: AtomicUsize,
    /// What is still to be written, after so many further calls.
    late: Mutex<Option<(usize, Vec<Statement>)>>,
}

impl Faults {
    pub fn new(database: ProductionLimits) -> Self {
        Self {
            database,
            planned: Mutex::default(),
            down: Mutex::default(),
            countdown: Mutex::default(),
            calls: AtomicUsize::new(0),
            late: Mutex::default(),
        }
    }

    /// The next batches that write meet these faults, one each.
    pub fn plan(&self, faults: &[Fault]) {
        *self.planned.lock().unwrap() = faults.iter().rev().cloned().collect();
    }

    /// From now on nothing works, or (`None`) everything does.
    pub fn down(&self, error: Option<DatabaseError>) {
        *self.down.lock().unwrap() = error;
    }

    /// The call after this many meets this fault, once.
    pub fn at_call(&self, number: usize, fault: Fault) {
        *self.countdown.lock().unwrap() = Some((number, fault));
    }

    /// Whether the call that was to fail did; forgets it.
    pub fn met(&self) -> bool {
        self.countdown.lock().unwrap().take().is_none()
    }

    /// Calls of the database since they were last forgotten.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    pub fn forget_calls(&self) {
        self.calls.store(0, Ordering::SeqCst);
    }

    fn count_down(&self) -> Option<Fault> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let mut countdown = self.countdown.lock().unwrap();
        match countdown.take() {
            Some((0, fault)) => Some(fault),
            Some((number, fault)) => {
                *countdown = Some((number - 1, fault));
                None
            }
            None => None,
        }
    }

    fn next(&self, statements: &[Statement]) -> Option<Fault> {
        let writes = statements.iter().any(|statement| {
            !statement.sql().trim_start().starts_with("SELECT")
                && !statement.sql().trim_start().starts_with("WITH")
        });
        if writes { self.planned.lock().unwrap().pop() } else { None }
    }

    /// Writes what is late, if its time has come. Whether it still could be written is nobody's answer any more.
    async fn land(&self) {
        let due = self.late.lock().unwrap().take_if(|(calls, _)| *calls == 0);
        if let Some((_, statements)) = due {
            self.database.batch(statements).await.ok();
        }
        if let Some((calls, _)) = self.late.lock().unwrap().as_mut() {
            *calls -= 1;
        }
    }

    /// Writes what is late now.
    pub fn land_now(&self) {
        let late = self.late.lock().unwrap().take();
        if let Some((_, statements)) = late {
            pollster::block_on(self.database.batch(statements)).ok();
        }
    }

    fn error(&self) -> Option<DatabaseError> {
        self.down.lock().unwrap().clone()
    }
}

impl Database for Faults {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        Box::pin(async move {
            self.land().await;
            match (self.error(), self.count_down()) {
                (Some(error), _) | (None, Some(Fault::Before(error))) => Err(error),
                (None, Some(Fault::Wait(gate))) => {
                    gate.pass().await;
                    self.database.query(statement).await
                }
                // A lost answer of a read is no answer.
                (None, Some(_)) => Err(DatabaseError::Unavailable),
                (None, None) => self.database.query(statement).await,
            }
        })
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        Box::pin(async move {
            self.land().await;
            if let Some(error) = self.error() {
                return Err(error);
            }
            match self.count_down().or_else(|| self.next(&statements)) {
                None => self.database.batch(statements).await,
                Some(Fault::Before(error)) => Err(error),
                Some(Fault::After) => {
                    self.database.batch(statements).await?;
                    Err(DatabaseError::UnknownOutcome)
                }
                Some(Fault::Late(calls)) => {
                    *self.late.lock().unwrap() = Some((calls, statements));
                    Err(DatabaseError::UnknownOutcome)
                }
                Some(Fault::Wait(gate)) => {
                    gate.pass().await;
                    self.database.batch(statements).await
                }
            }
        })
    }
}
