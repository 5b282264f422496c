//! The threads that run fetches. Only pending promises keep Node's event loop alive.

use std::future::Future;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use napi::Env;
use napi::bindgen_prelude::{Object, ToNapiValue};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::AbortHandle;

use super::trust;

/// Started before the first request or with the first fetch; shared by all threads of the process, including
/// worker threads.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("clerk-express")
        .enable_all()
        .build()
        .expect("starting two threads")
});

/// The runtime for everything that waits.
pub(super) fn handle() -> Handle {
    RUNTIME.handle().clone()
}

/// Polls a future once. A pending one continues as a [`promise`], which polls it again.
pub(super) fn poll_once<Output>(future: Pin<&mut (impl Future<Output = Output> + ?Sized)>) -> Poll<Output> {
    // No waker is needed: a pending future is polled again on the runtime, with the runtime's waker.
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// A JavaScript promise for a future. A panic rejects it, because a promise that is never settled would leave
/// a request hanging.
pub(super) fn promise<'env, Value>(
    env: &'env Env,
    future: impl Future<Output = Value> + Send + 'static,
) -> napi::Result<Object<'env>>
where
    Value: ToNapiValue + Send + 'static,
{
    abortable_promise(env, future).map(|(promise, _)| promise)
}

/// Like [`promise`], with a handle that aborts the future, which rejects the promise.
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
