//! Properties of any input: nothing panics, only a valid token signs in, and no input escapes its place.

use std::sync::OnceLock;

use clerk_express_native::authenticate::{Outcome, State, debug, explain};
use clerk_express_native::instance::{InstanceType, PublishableKey, Satellite, SignInUrlDemand, Site};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::fuzz_seeds;
use crate::support::token::{NOW, Token};
use crate::support::{Instance, authenticator, decide, decide_at, get, get_target, satellite};

const PUBLISHABLE_KEY: &str = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

/// The origin of the sign-in page of [`satellite`].
const SIGN_IN_ORIGIN: &str = "https://primary.example";

/// Failing inputs are printed, not saved to files.
fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

fn production() -> &'static Instance {
    static INSTANCE: OnceLock<Instance> = OnceLock::new();
    INSTANCE.get_or_init(|| authenticator(PUBLISHABLE_KEY))
}

fn development() -> &'static Instance {
    static INSTANCE: OnceLock<Instance> = OnceLock::new();
    INSTANCE.get_or_init(|| {
        authenticator(&PublishableKey::encode(InstanceType::Development, "clerk.example.com"))
    })
}

fn development_satellite() -> &'static Instance {
    static INSTANCE: OnceLock<Instance> = OnceLock::new();
    INSTANCE
        .get_or_init(|| satellite(&PublishableKey::encode(InstanceType::Development, "clerk.example.com")))
}

fn production_satellite() -> &'static Instance {
    static INSTANCE: OnceLock<Instance> = OnceLock::new();
    INSTANCE.get_or_init(|| satellite(PUBLISHABLE_KEY))
}

fn instance() -> impl Strategy<Value = &'static Instance> {
    select(vec![production(), development(), production_satellite(), development_satellite()])
}

/// Often the origin of the satellites' sign-in page.
fn origin() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(SIGN_IN_ORIGIN.to_owned()),
        1 => pieces(&["https://", "primary.example", "null", ":", "443", "/", "a.example"]),
    ]
}

/// How an app's functions derive its site from the client's `Host`.
#[derive(Clone, Copy, Debug)]
enum Named {
    Domain,
    Proxy,
    ProxyPath,
    SatelliteWithoutSignInPage,
    Nothing,
}

fn named_site() -> impl Strategy<Value = Named> {
    use Named::*;
    select(vec![Domain, Proxy, ProxyPath, SatelliteWithoutSignInPage, Nothing])
}

impl Named {
    fn of(self, host: &str) -> Site {
        let satellite = |sign_in_url| Satellite::new(sign_in_url, true, true, SignInUrlDemand::Nothing).ok();
        let sign_in_url = Some("https://primary.example/sign-in");
        match self {
            Self::Domain => Site::new(Some(host.to_owned()), None, satellite(sign_in_url)),
            Self::Proxy => Site::new(None, Some(format!("https://{host}/__clerk")), satellite(sign_in_url)),
            Self::ProxyPath => Site::new(None, Some(format!("/{host}")), None),
            Self::SatelliteWithoutSignInPage => Site::new(Some(host.to_owned()), None, satellite(None)),
            Self::Nothing => {
                let fault = Satellite::new(None, false, true, SignInUrlDemand::Nothing);
                Site::unusable(fault.expect_err("neither a domain nor a proxy"))
            }
        }
    }
}

fn good_token() -> &'static str {
    static TOKEN: OnceLock<String> = OnceLock::new();
    TOKEN.get_or_init(|| Token::good().sign())
}

fn decide_about(given: &[(&str, &str)]) -> State {
    decide(production(), &get(given))
}

fn is_signed_in(state: &State) -> bool {
    matches!(state, State::SignedIn(_))
}

/// Arbitrary strings, often similar to what the code looks for.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    let piece =
        prop_oneof![4 => select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// Arbitrary strings including control characters, which proptest's own string strategy omits.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter)
}

fn authorization() -> impl Strategy<Value = String> {
    pieces(&[
        "Bearer",
        "bearer",
        " ",
        ".",
        "e30",
        "eyJhbGciOiJSUzI1NiJ9",
        "eyJzdWIiOjF9",
        "bnVsbA",
        "=",
        "ak_",
        "\t",
    ])
}

