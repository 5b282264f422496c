//! The threads on which fetches run. Only a promise that is still open keeps Node's event loop alive.

use std::future::Future;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use napi::Env;
use napi::bindgen_prelude::{Object, ToNapiValue};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::AbortHandle;

use super::trust;

/// Started before the first request, or when the first thing is fetched; serves all threads of the process, worker threads included.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("clerk-express")
        .enable_all()
        .build()
        .expect("the system can start two threads")
});

/// The runtime for everything that waits.
pub(super) fn handle() -> Handle {
    RUNTIME.handle().clone()
}

/// What a future gives without waiting. One that is pending goes on as a [`promise`], which polls it again.
pub(super) fn poll_once<Output>(future: Pin<&mut (impl Future<Output = Output> + ?Sized)>) -> Poll<Output> {
    // Nobody needs to be woken: whatever is not ready now is polled again on the runtime, with its waker.
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// A JavaScript promise of what a future gives. A panic rejects it; a promise that nobody settles would be a request
/// that hangs.
pub(super) fn promise<'env, Value>(
    env: &'env Env,
    future: impl Future<Output = Value> + Send + 'static,
) -> napi::Result<Object<'env>>
where
    Value: ToNapiValue + Send + 'static,
{
    abortable_promise(env, future).map(|(promise, _)| promise)
}

/// The same, with a handle that ends the future where it is. The promise is then rejected.
pub(super) fn abortable_promise<'env, Value>(
    env: &'env Env,
    future: impl Future<Output = Value> + Send + 'static,
) -> napi::Result<(Object<'env>, AbortHandle)>
where
    Value: ToNapiValue + Send + 'static,
{
    trust::ask(env);
    let (deferred, promise) = env.create_deferred()?;
    let task = RUNTIME.spawn(future);
    let handle = task.abort_handle();
    RUNTIME.spawn(async move {
        match task.await {
            Ok(value) => deferred.resolve(move |_| Ok(value)),
            Err(_) => deferred.reject(napi::Error::from_reason("Clerk: a call ended unexpectedly")),
        }
    });
    Ok((promise, handle))
}
