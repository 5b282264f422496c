//! The ways that a request can take through the core, each ready to be taken many times.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../../test/vectors/support/mod.rs"]
mod support;

use std::hint::black_box;

use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clerk_express_native::instance::{InstanceType, PublishableKey};
use clerk_express_native::jwt::{DEFAULT_ENTRIES, PresentedJwt, VerifiedTokens};
use clerk_express_native::request::Request;
use serde_json::json;

use self::support::token::{NOW, PUBLIC_PEM, Token};
use self::support::{Instance, decide, get, reason, remembering};

/// Something that can be done again and again at the same cost.
pub(crate) type Operation = Box<dyn FnMut()>;

/// The name of a path, and what prepares it.
pub(crate) type Path = (&'static str, fn() -> Operation);

/// What everything is held against: one RSA-2048 verification, with the key parsed and the token taken apart.
pub(crate) const BARE_VERIFICATION: &str = "bare RSA-2048 verification";

/// Every path. It checks once that it leads where its name says.
pub(crate) const PATHS: [Path; 11] = [
    (BARE_VERIFICATION, bare_verification),
    ("decoding a token", decoding),
    ("same bearer token", same_bearer_token),
    ("same cookies", same_cookies),
    ("bearer tokens of a crowd", bearer_tokens_of_a_crowd),
    ("no credentials", no_credentials),
    ("new bearer token", new_bearer_token),
    ("forged bearer token", forged_bearer_token),
    ("expired bearer token", expired_bearer_token),
    ("forged token of 16 kB", forged_large_token),
    ("handshake redirect", handshake_redirect),
];

fn bare_verification() -> Operation {
    let token = PresentedJwt::decode(&Token::good().sign()).expect("a good token");
    let base64: String = PUBLIC_PEM.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode(base64).expect("a PEM file");
    let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &der).expect("a good key");
    Box::new(move || {
        let message = black_box(token.signed_text()).as_bytes();
        key.verify_sig(message, token.signature()).expect("a good signature");
    })
}

fn decoding() -> Operation {
    let token = Token::good().sign();
    Box::new(move || {
        black_box(PresentedJwt::decode(black_box(&token)).expect("a good token"));
    })
}

fn same_bearer_token() -> Operation {
    request(vec![bearer(&Token::good().sign())], "signed-in")
}

/// Both variants of the cookies, as Clerk's browser library sets them.
fn same_cookies() -> Operation {
    let token = Token::good().sign();
    let key = publishable_key();
    let key = PublishableKey::parse(&key).expect("a good publishable key");
    let (suffix, updated_at) = (key.cookie_suffix().as_str(), NOW - 60);
    let cookies = format!(
        "theme=dark; __session={token}; __session_{suffix}={token}; \
         __client_uat={updated_at}; __client_uat_{suffix}={updated_at}"
    );
    request(vec![("cookie", cookies)], "signed-in")
}

/// Tokens that were all verified before, too many to be kept decoded.
fn bearer_tokens_of_a_crowd() -> Operation {
    const PEOPLE: usize = 640;
    const DECODED: usize = 64;
    let tokens = VerifiedTokens::with_decoded(DEFAULT_ENTRIES, DECODED);
    let instance = remembering(&publishable_key(), tokens);
    let token = |index| member_or_not(index).claim("sid", format!("sess_{index}")).sign();
    let requests: Vec<Headers> =
        (0..PEOPLE).map(|index| with_common_headers(vec![bearer(&token(index))])).collect();
    for headers in requests.iter().chain(&requests) {
        expect(&instance, headers, "signed-in");
    }
    let mut turn = (0..PEOPLE).cycle();
    Box::new(move || decide_once(&instance, &requests[turn.next().expect("it never ends")]))
}

fn no_credentials() -> Operation {
    request(Vec::new(), "session-token-and-uat-missing")
}

