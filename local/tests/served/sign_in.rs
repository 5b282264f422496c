//! The sign-in page: its cookies and its redirects.

use crate::support::{AMARA, APP_URL, MEI, Server, as_sent, cookies, find, header_of, sign_in};
use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn the_page_lists_all_users_and_needs_no_script_in_it() {
    let server = Server::start().await;
    let response =
        server.get("/sign-in?redirect_url=http://127.0.0.1:3000/notes").send().await.expect("a page");
    assert_eq!(response.status(), StatusCode::OK);
    assert!(header_of(&response, "content-security-policy").starts_with("default-src 'none'"));
    let html = response.text().await.expect("UTF-8");
    for part in ["Amara Okafor", "jonas.lindqvist@example.com", "Admin at Harbour Bakery", MEI] {
        assert!(html.contains(part), "{part}");
    }
    assert!(html.contains(r#"name="redirect_url" value="http://127.0.0.1:3000/notes""#));
    assert_eq!(html.matches("<script").count(), 1, "only the script of all pages");
    assert!(!html.contains("role=\"alert\""));
}

#[tokio::test]
async fn all_values_are_escaped() {
    let seed = r#"{ "users": [{ "id": "u\"><script>1</script>", "first_name": "<script>2</script>" }] }"#;
    let server = Server::start_with(State::parse(seed, "a seed").expect("a good seed")).await;
    let page = server.get("/sign-in").query(&[("redirect_url", "javascript:<script>3</script>")]);
    let html = page.send().await.expect("a page").text().await.expect("UTF-8");
    assert!(!html.contains("<script>"), "{html}");
    let avatar =
        server.get("/avatars/u%22%3E%3Cscript%3E1%3C%2Fscript%3E.svg").send().await.expect("a picture");
    assert_eq!(avatar.status(), StatusCode::OK);
    assert!(!avatar.text().await.expect("UTF-8").contains("<script"));
}

#[tokio::test]
async fn signing_in_sets_all_cookies_and_redirects_back() {
    let server = Server::start().await;
    let response = sign_in(&server, AMARA, "http://127.0.0.1:4321/notes?a=b").await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "http://127.0.0.1:4321/notes?a=b");
    let suffix = server.local.publishable_key().cookie_suffix().as_str();
    let cookies = cookies(&response);
    assert_eq!(cookies.len(), 7);
    for name in ["__session", "__client_uat", "__clerk_db_jwt"] {
        let plain = find(&cookies, name);
        assert_eq!(find(&cookies, &format!("{name}_{suffix}")), plain);
        assert!(plain.1.contains("SameSite=Lax") && plain.1.contains("Path=/"), "{plain:?}");
        assert!(!plain.1.contains("HttpOnly") && !plain.1.contains("Max-Age"), "{plain:?}");
    }
    let (_, claims) = server.verified(&find(&cookies, "__session").0).await;
    assert_eq!((&claims["sub"], &claims["azp"]), (&json!(AMARA), &json!("http://127.0.0.1:4321")));
    let client_uat: i64 = find(&cookies, "__client_uat").0.parse().expect("a number");
    assert!(client_uat <= claims["iat"].as_i64().expect("a number"));
    assert!(find(&cookies, "__clerk_db_jwt").0.starts_with("dvb_"));
    assert!(find(&cookies, &format!("__refresh_{suffix}")).1.contains("HttpOnly"));
}

#[tokio::test]
async fn signing_out_ends_the_session_and_keeps_the_browser() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    let (_, claims) = server.verified(&find(&signed_in, "__session").0).await;
    let request =
        server.get("/sign-out?redirect_url=http://127.0.0.1:4321/").header("cookie", as_sent(&signed_in));
    let response = request.send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "http://127.0.0.1:4321/");
    let signed_out = cookies(&response);
    assert_eq!(signed_out.len(), 7);
    assert_eq!(find(&signed_out, "__client_uat").0, "0");
    let refresh = format!("__refresh_{}", server.local.publishable_key().cookie_suffix().as_str());
    for name in ["__session", &refresh] {
        let (value, attributes) = find(&signed_out, name);
        assert!(value.is_empty() && attributes.contains("Max-Age=0"), "{name}");
    }
    assert_eq!(find(&signed_out, "__clerk_db_jwt").0, find(&signed_in, "__clerk_db_jwt").0);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(server.get_json(&format!("/v1/sessions/{session}")).await["status"], "ended");
    let token = server.with_key(server.post(&format!("/v1/sessions/{session}/tokens"))).send().await;
    assert_eq!(token.expect("a response").status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_forged_session_cookie_does_not_end_a_session() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    let jwt = find(&signed_in, "__session").0;
    let (_, claims) = server.verified(&jwt).await;
    server.get("/sign-out").header("cookie", format!("__session={jwt}")).send().await.expect("a response");
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(server.get_json(&format!("/v1/sessions/{session}")).await["status"], "active");
}

