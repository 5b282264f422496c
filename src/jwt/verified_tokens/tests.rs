mod crowd;
mod key_sets;

use super::frequent::BYTES_PER_ENTRY;
use super::*;
use crate::error::{TokenErrorReason, VerificationError};
use crate::jwks::PemKey;
use crate::jwt::{HeaderTypes, KeySource, PresentedJwt, Rules, Verifier};
use crate::test_token::{NOW, PUBLIC_PEM, Token};
use crate::time::manual::ManualClock;

/// A verifier with a PEM key that caches in `tokens`.
fn by_pem(tokens: &Arc<VerifiedTokens>, rules: Rules, clock: &Arc<ManualClock>) -> Verifier {
    let clock = Arc::<ManualClock>::clone(clock);
    Verifier::new(KeySource::Pem(PemKey::parse(PUBLIC_PEM)), rules, clock).remembering(Arc::clone(tokens))
}

fn tokens() -> Arc<VerifiedTokens> {
    Arc::new(VerifiedTokens::new(DEFAULT_ENTRIES))
}

/// `Ok` if the token is accepted, otherwise the reason.
async fn outcome(verifier: &Verifier, text: &str) -> Result<(), TokenErrorReason> {
    let token = verifier.decode(text).expect("a token that decodes");
    verifier.verify(&token).await.map_err(|error| match error {
        VerificationError::Token(error) => error.reason,
        VerificationError::Unexpected(why) => unreachable!("{why}"),
    })
}

/// Whether the token is cached and its verification counts, so that only the time claims would be checked.
fn is_remembered(verifier: &Verifier, text: &str) -> bool {
    let token = verifier.decode(text).expect("a token that decodes");
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    verifier.remembers(&token, &Ok(key))
}

#[tokio::test]
async fn a_cached_token_keeps_its_serial_and_every_other_decoding_gets_a_new_one() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = Token::good().sign();
    let first = verifier.decode(&text).expect("a token that decodes");
    let unverified = verifier.decode(&text).expect("a token that decodes");
    assert!(!first.is_kept_decoded() && !unverified.is_kept_decoded());
    assert_ne!(unverified.serial(), first.serial());
    verifier.verify(&first).await.expect("a good token");
    // Most tokens come once.
    let second = verifier.decode(&text).expect("a token that decodes");
    assert!(!second.is_kept_decoded());
    assert_ne!(second.serial(), first.serial());
    verifier.verify(&second).await.expect("a known token");
    let third = verifier.decode(&text).expect("a token that decodes");
    assert!(third.is_kept_decoded());
    assert_eq!(third.serial(), second.serial());
}

/// A good token of this session.
fn of_session(index: usize) -> String {
    Token::good().claim("sid", format!("sess_{index}")).sign()
}

/// A good token with claims of about this size and a dummy signature.
fn unsigned(index: usize, padding: usize) -> Arc<DecodedJwt> {
    let token = Token::good().claim("sid", format!("sess_{index}")).claim("x", "x".repeat(padding));
    let text = format!("{}.{}", token.text(), "A".repeat(342));
    Arc::clone(PresentedJwt::decode(&text).expect("a token that decodes").token())
}

fn keep(tokens: &VerifiedTokens, token: &Arc<DecodedJwt>) {
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    let lookup = tokens.look_up(SCOPE, token.text());
    tokens.keep(lookup, token, *key.fingerprint(), Duration::ZERO, MAX_AGE);
}

/// The same for a token that comes twice.
fn keep_decoded(tokens: &VerifiedTokens, token: &Arc<DecodedJwt>) {
    keep(tokens, token);
    tokens.accepted(tokens.look_up(SCOPE, token.text()), token);
}

/// Whether the token is cached, decoded or not.
fn is_cached(tokens: &VerifiedTokens, token: &DecodedJwt) -> bool {
    tokens.look_up(SCOPE, token.text()).record().is_some()
}

/// Whether the token is cached and decoded.
fn is_frequent(tokens: &VerifiedTokens, token: &DecodedJwt) -> bool {
    tokens.look_up(SCOPE, token.text()).is_decoded()
}

const SCOPE: Scope = Scope([0; 32]);

#[tokio::test]
async fn accepted_tokens_are_cached_and_rejected_tokens_are_not() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let good = Token::good().sign();
    assert!(!is_remembered(&verifier, &good));
    assert_eq!(outcome(&verifier, &good).await, Ok(()));
    assert!(is_remembered(&verifier, &good));
    for refused in [
        Token::good().signed_with_another_key(),
        Token::good().claim("exp", NOW - 10),
        Token::good().claim("nbf", NOW + 10),
        Token::good().claim("sub", 5),
        Token::good().header("typ", "other"),
        Token::good().header("alg", "HS256"),
    ] {
        let text = refused.sign();
        assert!(outcome(&verifier, &text).await.is_err());
        assert!(!is_remembered(&verifier, &text));
    }
    assert_eq!(tokens.len(), 1);
}

