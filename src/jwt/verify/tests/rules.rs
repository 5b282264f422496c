//! Each rule on its own.

use serde_json::json;

use super::*;

#[tokio::test]
async fn claims_of_the_wrong_type_fail_verification() {
    for (name, value) in [
        ("sub", json!(null)),
        ("sub", json!(["user_1"])),
        ("exp", json!("soon")),
        ("exp", json!(null)),
        ("nbf", json!("then")),
        ("nbf", json!(null)),
        ("iat", json!(true)),
    ] {
        let outcome = outcome(Rules::default(), Token::good().claim(name, value.clone())).await;
        assert_eq!(outcome, Err(TokenErrorReason::TokenVerificationFailed), "{name}: {value}");
    }
}

#[tokio::test]
async fn only_sub_and_exp_are_required() {
    for name in ["sub", "exp"] {
        let outcome = outcome(Rules::default(), Token::good().without_claim(name)).await;
        assert_eq!(outcome, Err(TokenErrorReason::TokenVerificationFailed), "{name}");
    }
    for name in ["iss", "azp", "nbf", "iat", "sid"] {
        assert_eq!(outcome(Rules::default(), Token::good().without_claim(name)).await, Ok(()), "{name}");
    }
}

#[tokio::test]
async fn the_audience_is_compared_if_it_is_a_string_or_an_array_of_strings() {
    let failed = Err(TokenErrorReason::TokenVerificationFailed);
    for (expected, audience, result) in [
        (&["a", "b"][..], Some(json!("a")), Ok(())),
        (&["a", "b"], Some(json!("b")), Ok(())),
        (&["a", "b"], Some(json!("c")), failed),
        (&["a", "b"], Some(json!("A")), failed),
        (&["a", "b"], Some(json!(["c", "b"])), Ok(())),
        (&["a", "b"], Some(json!(["c", "d"])), failed),
        (&["a", "b"], Some(json!(["c", ""])), failed),
        (&["a", "b"], None, Ok(())),
        (&["a", "b"], Some(json!(null)), Ok(())),
        (&["a", "b"], Some(json!("")), Ok(())),
        (&["a", "b"], Some(json!([])), Ok(())),
        (&["a", "b"], Some(json!([""])), Ok(())),
        (&["a", "b"], Some(json!(5)), Ok(())),
        (&["a", "b"], Some(json!({ "x": "c" })), Ok(())),
        (&["a", "b"], Some(json!(["c", 5])), Ok(())),
        (&[], Some(json!("c")), Ok(())),
    ] {
        let rules = Rules { audience: texts(expected), ..Rules::default() };
        let token = match &audience {
            Some(audience) => Token::good().claim("aud", audience.clone()),
            None => Token::good(),
        };
        assert_eq!(outcome(rules, token).await, result, "{audience:?} where {expected:?} is expected");
    }
}

#[tokio::test]
async fn azp_is_required_if_authorized_parties_are_set() {
    let rules = || Rules { authorized_parties: texts(&["https://a.example", ""]), ..Rules::default() };
    assert_eq!(outcome(rules(), Token::good().claim("azp", "https://a.example")).await, Ok(()));
    for azp in [json!(""), json!(null), json!("https://a.example/"), json!(["https://a.example"])] {
        let outcome = outcome(rules(), Token::good().claim("azp", azp.clone())).await;
        assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidAuthorizedParties), "{azp}");
    }
    let outcome = outcome(rules(), Token::good().without_claim("azp")).await;
    assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidAuthorizedParties));
}

#[tokio::test]
async fn iss_is_required_if_issuers_are_set() {
    let rules = || Rules { issuers: texts(&["https://a.example", "https://b.example"]), ..Rules::default() };
    assert_eq!(outcome(rules(), Token::good().claim("iss", "https://b.example")).await, Ok(()));
    for iss in [json!("https://b.example/"), json!(null), json!(["https://b.example"])] {
        let outcome = outcome(rules(), Token::good().claim("iss", iss.clone())).await;
        assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidIssuer), "{iss}");
    }
    let outcome = outcome(rules(), Token::good().without_claim("iss")).await;
    assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidIssuer));
}

#[tokio::test]
async fn typ_must_be_jwt_or_missing_unless_others_are_listed() {
    let invalid = Err(TokenErrorReason::TokenInvalid);
    let listed = || HeaderTypes::OneOf(texts(&["JWT", "at+jwt"]));
    for (accepted, typ, result) in [
        (HeaderTypes::JwtOrAbsent, Some(json!("JWT")), Ok(())),
        (HeaderTypes::JwtOrAbsent, None, Ok(())),
        (HeaderTypes::JwtOrAbsent, Some(json!("jwt")), invalid),
        (HeaderTypes::JwtOrAbsent, Some(json!("at+jwt")), invalid),
        (HeaderTypes::JwtOrAbsent, Some(json!("")), invalid),
        (HeaderTypes::JwtOrAbsent, Some(json!(null)), invalid),
        (HeaderTypes::JwtOrAbsent, Some(json!(["JWT"])), invalid),
        (listed(), Some(json!("at+jwt")), Ok(())),
        (listed(), Some(json!("JWT")), Ok(())),
        (listed(), Some(json!("other")), invalid),
        (listed(), None, invalid),
    ] {
        let rules = Rules { header_types: accepted.clone(), ..Rules::default() };
        let token = match &typ {
            Some(typ) => Token::good().header("typ", typ.clone()),
            None => Token::good().without_header("typ"),
        };
        assert_eq!(outcome(rules, token).await, result, "{typ:?} where {accepted:?} is expected");
    }
}

#[tokio::test]
async fn only_three_algorithms_are_accepted() {
    for alg in [json!("none"), json!("HS256"), json!("PS256"), json!("ES256"), json!("rs256"), json!(null)] {
        let outcome = outcome(Rules::default(), Token::good().header("alg", alg.clone())).await;
        assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidAlgorithm), "{alg}");
    }
    let outcome = outcome(Rules::default(), Token::good().without_header("alg")).await;
    assert_eq!(outcome, Err(TokenErrorReason::TokenInvalidAlgorithm));
}

#[tokio::test]
async fn the_clock_skew_can_be_zero_and_negative() {
    let skew = |clock_skew_ms| Rules { clock_skew_ms, ..Rules::default() };
    let expires = |seconds| Token::good().claim("exp", NOW + seconds);
    let expired = Err(TokenErrorReason::TokenExpired);
    for (clock_skew_ms, seconds, result) in [
        (5_000.0, -4, Ok(())),
        (5_000.0, -5, expired),
        (0.0, 1, Ok(())),
        (0.0, 0, expired),
        (-10_000.0, 11, Ok(())),
        (-10_000.0, 10, expired),
    ] {
        let outcome = outcome(skew(clock_skew_ms), expires(seconds)).await;
        assert_eq!(outcome, result, "exp {seconds} s from now, {clock_skew_ms} ms of skew");
    }
    let active = |seconds| Token::good().claim("nbf", NOW + seconds);
    assert_eq!(outcome(skew(0.0), active(0)).await, Ok(()));
    assert_eq!(outcome(skew(0.0), active(1)).await, Err(TokenErrorReason::TokenNotActiveYet));
    assert_eq!(outcome(skew(-10_000.0), active(-9)).await, Err(TokenErrorReason::TokenNotActiveYet));
}
