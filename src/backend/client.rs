//! Sends the calls of one instance.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT as USER_AGENT_HEADER};

use super::operation::Operation;
use super::outcome::{self, Answer, CallError};
use super::request::Call;
use crate::error::ConfigurationError;
use crate::instance::BackendApi;
use crate::transport::{CLERK_API_VERSION, Limits, Redirects, Request, Transport, USER_AGENT};

/// Bounds of one attempt. The body's is there to keep a broken server from filling the memory; no list of Clerk's
/// comes near it.
const LIMITS: Limits =
    Limits { timeout: Duration::from_secs(10), body_bytes: 64 * 1024 * 1024, redirects: Redirects::Follow };

/// A client of one instance's Backend API.
#[derive(Debug)]
pub struct BackendClient {
    api: BackendApi,
    transport: Arc<dyn Transport>,
    headers: HeaderMap,
}

impl BackendClient {
    /// Calls `api` through `transport`. Without `user_agent`, calls name this package.
    ///
    /// # Errors
    /// `user-agent-invalid` for a text that no header can carry.
    pub fn new(
        api: BackendApi,
        transport: Arc<dyn Transport>,
        user_agent: Option<&str>,
    ) -> Result<Self, ConfigurationError> {
        let user_agent =
            HeaderValue::from_str(user_agent.unwrap_or(USER_AGENT)).map_err(|_| ConfigurationError {
                code: "user-agent-invalid",
                message:
                    "Clerk: the option `userAgent` holds a character that an HTTP header cannot carry, such \
                          as a line break."
                        .to_owned(),
            })?;
        let headers = HeaderMap::from_iter([
            (AUTHORIZATION, api.secret_key().to_authorization()),
            (HeaderName::from_static("clerk-api-version"), HeaderValue::from_static(CLERK_API_VERSION)),
            (CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (USER_AGENT_HEADER, user_agent),
        ]);
        Ok(Self { api, transport, headers })
    }

    /// Makes the request of `operation` once and reads the answer. `arguments` is the JSON text of an array with the
    /// method's positional arguments, as `JSON.stringify` writes it.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call(&self, operation: &Operation, arguments: &str) -> Result<Answer, CallError> {
        let Call { method, url, body } = Call::prepare(operation, arguments, &self.api)?;
        let request = Request { method, url, headers: self.headers.clone(), body, limits: LIMITS };
        let response = self.transport.send(request).await.map_err(CallError::Transport)?;
        outcome::read(response)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use bytes::Bytes;
    use http::{Method, StatusCode};

    use super::*;
    use crate::backend::operation::find;
    use crate::instance::SecretKey;
    use crate::transport::{BoxFuture, Response, TransportError, TransportErrorKind};

    /// Gives one answer, and keeps what it was asked for.
    #[derive(Debug)]
    struct ScriptedTransport {
        answer: Result<Response, TransportError>,
        requests: Mutex<Vec<Request>>,
    }

    impl Transport for ScriptedTransport {
        fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
            self.requests.lock().expect("nobody panicked").push(request);
            let answer = self.answer.clone();
            Box::pin(async move { answer })
        }
    }

    fn api() -> BackendApi {
        let key = SecretKey::parse("sk_test_hidden").expect("a usable key");
        BackendApi::parse("https://api.example.com", "", key).expect("a usable address")
    }

    /// What `users.getUser` comes to with this answer, and the requests that were made.
    async fn get_user(
        answer: Result<Response, TransportError>,
        arguments: &str,
        user_agent: Option<&str>,
    ) -> (Result<Answer, CallError>, Vec<Request>) {
        let transport = Arc::new(ScriptedTransport { answer, requests: Mutex::default() });
        let client = BackendClient::new(api(), Arc::clone(&transport) as Arc<dyn Transport>, user_agent)
            .expect("a usable user agent");
        let outcome = client.call(find("users.getUser").expect("it stands in the table"), arguments).await;
        let requests = transport.requests.lock().expect("nobody panicked").clone();
        (outcome, requests)
    }

    fn answered(body: &'static str) -> Result<Response, TransportError> {
        Ok(Response {
            status: StatusCode::OK,
            reason_phrase: "OK".to_owned(),
            headers: HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]),
            body: Bytes::from_static(body.as_bytes()),
        })
    }

    #[tokio::test]
    async fn a_call_is_one_request_with_the_headers_of_the_specification() {
        let (outcome, requests) = get_user(answered("{}"), r#"["user_1"]"#, None).await;
        assert_eq!(outcome, Ok(Answer::Json("{}".to_owned())));
        let [request] = &requests[..] else { unreachable!("one request") };
        assert_eq!(request.method, Method::GET);
        assert_eq!(request.url.as_str(), "https://api.example.com/v1/users/user_1");
        assert_eq!(request.headers["authorization"], "Bearer sk_test_hidden");
        assert!(request.headers["authorization"].is_sensitive());
        assert_eq!(request.headers["clerk-api-version"], CLERK_API_VERSION);
        assert_eq!(request.headers["content-type"], "application/json");
        assert_eq!(request.headers["user-agent"], USER_AGENT);
        assert_eq!(request.limits, LIMITS);
        assert!(request.body.is_none());
    }

    #[tokio::test]
    async fn the_user_agent_can_be_set_to_what_a_header_can_carry() {
        let (_, requests) = get_user(answered("{}"), r#"["u"]"#, Some("my-app@1")).await;
        assert_eq!(requests[0].headers["user-agent"], "my-app@1");
        let transport = Arc::new(ScriptedTransport { answer: answered(""), requests: Mutex::default() });
        let error = BackendClient::new(api(), transport, Some("a\nb")).expect_err("a line break");
        assert_eq!(error.code, "user-agent-invalid");
    }

    #[tokio::test]
    async fn nothing_is_sent_without_an_id() {
        let (outcome, requests) = get_user(answered("[]"), r#"[""]"#, None).await;
        assert!(matches!(outcome, Err(CallError::Argument(_))));
        assert!(requests.is_empty());
    }

    #[tokio::test]
    async fn a_network_fault_is_handed_on() {
        let fault = TransportError {
            kind: TransportErrorKind::Connect,
            message: "GET api.example.com: refused".to_owned(),
            system_code: Some("ECONNREFUSED"),
        };
        let (outcome, _) = get_user(Err(fault.clone()), r#"["u"]"#, None).await;
        assert_eq!(outcome, Err(CallError::Transport(fault)));
    }
}
