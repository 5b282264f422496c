//! What the process shares: the clock, the connections, and the caches of all instances.

use std::sync::{Arc, LazyLock};

use napi::Env;
use napi_derive::napi;

use clerk_express_native::authenticate::Process;
use clerk_express_native::instance::BackendApi;
use clerk_express_native::jwks::KeyCache;
use clerk_express_native::time::{Clock, SystemClock};
use clerk_express_native::transport::{
    BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind,
};

use super::trust::TrustedSockets;
use super::{runtime, trust};

static PROCESS: LazyLock<Process> =
    LazyLock::new(|| Process::new(Arc::new(SystemClock::new()), Arc::new(OnRuntime), runtime::handle));

/// Starts the threads for calls, and queries Node's trusted certificate authorities. Middleware does this
/// before the first request, because a process without free file descriptors can do neither.
#[napi(catch_unwind)]
pub fn prepare_calls(env: &Env) {
    runtime::handle();
    trust::ask(env);
}

pub(super) fn process() -> &'static Process {
    &PROCESS
}

pub(super) fn clock() -> Arc<dyn Clock> {
    PROCESS.clock()
}

/// The instance's key cache, shared by the whole process.
pub(super) fn key_cache(api: &BackendApi) -> Arc<KeyCache> {
    PROCESS.key_cache(api)
}

/// A transport for futures that are polled on the runtime only. It shares its connections with those of [`process`].
pub(super) fn transport_on_runtime() -> Arc<dyn Transport> {
    Arc::new(TrustedSockets)
}

/// Runs exchanges on the runtime, which sockets and timers need: a decision is polled on JavaScript's thread first.
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
