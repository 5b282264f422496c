use super::*;

fn encode(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn refused(text: &str) -> bool {
    let error = CompactJwt::parse(text).and_then(CompactJwt::decode).err();
    error.is_some_and(|error| error.reason == TokenErrorReason::TokenInvalid)
}

#[test]
fn decoding_splits_a_token_into_header_claims_and_signature() {
    let text = format!("{}.{}.{}", encode(r#"{"alg":"RS256"}"#), encode(r#"{"sub":"user_1"}"#), encode("s"));
    let decoded = CompactJwt::parse(&text).and_then(CompactJwt::decode).expect("a good token");
    assert_eq!(decoded.payload(), r#"{"sub":"user_1"}"#);
    assert_eq!(decoded.signature(), b"s");
    assert_eq!(format!("{}.{}", decoded.signed_text(), encode("s")), text);
    assert_eq!(decoded.text_and_payload(), format!(r#"{text} {{"sub":"user_1"}}"#));
}

#[test]
fn a_token_that_is_decoded_again_has_the_same_parts() {
    let claims = r#"{"exp":1060,"nbf":990,"iat":1000,"sub":"mch_1","o":{"id":"org_1"}}"#;
    let text = format!("{}.{}.{}", encode(r#"{"alg":"RS256"}"#), encode(claims), encode("signature"));
    let jwt = CompactJwt::parse(&text).expect("three parts");
    let first = jwt.decode().expect("a good token");
    let again = jwt.decode_again(first.facts()).expect("a good token");
    assert_eq!(again.facts(), first.facts());
    assert!(again.is_machine_to_machine());
    assert_eq!([again.text(), again.payload()], [first.text(), first.payload()]);
    assert_eq!(again.signed_text(), first.signed_text());
    assert_eq!(again.signature(), first.signature());
    assert_eq!(format!("{:?}", again.claims()), format!("{:?}", first.claims()));
    assert_eq!(format!("{:?}", again.header()), format!("{:?}", first.header()));
    assert_eq!(again.footprint(), first.footprint());
}

#[test]
fn an_empty_signature_can_be_decoded() {
    assert!(!refused(&format!("{}.{}.", encode("{}"), encode("{}"))));
}

#[test]
fn tokens_that_clerk_never_issues_are_rejected() {
    let good = encode("{}");
    for text in ["", ".", "a.b", "a.b.c.d", "..", "Bearer"] {
        assert!(refused(text), "{text:?}");
    }
    for part in [
        "e30=",
        "e3 0",
        "e30\n",
        "e3+/",
        "e",
        "e31",
        "é",
        &encode("null"),
        &encode("[]"),
        &encode("5"),
        &encode(r#""x""#),
        &encode("\u{feff}{}"),
        &encode("{"),
        &encode(r#"{"sub":1,"sub":1}"#),
        &encode(r#"{"a":"\ud800"}"#),
        &encode(r#"{"a":1e999}"#),
        &URL_SAFE_NO_PAD.encode(b"{\"a\":\"\xff\"}"),
    ] {
        assert!(refused(&format!("{part}.{good}.")), "header {part}");
        assert!(refused(&format!("{part}.{good}.c2ln")), "header {part}, again");
        assert!(refused(&format!("{good}.{part}.")), "payload {part}");
    }
    assert!(refused(&format!("{good}.{good}.e31")));
    for signature in ["", "c2ln", ""] {
        assert!(refused(&format!("{}.{good}.{signature}", encode(r#"{"crit":["x"]}"#))));
    }
    assert!(refused(&format!("{good}.{good}.{}", "A".repeat(MAX_TOKEN_BYTES))));
}

#[test]
fn tokens_with_the_same_header_share_it() {
    let decode = |text: String| CompactJwt::parse(&text).and_then(CompactJwt::decode).expect("a good token");
    let (header, other) = (encode(r#"{"alg":"RS256"}"#), encode(r#"{"alg":"RS512"}"#));
    let [first, second] = [r#"{"sub":"user_1"}"#, r#"{"sub":"user_2"}"#]
        .map(|claims| decode(format!("{header}.{}.", encode(claims))));
    assert!(Arc::ptr_eq(&first.header, &second.header));
    let long = encode(&format!(r#"{{"alg":"RS256","x":"{}"}}"#, "x".repeat(MAX_KEPT_HEADER_BYTES)));
    let [first, second] = [(); 2].map(|()| decode(format!("{long}.{}.", encode("{}"))));
    assert!(!Arc::ptr_eq(&first.header, &second.header), "long headers are not kept");
    let changed = decode(format!("{other}.{}.", encode("{}")));
    assert_eq!(changed.header().get("alg").and_then(serde_json::Value::as_str), Some("RS512"));
}

#[test]
fn messages_never_repeat_the_token() {
    let error = CompactJwt::parse("hidden.hidden").expect_err("two parts");
    assert!(!error.message.contains("hidden"));
    let text = format!("{}.{}.", encode(r#"{"hidden""#), encode("{}"));
    let error = CompactJwt::parse(&text).and_then(CompactJwt::decode).expect_err("no JSON");
    assert!(!error.message.contains("hidden"));
}
