//! Backend API calls with an ID that a stranger chose: the request stays below the base URL, in the place of the ID.

use std::sync::{Arc, Mutex, OnceLock};

use clerk_express_native::backend::BackendClient;
use clerk_express_native::backend::operation::find;
use clerk_express_native::instance::{BackendApi, SecretKey};
use clerk_express_native::transport::{
    BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind,
};
use serde_json::json;
use url::Url;

/// Operations with an ID, alone and between other segments, and their paths before and after it.
const OPERATIONS: [(&str, &str, &str); 3] = [
    ("users.getUser", "/v1/users/", ""),
    ("users.banUser", "/v1/users/", "/ban"),
    ("users.getUserOauthAccessToken", "/v1/users/", "/oauth_access_tokens/oauth_google"),
];

/// Records the URL of a request instead of sending it.
#[derive(Debug, Default)]
struct Recorder(Mutex<Option<Url>>);

impl Transport for Recorder {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        *self.0.lock().expect("not poisoned") = Some(request.url);
        let message = "nothing is sent".to_owned();
        Box::pin(async {
            Err(TransportError { kind: TransportErrorKind::Connect, message, system_code: None })
        })
    }
}

/// Panics if something does not hold for this input.
pub(crate) fn check(id: &str) {
    for (name, before, after) in OPERATIONS {
        let recorder = Arc::<Recorder>::default();
        let secret_key = SecretKey::parse("sk_test_x").expect("a usable key");
        let api = BackendApi::parse("https://api.example/base", "", secret_key).expect("a good URL");
        let client = BackendClient::new(api, Arc::<Recorder>::clone(&recorder));
        let arguments = if after.starts_with("/oauth") { json!([id, "google"]) } else { json!([id]) };
        let operation = find(name).expect("a known operation");
        let _ = runtime().block_on(client.call(operation, &arguments.to_string()));
        let Some(url) = recorder.0.lock().expect("not poisoned").take() else { continue };
        assert_eq!(url.origin().ascii_serialization(), "https://api.example");
        assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
        let path = url.path().strip_prefix("/base").expect("below the base");
        let encoded = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        let encoded = encoded.unwrap_or_else(|| unreachable!("{path} is not {before}…{after}"));
        assert!(!encoded.is_empty() && !encoded.contains('/'), "{path} has another structure");
        assert!(!leaves(encoded), "{path} leaves its folder when it is decoded");
    }
}

/// Whether a server that decodes the segment any number of times finds a dot segment in it.
fn leaves(segment: &str) -> bool {
    let mut bytes = segment.as_bytes().to_vec();
    for _ in 0..8 {
        if bytes.split(|byte| matches!(byte, b'/' | b'\\')).any(|part| part == b".." || part == b".") {
            return true;
        }
        bytes = decode(&bytes);
    }
    false
}

fn decode(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                rest = &tail[2..];
            }
            None => {
                decoded.push(first);
                rest = tail;
            }
        }
    }
    decoded
}

fn runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| tokio::runtime::Builder::new_current_thread().build().expect("a runtime"))
}