fn cookie_header() -> impl Strategy<Value = String> {
    let name = pieces(&["__session", "__client_uat", "__clerk_db_jwt", "__refresh", "_naoXFJnI", " ", "\t"]);
    let value = pieces(&["1", "2", "\"", "=", " ", "\t", "%20", "%", "%E2%82%AC", "%C3", "e30.e30."]);
    let pair = prop_oneof![
        3 => (cookie_name(), value.clone()).prop_map(|(name, value)| format!("{name}={value}")),
        1 => (name, value.clone()).prop_map(|(name, value)| format!("{name}={value}")),
        1 => value,
    ];
    proptest::collection::vec(pair, 0..8).prop_map(|pairs| pairs.join("; "))
}

/// One of a few names, so that duplicates are frequent.
fn cookie_name() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "__session",
            "__session_naoXFJnI",
            "__client_uat",
            "__clerk_db_jwt_naoXFJnI",
            "__refresh_naoXFJnI",
            "__clerk_handshake",
            "__clerk_handshake_nonce",
            "__clerk_redirect_count",
        ][..],
    )
}

/// Headers that mark a request as a navigation that can be redirected to Clerk.
fn page_header() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(&[("sec-fetch-dest", "document"), ("sec-fetch-dest", "iframe"), ("accept", "text/html")][..])
}

fn target() -> impl Strategy<Value = String> {
    pieces(&[
        "/",
        "//",
        "\\",
        "evil.example",
        "http:",
        "https://",
        "@",
        ":",
        "80",
        "/./",
        "/../",
        "%2f",
        "%5c",
        "?",
        "#",
        "a=b",
        "&",
        " ",
        "\t",
        "\n",
        "[",
        "javascript:",
        "file:///",
        "_",
        "?__clerk_handshake=",
        "&__clerk_handshake_nonce=1",
        "&__clerk_redirect_url=https://s.example",
        "&__clerk_synced=false",
        "&__clerk_db_jwt=",
    ])
}