#[tokio::test]
async fn a_token_is_looked_up_by_its_full_string() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let good = Token::good().sign();
    assert_eq!(outcome(&verifier, &good).await, Ok(()));
    let signature = good.rfind('.').expect("a JWT") + 1;
    // The same header and claims with another signature, and the same signature with other claims.
    let mut forged = good.clone();
    let other = if &good[signature..=signature] == "A" { "B" } else { "A" };
    forged.replace_range(signature..=signature, other);
    assert_eq!(outcome(&verifier, &forged).await, Err(TokenErrorReason::TokenInvalidSignature));
    let claims = format!("{}.{}", Token::good().claim("sub", "user_2").text(), &good[signature..]);
    assert_eq!(outcome(&verifier, &claims).await, Err(TokenErrorReason::TokenInvalidSignature));
}

#[tokio::test]
async fn time_claims_are_checked_on_every_hit() {
    let cases = [
        (Token::good().claim("exp", NOW + 20), TokenErrorReason::TokenExpired),
        (Token::good().claim("nbf", NOW), TokenErrorReason::TokenNotActiveYet),
        (Token::good().claim("iat", NOW), TokenErrorReason::TokenIatInTheFuture),
    ];
    for (token, reason, is_decoded) in
        cases.iter().flat_map(|(token, reason)| [true, false].map(|is_decoded| (token, *reason, is_decoded)))
    {
        let tokens = tokens();
        let text = token.sign();
        assert_eq!(outcome(&by_pem(&tokens, Rules::default(), &ManualClock::at(NOW)), &text).await, Ok(()));
        if !is_decoded {
            tokens.frequent.cache.clear();
        }
        // The same token in the same cache, at a time when it is not valid.
        let other_time = if reason == TokenErrorReason::TokenExpired { NOW + 26 } else { NOW - 6 };
        let verifier = by_pem(&tokens, Rules::default(), &ManualClock::at(other_time));
        assert!(is_remembered(&verifier, &text));
        assert_eq!(outcome(&verifier, &text).await, Err(reason));
    }
}

#[tokio::test]
async fn a_verification_counts_for_a_minute_and_no_longer_than_the_token() {
    let clock = ManualClock::at(NOW);
    let verifier = by_pem(&tokens(), Rules::default(), &clock);
    let long = Token::good().claim("exp", NOW + 3600).sign();
    let short = Token::good().claim("exp", NOW + 20).sign();
    assert_eq!(outcome(&verifier, &long).await, Ok(()));
    assert_eq!(outcome(&verifier, &short).await, Ok(()));
    clock.advance(Duration::from_secs(19));
    assert!(is_remembered(&verifier, &short));
    clock.advance(Duration::from_secs(1));
    assert!(!is_remembered(&verifier, &short));
    assert_eq!(outcome(&verifier, &short).await, Ok(()), "accepted within the clock skew");
    assert!(!is_remembered(&verifier, &short));
    clock.advance(Duration::from_secs(39));
    assert!(is_remembered(&verifier, &long));
    clock.advance(Duration::from_secs(1));
    assert!(!is_remembered(&verifier, &long));
    assert_eq!(outcome(&verifier, &long).await, Ok(()));
    assert!(is_remembered(&verifier, &long));
}

#[tokio::test]
async fn a_token_is_not_cached_for_other_rules() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let text = Token::good().sign();
    assert_eq!(outcome(&by_pem(&tokens, Rules::default(), &clock), &text).await, Ok(()));
    let list = || vec!["https://other.example".to_owned()];
    for rules in [
        Rules { audience: list(), ..Rules::default() },
        Rules { authorized_parties: list(), ..Rules::default() },
        Rules { issuers: list(), ..Rules::default() },
        Rules { header_types: HeaderTypes::OneOf(list()), ..Rules::default() },
        Rules { clock_skew_ms: 1.0, ..Rules::default() },
        Rules { audience_required: true, ..Rules::default() },
    ] {
        assert!(!is_remembered(&by_pem(&tokens, rules, &clock), &text));
    }
    assert!(is_remembered(&by_pem(&tokens, Rules::default(), &clock), &text));
    let rules = Rules { authorized_parties: list(), ..Rules::default() };
    let reason = TokenErrorReason::TokenInvalidAuthorizedParties;
    assert_eq!(outcome(&by_pem(&tokens, rules, &clock), &text).await, Err(reason));
}

#[test]
fn lists_that_look_alike_when_joined_are_different_rules() {
    let rules = |audience: &[&str], authorized_parties: &[&str]| {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Rules { audience: texts(audience), authorized_parties: texts(authorized_parties), ..Rules::default() }
    };
    let scopes =
        [rules(&["a", "b"], &[]), rules(&["a"], &["b"]), rules(&["a,b"], &[]), rules(&["a\",\"b"], &[])]
            .map(|rules| Scope::new("key", &rules));
    for (index, scope) in scopes.iter().enumerate() {
        assert!(!scopes[..index].contains(scope), "{index}");
    }
    assert!(Scope::new("key", &Rules::default()) != Scope::new("other key", &Rules::default()));
}

