//! The order of the rules, and the keys.

mod rules;

use jsonwebtoken::Algorithm as SigningAlgorithm;
use serde_json::json;
use tokio::runtime::Handle;

use super::*;
use crate::jwks::source::{FetchError, Source};
use crate::jwks::{DEFAULT_TIMEOUT, KeySet};
use crate::jwt::DEFAULT_ENTRIES;
use crate::revocation::{Limits, Revocation, Revoked};
use crate::test_token::{NOW, PUBLIC_PEM, Token};
use crate::time::manual::ManualClock;
use crate::transport::BoxFuture;

const JWK: &str = include_str!("../../../test/vectors/keys/rsa-2048.jwk.json");
const SHORT_JWK: &str = include_str!("../../../test/vectors/keys/rsa-1024.jwk.json");

/// Always returns the same result.
#[derive(Debug)]
struct FixedSource(Result<KeySet, FetchError>);

impl Source for FixedSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        Box::pin(std::future::ready(self.0.clone()))
    }
}

fn by_pem(rules: Rules) -> Verifier {
    Verifier::new(KeySource::Pem(PemKey::parse(PUBLIC_PEM)), rules, ManualClock::at(NOW))
}

fn remote(outcome: Result<KeySet, FetchError>, rules: Rules) -> Verifier {
    let clock = ManualClock::at(NOW);
    let cache = KeyCache::new(Arc::new(FixedSource(outcome)), clock.clone(), Handle::current());
    Verifier::new(
        KeySource::Remote { cache, freshness: Freshness::DEFAULT, timeout: DEFAULT_TIMEOUT },
        rules,
        clock,
    )
}