proptest! {
    #![proptest_config(cases(5_000))]

    #[test]
    fn no_headers_and_no_target_panic_or_sign_in(
        authorization in proptest::option::of(authorization()),
        cookie in cookie_header(),
        host in pieces(&["a.example", "127.0.0.1", ":", "80", "/", "@", ",", "[::1]"]),
        scheme in pieces(&["http", "https", "ws", "wss", ",", "javascript", ":"]),
        target in target(),
        page in proptest::option::of(page_header()),
        referrer in proptest::option::of(target()),
        origin in proptest::option::of(origin()),
        instance in instance(),
        named in proptest::option::of(named_site()),
    ) {
        let mut given = vec![
            ("cookie", cookie.as_str()),
            ("host", host.as_str()),
            ("x-forwarded-host", host.as_str()),
            ("x-forwarded-proto", scheme.as_str()),
        ];
        given.extend(authorization.as_deref().map(|value| ("authorization", value)));
        given.extend(referrer.as_deref().map(|value| ("referer", value)));
        given.extend(origin.as_deref().map(|value| ("origin", value)));
        given.extend(page);
        let named = named.map(|named| named.of(&host));
        let site = named.as_ref().unwrap_or(&instance.site);
        if let Ok(request) = get_target(&target, &given) {
            let state = decide_at(instance, site, &request);
            prop_assert!(!is_signed_in(&state));
            for (name, value) in state.response_headers() {
                prop_assert!(value.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{}: {}", name, value);
                prop_assert!(!value.contains(".invalid"), "{}: {}", name, value);
            }
            let outcome = Outcome { status: state.status(), reason: None, message: None };
            explain(&instance.authenticator, site, &request, outcome);
            debug(&instance.authenticator, site, &request);
        }
    }

    #[test]
    fn a_valid_token_in_the_header_signs_in_with_any_other_headers(
        cookie in cookie_header(),
        host in pieces(&["a.example", "127.0.0.1", ":", "80", "/", "@", "[::1]"]),
        scheme in pieces(&["http", "wss", ",", "javascript"]),
        target in target(),
        origin in origin(),
        instance in instance(),
        named in proptest::option::of(named_site()),
    ) {
        let authorization = format!("Bearer {}", good_token());
        let given = [
            ("authorization", authorization.as_str()),
            ("cookie", cookie.as_str()),
            ("host", host.as_str()),
            ("x-forwarded-proto", scheme.as_str()),
            ("origin", origin.as_str()),
        ];
        let named = named.map(|named| named.of(&host));
        if let Ok(request) = get_target(&target, &given) {
            let state = decide_at(instance, named.as_ref().unwrap_or(&instance.site), &request);
            prop_assert!(is_signed_in(&state), "{:?}", state);
        }
    }

    #[test]
    fn cookies_are_parsed_as_by_a_naive_implementation(header in cookie_header()) {
        fuzz_seeds::cookies::check(&header);
    }

    #[test]
    fn a_target_never_changes_the_origin(target in target()) {
        let given = [("host", "app.example"), ("x-forwarded-proto", "https")];
        if let Ok(request) = get_target(&target, &given) {
            let url = request.url().public().expect("it has a host");
            prop_assert_eq!(url.origin().ascii_serialization(), "https://app.example");
            prop_assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
        }
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn a_changed_token_never_signs_in(change in change()) {
        let changed = change.apply(good_token());
        prop_assume!(changed != good_token());
        let state = decide_about(&[("authorization", &format!("Bearer {changed}"))]);
        prop_assert!(!is_signed_in(&state), "in the header: {}", changed);
        let uat = NOW - 60;
        let state = decide_about(&[("cookie", &format!("__session={changed}; __client_uat={uat}"))]);
        prop_assert!(!is_signed_in(&state), "in the cookie: {}", changed);
    }

    #[test]
    fn response_headers_are_printable_ascii_for_any_invalid_token(authorization in text()) {
        prop_assert!(printable_headers(&authorization));
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn response_headers_are_printable_ascii_for_any_token_header(
        kid in text(),
        typ in text(),
        alg in proptest::option::of(text()),
    ) {
        let token = Token::good().header("kid", kid);
        let token = match alg {
            Some(alg) => token.header("alg", alg),
            None => token.header("typ", typ),
        };
        prop_assert!(printable_headers(&unsigned(&token)));
    }

    #[test]
    fn response_headers_are_printable_ascii_for_any_signed_claim(
        name in select(&["sub", "exp", "nbf", "iat", "aud", "azp", "iss"][..]),
        value in text(),
    ) {
        prop_assert!(printable_headers(&Token::good().claim(name, vec![value]).sign()));
    }
}

/// The unchanged token signs in, so the properties above are not vacuous.
#[test]
fn the_unchanged_token_signs_in() {
    assert!(is_signed_in(&decide_about(&[("authorization", &format!("Bearer {}", good_token()))])));
    let cookie = format!("__session={}; __client_uat={}", good_token(), NOW - 60);
    assert!(is_signed_in(&decide_about(&[("cookie", &cookie)])));
}

/// A change to an ASCII string.
#[derive(Clone, Debug)]
enum Change {
    Replace(Index, char),
    Insert(Index, char),
    Remove(Index),
    Repeat(Index),
    Swap(Index, Index),
    Cut(Index),
    Behead(Index),
}

fn change() -> impl Strategy<Value = Change> {
    // A space, a tab or a semicolon would end the token instead of being part of it.
    let character = prop_oneof![
        6 => "[A-Za-z0-9_.=-]".prop_map(|text| text.chars().next().unwrap_or('A')),
        1 => any::<char>(),
    ]
    .prop_filter("ends the token", |character| !matches!(character, ' ' | '\t' | ';'));
    prop_oneof![
        4 => (any::<Index>(), character.clone()).prop_map(|(at, new)| Change::Replace(at, new)),
        2 => (any::<Index>(), character).prop_map(|(at, new)| Change::Insert(at, new)),
        1 => any::<Index>().prop_map(Change::Remove),
        1 => any::<Index>().prop_map(Change::Repeat),
        1 => any::<(Index, Index)>().prop_map(|(one, other)| Change::Swap(one, other)),
        1 => any::<Index>().prop_map(Change::Cut),
        1 => any::<Index>().prop_map(Change::Behead),
    ]
}

impl Change {
    fn apply(&self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let length = characters.len();
        match self {
            Self::Replace(at, new) => characters[at.index(length)] = *new,
            Self::Insert(at, new) => characters.insert(at.index(length + 1), *new),
            Self::Remove(at) => drop(characters.remove(at.index(length))),
            Self::Repeat(at) => characters.insert(at.index(length), characters[at.index(length)]),
            Self::Swap(one, other) => characters.swap(one.index(length), other.index(length)),
            Self::Cut(at) => characters.truncate(at.index(length)),
            Self::Behead(at) => drop(characters.drain(..at.index(length))),
        }
        characters.into_iter().collect()
    }
}

fn unsigned(token: &Token) -> String {
    let text = token.text();
    format!("{text}.{}", "A".repeat(342))
}

/// Whether the response headers are printable and short.
fn printable_headers(authorization: &str) -> bool {
    let state = decide_about(&[("authorization", authorization)]);
    let Some((reason, message)) = state.explanation() else { return true };
    [reason.text().as_ref(), message].iter().all(|value| {
        let printable = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        printable && value.len() < 2_000
    })
}
