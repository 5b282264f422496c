use std::sync::Mutex;

use bytes::Bytes;
use http::{Method, StatusCode};

use super::*;
use crate::backend::operation::find;
use crate::instance::SecretKey;
use crate::time::manual::{ManualClock, ManualTimer};
use crate::transport::{BoxFuture, Response};

/// Always returns the same response, and records the requests.
#[derive(Debug)]
struct ScriptedTransport {
    answer: Result<Response, TransportError>,
    requests: Mutex<Vec<Request>>,
}

impl Transport for ScriptedTransport {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        self.requests.lock().expect("not poisoned").push(request);
        let answer = self.answer.clone();
        Box::pin(async move { answer })
    }
}

fn api() -> BackendApi {
    let key = SecretKey::parse("sk_test_hidden").expect("a usable key");
    BackendApi::parse("https://api.example.com", "", key).expect("a usable URL")
}

fn options() -> BackendClientOptions {
    let api = api();
    let secret_key = Some(api.secret_key().clone());
    BackendClientOptions {
        address: api.address().clone(),
        credentials: Credentials { secret_key, ..Credentials::default() },
        user_agent: None,
        timeout: DEFAULT_TIMEOUT,
        retry: None,
    }
}

/// The outcome of `users.getUser` with this response, and the requests that were sent.
async fn get_user(
    client: BackendClientOptions,
    answer: Result<Response, TransportError>,
    arguments: &str,
    options: &CallOptions,
) -> (Result<Answer, CallError>, Vec<Request>) {
    let transport = Arc::new(ScriptedTransport { answer, requests: Mutex::default() });
    let client = BackendClient::with_options(client, Arc::clone(&transport) as Arc<dyn Transport>)
        .expect("a usable user agent");
    let row = find("users.getUser").expect("it is in the table");
    let report = client.call_with(row, arguments, options).await;
    let requests = transport.requests.lock().expect("not poisoned").clone();
    assert_eq!(report.attempts as usize, requests.len());
    (report.result, requests)
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
async fn a_call_sends_one_request_with_the_specified_headers() {
    let (outcome, requests) =
        get_user(options(), answered("{}"), r#"["user_1"]"#, &CallOptions::default()).await;
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
async fn a_call_may_override_headers_and_the_key() {
    let names_and_values = ["User-Agent", "other", "x-one", "1", "x-one", "2"].map(ToOwned::to_owned);
    let own = CallOptions {
        headers: CallOptions::headers(&names_and_values).expect("headers that can be sent"),
        secret_key: Some(SecretKey::parse("ak_own").expect("a usable key")),
        ..CallOptions::default()
    };
    let (_, requests) = get_user(options(), answered("{}"), r#"["u"]"#, &own).await;
    let headers = &requests[0].headers;
    assert_eq!(headers["authorization"], "Bearer ak_own");
    assert_eq!(headers.get_all("user-agent").iter().collect::<Vec<_>>(), ["other"]);
    assert_eq!(headers.get_all("x-one").iter().collect::<Vec<_>>(), ["1", "2"]);
}

#[tokio::test]
async fn the_timeout_of_a_call_takes_precedence_over_the_clients() {
    let slow = BackendClientOptions { timeout: Duration::from_secs(60), ..options() };
    let (_, requests) = get_user(slow.clone(), answered("{}"), r#"["u"]"#, &CallOptions::default()).await;
    assert_eq!(requests[0].limits.timeout, Duration::from_secs(60));
    let hurry = CallOptions { timeout: Some(Duration::from_millis(5)), ..CallOptions::default() };
    let (_, requests) = get_user(slow, answered("{}"), r#"["u"]"#, &hurry).await;
    assert_eq!(requests[0].limits.timeout, Duration::from_millis(5));
}

#[tokio::test]
async fn a_call_may_override_the_transport() {
    let transport = Arc::new(ScriptedTransport { answer: answered("[]"), requests: Mutex::default() });
    let own = CallOptions { transport: Some(transport), ..CallOptions::default() };
    let unused = Arc::new(ScriptedTransport { answer: answered("{}"), requests: Mutex::default() });
    let client = BackendClient::new(api(), unused);
    let report = client.call_with(find("users.getUser").expect("it is in the table"), r#"["u"]"#, &own);
    assert_eq!(report.await.result, Ok(Answer::Json("[]".to_owned())));
}

#[tokio::test]
async fn only_idempotent_calls_are_retried() {
    let unavailable =
        || answered("{}").map(|response| Response { status: StatusCode::SERVICE_UNAVAILABLE, ..response });
    let patient = BackendClientOptions {
        retry: Some(Retry { retries: 2, clock: ManualClock::at(0), timer: Arc::<ManualTimer>::default() }),
        ..options()
    };
    for (method, retries, attempts) in [
        ("users.getUser", None, 3),
        ("users.getUser", Some(1), 2),
        ("users.getUser", Some(0), 1),
        ("sessions.getToken", None, 1),
    ] {
        let transport = Arc::new(ScriptedTransport { answer: unavailable(), requests: Mutex::default() });
        let client = BackendClient::with_options(patient.clone(), transport).expect("usable options");
        let row = find(method).expect("it is in the table");
        let call = CallOptions { retries, ..CallOptions::default() };
        let report = client.call_with(row, r#"["id"]"#, &call).await;
        assert_eq!((report.attempts, report.status), (attempts, Some(503)), "{method} {retries:?}");
        assert!(matches!(report.result, Err(CallError::Rejected(_))));
    }
}

#[tokio::test]
async fn the_user_agent_must_be_valid_in_a_header() {
    let named = |name: &str| BackendClientOptions { user_agent: Some(name.to_owned()), ..options() };
    let (_, requests) =
        get_user(named("my-app@1"), answered("{}"), r#"["u"]"#, &CallOptions::default()).await;
    assert_eq!(requests[0].headers["user-agent"], "my-app@1");
    let transport = Arc::new(ScriptedTransport { answer: answered(""), requests: Mutex::default() });
    let error = BackendClient::with_options(named("a\nb"), transport).expect_err("a line break");
    assert_eq!(error.code.as_str(), "user-agent-invalid");
}

#[tokio::test]
async fn nothing_is_sent_without_an_id_or_a_key() {
    let (outcome, requests) = get_user(options(), answered("[]"), r#"[""]"#, &CallOptions::default()).await;
    assert!(matches!(outcome, Err(CallError::Argument(_))));
    assert!(requests.is_empty());

    let no_key = BackendClientOptions { credentials: Credentials::default(), ..options() };
    let (outcome, requests) = get_user(no_key, answered("[]"), r#"["u"]"#, &CallOptions::default()).await;
    assert_eq!(outcome, Err(CallError::Configuration(SecretKey::missing())));
    assert!(requests.is_empty());
}

#[tokio::test]
async fn a_panic_fails_its_call_like_a_transport_error() {
    #[derive(Debug)]
    struct PanickingTransport {
        immediately: bool,
    }

    impl Transport for PanickingTransport {
        fn send(&self, _: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
            assert!(!self.immediately, "a bug");
            Box::pin(async {
                tokio::task::yield_now().await;
                unreachable!("a late bug")
            })
        }
    }

    for immediately in [true, false] {
        let transport = Arc::new(PanickingTransport { immediately });
        let client = BackendClient::with_options(options(), transport).expect("usable options");
        let row = find("users.getUser").expect("it is in the table");
        let outcome = client.call(row, r#"["u"]"#).await;
        assert_eq!(outcome, Err(CallError::Transport(broken())));
    }
}

#[tokio::test]
async fn a_network_error_is_returned() {
    let fault = TransportError {
        kind: TransportErrorKind::Connect,
        message: "GET api.example.com: refused".to_owned(),
        system_code: Some("ECONNREFUSED"),
    };
    let (outcome, _) = get_user(options(), Err(fault.clone()), r#"["u"]"#, &CallOptions::default()).await;
    assert_eq!(outcome, Err(CallError::Transport(fault)));
}