fn by_jwk(jwk: &str, rules: Rules) -> Verifier {
    let set = KeySet::parse(format!(r#"{{"keys":[{jwk}]}}"#).as_bytes()).expect("a good set");
    remote(Ok(set), rules)
}

async fn verify(verifier: &Verifier, token: &Token) -> Result<(), VerificationError> {
    let text = token.sign();
    verifier.verify(&verifier.decode(&text).expect("a token that decodes")).await
}

async fn refusal(verifier: &Verifier, token: &Token) -> TokenError {
    match verify(verifier, token).await.expect_err("a refused token") {
        VerificationError::Token(error) => error,
        VerificationError::Unexpected(why) => unreachable!("{why}"),
    }
}

/// `Ok` if the token is accepted by these rules, otherwise the reason.
async fn outcome(rules: Rules, token: Token) -> Result<(), TokenErrorReason> {
    match verify(&by_pem(rules), &token).await {
        Ok(()) => Ok(()),
        Err(VerificationError::Token(error)) => Err(error.reason),
        Err(VerificationError::Unexpected(why)) => unreachable!("{why}"),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A rule: how to violate it, the reason, and a part of the message.
struct Rule {
    break_it: fn(Token) -> Token,
    reason: TokenErrorReason,
    message: &'static str,
}

/// Every rule, in the order of the specification.
const RULES: [Rule; 12] = [
    Rule {
        break_it: |token| token.header("cat", "cl_B7d4PD333AAA"),
        reason: TokenErrorReason::TokenInvalid,
        message: "is a machine-to-machine token",
    },
    Rule {
        break_it: |token| token.header("kid", "another"),
        reason: TokenErrorReason::JwkKidMismatch,
        message: "key \"another\", which the instance does not have",
    },
    Rule {
        break_it: |token| token.header("typ", "other"),
        reason: TokenErrorReason::TokenInvalid,
        message: "typ header is \"other\"; expected \"JWT\"",
    },
    Rule {
        break_it: |token| token.header("alg", "HS256"),
        reason: TokenErrorReason::TokenInvalidAlgorithm,
        message: "alg header is \"HS256\"; expected RS256, RS384 or RS512",
    },
    Rule {
        break_it: Token::signed_with_another_key,
        reason: TokenErrorReason::TokenInvalidSignature,
        message: "signature does not match",
    },
    Rule {
        break_it: |token| token.claim("sub", 5),
        reason: TokenErrorReason::TokenVerificationFailed,
        message: "sub claim is 5; expected a string",
    },
    Rule {
        break_it: |token| token.claim("aud", "elsewhere"),
        reason: TokenErrorReason::TokenVerificationFailed,
        message: "aud claim is \"elsewhere\"; expected one of \"here\"",
    },
    Rule {
        break_it: |token| token.claim("azp", "https://evil.example"),
        reason: TokenErrorReason::TokenInvalidAuthorizedParties,
        message: "azp claim is \"https://evil.example\"; expected one of authorizedParties: \"https://example.com\"",
    },
    Rule {
        break_it: |token| token.claim("iss", "https://clerk.other.example"),
        reason: TokenErrorReason::TokenInvalidIssuer,
        message: "iss claim is \"https://clerk.other.example\"; expected one of \"https://clerk.example.com\"",
    },
    Rule {
        break_it: |token| token.claim("exp", NOW - 10),
        reason: TokenErrorReason::TokenExpired,
        message: "expired 10 s ago",
    },
    Rule {
        break_it: |token| token.claim("nbf", NOW + 10),
        reason: TokenErrorReason::TokenNotActiveYet,
        message: "becomes valid 10 s from now",
    },
    Rule {
        break_it: |token| token.claim("iat", NOW + 10),
        reason: TokenErrorReason::TokenIatInTheFuture,
        message: "was issued 10 s from now",
    },
];

fn every_rule() -> Rules {
    Rules {
        audience: texts(&["here"]),
        authorized_parties: texts(&["https://example.com"]),
        issuers: texts(&["https://clerk.example.com"]),
        ..Rules::default()
    }
}

fn fulfils_every_rule() -> Token {
    Token::good().claim("aud", json!(["there", "here"]))
}

#[tokio::test]
async fn a_good_token_is_accepted() {
    assert_eq!(verify(&by_pem(Rules::default()), &Token::good()).await, Ok(()));
    assert_eq!(verify(&by_jwk(JWK, every_rule()), &fulfils_every_rule()).await, Ok(()));
}

#[tokio::test]
async fn the_first_violated_rule_is_reported() {
    let verifier = by_jwk(JWK, every_rule());
    for (index, first) in RULES.iter().enumerate() {
        for second in &RULES[index..] {
            let token = (first.break_it)((second.break_it)(fulfils_every_rule()));
            let error = refusal(&verifier, &token).await;
            assert_eq!(error.reason, first.reason, "{} before {}", first.message, second.message);
            assert!(error.message.contains(first.message), "{}", error.message);
        }
    }
}

#[tokio::test]
async fn a_key_verifies_only_its_own_algorithms() {
    let any_algorithm = JWK.replace(r#""alg": "RS256","#, "");
    for token in [
        Token::good().algorithm("RS384", SigningAlgorithm::RS384),
        Token::good().algorithm("RS512", SigningAlgorithm::RS512),
    ] {
        assert_eq!(verify(&by_jwk(&any_algorithm, Rules::default()), &token).await, Ok(()));
        for verifier in [by_jwk(JWK, Rules::default()), by_pem(Rules::default())] {
            let error = refusal(&verifier, &token).await;
            assert_eq!(error.reason, TokenErrorReason::TokenVerificationFailed);
            assert!(error.message.contains("meant for another algorithm"), "{}", error.message);
        }
    }
}

#[tokio::test]
async fn a_token_with_a_different_alg_than_its_signature_is_rejected() {
    let any_algorithm = JWK.replace(r#""alg": "RS256","#, "");
    let error =
        refusal(&by_jwk(&any_algorithm, Rules::default()), &Token::good().header("alg", "RS512")).await;
    assert_eq!(error.reason, TokenErrorReason::TokenInvalidSignature);
}

#[tokio::test]
async fn an_unusable_key_fails_verification() {
    let error = refusal(&by_jwk(SHORT_JWK, Rules::default()), &Token::good().header("kid", "rsa-1024")).await;
    assert_eq!(error.reason, TokenErrorReason::TokenVerificationFailed);
    assert!(error.message.contains("the key is not an RSA key of 2048 to 8192 bits"), "{}", error.message);
}

#[tokio::test]
async fn a_pem_key_verifies_any_kid_and_an_unusable_one_none() {
    for token in [Token::good().header("kid", "another"), Token::good().without_header("kid")] {
        assert_eq!(outcome(Rules::default(), token).await, Ok(()));
    }
    let source = KeySource::Pem(PemKey::parse("junk"));
    let error = refusal(&Verifier::new(source, Rules::default(), ManualClock::at(NOW)), &Token::good()).await;
    assert_eq!(error.reason, TokenErrorReason::TokenInvalidSignature);
    assert!(error.message.contains("jwtKey (CLERK_JWT_KEY) is not"), "{}", error.message);
}

#[tokio::test]
async fn without_a_key_no_token_is_accepted() {
    let verifier = Verifier::new(KeySource::Missing, Rules::default(), ManualClock::at(NOW));
    let error = refusal(&verifier, &Token::good()).await;
    assert_eq!(error.reason, TokenErrorReason::JwkFailedToResolve);
    assert!(error.message.contains("neither jwtKey nor secretKey"), "{}", error.message);
    let machine_token = Token::good().header("cat", "cl_B7d4PD333AAA");
    assert_eq!(refusal(&verifier, &machine_token).await.reason, TokenErrorReason::TokenInvalid);
}

#[tokio::test]
async fn machine_tokens_are_rejected_however_they_are_marked() {
    let types = texts(&["JWT", "at+jwt"]);
    let of_any_type = || Rules { header_types: HeaderTypes::OneOf(types.clone()), ..Rules::default() };
    for token in [
        Token::good().header("cat", "cl_B7d4PD333AAA"),
        Token::good().claim("sub", "mch_1"),
        Token::good().claim("sub", "mch_1").header("cat", "cl_B7d4PD111AAA"),
        Token::good().claim("sub", "mch_1").header("cat", "cl_B7d4PD222AAA"),
        Token::good().claim("sub", "mch_1").header("typ", "at+jwt"),
    ] {
        assert_eq!(outcome(Rules::default(), token.clone()).await, Err(TokenErrorReason::TokenInvalid));
        assert_eq!(outcome(of_any_type(), token.clone()).await, Err(TokenErrorReason::TokenInvalid));
        let verifier = by_pem(of_any_type());
        let decoded = verifier.decode(&token.sign()).expect("a token that decodes");
        assert!(verifier.verify_within(&decoded, 1_000.0).await.is_err());
    }
}

#[tokio::test]
async fn oauth_access_tokens_are_rejected_unless_their_type_is_listed() {
    let oauth = Token::good().header("typ", "at+jwt");
    assert_eq!(outcome(Rules::default(), oauth.clone()).await, Err(TokenErrorReason::TokenInvalid));
    let types = texts(&["at+jwt"]);
    let rules = Rules { header_types: HeaderTypes::OneOf(types), ..Rules::default() };
    assert_eq!(outcome(rules, oauth).await, Ok(()));
}

#[tokio::test]
async fn advice_is_not_part_of_the_message() {
    let verifier = by_jwk(JWK, every_rule());
    for Rule { break_it, reason, .. } in RULES {
        let error = refusal(&verifier, &break_it(fulfils_every_rule())).await;
        let of_clerk = matches!(
            reason,
            TokenErrorReason::TokenInvalid
                | TokenErrorReason::TokenInvalidAlgorithm
                | TokenErrorReason::TokenInvalidIssuer
                | TokenErrorReason::TokenVerificationFailed
        );
        assert_eq!(error.action == Some(TokenError::ENSURE_CLERK), of_clerk, "{}", error.message);
        let advised = of_clerk || reason == TokenErrorReason::JwkKidMismatch;
        assert_eq!(error.action.is_some(), advised, "{}", error.message);
        assert!(!error.message.contains("Make sure"), "{}", error.message);
    }
}

#[tokio::test]
async fn a_failure_to_load_keys_is_reported_with_its_cause() {
    let error = refusal(&remote(Err(FetchError::SecretKeyInvalid), Rules::default()), &Token::good()).await;
    assert_eq!(error.reason, TokenErrorReason::SecretKeyInvalid);
    let empty = Err(FetchError::NoKeys("answered without any key".to_owned()));
    let error = refusal(&remote(empty, Rules::default()), &Token::good()).await;
    assert_eq!(error.reason, TokenErrorReason::JwkRemoteFailedToLoad);
    assert!(error.message.contains("answered without any key"), "{}", error.message);
    let down = Err(FetchError::Unexpected("down".to_owned()));
    let error = verify(&remote(down, Rules::default()), &Token::good()).await;
    assert_eq!(error, Err(VerificationError::Unexpected("down".to_owned())));
}

#[tokio::test]
async fn messages_are_short_printable_ascii_for_hostile_tokens() {
    let hostile = format!("\u{1b}[31m\r\nx-evil: 1\u{202e}\0€{}", "😀".repeat(500));
    let verifier = by_jwk(JWK, every_rule());
    for token in [
        Token::good().header("kid", hostile.clone()),
        Token::good().header("typ", hostile.clone()),
        Token::good().header("alg", hostile.clone()),
        Token::good().claim("aud", hostile.clone()),
        Token::good().claim("aud", vec![hostile.clone(); 3]),
        Token::good().claim("azp", hostile.clone()),
        Token::good().claim("iss", json!({ hostile.clone(): hostile.clone() })),
        Token::good().claim("sub", json!([hostile.clone()])),
        Token::good().claim("exp", hostile.clone()),
        Token::good().claim("nbf", hostile.clone()),
        Token::good().claim("iat", hostile.clone()),
    ] {
        let message = refusal(&verifier, &token).await.message;
        assert!(message.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{message:?}");
        assert!(message.len() < 1_200, "{} bytes: {message}", message.len());
    }
}

#[tokio::test]
async fn a_revoked_session_token_is_refused_however_it_is_verified() {
    let clock = ManualClock::at(NOW);
    let limits = Limits { token_lifetime: Duration::from_secs(3600), max_entries: 10 };
    let revocations = Arc::new(Revocations::new(clock.clone(), limits));
    let plain = Verifier::new(KeySource::Pem(PemKey::parse(PUBLIC_PEM)), Rules::default(), clock);
    let verifier = plain
        .remembering(Arc::new(VerifiedTokens::new(DEFAULT_ENTRIES)))
        .refusing(Some(Arc::clone(&revocations)));
    let text = Token::good().sign();
    let decoded = || verifier.decode(&text).expect("a token that decodes");
    for _ in 0..3 {
        assert_eq!(verifier.verify(&decoded()).await, Ok(()));
    }
    revocations.add(Revocation { revoked: Revoked::Session("sess_1"), time_ms: NOW * 1000 });
    for _ in 0..3 {
        let error = verifier.verify(&decoded()).await.expect_err("it was revoked");
        assert!(
            matches!(error, VerificationError::Token(error) if error.reason == TokenErrorReason::SessionRevoked)
        );
    }
    assert!(verifier.verify_within(&decoded(), 1_000.0).await.is_err());
    // The first violated rule counts.
    let forged = Token::good().signed_with_another_key();
    assert_eq!(refusal(&verifier, &forged).await.reason, TokenErrorReason::TokenInvalidSignature);
}
