//! Where key sets come from: a trait, and the Backend API as its production implementation.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT as USER_AGENT_HEADER};
use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;

use super::KeySet;
use super::set::KeySetError;
use crate::instance::BackendApi;
use crate::transport::{
    BoxFuture, CLERK_API_VERSION, Limits, Redirects, Request, Response, Transport, TransportError,
    TransportErrorKind, USER_AGENT,
};

/// Limits of one attempt. Redirects are not followed.
const LIMITS: Limits =
    Limits { timeout: Duration::from_secs(5), body_bytes: 256 * 1024, redirects: Redirects::Refuse };

/// Loads an instance's key set.
pub trait Source: fmt::Debug + Send + Sync {
    /// Fetches the current set.
    ///
    /// # Errors
    /// See [`FetchError`].
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>>;
}

/// Why no key set could be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Clerk rejected the secret key.
    SecretKeyInvalid,
    /// Clerk responded with JSON that contains no usable keys; the string says how.
    NoKeys(String),
    /// Clerk, or a proxy in front of it, is unavailable: an error status with JSON, or a redirect. The string
    /// says which.
    Unavailable(String),
    /// No response, or one that is not JSON. The string is for operators.
    Unexpected(String),
}

impl FetchError {
    /// Whether the failure says nothing about the instance's keys, so that known keys stay valid. Anything
    /// else is Clerk's own statement that there are no keys.
    pub(super) fn is_outage(&self) -> bool {
        match self {
            Self::SecretKeyInvalid | Self::NoKeys(_) => false,
            Self::Unavailable(_) | Self::Unexpected(_) => true,
        }
    }
}

/// `GET /jwks` of the Backend API.
#[derive(Debug)]
pub struct BackendApiSource {
    api: BackendApi,
    transport: Arc<dyn Transport>,
}

impl BackendApiSource {
    /// A source that sends requests to `api` through `transport`.
    pub fn new(api: BackendApi, transport: Arc<dyn Transport>) -> Self {
        Self { api, transport }
    }

    fn request(&self) -> Request {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, self.api.secret_key().to_authorization());
        headers.insert(
            HeaderName::from_static("clerk-api-version"),
            HeaderValue::from_static(CLERK_API_VERSION),
        );
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT_HEADER, HeaderValue::from_static(USER_AGENT));
        Request { method: Method::GET, url: self.api.url(["jwks"]), headers, body: None, limits: LIMITS }
    }
}

impl Source for BackendApiSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        let transport = Arc::clone(&self.transport);
        let request = self.request();
        Box::pin(async move {
            let first = transport.send(request.clone()).await;
            // One retry, if the next response may differ.
            let answer = match &first {
                Err(error) if error.kind != TransportErrorKind::TooLarge => {
                    transport.send(request.clone()).await
                }
                Ok(response) if response.status.is_server_error() => transport.send(request.clone()).await,
                _ => first,
            };
            read(&request, answer)
        })
    }
}

fn read(request: &Request, answer: Result<Response, TransportError>) -> Result<KeySet, FetchError> {
    let response = match answer {
        Ok(response) => response,
        // A response over the size limit is not read, and says nothing about the keys.
        Err(error) if error.kind == TransportErrorKind::TooLarge => {
            return Err(FetchError::Unavailable(error.message));
        }
        Err(error) => return Err(FetchError::Unexpected(error.message)),
    };
    if response.status.is_success() {
        return KeySet::parse(&response.body).map_err(|error| match error {
            KeySetError::NotJson => {
                FetchError::Unexpected(format!("{request:?} responded with something that is not JSON"))
            }
            KeySetError::Malformed => {
                FetchError::NoKeys(format!("{request:?} responded with JSON that is not a JWK set"))
            }
            KeySetError::Empty => FetchError::NoKeys(format!("{request:?} responded without any key")),
            KeySetError::TooMany(count) => {
                FetchError::NoKeys(format!("{request:?} responded with {count} keys"))
            }
        });
    }
    let failure = format!("{request:?} responded with status {}", response.status.as_u16());
    if response.status.is_redirection() {
        return Err(FetchError::Unavailable(failure));
    }
    // Clerk reports errors as JSON. Anything else comes from a proxy in between and says nothing about the
    // keys.
    let Ok(body) = serde_json::from_slice(&response.body) else {
        return Err(FetchError::Unexpected(format!("{failure} and no JSON")));
    };
    Err(match response.status {
        status if is_temporary(status) => FetchError::Unavailable(failure),
        _ if has_error(&body, "clerk_key_invalid") => FetchError::SecretKeyInvalid,
        _ => FetchError::NoKeys(failure),
    })
}

