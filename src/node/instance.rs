//! Process-wide state: the transport, the clock, and the key caches of all instances.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};

use napi::Env;
use napi_derive::napi;

use clerk_express_native::authenticate::Remarks;
use clerk_express_native::backend::lookups::{InstanceLookups, Lookups};
use clerk_express_native::error::ConfigurationError;
use clerk_express_native::instance::{BackendApi, SecretKey};
use clerk_express_native::jwks::source::BackendApiSource;
use clerk_express_native::jwks::{KeyCache, KeyCaches};
use clerk_express_native::jwt::{self, VerifiedTokens};
use clerk_express_native::time::{Clock, SystemClock};
use clerk_express_native::transport::{
    BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind,
};

use super::trust::TrustedSockets;
use super::{runtime, trust};

static TRANSPORT: LazyLock<Arc<dyn Transport>> = LazyLock::new(|| Arc::new(OnRuntime));
static CLOCK: LazyLock<Arc<dyn Clock>> = LazyLock::new(|| Arc::new(SystemClock::new()));
static REMARKS: LazyLock<Arc<Remarks>> = LazyLock::new(|| Arc::new(Remarks::new(clock())));
static KEY_CACHES: LazyLock<KeyCaches> = LazyLock::new(KeyCaches::default);
static LOOKUPS: LazyLock<InstanceLookups> = LazyLock::new(|| InstanceLookups::new(clock()));
/// By capacity, which only configurations determine.
static VERIFIED_TOKENS: Mutex<BTreeMap<usize, Weak<VerifiedTokens>>> = Mutex::new(BTreeMap::new());

/// Starts the threads for calls, and queries Node's trusted certificate authorities. Middleware does this
/// before the first request, because a process without free file descriptors can do neither.
#[napi(catch_unwind)]
pub fn prepare_calls(env: &Env) {
    runtime::handle();
    trust::ask(env);
}

pub(super) fn clock() -> Arc<dyn Clock> {
    Arc::clone(&CLOCK)
}

/// The recent remarks on the console.
pub(super) fn remarks() -> Arc<Remarks> {
    Arc::clone(&REMARKS)
}

/// A transport that may be polled on any thread.
pub(super) fn transport() -> Arc<dyn Transport> {
    Arc::clone(&TRANSPORT)
}

/// A transport that is only polled on the runtime. It shares its connections with [`transport`].
pub(super) fn transport_on_runtime() -> Arc<dyn Transport> {
    Arc::new(TrustedSockets)
}

/// The instance's Backend API; `None` means the default URL or version.
pub(super) fn backend_api(
    api_url: Option<&str>,
    api_version: Option<&str>,
    secret_key: SecretKey,
) -> Result<BackendApi, ConfigurationError> {
    BackendApi::parse(api_url.unwrap_or_default(), api_version.unwrap_or_default(), secret_key)
}

/// The instance's key cache, shared by the whole process.
pub(super) fn key_cache(api: &BackendApi) -> Arc<KeyCache> {
    KEY_CACHES.for_instance(api, || own_key_cache(api.clone(), transport()))
}

/// The instance's lookups, with limits for the whole process.
pub(super) fn lookups(api: &BackendApi) -> Arc<Lookups> {
    LOOKUPS.of(api)
}

/// A key cache that is not shared, because only its owner uses this transport.
pub(super) fn own_key_cache(api: BackendApi, transport: Arc<dyn Transport>) -> Arc<KeyCache> {
    KeyCache::new(Arc::new(BackendApiSource::new(api, transport)), clock(), runtime::handle())
}

/// The cache for this number of verified tokens, shared by all instances; `None` for zero. A missing
/// `entries` means the default.
pub(super) fn verified_tokens(entries: Option<u32>) -> Option<Arc<VerifiedTokens>> {
    let entries = entries.map_or(jwt::DEFAULT_ENTRIES, |entries| entries as usize);
    if entries == 0 {
        return None;
    }
    let mut caches = VERIFIED_TOKENS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(tokens) = caches.get(&entries).and_then(Weak::upgrade) {
        return Some(tokens);
    }
    // Drops caches of configurations that no longer exist.
    caches.retain(|_, tokens| tokens.strong_count() > 0);
    let tokens = Arc::new(VerifiedTokens::new(entries));
    caches.insert(entries, Arc::downgrade(&tokens));
    Some(tokens)
}

/// Runs exchanges on the runtime, which sockets and timers require: decisions are first polled on
/// JavaScript's thread.
#[derive(Debug)]
struct OnRuntime;

impl Transport for OnRuntime {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let exchange = runtime::handle().spawn(TrustedSockets.send(request));
        Box::pin(async move {
            exchange.await.unwrap_or_else(|_| {
                Err(TransportError {
                    kind: TransportErrorKind::Interrupted,
                    message: "the exchange ended unexpectedly".to_owned(),
                    system_code: None,
                })
            })
        })
    }
}