#[tokio::test]
async fn signing_in_as_another_user_ends_the_previous_session() {
    let server = Server::start().await;
    let first = cookies(&sign_in(&server, AMARA, "").await);
    let (_, claims) = server.verified(&find(&first, "__session").0).await;
    let again = server.post("/sign-in").header("cookie", as_sent(&first)).form(&[("user_id", MEI)]);
    let second = cookies(&again.send().await.expect("a response"));
    assert_eq!(find(&second, "__clerk_db_jwt").0, find(&first, "__clerk_db_jwt").0);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(server.get_json(&format!("/v1/sessions/{session}")).await["status"], "ended");
}

#[tokio::test]
async fn only_urls_on_this_machine_are_redirected_to() {
    let server = Server::start().await;
    for refused in
        ["https://example.com/", "//example.com", "/notes", "javascript:alert(1)", "http://a@example.com"]
    {
        let page = server.get("/sign-in").query(&[("redirect_url", refused)]).send().await.expect("a page");
        let html = page.text().await.expect("UTF-8");
        assert!(html.contains("not a URL on this machine"), "{refused}");
        let response = sign_in(&server, AMARA, refused).await;
        assert_eq!(header_of(&response, "location"), format!("{APP_URL}/"), "{refused}");
    }
}

#[tokio::test]
async fn without_a_url_the_referring_page_is_used() {
    let server = Server::start().await;
    let own = format!("{}/sign-in?a=b", server.local.origin());
    for (referer, location) in [
        ("http://127.0.0.1:4321/notes?code=1#end", "http://127.0.0.1:4321/notes"),
        ("https://example.com/", "http://127.0.0.1:3000/"),
        (&own, "http://127.0.0.1:3000/"),
        ("nonsense", "http://127.0.0.1:3000/"),
    ] {
        let request = server.get("/sign-out").header("referer", referer);
        let response = request.send().await.expect("a response");
        assert_eq!(header_of(&response, "location"), location, "{referer}");
    }
}

#[tokio::test]
async fn the_page_moves_to_the_host_that_shares_cookies_with_the_app() {
    let server = Server::start().await;
    let page =
        server.get("/sign-in?redirect_url=http://localhost:3000/notes").send().await.expect("a response");
    assert_eq!(page.status(), StatusCode::TEMPORARY_REDIRECT);
    let port = server.local.url("").port().expect("a port");
    let expected =
        format!("http://localhost:{port}/sign-in?redirect_url=http%3A%2F%2Flocalhost%3A3000%2Fnotes");
    assert_eq!(header_of(&page, "location"), expected);
    let moved = server.get("/sign-in?redirect_url=http://localhost:3000/notes");
    let moved = moved.header("host", format!("localhost:{port}")).send().await.expect("a page");
    assert_eq!(moved.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_app_on_another_host_gets_the_token_of_the_browser() {
    let server = Server::start().await;
    let response = sign_in(&server, AMARA, "http://[::1]:3000/notes?a=b").await;
    let token = find(&cookies(&response), "__clerk_db_jwt").0;
    let expected = format!("http://[::1]:3000/notes?a=b&__clerk_db_jwt={token}");
    assert_eq!(header_of(&response, "location"), expected);
    let handshake = server.get("/v1/client/handshake?format=nonce&redirect_url=http://[::1]:3000/");
    let handshake = handshake.query(&[("__clerk_db_jwt", &token)]).send().await.expect("a redirect");
    let (_, nonce) = header_of(&handshake, "location").split_once("nonce=").expect("a nonce");
    let nonce = nonce.split('&').next().expect("a nonce");
    let payload = server.get_json(&format!("/v1/clients/handshake_payload?nonce={nonce}")).await;
    assert!(payload.to_string().contains("__session="), "{payload}");
}

#[tokio::test]
async fn an_unknown_user_gets_the_page_again() {
    let server = Server::start().await;
    let response = sign_in(&server, "user_none", "http://127.0.0.1:4321/").await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cookies(&response).is_empty());
    let html = response.text().await.expect("UTF-8");
    assert!(html.contains("no user with this ID") && html.contains("http://127.0.0.1:4321/"));
}
