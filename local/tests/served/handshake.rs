//! `GET /v1/client/handshake`, and the app's request with the nonce or the token.

use crate::support::{
    AMARA, HARBOUR_BAKERY, MEI, Server, SetCookie, as_sent, cookies, failure, find, header_of, set_cookie,
    sign_in,
};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};
use url::Url;

/// As apps ask that can exchange a nonce.
const HANDSHAKE: &str = "/v1/client/handshake?format=nonce";

const PAGE: &str = "http://127.0.0.1:4321/notes?a=b";

#[tokio::test]
async fn an_unknown_browser_gets_a_token_and_stays_signed_out() {
    let server = Server::start().await;
    for planted in [None, Some("dvb_planted")] {
        let mut request = server.get(HANDSHAKE).query(&[("redirect_url", PAGE)]);
        if let Some(token) = planted {
            request = request
                .query(&[("__clerk_db_jwt", token)])
                .header("cookie", format!("__clerk_db_jwt={token}"));
        }
        let back = sent_back(request).await;
        assert!(back.dev_browser.starts_with("dvb_") && Some(back.dev_browser.as_str()) != planted);
        let brought = fetched(&server, &back.nonce).await;
        assert_eq!(find(&brought, "__clerk_db_jwt").0, back.dev_browser);
        assert_eq!(find(&brought, &suffixed(&server, "__clerk_db_jwt")).0, back.dev_browser);
        for name in ["__client_uat".to_owned(), suffixed(&server, "__client_uat")] {
            assert_eq!(find(&brought, &name).0, "0");
        }
        for name in ["__session".to_owned(), suffixed(&server, "__session"), suffixed(&server, "__refresh")] {
            let (value, attributes) = find(&brought, &name);
            assert!(value.is_empty() && attributes.contains("Max-Age=0"), "{name}");
        }
    }
}

#[tokio::test]
async fn a_known_browser_gets_a_fresh_token_for_the_redirecting_app() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "http://127.0.0.1:3000/").await);
    let dev_browser = find(&signed_in, "__clerk_db_jwt").0;
    let handshake = || server.get(HANDSHAKE).query(&[("redirect_url", PAGE)]);
    for request in [
        handshake().query(&[("__clerk_db_jwt", &dev_browser)]),
        handshake().header("cookie", as_sent(&signed_in)),
        handshake().query(&[("__clerk_db_jwt", "dvb_of_another")]).header("cookie", as_sent(&signed_in)),
    ] {
        let back = sent_back(request).await;
        assert_eq!(back.dev_browser, dev_browser);
        let brought = fetched(&server, &back.nonce).await;
        assert_eq!(brought.len(), 7);
        let jwt = find(&brought, "__session").0;
        assert_eq!(find(&brought, &suffixed(&server, "__session")).0, jwt);
        let (_, claims) = server.verified(&jwt).await;
        assert_eq!((&claims["sub"], &claims["azp"]), (&json!(AMARA), &json!("http://127.0.0.1:4321")));
        for name in ["__client_uat", "__clerk_db_jwt"] {
            assert_eq!(find(&brought, name), find(&signed_in, name));
        }
        let refresh = suffixed(&server, "__refresh");
        assert_eq!(find(&brought, &refresh), find(&signed_in, &refresh));
    }
}

#[tokio::test]
async fn after_signing_out_the_browser_is_signed_out_everywhere() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    server.get("/sign-out").header("cookie", as_sent(&signed_in)).send().await.expect("a response");
    let dev_browser = find(&signed_in, "__clerk_db_jwt").0;
    let request = server.get(HANDSHAKE).query(&[("redirect_url", PAGE), ("__clerk_db_jwt", &dev_browser)]);
    let back = sent_back(request).await;
    assert_eq!(back.dev_browser, dev_browser);
    let brought = fetched(&server, &back.nonce).await;
    assert_eq!(find(&brought, "__client_uat").0, "0");
    assert!(find(&brought, "__session").0.is_empty());
}

#[tokio::test]
async fn an_organization_of_the_user_is_activated() {
    let server = Server::start().await;
    for (user, wanted, active) in [
        (AMARA, "", None),
        (AMARA, HARBOUR_BAKERY, Some(HARBOUR_BAKERY)),
        (AMARA, "", None),
        (AMARA, "harbour-bakery", Some(HARBOUR_BAKERY)),
        (AMARA, "org_of_others", Some(HARBOUR_BAKERY)),
        (MEI, "harbour-bakery", None),
    ] {
        let signed_in = cookies(&sign_in(&server, user, "").await);
        let request = server.get(HANDSHAKE).header("cookie", as_sent(&signed_in));
        let back = sent_back(request.query(&[("redirect_url", PAGE), ("organization_id", wanted)])).await;
        let (_, claims) = server.verified(&find(&fetched(&server, &back.nonce).await, "__session").0).await;
        assert_eq!(
            claims.get("o").and_then(|organization| organization["id"].as_str()),
            active,
            "{wanted:?}"
        );
        let session =
            server.get_json(&format!("/v1/sessions/{}", claims["sid"].as_str().expect("a session"))).await;
        assert_eq!(session["last_active_organization_id"], active.map_or(Value::Null, Value::from));
    }
}

