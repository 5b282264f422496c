//! The state of a running stand-in, behind the one lock through which it is read and changed.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use tokio::sync::watch;

use super::State;
use super::event::{Event, Events};

/// The state, its events, and what it started with.
#[derive(Debug)]
pub struct Store {
    start: State,
    state: RwLock<State>,
    events: Mutex<Events>,
    changes: watch::Sender<()>,
    requests: watch::Sender<()>,
}

/// The state while it is changed, by a request at a time.
///
/// A change that can fail checks everything before it changes anything: there is no way back.
#[derive(Debug)]
pub struct Change<'s> {
    state: &'s mut State,
    events: Vec<Event>,
    now_ms: i64,
}

impl Store {
    /// A store that starts with `now`, or else with `start`, to which [`Store::reset`] returns.
    pub fn new(start: State, now: Option<State>) -> Self {
        Self {
            state: RwLock::new(now.unwrap_or_else(|| start.clone())),
            start,
            events: Mutex::default(),
            changes: watch::Sender::new(()),
            requests: watch::Sender::new(()),
        }
    }

    /// The state, for reading. Changes wait until the guard is dropped, so it must not be held across an `await`.
    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        // After a panic in a change, the state may be half changed, but every row in it is still valid.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and keeps the events of the change. `observe` sees each event with the state after the change,
    /// before anything else can change it.
    pub fn change<T>(
        &self,
        now_ms: i64,
        change: impl FnOnce(&mut Change<'_>) -> T,
        observe: impl Fn(&State, &Event),
    ) -> T {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let mut changing = Change { state: &mut state, events: Vec::new(), now_ms };
        let result = change(&mut changing);
        let happened = changing.events;
        let mut events = self.events();
        for event in happened {
            observe(&state, &event);
            events.add(event);
        }
        self.changes.send_replace(());
        result
    }

    /// Replaces the whole state.
    pub fn restore(&self, state: State) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state;
        self.changes.send_replace(());
    }

    /// What [`Store::reset`] returns to.
    pub fn start(&self) -> &State {
        &self.start
    }

    /// Returns to the state at the start.
    pub fn reset(&self) {
        self.restore(self.start.clone());
    }

    /// Reports that something may have changed.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    /// Adds the event of a request that has been answered.
    pub fn add_request(&self, event: Event) {
        self.events().add(event);
        self.requests.send_replace(());
    }

    /// Reports that a request has been answered.
    pub fn requests(&self) -> watch::Receiver<()> {
        self.requests.subscribe()
    }

    /// The last events.
    pub fn events(&self) -> MutexGuard<'_, Events> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Change<'_> {
    /// The time of the change, in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// Adds an event with Clerk's name of it.
    pub fn happened(&mut self, kind: &'static str, subject: &str, summary: String) {
        self.events.push(Event::new(kind, summary, Some(subject.to_owned()), self.now_ms));
    }

    /// Adds the event of a deletion, whose webhook has what was deleted: it is in `before`, with all that it refers to.
    pub fn deleted(&mut self, kind: &'static str, subject: &str, summary: String, before: State) {
        self.happened(kind, subject, summary);
        if let Some(event) = self.events.last_mut() {
            event.before = Some(Arc::new(before));
        }
    }
}

impl Deref for Change<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        self.state
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut State {
        self.state
    }
}
