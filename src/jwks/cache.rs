//! The key cache of one instance: carries out what the policy decides.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::{self, Instant};

use super::jitter::Jitter;
use super::policy::{Answer, Started, State};
use super::source::{FetchError, Source};
use super::{KeySet, NamedKey};
use crate::time::Clock;

/// An instance's keys in memory. All lookups share at most one fetch at a time.
///
/// ```
/// use std::sync::Arc;
///
/// use clerk_express_native::jwks::source::{FetchError, Source};
/// use clerk_express_native::jwks::{DEFAULT_TIMEOUT, Freshness, KeyCache, KeySet};
/// use clerk_express_native::time::SystemClock;
/// use clerk_express_native::transport::BoxFuture;
///
/// # const JWK: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/test/vectors/keys/rsa-2048.jwk.json"));
/// /// A source that needs no network.
/// #[derive(Debug)]
/// struct OneKey;
///
/// impl Source for OneKey {
///     fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
///         let set = KeySet::parse(format!(r#"{{"keys":[{JWK}]}}"#).as_bytes()).expect("a key set");
///         Box::pin(async { Ok(set) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let runtime = tokio::runtime::Handle::current();
/// let cache = KeyCache::new(Arc::new(OneKey), Arc::new(SystemClock::new()), runtime);
/// let key = cache.key(Some("rsa-2048"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await.expect("a known kid");
/// assert!(key.is_ok(), "the key is usable");
/// assert!(cache.key(Some("other"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await.is_err());
/// # }
/// ```
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
    /// Up to this age of the set.
    MaxAge(Duration),
    /// Never: every verification fetches the set (`skipJwksCache`).
    AlwaysFetch,
}

impl Freshness {
    /// The default maximum age: five minutes.
    pub const DEFAULT: Self = Self::MaxAge(Duration::from_secs(300));
}

/// Default time that a lookup waits for keys. A fetch may take longer and continues in the background.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(2);

/// Why there is no key for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupError {
    /// The instance has no key with this ID.
    UnknownKey {
        /// The token's `kid`.
        kid: Option<String>,
    },
    /// Clerk rejected the secret key.
    SecretKeyInvalid,
    /// The endpoint responded without usable keys; the string says how.
    NoKeys(String),
    /// The endpoint did not respond, or not in time. The string is for operators.
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
/// Receives the outcome of a fetch.
type Fetch = watch::Receiver<Option<Outcome>>;

#[derive(Debug)]
struct Shared {
    state: State,
    /// The fetch in progress, and when it began.
    fetch: Option<(Fetch, Instant)>,
}

impl KeyCache {
    /// An empty cache. Fetches run as tasks of `runtime`, so that they continue when a waiting lookup is
    /// dropped.
    pub fn new(source: Arc<dyn Source>, clock: Arc<dyn Clock>, runtime: Handle) -> Arc<Self> {
        static NEXT_ID: AtomicU64 = AtomicU64::new(0);

        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let shared = Shared { state: State::new(Jitter::of_this_process()), fetch: None };
        Arc::new(Self { id, source, clock, runtime, shared: Mutex::new(shared) })
    }

    /// A number that identifies this cache, and thereby its instance, within the process.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The key with this `kid`, or why it must not be used. Ready immediately if the key is in memory,
    /// otherwise after at most `timeout`. A fetch that has already taken longer than `timeout` is not waited
    /// for.
    ///
    /// # Errors
    /// See [`LookupError`].
    pub async fn key(
        self: &Arc<Self>,
        kid: Option<&str>,
        freshness: Freshness,
        timeout: Duration,
    ) -> Result<NamedKey, LookupError> {
        let fetch = match freshness {
            Freshness::AlwaysFetch => self.join_or_prepare(&mut self.lock(), Purpose::Lookup),
            Freshness::MaxAge(max_age) => match self.look_up(kid, max_age)? {
                LookedUp::Found(found) => return Ok(found),
                LookedUp::Fetch(fetch) => fetch,
            },
        };
        // Boxed to keep this future small: the key is nearly always in memory.
        Box::pin(self.fetched(fetch, kid, freshness, timeout)).await
    }

