//! The payload of a signed handshake: JSON text that Clerk signed, and whatever else can return with it.

use std::sync::OnceLock;

use crate::support::{Instance, authenticator, decide, get_target};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clerk_express_native::authenticate::State;
use clerk_express_native::instance::{InstanceType, PublishableKey};
use serde_json::Value;

/// The only token in the seeds that is valid.
const SESSION_TOKEN: &str = include_str!("../../test/vectors/keys/session-token.jwt");

/// Panics if something does not hold for this input.
pub(crate) fn check(payload: &str) {
    if payload.len() > 4096 {
        return;
    }
    let token = sign(payload);
    for instance in [instance(InstanceType::Production), instance(InstanceType::Development)] {
        let headers = [("host", "app.example"), ("accept", "text/html"), ("sec-fetch-dest", "document")];
        let target = format!("/page?a=1&__clerk_handshake={token}");
        let request = get_target(&target, &headers).expect("a good request");
        check_state(payload, &decide(instance, &request));
    }
    // Changed after it was signed, it sets no cookie.
    let forged = format!("/page?__clerk_handshake={}A", &token[..token.len() - 1]);
    if let Ok(request) = get_target(&forged, &[("host", "app.example")]) {
        let state = decide(instance(InstanceType::Production), &request);
        assert!(
            token.ends_with('A') || state.response_headers().iter().all(|(name, _)| *name != "set-cookie")
        );
    }
}

fn check_state(payload: &str, state: &State) {
    let directives: Vec<String> = serde_json::from_str::<Value>(payload)
        .ok()
        .and_then(|payload| serde_json::from_value(payload.get("handshake")?.clone()).ok())
        .unwrap_or_default();
    let set: Vec<&str> = state
        .response_headers()
        .iter()
        .filter(|(name, _)| *name == "set-cookie")
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.starts_with("__clerk_redirect_count="))
        .collect();
    for value in &set {
        assert!(
            directives.iter().any(|directive| directive.trim_matches([' ', '\t']) == *value),
            "{value:?} came from nowhere"
        );
        assert!(value.chars().all(|c| c == '\t' || (' '..='ÿ').contains(&c) && c != '\u{7f}'), "{value:?}");
    }
    assert!(set.is_empty() || set.len() == directives.len(), "some cookies are set, and others are not");
    if matches!(state, State::SignedIn(_)) {
        assert!(
            directives.iter().any(|directive| directive.contains(SESSION_TOKEN.trim())),
            "signed in without a token"
        );
    }
    for (name, value) in state.response_headers() {
        if *name == "location" {
            let to = url::Url::parse(value).expect("a URL");
            assert!(matches!(to.host_str(), Some("app.example" | "clerk.example.com")), "{to}");
        }
    }
}

/// Signs JSON text as it is.
fn sign(payload: &str) -> String {
    static KEY: OnceLock<jsonwebtoken::EncodingKey> = OnceLock::new();
    let key = KEY.get_or_init(|| {
        let pem = include_str!("../../test/vectors/keys/rsa-2048.private.pem");
        let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = base64::prelude::BASE64_STANDARD.decode(body).expect("a PEM file");
        jsonwebtoken::EncodingKey::from_rsa_der(&der)
    });
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256","typ":"JWT","kid":"rsa-2048"}"#);
    let text = format!("{header}.{}", URL_SAFE_NO_PAD.encode(payload));
    let signature = jsonwebtoken::crypto::sign(text.as_bytes(), key, jsonwebtoken::Algorithm::RS256);
    format!("{text}.{}", signature.expect("a good key"))
}

fn instance(instance_type: InstanceType) -> &'static Instance {
    static PRODUCTION: OnceLock<Instance> = OnceLock::new();
    static DEVELOPMENT: OnceLock<Instance> = OnceLock::new();
    let cell = match instance_type {
        InstanceType::Production => &PRODUCTION,
        InstanceType::Development => &DEVELOPMENT,
    };
    cell.get_or_init(|| authenticator(&PublishableKey::encode(instance_type, "clerk.example.com")))
}
