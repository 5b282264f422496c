//! A stand-in on a loopback socket, and a client that does not follow redirects.

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use clerk_local::handshake_format::HandshakeFormat;
use clerk_local::keys::SigningKey;
use clerk_local::local_clerk::{LocalClerk, Settings};
use clerk_local::router;
use clerk_local::state::State;
use clerk_local::state::stored_key::StoredKey;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Map, Value};
use tokio::net::TcpListener;

pub(crate) const AMARA: &str = "user_2xAmaraOkafor000000000001";
pub(crate) const JONAS: &str = "user_2xJonasLindqvist0000000002";
pub(crate) const MEI: &str = "user_2xMeiTanaka00000000000003";
pub(crate) const HARBOUR_BAKERY: &str = "org_2xHarbourBakery000000000001";
pub(crate) const APP_URL: &str = "http://127.0.0.1:3000";

/// One key for all: making one takes longer than a test.
static KEY: LazyLock<StoredKey> = LazyLock::new(|| SigningKey::generate().to_stored());

/// A running stand-in, which stops with the test's runtime.
pub(crate) struct Server {
    pub(crate) local: Arc<LocalClerk>,
    client: Client,
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::start_with(State::built_in()).await
    }

    pub(crate) async fn start_with(mut seed: State) -> Self {
        seed.signing_key.get_or_insert_with(|| KEY.clone());
        Self::start_with_packages(seed, env!("CARGO_MANIFEST_DIR").as_ref()).await
    }

    /// With Clerk's browser packages of the app in this folder.
    pub(crate) async fn start_in(folder: &Path) -> Self {
        Self::start_with_packages(State::built_in(), folder).await
    }

    async fn start_with_packages(seed: State, packages: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let settings = Settings {
            app_url: APP_URL.parse().expect("a URL"),
            session_token_seconds: 60,
            webhook_retry_after: vec![Duration::from_millis(10); 2],
            packages: packages.to_owned(),
            handshake_format: HandshakeFormat::Requested,
        };
        let local = Arc::new(LocalClerk::new(address, settings, seed, None));
        tokio::spawn(axum::serve(listener, router(Arc::clone(&local))).into_future());
        let client = Client::builder().no_proxy().redirect(Policy::none()).build().expect("a client");
        Self { local, client }
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.address(path))
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(self.address(path))
    }

    /// A request with any method.
    pub(crate) fn send(&self, method: &str, path: &str) -> RequestBuilder {
        self.client.request(method.parse().expect("a method"), self.address(path))
    }

    /// The response to a request that is built.
    pub(crate) async fn execute(&self, request: reqwest::Request) -> Response {
        self.client.execute(request).await.expect("a response")
    }

    /// The JSON of a successful GET request to the Backend API.
    pub(crate) async fn get_json(&self, path: &str) -> Value {
        success(self.with_key(self.get(path))).await
    }

    /// The same, on a task of its own.
    pub(crate) fn get_json_later(&self, path: &str) -> tokio::task::JoinHandle<Value> {
        tokio::spawn(success(self.with_key(self.get(path))))
    }

    /// The JSON of a successful POST request.
    pub(crate) async fn post_json(&self, path: &str, body: &Value) -> Value {
        success(self.with_key(self.post(path)).json(body)).await
    }

    pub(crate) fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        request.bearer_auth(self.local.secret_key())
    }

    /// A token's header and claims, after its signature was verified with the served keys.
    pub(crate) async fn verified(&self, jwt: &str) -> (Map<String, Value>, Map<String, Value>) {
        let keys: JwkSet = success(self.get("/.well-known/jwks.json")).await;
        let header = header(jwt);
        let key = keys.find(header["kid"].as_str().expect("a kid")).expect("the token's key is served");
        let mut validation = Validation::new(Algorithm::RS256);
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        let key = DecodingKey::from_jwk(key).expect("a usable key");
        let token = jsonwebtoken::decode(jwt, &key, &validation).expect("a valid signature");
        (header, token.claims)
    }

    /// The address for raw connections.
    pub(crate) fn socket_address(&self) -> &str {
        self.local.origin().trim_start_matches("http://")
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.local.origin())
    }
}

/// The status and the error code of a failed request.
pub(crate) async fn failure(request: RequestBuilder) -> (StatusCode, String) {
    let response = request.send().await.expect("a response");
    let status = response.status();
    let body: Value = response.json().await.expect("a JSON body");
    let error = &body["errors"][0];
    for field in ["code", "message", "long_message"] {
        assert!(error[field].as_str().is_some_and(|text| !text.is_empty()), "{field} in {body}");
    }
    assert!(body["clerk_trace_id"].as_str().is_some_and(|id| id.len() == 32), "{body}");
    (status, error["code"].as_str().expect("a code").to_owned())
}

pub(crate) async fn success<T: serde::de::DeserializeOwned>(request: RequestBuilder) -> T {
    let response = request.send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header_of(&response, "content-type"), "application/json");
    response.json().await.expect("a JSON body")
}

pub(crate) fn header_of<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers().get(name).expect(name).to_str().expect("ASCII")
}

/// The response to choosing a user on the sign-in page.
pub(crate) async fn sign_in(server: &Server, user_id: &str, redirect_url: &str) -> Response {
    let form = [("user_id", user_id), ("redirect_url", redirect_url)];
    server.post("/sign-in").form(&form).send().await.expect("a response")
}

/// Name, value and attributes of a cookie.
pub(crate) type SetCookie = (String, String, String);

/// The cookies that a response sets.
pub(crate) fn cookies(response: &Response) -> Vec<SetCookie> {
    let lines = response.headers().get_all("set-cookie").iter();
    lines.map(|line| set_cookie(line.to_str().expect("ASCII"))).collect()
}

/// Parses a `Set-Cookie` value.
pub(crate) fn set_cookie(line: &str) -> SetCookie {
    let (pair, attributes) = line.split_once(';').expect("attributes");
    let (name, value) = pair.split_once('=').expect("a name and a value");
    (name.to_owned(), value.to_owned(), attributes.to_owned())
}

/// Value and attributes of the cookie with this name.
pub(crate) fn find(cookies: &[SetCookie], wanted: &str) -> (String, String) {
    let (_, value, attributes) = cookies.iter().find(|(name, ..)| name == wanted).expect(wanted);
    (value.clone(), attributes.clone())
}

/// The `Cookie` header that a browser would send.
pub(crate) fn as_sent(cookies: &[SetCookie]) -> String {
    let pairs: Vec<String> = cookies.iter().map(|(name, value, _)| format!("{name}={value}")).collect();
    pairs.join("; ")
}

/// The complete header, which the library does not return.
fn header(jwt: &str) -> Map<String, Value> {
    use base64::Engine;
    let part = jwt.split('.').next().expect("a first part");
    let json = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).expect("base64url");
    serde_json::from_slice(&json).expect("a JSON object")
}