/// Every token is verified, and kept. They take turns in a cache that is too small for them; its safe places are taken
/// by tokens that came twice before the first of them.
fn new_bearer_token() -> Operation {
    /// No cache is smaller.
    const ROOM: usize = 64;
    let instance = remembering(&publishable_key(), VerifiedTokens::new(ROOM));
    let requests = |prefix: &str, count: usize| -> Vec<Headers> {
        let token = |index| member_or_not(index).claim("sid", format!("sess_{prefix}_{index}")).sign();
        (0..count).map(|index| with_common_headers(vec![bearer(&token(index))])).collect()
    };
    let residents = requests("resident", ROOM);
    for headers in residents.iter().chain(&residents) {
        expect(&instance, headers, "signed-in");
    }
    let visitors = requests("visitor", 4 * ROOM);
    let mut turn = (0..visitors.len()).cycle();
    Box::new(move || decide_once(&instance, &visitors[turn.next().expect("it never ends")]))
}

/// Refused tokens are not kept, so the same one costs as much as different ones.
fn forged_bearer_token() -> Operation {
    request(vec![bearer(&forged(&Token::good()))], "token-invalid-signature")
}

fn expired_bearer_token() -> Operation {
    let token = Token::good().claim("iat", NOW - 100).claim("nbf", NOW - 100).claim("exp", NOW - 40);
    request(vec![bearer(&token.sign())], "session-token-expired-refresh-non-eligible-no-refresh-cookie")
}

/// About the longest token that Node lets through.
fn forged_large_token() -> Operation {
    let token = Token::good().claim("padding", "x".repeat(11_500));
    request(vec![bearer(&forged(&token))], "token-invalid-signature")
}

fn handshake_redirect() -> Operation {
    let cookies = format!("__client_uat={}", NOW - 60);
    let page = ("sec-fetch-dest", "document".to_owned());
    request(vec![("cookie", cookies), page], "client-uat-but-no-session-token")
}

/// A token without an organization or, for two of five people, with one and its 20 permissions.
fn member_or_not(person: usize) -> Token {
    if person % 5 < 3 {
        return Token::good();
    }
    let organization = json!({
        "id": "org_2bSR6BkNTyzKYXnjBHG9mSnJmzS",
        "rol": "admin",
        "slg": "acme",
        "per": "read,create,update,delete",
        "fpm": "15,15,15,15,15",
    });
    Token::good()
        .claim("v", 2)
        .claim("fea", "o:articles,o:billing,o:members,o:reports,o:settings")
        .claim("o", organization)
}

/// Names and values of headers.
type Headers = Vec<(&'static str, String)>;

/// The same request again and again, to an instance that remembers tokens.
fn request(headers: Headers, expected: &str) -> Operation {
    let instance = remembering(&publishable_key(), VerifiedTokens::new(DEFAULT_ENTRIES));
    let headers = with_common_headers(headers);
    expect(&instance, &headers, expected);
    Box::new(move || decide_once(&instance, &headers))
}

/// Adds the headers that every request has.
fn with_common_headers(mut headers: Headers) -> Headers {
    headers.push(("host", "example.com".to_owned()));
    headers.push(("accept", "*/*".to_owned()));
    headers
}

fn bearer(token: &str) -> (&'static str, String) {
    ("authorization", format!("Bearer {token}"))
}

/// The token with the signature of another one.
fn forged(token: &Token) -> String {
    let other = Token::good().claim("sid", "sess_other").sign();
    let (_, signature) = other.rsplit_once('.').expect("three parts");
    format!("{}.{signature}", token.text())
}

fn expect(instance: &Instance, headers: &Headers, expected: &str) {
    let state = decide(instance, &read(headers));
    assert_eq!(reason(&state).unwrap_or_else(|| state.status().to_owned()), expected);
}

/// What the addon does for each request: the texts are copied out of JavaScript, looked at, and decided about.
fn decide_once(instance: &Instance, headers: &Headers) {
    black_box(decide(instance, &read(black_box(headers))));
}

fn read(headers: &Headers) -> Request {
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    get(&headers)
}

fn publishable_key() -> String {
    PublishableKey::encode(InstanceType::Production, "clerk.example.com")
}