#[tokio::test]
async fn a_verification_with_another_clock_skew_is_not_cached() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let expired = Token::good().claim("exp", NOW - 10).sign();
    let token = verifier.decode(&expired).expect("a token");
    assert!(verifier.verify_within(&token, 86_400_000.0).await.is_ok());
    assert_eq!(tokens.len(), 0);
    assert_eq!(outcome(&verifier, &expired).await, Err(TokenErrorReason::TokenExpired));
}

#[test]
fn the_cache_is_bounded_by_entries() {
    let tokens = VerifiedTokens::new(64);
    for index in 0..1_000 {
        keep(&tokens, &unsigned(index, 0));
    }
    assert!(tokens.len() <= 64 && tokens.len() > 32, "{tokens:?}");
}

#[test]
fn decoded_tokens_are_bounded_by_entries_and_bytes() {
    let tokens = VerifiedTokens::new(10_000);
    for index in 0..2_000 {
        keep_decoded(&tokens, &unsigned(index, 0));
    }
    assert_eq!(tokens.len(), 2_000);
    let decoded = &tokens.frequent.cache;
    assert!(decoded.len() <= MAX_DECODED && decoded.len() > MAX_DECODED / 2, "{tokens:?}");
    let bytes = MAX_DECODED * BYTES_PER_ENTRY;
    let tokens = VerifiedTokens::new(10_000);
    for index in 0..1_000 {
        keep_decoded(&tokens, &unsigned(index, 6_000));
    }
    let decoded = &tokens.frequent.cache;
    assert!(decoded.weight() <= bytes as u64, "{tokens:?}");
    assert!((MAX_DECODED / 16..bytes / (6_000 + 8_000)).contains(&decoded.len()), "{tokens:?}");
}

#[test]
fn nearly_all_entries_can_be_used() {
    for (entries, spare) in [(1_024, 24), (16 * 1024, 1024)] {
        let tokens = VerifiedTokens::new(entries);
        let many: Vec<_> = (0..entries - spare).map(|index| unsigned(index, 0)).collect();
        many.iter().for_each(|token| keep(&tokens, token));
        let cached = many.iter().filter(|token| is_cached(&tokens, token)).count();
        assert_eq!(cached, many.len());
    }
}

#[test]
fn a_flood_of_new_tokens_does_not_evict_tokens_in_use() {
    let tokens = VerifiedTokens::new(64);
    let hot: Vec<_> = (0..16).map(|index| unsigned(index, 0)).collect();
    hot.iter().for_each(|token| keep_decoded(&tokens, token));
    for _ in 0..2 {
        hot.iter().for_each(|token| assert!(is_frequent(&tokens, token)));
    }
    for index in 0..10_000 {
        keep_decoded(&tokens, &unsigned(1_000 + index, 0));
    }
    assert!(hot.iter().all(|token| is_frequent(&tokens, token)));
}

#[test]
fn the_smallest_cache_has_room_for_the_largest_token() {
    let tokens = VerifiedTokens::new(1);
    for token in [unsigned(1, 0), unsigned(2, 11_500)] {
        keep_decoded(&tokens, &token);
        assert!(is_frequent(&tokens, &token), "{token:?}");
    }
}

#[tokio::test]
async fn an_accepted_machine_token_is_still_not_a_session() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    for token in [Token::good().header("cat", "cl_B7d4PD333AAA"), Token::good().claim("sub", "mch_1")] {
        let text = token.sign();
        let decode = || verifier.decode(&text).expect("a token");
        for _ in 0..2 {
            assert!(verifier.verify_of_any_category(&decode()).await.is_ok());
        }
        assert!(decode().is_kept_decoded());
        assert_eq!(outcome(&verifier, &text).await, Err(TokenErrorReason::TokenInvalid));
        tokens.frequent.cache.clear();
        assert!(is_remembered(&verifier, &text) && !decode().is_kept_decoded());
        assert_eq!(outcome(&verifier, &text).await, Err(TokenErrorReason::TokenInvalid));
    }
}

#[tokio::test]
async fn a_token_decoded_without_a_lookup_is_found_in_the_cache() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = Token::good().sign();
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    assert!(verifier.remembers(&PresentedJwt::decode(&text).expect("a token"), &Ok(key)));
}

#[test]
fn the_footprint_of_an_object_includes_its_map() {
    let bytes = |text: &str| super::super::json::heap_bytes(&serde_json::from_str(text).expect("JSON"));
    assert_eq!(bytes("{}"), 0);
    assert!(bytes(r#"{"a":1}"#) >= 632);
    assert!(bytes(r#"[{"a":1},{"a":1},{"a":1}]"#) >= 3 * 632);
}

#[test]
fn the_footprint_of_a_token_covers_its_strings() {
    let small = unsigned(1, 0);
    assert!(small.footprint() < BYTES_PER_ENTRY, "{}", small.footprint());
    let large = unsigned(1, 6_000);
    // Token and payload: base64url and plain.
    assert!(large.footprint() > 6_000 + 8_000, "{}", large.footprint());
}

#[tokio::test]
async fn debug_does_not_show_tokens() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = of_session(1);
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    let shown = format!("{verifier:?} {:?}", verifier.decode(&text));
    assert!(!shown.contains(&text[..20]), "{shown}");
    assert!(shown.contains("VerifiedTokens("), "{shown}");
}