    /// The key, if it is in memory.
    fn look_up(self: &Arc<Self>, kid: Option<&str>, max_age: Duration) -> Result<LookedUp, LookupError> {
        let mut shared = self.lock();
        let fetching = shared.fetch.is_some();
        match shared.state.lookup(kid, max_age, self.clock.monotonic(), fetching) {
            Answer::Use(found) => Ok(LookedUp::Found(found)),
            Answer::UseAndRefresh(found) => {
                let fetch = self.join_or_prepare(&mut shared, Purpose::Refresh);
                drop(shared);
                self.start(fetch);
                Ok(LookedUp::Found(found))
            }
            Answer::Unknown => Err(unknown(kid)),
            Answer::Failed(error) => Err(error.into()),
            Answer::Fetch => Ok(LookedUp::Fetch(self.join_or_prepare(&mut shared, Purpose::Lookup))),
        }
    }

    /// Waits for a fetch, which continues in the background after the timeout.
    async fn fetched(
        &self,
        fetch: NextFetch,
        kid: Option<&str>,
        freshness: Freshness,
        timeout: Duration,
    ) -> Result<NamedKey, LookupError> {
        if let NextFetch::InProgress(_, begun) = &fetch
            && begun.elapsed() >= timeout
        {
            // Earlier lookups have given up on this fetch. Waiting again would add up where one request is authenticated more
            // than once, and hold requests while the endpoint hangs.
            return self.settled(late(timeout), kid, freshness, Started::Before);
        }
        let (fetch, started) = self.start(fetch);
        let completed = {
            // Decisions are first polled on JavaScript's thread, which has no timer.
            let _runtime = self.runtime.enter();
            time::timeout(timeout, completed(fetch))
        };
        let outcome = completed.await.unwrap_or_else(|_| late(timeout));
        self.settled(outcome, kid, freshness, started)
    }

    /// Resolves a lookup after its fetch.
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

    /// Joins the fetch in progress, or prepares a new one, which counts as in progress and which [`Self::start`] must
    /// start.
    fn join_or_prepare(self: &Arc<Self>, shared: &mut Shared, purpose: Purpose) -> NextFetch {
        if let Some((fetch, begun)) = &shared.fetch {
            return NextFetch::InProgress(fetch.clone(), *begun);
        }
        let (sender, fetch) = watch::channel(None);
        if purpose == Purpose::Lookup {
            shared.state.begin(self.clock.monotonic());
        }
        shared.fetch = Some((fetch.clone(), Instant::now()));
        NextFetch::Prepared(fetch, Completion { cache: Arc::clone(self), sender, outcome: None })
    }

    /// Starts a prepared fetch. Call it without the lock: the source may complete the fetch immediately.
    fn start(&self, fetch: NextFetch) -> (Fetch, Started) {
        match fetch {
            NextFetch::InProgress(fetch, _) => (fetch, Started::Before),
            NextFetch::Prepared(fetch, completion) => {
                let keys = self.source.fetch();
                self.runtime.spawn(async move {
                    completion.complete(keys.await.map(Arc::new));
                });
                (fetch, Started::ForThis)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The result of a lookup in memory.
enum LookedUp {
    Found(NamedKey),
    Fetch(NextFetch),
}

/// What a fetch is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A lookup waits for it.
    Lookup,
    /// The set is older than it should be, and is used until the fetch ends.
    Refresh,
}

/// The fetch that a lookup waits for.
enum NextFetch {
    /// Another lookup has started it, at this time.
    InProgress(Fetch, Instant),
    /// [`KeyCache::start`] starts it.
    Prepared(Fetch, Completion),
}

/// Completes a fetch when it is dropped, so that lookups that wait for it return even if it panics or is cancelled.
struct Completion {
    cache: Arc<KeyCache>,
    sender: watch::Sender<Option<Outcome>>,
    outcome: Option<Outcome>,
}

impl Completion {
    /// Completes the fetch with its outcome.
    fn complete(mut self, outcome: Outcome) {
        self.outcome = Some(outcome);
    }
}

impl Drop for Completion {
    fn drop(&mut self) {
        let outcome = self.outcome.take().unwrap_or_else(aborted);
        let mut shared = self.cache.lock();
        shared.state.finish(&outcome, self.cache.clock.monotonic());
        shared.fetch = None;
        drop(shared);
        self.sender.send_replace(Some(outcome));
    }
}

async fn completed(mut fetch: Fetch) -> Outcome {
    match fetch.wait_for(Option::is_some).await {
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
