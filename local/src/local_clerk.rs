//! A running stand-in: its URL, its keys and its state.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLockReadGuard};
use std::time::Duration;

use clerk_express_native::instance::{InstanceType, PublishableKey};
use clerk_express_native::time::{Clock, SystemClock};
use url::Url;

use crate::faults::Faults;
use crate::forks::RunningFork;
use crate::handshake_format::HandshakeFormat;
use crate::keys::SigningKey;
use crate::state::store::{Change, Store};
use crate::state::webhook_endpoint::WebhookEndpoint;
use crate::state::{SecretKey, State};
use crate::webhooks::{Message, Webhooks, payload};

/// The path of the sign-in page.
pub const SIGN_IN_PATH: &str = "/sign-in";

/// The path that accepts the tickets of invitations.
pub const TICKET_PATH: &str = "/v1/tickets/accept";

/// The path of the sign-up page.
pub const SIGN_UP_PATH: &str = "/sign-up";

/// The path of the account page.
pub const ACCOUNT_PATH: &str = "/account";

/// The path of the page with the user's organizations.
pub const ORGANIZATIONS_PATH: &str = "/organizations";

/// The domain of the instance. Clerk's browser packages take keys with its suffix for those of a development instance:
/// they know the browser by a token in the query instead of a cookie that would belong to another site.
const DEVELOPMENT_DOMAIN: &str = "accounts.lclclerk.com";

/// The settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to go after signing in by default.
    pub app_url: Url,
    /// How long session tokens are valid.
    pub session_token_seconds: u32,
    /// Where Clerk's browser packages are looked for: in `node_modules` there and in the parent folders.
    pub packages: PathBuf,
    /// How the cookies of a handshake reach an app.
    pub handshake_format: HandshakeFormat,
    /// How long to wait after each failure before a webhook is sent again.
    pub webhook_retry_after: Vec<Duration>,
}

/// A running stand-in, shared by all requests.
#[derive(Debug)]
pub struct LocalClerk {
    origin: String,
    publishable_key: PublishableKey,
    secret_key: String,
    settings: Settings,
    signing_key: SigningKey,
    store: Store,
    webhooks: Webhooks,
    faults: Faults,
    forks: Mutex<HashMap<u16, RunningFork>>,
    clock: SystemClock,
    token_offset_ms: AtomicI64,
}

impl LocalClerk {
    /// A stand-in at `address` that starts with `seed`, and goes on with the state of an earlier start if there is one.
    /// Without that, or one in the seed, it has a new signing key. The other keys depend on the port alone, so that an app's
    /// `.env` file stays true.
    pub fn new(address: SocketAddr, settings: Settings, seed: State, earlier: Option<State>) -> Self {
        let start = earlier.as_ref().unwrap_or(&seed);
        // With the port, so that the cookies of two stand-ins at one host differ in their suffix.
        let host = format!("clerk-local-{}.{DEVELOPMENT_DOMAIN}", address.port());
        let key = PublishableKey::encode(InstanceType::Development, &host);
        Self {
            origin: format!("http://{address}"),
            publishable_key: PublishableKey::parse(&key).expect("a domain forms a valid key"),
            secret_key: start
                .secret_key
                .as_ref()
                .map_or_else(|| default_secret_key(address.port()), |key| key.0.clone()),
            signing_key: start
                .signing_key
                .as_ref()
                .and_then(|stored| SigningKey::restore(stored).ok())
                .unwrap_or_else(SigningKey::generate),
            store: Store::new(seed, earlier),
            faults: Faults::default(),
            forks: Mutex::default(),
            webhooks: Webhooks::new(settings.webhook_retry_after.clone()),
            settings,
            clock: SystemClock::new(),
            token_offset_ms: AtomicI64::new(0),
        }
    }

