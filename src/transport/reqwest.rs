//! The production transport: `reqwest` over rustls.

mod tls;

use std::error::Error;
use std::fmt::Display;
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Method;
use http::header::CONTENT_LENGTH;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use rustls::ClientConfig;
use url::{Host, Url};

use super::{
    Authorities, BoxFuture, Limits, Redirects, Request, Response, Transport, TransportError,
    TransportErrorKind, system_code,
};

/// How long an idle connection stays in the pool. Servers usually close connections after a minute or more.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(30);

/// Maximum number of idle connections per host. Otherwise each would keep a file descriptor open after a
/// burst of calls.
const MAX_IDLE_PER_HOST: usize = 16;

/// The interval and the timeout of keep-alive pings on an HTTP/2 connection with pending responses. All calls
/// share the connection: if it died silently, every call would fail until the system gives up on it.
const LIVENESS_CHECK: Duration = Duration::from_secs(5);

/// Keep-alive HTTP/1.1 and HTTP/2 over rustls, with the system's proxy settings. Must be used within a tokio
/// runtime.
#[derive(Debug, Default)]
pub struct ReqwestTransport {
    authorities: Authorities,
    /// Built once, because the authorities are the largest part of a client.
    tls: OnceLock<Result<ClientConfig, TransportError>>,
    following: Clients,
    refusing: Clients,
}

/// The clients for one redirect policy, each built on first use.
#[derive(Debug, Default)]
struct Clients {
    proxied: OnceLock<Result<Client, TransportError>>,
    direct: OnceLock<Result<Client, TransportError>>,
}

impl ReqwestTransport {
    /// A transport that trusts servers with a certificate by one of `authorities`, and no others. Clients are
    /// built on first use.
    pub fn new(authorities: Authorities) -> Self {
        Self { authorities, ..Self::default() }
    }

    fn client(&self, url: &Url, redirects: Redirects) -> Result<Client, TransportError> {
        if url.scheme() == "https" && self.authorities.is_empty() {
            return Err(no_tls("the list of trusted certificate authorities is empty"));
        }
        let (clients, policy): (_, fn() -> Policy) = match redirects {
            Redirects::Follow => (&self.following, || Policy::limited(10)),
            Redirects::Refuse => (&self.refusing, Policy::none),
        };
        if is_loopback(url) {
            // A remote proxy would look for the local stand-in on its own machine.
            clients.direct.get_or_init(|| self.build(Client::builder().no_proxy().redirect(policy()))).clone()
        } else {
            clients.proxied.get_or_init(|| self.build(Client::builder().redirect(policy()))).clone()
        }
    }

    fn build(&self, builder: ClientBuilder) -> Result<Client, TransportError> {
        let configure = || tls::configuration(&self.authorities).map_err(no_tls);
        let tls = self.tls.get_or_init(configure).clone()?;
        builder
            .tls_backend_preconfigured(tls)
            // After a redirect to another origin, the `Referer` would reveal the query, which may contain
            // personal data.
            .referer(false)
            .pool_idle_timeout(POOL_IDLE_TIMEOUT)
            .pool_max_idle_per_host(MAX_IDLE_PER_HOST)
            .http2_keep_alive_interval(LIVENESS_CHECK)
            .http2_keep_alive_timeout(LIVENESS_CHECK)
            .build()
            .map_err(|error| describe(&error, "the HTTP client could not be set up"))
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let client = self.client(&request.url, request.limits.redirects);
        Box::pin(async move { exchange(client?, request).await })
    }
}

fn no_tls(why: impl Display) -> TransportError {
    TransportError {
        kind: TransportErrorKind::Connect,
        message: format!("TLS could not be set up: {why}"),
        system_code: None,
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(domain)) => domain == "localhost" || domain.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

async fn exchange(client: Client, request: Request) -> Result<Response, TransportError> {
    let Request { method, url, headers, body, limits } = request;
    let target = format!("{method} {}", url.host_str().unwrap_or_default());
    // Without a body, these methods send `Content-Length: 0` (RFC 9110 §8.6): some servers respond with 411
    // otherwise.
    let says_length = [Method::POST, Method::PUT, Method::PATCH].contains(&method);
    let mut builder = client.request(method, url).headers(headers).timeout(limits.timeout);
    if let Some(body) = body {
        builder = builder.body(body);
    } else if says_length {
        builder = builder.header(CONTENT_LENGTH, 0);
    }
    let response = builder.send().await.map_err(|error| explain(&error, &target, limits))?;
    let status = response.status();
    let reason_phrase = reason_phrase(&response);
    let headers = response.headers().clone();
    let body = read_bounded(response, &target, limits).await?;
    Ok(Response { status, reason_phrase, headers, body })
}

async fn read_bounded(
    mut response: reqwest::Response,
    target: &str,
    limits: Limits,
) -> Result<Bytes, TransportError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| explain(&error, target, limits))? {
        if body.len() + chunk.len() > limits.body_bytes {
            return Err(TransportError {
                kind: TransportErrorKind::TooLarge,
                message: format!("{target}: the response is larger than {} bytes", limits.body_bytes),
                system_code: None,
            });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The phrase as received (HTTP/1.1), or the standard phrase for HTTP/2.
fn reason_phrase(response: &reqwest::Response) -> String {
    match response.extensions().get::<hyper::ext::ReasonPhrase>() {
        Some(phrase) => String::from_utf8_lossy(phrase.as_bytes()).into_owned(),
        None => response.status().canonical_reason().unwrap_or_default().to_owned(),
    }
}

fn explain(error: &reqwest::Error, target: &str, limits: Limits) -> TransportError {
    if error.is_timeout() {
        return TransportError {
            kind: TransportErrorKind::Timeout,
            message: format!("{target}: no complete response within {} ms", limits.timeout.as_millis()),
            system_code: Some("ETIMEDOUT"),
        };
    }
    describe(error, target)
}

fn describe(error: &reqwest::Error, target: &str) -> TransportError {
    let kind = if error.is_connect() || error.is_builder() {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Interrupted
    };
    // The outermost message repeats the URL with its query; the innermost one names the cause.
    let mut cause: &(dyn Error + 'static) = error;
    let mut system_code = None;
    while let Some(source) = cause.source() {
        // The resolver's own message differs between systems.
        if cause.to_string() == "dns error" {
            system_code = Some("ENOTFOUND");
        }
        cause = source;
        system_code = code_of(cause).or(system_code);
    }
    let what =
        if cause.is::<reqwest::Error>() { "the exchange failed".to_owned() } else { cause.to_string() };
    TransportError { kind, message: format!("{target}: {what}"), system_code }
}

fn code_of(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    let is_cut_off = |error: &hyper::Error| error.is_incomplete_message();
    if cause.downcast_ref().is_some_and(is_cut_off) {
        return Some("ECONNRESET");
    }
    let error = cause.downcast_ref::<io::Error>()?;
    tls::certificate_code(error).or_else(|| system_code::of(error.kind()))
}

#[cfg(test)]
mod tests;