/// Whether a status is temporary and independent of the request.
fn is_temporary(status: StatusCode) -> bool {
    status.is_server_error() || matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS)
}

fn has_error(body: &Value, code: &str) -> bool {
    let errors = body.get("errors").and_then(Value::as_array);
    errors.is_some_and(|errors| errors.iter().any(|error| error.get("code") == Some(&Value::from(code))))
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::Mutex;

    use bytes::Bytes;

    use super::*;
    use crate::instance::SecretKey;

    const SECRET: &str = "sk_test_hidden";
    const ONE_KEY: &str = r#"{"keys":[{"kid":"a","kty":"oct","k":""}]}"#;

    type Answer = Result<Response, TransportError>;

    /// Returns prepared responses, and records the requests.
    #[derive(Debug, Default)]
    struct ScriptedTransport {
        answers: Mutex<VecDeque<Answer>>,
        requests: Mutex<Vec<Request>>,
    }

    impl Transport for ScriptedTransport {
        fn send(&self, request: Request) -> BoxFuture<'static, Answer> {
            self.requests.lock().expect("not poisoned").push(request);
            let answer = self.answers.lock().expect("not poisoned").pop_front();
            Box::pin(async move { answer.expect("an expected request") })
        }
    }

    fn answered(status: u16, body: impl Into<Bytes>) -> Answer {
        Ok(Response {
            status: StatusCode::from_u16(status).expect("a status"),
            reason_phrase: String::new(),
            headers: HeaderMap::new(),
            body: body.into(),
        })
    }

    fn broken(kind: TransportErrorKind) -> Answer {
        Err(TransportError { kind, message: "GET api.example.com: broken".to_owned(), system_code: None })
    }

    /// The outcome of a fetch with these responses, and the requests that were sent.
    async fn fetch(answers: impl IntoIterator<Item = Answer>) -> (Result<KeySet, FetchError>, Vec<Request>) {
        let transport = Arc::new(ScriptedTransport {
            answers: Mutex::new(answers.into_iter().collect()),
            requests: Mutex::default(),
        });
        let outcome = source(&transport).fetch().await;
        let unused = transport.answers.lock().expect("not poisoned").len();
        assert_eq!(unused, 0, "unused responses");
        let requests = transport.requests.lock().expect("not poisoned").clone();
        (outcome, requests)
    }

    fn source(transport: &Arc<ScriptedTransport>) -> BackendApiSource {
        let key = SecretKey::parse(SECRET).expect("a usable key");
        let api = BackendApi::parse("https://api.example.com", "v1", key).expect("a usable URL");
        BackendApiSource::new(api, Arc::clone(transport) as Arc<dyn Transport>)
    }

    async fn failure(answers: impl IntoIterator<Item = Answer>) -> FetchError {
        fetch(answers).await.0.expect_err("no keys")
    }

    #[tokio::test]
    async fn the_request_matches_the_specification() {
        let (outcome, requests) = fetch([answered(200, ONE_KEY)]).await;
        assert!(outcome.expect("a set").find(Some("a")).is_some());
        let [request] = &requests[..] else { unreachable!("one request") };
        assert_eq!(request.method, Method::GET);
        assert_eq!(request.url.as_str(), "https://api.example.com/v1/jwks");
        assert_eq!(request.headers["authorization"], "Bearer sk_test_hidden");
        assert_eq!(request.headers["clerk-api-version"], CLERK_API_VERSION);
        assert_eq!(request.headers["content-type"], "application/json");
        assert_eq!(request.headers["user-agent"], USER_AGENT);
        assert!(request.body.is_none());
    }

    #[tokio::test]
    async fn responses_are_bounded_and_redirects_are_not_followed() {
        let (_, requests) = fetch([answered(200, ONE_KEY)]).await;
        assert_eq!(requests[0].limits.timeout, Duration::from_secs(5));
        assert_eq!(requests[0].limits.body_bytes, 262_144);
        assert_eq!(requests[0].limits.redirects, Redirects::Refuse);
    }

    #[tokio::test]
    async fn connection_errors_and_server_errors_are_retried_once() {
        for first in [
            broken(TransportErrorKind::Connect),
            broken(TransportErrorKind::Timeout),
            broken(TransportErrorKind::Interrupted),
            answered(500, ""),
            answered(503, "{}"),
        ] {
            let (outcome, requests) = fetch([first, answered(200, ONE_KEY)]).await;
            assert!(outcome.is_ok());
            assert_eq!(requests.len(), 2);
        }
    }

    #[tokio::test]
    async fn after_two_failures_the_second_one_is_reported() {
        let error = failure([answered(503, "{}"), broken(TransportErrorKind::Timeout)]).await;
        assert_eq!(error, FetchError::Unexpected("GET api.example.com: broken".to_owned()));
        let error = failure([broken(TransportErrorKind::Timeout), answered(500, "{}")]).await;
        assert!(matches!(error, FetchError::Unavailable(why) if why.ends_with("responded with status 500")));
    }

    /// What a response means for the known keys.
    #[derive(Debug, PartialEq, Eq)]
    enum Meaning {
        Outage,
        Refusal,
    }

    #[tokio::test]
    async fn refusals_by_clerk_are_distinguished_from_outages() {
        use Meaning::{Outage, Refusal};

        let error = |code: &str| format!(r#"{{"errors":[{{"code":"{code}"}}]}}"#);
        let many = format!(r#"{{"keys":[{}]}}"#, vec!["{}"; 33].join(","));
        let rows = [
            (200, r#"{"keys":[]}"#.to_owned(), Refusal),
            (200, r#"{"keys":null}"#.to_owned(), Refusal),
            (200, "{}".to_owned(), Refusal),
            (200, r#"{"keys":{}}"#.to_owned(), Refusal),
            (200, r#"{"keys":"none"}"#.to_owned(), Refusal),
            (200, "[]".to_owned(), Refusal),
            (200, r#"[[{"kid":"a"}]]"#.to_owned(), Refusal),
            (200, "null".to_owned(), Refusal),
            (200, "5".to_owned(), Refusal),
            (200, many, Refusal),
            (200, String::new(), Outage),
            (200, r#"{"keys":[{"#.to_owned(), Outage),
            (200, r#"{"keys":{} nonsense"#.to_owned(), Outage),
            (200, "<html>".to_owned(), Outage),
            (204, String::new(), Outage),
            (301, ONE_KEY.to_owned(), Outage),
            (302, String::new(), Outage),
            (304, String::new(), Outage),
            (307, "<html>".to_owned(), Outage),
            (308, "{}".to_owned(), Outage),
            (400, error("other"), Refusal),
            (401, error("clerk_key_invalid"), Refusal),
            (401, error("authentication_invalid"), Refusal),
            (401, "{}".to_owned(), Refusal),
            (401, "Unauthorized".to_owned(), Outage),
            (403, error("forbidden"), Refusal),
            (403, "<html>".to_owned(), Outage),
            (404, error("resource_not_found"), Refusal),
            (404, r#""Not Found""#.to_owned(), Refusal),
            (404, String::new(), Outage),
            (408, "{}".to_owned(), Outage),
            (410, "{}".to_owned(), Refusal),
            (429, error("too_many_requests"), Outage),
            (429, "slow down".to_owned(), Outage),
        ];
        for (status, body, meaning) in rows {
            let error = failure([answered(status, body.clone())]).await;
            let seen = if error.is_outage() { Outage } else { Refusal };
            assert_eq!(seen, meaning, "{status} {body}: {error:?}");
        }
        for (status, body) in
            [(500, error("clerk_key_invalid")), (502, "<html>".to_owned()), (503, "{}".to_owned())]
        {
            let error = failure([answered(status, body.clone()), answered(status, body.clone())]).await;
            assert!(error.is_outage(), "{status} {body}: {error:?}");
        }
        for kind in
            [TransportErrorKind::Connect, TransportErrorKind::Timeout, TransportErrorKind::Interrupted]
        {
            assert!(failure([broken(kind), broken(kind)]).await.is_outage(), "{kind:?}");
        }
        assert!(failure([broken(TransportErrorKind::TooLarge)]).await.is_outage());
    }

    #[tokio::test]
    async fn responses_that_would_not_change_are_not_retried() {
        for (answer, fragment) in [
            (broken(TransportErrorKind::TooLarge), "broken"),
            (answered(400, "{}"), "status 400"),
            (answered(401, r#"{"errors":[{"code":"other"}]}"#), "status 401"),
            (answered(404, r#"{"errors":[]}"#), "status 404"),
            (answered(429, "{}"), "status 429"),
        ] {
            let error = failure([answer]).await;
            assert!(
                matches!(&error, FetchError::NoKeys(why) | FetchError::Unavailable(why) if why.contains(fragment)),
                "{error:?}"
            );
        }
    }

    #[tokio::test]
    async fn a_rejected_secret_key_is_distinguished() {
        let body = r#"{"errors":[{"code":"other"},{"code":"clerk_key_invalid"}],"meta":{}}"#;
        assert_eq!(failure([answered(401, body)]).await, FetchError::SecretKeyInvalid);
        assert_eq!(failure([answered(400, body)]).await, FetchError::SecretKeyInvalid);
    }

    #[tokio::test]
    async fn a_redirect_is_not_a_key_set() {
        for status in [301, 302, 307, 308] {
            for body in [ONE_KEY, "", "<html>"] {
                let error = failure([answered(status, body)]).await;
                assert!(matches!(error, FetchError::Unavailable(why) if why.contains(&status.to_string())));
            }
        }
    }

    #[tokio::test]
    async fn sets_without_keys_or_with_too_many_are_rejected() {
        let many = format!(r#"{{"keys":[{}]}}"#, vec!["{}"; 33].join(","));
        for (body, fragment) in [
            (r#"{"keys":[]}"#, "without any key"),
            ("{}", "without any key"),
            ("[]", "not a JWK set"),
            (&many, "33 keys"),
        ] {
            let error = failure([answered(200, body.to_owned())]).await;
            assert!(matches!(&error, FetchError::NoKeys(why) if why.contains(fragment)), "{error:?}");
        }
        let full = format!(r#"{{"keys":[{}]}}"#, vec!["{}"; 32].join(","));
        assert!(fetch([answered(200, full)]).await.0.is_ok());
    }

    #[tokio::test]
    async fn the_secret_key_is_never_shown() {
        let transport = Arc::<ScriptedTransport>::default();
        let mut texts =
            vec![format!("{:?}", source(&transport)), format!("{:?}", source(&transport).request())];
        texts.push(format!("{:?}", source(&transport).request().headers));
        for answer in [answered(200, SECRET), answered(200, "{}"), answered(401, "{}"), answered(403, SECRET)]
        {
            texts.push(format!("{:?}", failure([answer]).await));
        }
        for text in texts {
            assert!(!text.contains("hidden"), "{text}");
        }
    }
}
