//! The certificate authorities that connections trust: those of Node, queried when JavaScript starts to wait
//! for Clerk.
//!
//! Connections belong to the process, but Node has a list per thread: a server is trusted if any thread that
//! has called Clerk trusts it.

use std::cell::RefCell;
use std::env;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use napi::Env;
use napi::bindgen_prelude::{Function, FunctionRef};
use napi_derive::napi;
use tokio::sync::watch;

use clerk_express_native::transport::{
    Authorities, BoxFuture, Request, ReqwestTransport, Response, Transport, TransportError,
    TransportErrorKind, system_code,
};

/// Returns PEM files, or nothing if they have not changed since its last call.
type Source = FunctionRef<(), Option<Vec<String>>>;

thread_local! {
    static SOURCE: RefCell<Option<Source>> = const { RefCell::new(None) };
}

/// The authorities that each thread trusts.
static TRUSTED: Mutex<Vec<(ThreadId, Authorities)>> = Mutex::new(Vec::new());

/// The connections of the process, once the trusted authorities are known, or why they are not known.
static SOCKETS: LazyLock<watch::Sender<Option<Sockets>>> = LazyLock::new(|| watch::Sender::new(None));

type Sockets = Result<(Authorities, Arc<ReqwestTransport>), TransportError>;

/// Sets the function that returns the certificate authorities of this thread as PEM files, or nothing if they
/// have not changed since its last call. It is called whenever the thread starts to wait for Clerk.
#[napi(catch_unwind)]
pub fn trust_authorities_of(env: &Env, source: Function<'_, (), Option<Vec<String>>>) -> napi::Result<()> {
    if SOURCE.replace(Some(source.create_ref()?)).is_none() {
        let thread = thread::current().id();
        env.add_env_cleanup_hook((), move |()| {
            drop(SOURCE.take());
            forget(thread);
        })?;
    }
    Ok(())
}

/// Queries Node for the authorities that this thread trusts. Requests that wait for connections are then
/// sent.
pub(super) fn ask(env: &Env) {
    // Removed while it runs, so that nothing it calls can query again.
    let Some(source) = SOURCE.take() else {
        return fail("the addon was not given the list of trusted certificate authorities");
    };
    match source.borrow_back(env).and_then(|function| function.call(())) {
        Ok(None) => {}
        Ok(Some(files)) => trust(Authorities::from_pem(&files)),
        Err(error) => fail(&error.reason),
    }
    SOURCE.set(Some(source));
}

/// The connections of the process, to the servers that are trusted when a request is sent.
#[derive(Debug)]
pub(super) struct TrustedSockets;

impl Transport for TrustedSockets {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let mut sockets = SOCKETS.subscribe();
        Box::pin(async move {
            let known = sockets.wait_for(Option::is_some).await.ok().and_then(|sockets| sockets.clone());
            let (_, transport) = known.unwrap_or_else(|| unknown("the addon is being unloaded"))?;
            transport.send(request).await.map_err(advise)
        })
    }
}

fn trust(authorities: Authorities) {
    let thread = thread::current().id();
    let mut trusted = trusted();
    trusted.retain(|(owner, _)| *owner != thread);
    trusted.push((thread, authorities));
    connect(&trusted);
}

/// The last list is kept: what threads have started may outlive them.
fn forget(thread: ThreadId) {
    let mut trusted = trusted();
    trusted.retain(|(owner, _)| *owner != thread);
    if !trusted.is_empty() {
        connect(&trusted);
    }
}

/// Connections under the previous list end with their current exchanges.
fn connect(trusted: &[(ThreadId, Authorities)]) {
    let authorities = Authorities::union(trusted.iter().map(|(_, authorities)| authorities));
    SOCKETS.send_if_modified(|sockets| {
        if matches!(sockets, Some(Ok((present, _))) if *present == authorities) {
            return false;
        }
        let transport = Arc::new(ReqwestTransport::new(authorities.clone()));
        *sockets = Some(Ok((authorities, transport)));
        true
    });
}

/// Existing connections are kept.
fn fail(why: &str) {
    SOCKETS.send_if_modified(|sockets| {
        let is_unknown = !matches!(sockets, Some(Ok(_)));
        if is_unknown {
            *sockets = Some(unknown(why));
        }
        is_unknown
    });
}

fn unknown(why: &str) -> Sockets {
    Err(TransportError {
        kind: TransportErrorKind::Connect,
        message: format!("TLS could not be set up: {why}"),
        system_code: None,
    })
}

/// Node accepts any certificate with this variable. These connections carry the secret key and session keys,
/// so an impostor server could sign in as any user.
fn advise(error: TransportError) -> TransportError {
    let is_about_certificate = error.system_code.is_some_and(system_code::is_about_certificates);
    if !is_about_certificate || env::var_os("NODE_TLS_REJECT_UNAUTHORIZED").is_none_or(|value| value != "0") {
        return error;
    }
    let message = format!("{}. {NOT_HONOURED}", error.message);
    TransportError { message, ..error }
}

const NOT_HONOURED: &str = "NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on calls to Clerk; set the certificate authority in \
     NODE_EXTRA_CA_CERTS";

fn trusted() -> MutexGuard<'static, Vec<(ThreadId, Authorities)>> {
    TRUSTED.lock().unwrap_or_else(PoisonError::into_inner)
}
