//! `TokenStore`: a store of the app, in JavaScript, for what Clerk says about opaque tokens.

use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use napi::Status;
use napi::bindgen_prelude::Function;
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode, UnknownReturnValue};
use napi_derive::napi;
use tokio::sync::oneshot;

use super::exchanges::Exchanges;
use super::{process, runtime};
use clerk_express_native::machine::{GuardedStore, Store, StoreError};
use clerk_express_native::transport::BoxFuture;

/// The argument of the function: a call of the store.
#[napi(object, object_from_js = false)]
pub struct StoreCommand {
    /// Identifies the exchange.
    pub exchange: u32,
    /// `get`, `set` or `delete`.
    pub operation: &'static str,
    /// The key.
    pub key: String,
    /// The value, for `set`.
    pub value: Option<String>,
    /// The time after which the value must be removed, for `set`.
    pub ttl_ms: Option<f64>,
}

/// Completes an exchange. `value` is what `get` has returned, if there is a value; `failure` is set if the store failed.
#[napi(catch_unwind)]
pub fn end_store_call(exchange: u32, value: Option<String>, failure: Option<String>) {
    EXCHANGES.end(exchange, failure.map_or(Ok(value), |why| Err(StoreError(why))));
}

/// A store, shared by all authenticators of a thread that have the same one.
#[napi]
pub struct TokenStore {
    inner: Arc<GuardedStore>,
}

#[napi]
impl TokenStore {
    /// `call` calls the store, and then `endStoreCall()`. It must not throw.
    #[napi(constructor, catch_unwind)]
    pub fn new(call: Function<'_, StoreCommand, UnknownReturnValue>) -> napi::Result<Self> {
        let function = call.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
        let store = Arc::new(JavaScriptStore { function: Arc::new(function) });
        Ok(Self { inner: Arc::new(GuardedStore::new(store, process::clock(), runtime::handle())) })
    }
}

impl TokenStore {
    pub(super) fn inner(&self) -> Arc<GuardedStore> {
        Arc::clone(&self.inner)
    }
}

type Outcome = Result<Option<String>, StoreError>;
type StoreFunction = ThreadsafeFunction<StoreCommand, UnknownReturnValue, StoreCommand, Status, false, true>;

static EXCHANGES: LazyLock<Exchanges<Outcome>> = LazyLock::new(Exchanges::default);

/// Calls the store through a JavaScript function.
struct JavaScriptStore {
    function: Arc<StoreFunction>,
}

impl JavaScriptStore {
    fn call(
        &self,
        operation: &'static str,
        key: String,
        value: Option<(String, Duration)>,
    ) -> BoxFuture<'static, Outcome> {
        let (exchange, outcome) = EXCHANGES.begin();
        let exchange = Exchange { number: exchange, outcome };
        let (value, ttl_ms) = value.map(|(value, ttl)| (value, ttl.as_millis() as f64)).unzip();
        let command = StoreCommand { exchange: exchange.number, operation, key, value, ttl_ms };
        let status = self.function.call(command, ThreadsafeFunctionCallMode::NonBlocking);
        Box::pin(async move {
            if status != Status::Ok {
                return Err(StoreError("the thread that it belongs to has ended".to_owned()));
            }
            exchange.end().await
        })
    }
}

impl Store for JavaScriptStore {
    fn get(&self, key: String) -> BoxFuture<'static, Outcome> {
        self.call("get", key, None)
    }

    fn set(
        &self,
        key: String,
        value: String,
        time_to_live: Duration,
    ) -> BoxFuture<'static, Result<(), StoreError>> {
        let call = self.call("set", key, Some((value, time_to_live)));
        Box::pin(async { call.await.map(drop) })
    }

    fn delete(&self, key: String) -> BoxFuture<'static, Result<(), StoreError>> {
        let call = self.call("delete", key, None);
        Box::pin(async { call.await.map(drop) })
    }
}

impl fmt::Debug for JavaScriptStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JavaScriptStore")
    }
}

/// A pending call. Dropping it abandons the call, whose outcome is then ignored.
struct Exchange {
    number: u32,
    outcome: oneshot::Receiver<Outcome>,
}

impl Exchange {
    async fn end(mut self) -> Outcome {
        let ended = (&mut self.outcome).await;
        ended.unwrap_or_else(|_| Err(StoreError("the call ended unexpectedly".to_owned())))
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        EXCHANGES.abandon(self.number);
    }
}
