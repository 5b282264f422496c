//! The key cache of one instance: carries out what the policy decides.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::{self, Instant};

use super::policy::{Answer, Started, State};
use super::source::{FetchError, Source};
use super::{KeySet, NamedKey};
use crate::time::Clock;

/// An instance's keys in memory. At most one fetch is under way, whoever asks.
#[derive(Debug)]
pub struct KeyCache {
    id: u64,
    source: Arc<dyn Source>,
    clock: Arc<dyn Clock>,
    runtime: Handle,
    shared: Mutex<Shared>,
}

/// When a cached key may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Until the set is this old.
    MaxAge(Duration),
    /// Never: every verification fetches the set (`skipJwksCache`).
    AlwaysFetch,
}

impl Freshness {
    /// The maximum age unless configured: five minutes.
    pub const DEFAULT: Self = Self::MaxAge(Duration::from_secs(300));
}

/// How long a lookup waits for keys unless configured. A fetch may take longer, and goes on.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(2);

/// Why there is no key for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupError {
    /// The instance has no key of this name.
    UnknownKey {
        /// What the token names.
        kid: Option<String>,
    },
    /// Clerk refused the secret key.
    SecretKeyInvalid,
    /// The endpoint responded without usable keys. The text says with what.
    NoKeys(String),
    /// The endpoint did not respond, or not in time. The text is for operators.
    Unexpected(String),
}

impl From<FetchError> for LookupError {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::SecretKeyInvalid => Self::SecretKeyInvalid,
            FetchError::NoKeys(why) | FetchError::Unavailable(why) => Self::NoKeys(why),
            FetchError::Unexpected(why) => Self::Unexpected(why),
        }
    }
}

type Outcome = Result<Arc<KeySet>, FetchError>;
type Flight = watch::Receiver<Option<Outcome>>;

#[derive(Debug, Default)]
struct Shared {
    state: State,
    /// The fetch that is under way, and when it began.
    flight: Option<(Flight, Instant)>,
}

impl KeyCache {
    /// An empty cache. Fetches run as tasks of `runtime`, so that nobody who waits for one can end it.
    pub fn new(source: Arc<dyn Source>, clock: Arc<dyn Clock>, runtime: Handle) -> Arc<Self> {
        static NEXT_ID: AtomicU64 = AtomicU64::new(0);

        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        Arc::new(Self { id, source, clock, runtime, shared: Mutex::default() })
    }

    /// What tells this cache, and with that its instance, apart from all others of the process.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The key for a token that names `kid`, or why that key must not be used. Ready immediately while it is in memory;
    /// otherwise after `timeout` at the latest. A fetch that has already taken that long is not waited for.
    ///
    /// # Errors
    /// See [`LookupError`].
    pub async fn key(
        self: &Arc<Self>,
        kid: Option<&str>,
        freshness: Freshness,
        timeout: Duration,
    ) -> Result<NamedKey, LookupError> {
        let boarding = match freshness {
            Freshness::AlwaysFetch => self.board(&mut self.lock()),
            Freshness::MaxAge(max_age) => match self.look_up(kid, max_age)? {
                LookedUp::Found(found) => return Ok(found),
                LookedUp::Fetch(boarding) => boarding,
            },
        };
        // Boxed, because the key is nearly always in memory, and every request would have to have room for the wait.
        Box::pin(self.fetched(boarding, kid, freshness, timeout)).await
    }

    /// The key, if it is in memory.
    fn look_up(self: &Arc<Self>, kid: Option<&str>, max_age: Duration) -> Result<LookedUp, LookupError> {
        let mut shared = self.lock();
        let fetching = shared.flight.is_some();
        match shared.state.lookup(kid, max_age, self.clock.monotonic(), fetching) {
            Answer::Use(found) => Ok(LookedUp::Found(found)),
            Answer::UseAndRefresh(found) => {
                let boarding = self.board(&mut shared);
                drop(shared);
                self.depart(boarding);
                Ok(LookedUp::Found(found))
            }
            Answer::Unknown => Err(unknown(kid)),
            Answer::Failed(error) => Err(error.into()),
            Answer::Fetch => Ok(LookedUp::Fetch(self.board(&mut shared))),
        }
    }