    /// The environment variables that an app needs to use this stand-in.
    ///
    /// `CLERK_FAPI_URL` is for apps that pass the Frontend API on (`frontendApiProxy`), `CLERK_PROXY_URL` for the
    /// others: it directs browsers to `http`, where the host in the publishable key implies `https`.
    pub fn environment(&self) -> [(&'static str, String); 8] {
        [
            ("CLERK_PUBLISHABLE_KEY", self.publishable_key.as_str().to_owned()),
            ("CLERK_SECRET_KEY", self.secret_key.clone()),
            ("CLERK_API_URL", self.origin.clone()),
            ("CLERK_FAPI_URL", self.origin.clone()),
            ("CLERK_PROXY_URL", self.origin.clone()),
            ("CLERK_SIGN_IN_URL", format!("{}{SIGN_IN_PATH}", self.origin)),
            ("CLERK_SIGN_UP_URL", format!("{}{SIGN_UP_PATH}", self.origin)),
            ("CLERK_WEBHOOK_SIGNING_SECRET", self.webhooks.signing_secret()),
        ]
    }

    /// `http://127.0.0.1:<port>`: the base of all URLs and the `iss` of all tokens.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The URL of a path of the stand-in.
    pub fn url(&self, path: &str) -> Url {
        let mut url = Url::parse(&self.origin).expect("the origin is a valid URL");
        url.set_path(path);
        url
    }

    /// The URL that accepts tickets, without its parameter `ticket`.
    pub fn ticket_url(&self) -> Url {
        self.url(TICKET_PATH)
    }

    /// The publishable key.
    pub fn publishable_key(&self) -> &PublishableKey {
        &self.publishable_key
    }

    /// The secret key, as sent after `Bearer`.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The key that signs tokens.
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing_key
    }

    /// The state and its events.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The state, for reading: short for `store().read()`.
    pub fn state(&self) -> RwLockReadGuard<'_, State> {
        self.store.read()
    }

    /// The state with the secret key and the signing key, for the next start.
    pub fn state_with_keys(&self) -> State {
        let mut state = self.state().clone();
        state.secret_key = Some(SecretKey(self.secret_key.clone()));
        state.signing_key = Some(self.signing_key.to_stored());
        state
    }

    /// A stand-in at another address with the same state and signing key.
    pub fn fork(&self, address: SocketAddr) -> Self {
        let mut earlier = self.state().clone();
        earlier.signing_key = Some(self.signing_key.to_stored());
        Self::new(address, self.settings.clone(), self.store.start().clone(), Some(earlier))
    }

    /// The running forks, by port.
    pub(crate) fn forks(&self) -> MutexGuard<'_, HashMap<u16, RunningFork>> {
        self.forks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What goes wrong on demand.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The webhooks that were sent.
    pub fn webhooks(&self) -> &Webhooks {
        &self.webhooks
    }

    /// Changes the state now, and sends webhooks of what happened.
    pub fn change<T>(&self, change: impl FnOnce(&mut Change<'_>) -> T) -> T {
        self.store.change(self.now_ms(), change, |state, event| {
            if let Some(payload) = payload(self, state, event) {
                let endpoints: Vec<WebhookEndpoint> = state.webhook_endpoints.iter().cloned().collect();
                self.webhooks.send(Message::new(event.kind, payload), &endpoints);
            }
        })
    }

    /// The current time in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.clock.unix_ms()
    }

    /// The time that new tokens are issued at, in Unix milliseconds.
    pub fn token_time_ms(&self) -> i64 {
        self.now_ms() + self.token_offset_ms()
    }

    /// How far the clock of tokens is ahead, in milliseconds.
    pub fn token_offset_ms(&self) -> i64 {
        self.token_offset_ms.load(Relaxed)
    }

    /// Sets the clock of tokens ahead, or back with a negative number.
    pub fn set_token_offset_ms(&self, milliseconds: i64) {
        self.token_offset_ms.store(milliseconds, Relaxed);
    }

    /// The origin of the app that the stand-in was started for.
    pub fn app_origin(&self) -> String {
        self.settings.app_url.origin().ascii_serialization()
    }
}

/// It protects nothing: without any key, any program that reaches the port can sign in as any user on the sign-in page. Pages of
/// other sites cannot use it, because a browser would not let them send it.
fn default_secret_key(port: u16) -> String {
    format!("sk_test_local_{port}")
}