#[tokio::test]
async fn a_nonce_can_be_used_once() {
    let server = Server::start().await;
    let back = sent_back(server.get(HANDSHAKE).query(&[("redirect_url", PAGE)])).await;
    fetched(&server, &back.nonce).await;
    let payload = |query: &str| server.with_key(server.get(&format!("/v1/clients/handshake_payload{query}")));
    for (query, status) in [
        (format!("?nonce={}", back.nonce), StatusCode::NOT_FOUND),
        ("?nonce=unknown".to_owned(), StatusCode::NOT_FOUND),
        (String::new(), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(failure(payload(&query)).await.0, status, "{query}");
    }
}

#[tokio::test]
async fn browsers_are_only_redirected_to_this_machine_and_the_app() {
    let server = Server::start().await;
    for refused in [
        "",
        "/notes",
        "//127.0.0.1/",
        "https://example.com/",
        "http://127.0.0.1@example.com/",
        "javascript:1",
    ] {
        let request = server.get(HANDSHAKE).query(&[("redirect_url", refused)]);
        let (status, code) = failure(request).await;
        assert_eq!(
            (status, code.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, "form_param_value_invalid"),
            "{refused}"
        );
    }
    let twice = format!("/v1/client/handshake?redirect_url={PAGE}&redirect_url={PAGE}");
    assert_eq!(failure(server.get(&twice)).await.1, "form_param_format_invalid");
    let (status, code) = failure(server.get(HANDSHAKE)).await;
    assert_eq!((status, code.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "form_param_missing"));
}

#[tokio::test]
async fn an_app_that_does_not_ask_for_a_nonce_gets_the_cookies_in_a_token() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "http://127.0.0.1:3000/").await);
    for cookie in [as_sent(&signed_in), "__clerk_db_jwt=dvb_planted".to_owned()] {
        let request = server.get("/v1/client/handshake").header("cookie", cookie);
        let [(name, jwt), _] = parameters(request.query(&[("redirect_url", PAGE)])).await;
        assert_eq!(name, "__clerk_handshake");
        let (header, claims) = server.verified(&jwt).await;
        assert_eq!(
            (&header["alg"], &header["typ"], header.get("cat")),
            (&json!("RS256"), &json!("JWT"), None)
        );
        let brought = parsed(&claims["handshake"]);
        let nonce = sent_back(
            server.get(HANDSHAKE).header("cookie", as_sent(&brought)).query(&[("redirect_url", PAGE)]),
        );
        let names = |cookies: &[SetCookie]| cookies.iter().map(|(name, ..)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&brought), names(&fetched(&server, &nonce.await.nonce).await));
        assert_eq!(claims.len(), 1);
    }
}

struct Back {
    nonce: String,
    dev_browser: String,
}

/// The nonce and the token of the browser that returns to [`PAGE`].
async fn sent_back(request: RequestBuilder) -> Back {
    let [(nonce_name, nonce), (dev_browser_name, dev_browser)] = parameters(request).await;
    assert_eq!(
        (nonce_name.as_str(), dev_browser_name.as_str()),
        ("__clerk_handshake_nonce", "__clerk_db_jwt")
    );
    Back { nonce, dev_browser }
}

/// The two parameters that a browser returns to [`PAGE`] with.
async fn parameters(request: RequestBuilder) -> [(String, String); 2] {
    let response = request.send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(header_of(&response, "cache-control"), "no-store");
    let location = header_of(&response, "location");
    assert!(location.starts_with(&format!("{PAGE}&")), "{location}");
    let mut query =
        Url::parse(location).expect("a URL").query_pairs().into_owned().collect::<Vec<_>>().into_iter();
    let [_, one, other] = [query.next(), query.next(), query.next()].map(|pair| pair.expect("a parameter"));
    assert_eq!(query.next(), None);
    [one, other]
}

/// The cookies that an app gets for a nonce.
async fn fetched(server: &Server, nonce: &str) -> Vec<SetCookie> {
    let payload = server.get_json(&format!("/v1/clients/handshake_payload?nonce={nonce}")).await;
    parsed(&payload["directives"])
}

fn parsed(directives: &Value) -> Vec<SetCookie> {
    let directives = directives.as_array().expect("an array");
    directives.iter().map(|directive| set_cookie(directive.as_str().expect("a string"))).collect()
}

fn suffixed(server: &Server, name: &str) -> String {
    format!("{name}_{}", server.local.publishable_key().cookie_suffix().as_str())
}