    /// The key, from a fetch that goes on when the wait for it ends.
    async fn fetched(
        &self,
        boarding: Boarding,
        kid: Option<&str>,
        freshness: Freshness,
        timeout: Duration,
    ) -> Result<NamedKey, LookupError> {
        if let Boarding::Joined(_, begun) = &boarding
            && begun.elapsed() >= timeout
        {
            // Lookups that waited for this fetch were answered without it. Waiting again would add up where one request is
            // decided more than once, and hold requests while the endpoint hangs.
            return self.settled(late(timeout), kid, freshness, Started::Before);
        }
        let (flight, started) = self.depart(boarding);
        let landed = {
            // A decision is polled on JavaScript's thread first, where there is no timer.
            let _runtime = self.runtime.enter();
            time::timeout(timeout, landed(flight))
        };
        let outcome = landed.await.unwrap_or_else(|_| late(timeout));
        self.settled(outcome, kid, freshness, started)
    }

    /// The key, once a lookup has waited for a fetch.
    fn settled(
        &self,
        outcome: Outcome,
        kid: Option<&str>,
        freshness: Freshness,
        started: Started,
    ) -> Result<NamedKey, LookupError> {
        let found = match freshness {
            Freshness::AlwaysFetch => outcome?.find(kid).cloned(),
            Freshness::MaxAge(max_age) => {
                self.lock().state.settle(kid, outcome, started, max_age, self.clock.monotonic())?
            }
        };
        found.ok_or_else(|| unknown(kid))
    }

    /// Joins the fetch that is under way, or announces a new one, which [`Self::depart`] starts.
    fn board(self: &Arc<Self>, shared: &mut Shared) -> Boarding {
        if let Some((flight, begun)) = &shared.flight {
            return Boarding::Joined(flight.clone(), *begun);
        }
        let (sender, flight) = watch::channel(None);
        shared.state.begin(self.clock.monotonic());
        shared.flight = Some((flight.clone(), Instant::now()));
        Boarding::New(flight, Landing { cache: Arc::clone(self), sender, outcome: None })
    }

    /// Starts a fetch that was announced. Must be called without the lock: what it calls may end the flight at once.
    fn depart(&self, boarding: Boarding) -> (Flight, Started) {
        match boarding {
            Boarding::Joined(flight, _) => (flight, Started::Before),
            Boarding::New(flight, landing) => {
                let fetch = self.source.fetch();
                self.runtime.spawn(async move {
                    landing.land(fetch.await.map(Arc::new));
                });
                (flight, Started::ForThis)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the memory says about a key.
enum LookedUp {
    Found(NamedKey),
    Fetch(Boarding),
}

/// A place on a flight.
enum Boarding {
    Joined(Flight, Instant),
    New(Flight, Landing),
}

/// Ends a flight when it is dropped, so that those who wait are told even when the fetch panics or is cancelled.
struct Landing {
    cache: Arc<KeyCache>,
    sender: watch::Sender<Option<Outcome>>,
    outcome: Option<Outcome>,
}

impl Landing {
    /// Ends the flight with what it brought.
    fn land(mut self, outcome: Outcome) {
        self.outcome = Some(outcome);
    }
}

impl Drop for Landing {
    fn drop(&mut self) {
        let outcome = self.outcome.take().unwrap_or_else(aborted);
        let mut shared = self.cache.lock();
        shared.state.finish(&outcome, self.cache.clock.monotonic());
        shared.flight = None;
        drop(shared);
        self.sender.send_replace(Some(outcome));
    }
}

async fn landed(mut flight: Flight) -> Outcome {
    match flight.wait_for(Option::is_some).await {
        Ok(outcome) => outcome.clone().unwrap_or_else(aborted),
        Err(_) => aborted(),
    }
}

fn unknown(kid: Option<&str>) -> LookupError {
    LookupError::UnknownKey { kid: kid.map(str::to_owned) }
}

fn late(timeout: Duration) -> Outcome {
    let ms = timeout.as_millis();
    Err(FetchError::Unexpected(format!("the signing keys did not arrive within {ms} ms (jwksTimeoutInMs)")))
}

fn aborted() -> Outcome {
    Err(FetchError::Unexpected("the fetch of the signing keys was aborted".to_owned()))
}

#[cfg(test)]
mod tests;
