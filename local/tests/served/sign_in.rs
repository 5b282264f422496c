//! The sign-in page, its cookies and where it leads.

use crate::support::{AMARA, APP_URL, MEI, Stand, as_sent, cookies, find, header_of, sign_in};
use clerk_local::seed::Seed;
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn the_page_lists_everybody_and_needs_no_script() {
    let stand = Stand::start().await;
    let response =
        stand.get("/sign-in?redirect_url=http://127.0.0.1:3000/notes").send().await.expect("a page");
    assert_eq!(response.status(), StatusCode::OK);
    assert!(header_of(&response, "content-security-policy").starts_with("default-src 'none'"));
    let html = response.text().await.expect("a text");
    for part in ["Amara Okafor", "jonas.lindqvist@example.com", "Admin at Harbour Bakery", MEI] {
        assert!(html.contains(part), "{part}");
    }
    assert!(html.contains(r#"name="redirect_url" value="http://127.0.0.1:3000/notes""#));
    assert!(!html.contains("<script") && !html.contains("role=\"alert\""));
    let style = stand.get("/sign-in/style.css").send().await.expect("a style sheet");
    assert_eq!(header_of(&style, "content-type"), "text/css; charset=utf-8");
}

#[tokio::test]
async fn whatever_is_shown_is_escaped() {
    let seed = r#"{ "users": [{ "id": "u\"><script>1</script>", "first_name": "<script>2</script>" }] }"#;
    let stand = Stand::start_with(Seed::parse(seed, "a seed").expect("a good seed")).await;
    let page = stand.get("/sign-in").query(&[("redirect_url", "javascript:<script>3</script>")]);
    let html = page.send().await.expect("a page").text().await.expect("a text");
    assert!(!html.contains("<script"), "{html}");
    let avatar =
        stand.get("/avatars/u%22%3E%3Cscript%3E1%3C%2Fscript%3E.svg").send().await.expect("a picture");
    assert_eq!(avatar.status(), StatusCode::OK);
    assert!(!avatar.text().await.expect("a text").contains("<script"));
}

#[tokio::test]
async fn signing_in_sets_all_cookies_and_leads_back() {
    let stand = Stand::start().await;
    let response = sign_in(&stand, AMARA, "http://127.0.0.1:4321/notes?a=b").await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "http://127.0.0.1:4321/notes?a=b");
    let suffix = stand.local.publishable_key().cookie_suffix().as_str();
    let cookies = cookies(&response);
    assert_eq!(cookies.len(), 7);
    for name in ["__session", "__client_uat", "__clerk_db_jwt"] {
        let plain = find(&cookies, name);
        assert_eq!(find(&cookies, &format!("{name}_{suffix}")), plain);
        assert!(plain.1.contains("SameSite=Lax") && plain.1.contains("Path=/"), "{plain:?}");
        assert!(!plain.1.contains("HttpOnly") && !plain.1.contains("Max-Age"), "{plain:?}");
    }
    let (_, claims) = stand.verified(&find(&cookies, "__session").0).await;
    assert_eq!((&claims["sub"], &claims["azp"]), (&json!(AMARA), &json!("http://127.0.0.1:4321")));
    let client_uat: i64 = find(&cookies, "__client_uat").0.parse().expect("a number");
    assert!(client_uat <= claims["iat"].as_i64().expect("a number"));
    assert!(find(&cookies, "__clerk_db_jwt").0.starts_with("dvb_"));
    assert!(find(&cookies, &format!("__refresh_{suffix}")).1.contains("HttpOnly"));
}

#[tokio::test]
async fn signing_out_ends_the_session_and_keeps_the_browser_known() {
    let stand = Stand::start().await;
    let signed_in = cookies(&sign_in(&stand, AMARA, "").await);
    let (_, claims) = stand.verified(&find(&signed_in, "__session").0).await;
    let request =
        stand.get("/sign-out?redirect_url=http://127.0.0.1:4321/").header("cookie", as_sent(&signed_in));
    let response = request.send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "http://127.0.0.1:4321/");
    let signed_out = cookies(&response);
    assert_eq!(signed_out.len(), 7);
    assert_eq!(find(&signed_out, "__client_uat").0, "0");
    let refresh = format!("__refresh_{}", stand.local.publishable_key().cookie_suffix().as_str());
    for name in ["__session", &refresh] {
        let (value, attributes) = find(&signed_out, name);
        assert!(value.is_empty() && attributes.contains("Max-Age=0"), "{name}");
    }
    assert_eq!(find(&signed_out, "__clerk_db_jwt").0, find(&signed_in, "__clerk_db_jwt").0);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(stand.ask(&format!("/v1/sessions/{session}")).await["status"], "ended");
    let token = stand.with_key(stand.post(&format!("/v1/sessions/{session}/tokens"))).send().await;
    assert_eq!(token.expect("an answer").status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_forged_session_cookie_ends_no_session() {
    let stand = Stand::start().await;
    let signed_in = cookies(&sign_in(&stand, AMARA, "").await);
    let jwt = find(&signed_in, "__session").0;
    let (_, claims) = stand.verified(&jwt).await;
    stand.get("/sign-out").header("cookie", format!("__session={jwt}")).send().await.expect("an answer");
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(stand.ask(&format!("/v1/sessions/{session}")).await["status"], "active");
}

#[tokio::test]
async fn signing_in_as_somebody_else_ends_the_session_before() {
    let stand = Stand::start().await;
    let first = cookies(&sign_in(&stand, AMARA, "").await);
    let (_, claims) = stand.verified(&find(&first, "__session").0).await;
    let again = stand.post("/sign-in").header("cookie", as_sent(&first)).form(&[("user_id", MEI)]);
    let second = cookies(&again.send().await.expect("an answer"));
    assert_eq!(find(&second, "__clerk_db_jwt").0, find(&first, "__clerk_db_jwt").0);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(stand.ask(&format!("/v1/sessions/{session}")).await["status"], "ended");
}

#[tokio::test]
async fn only_addresses_on_this_machine_are_led_to() {
    let stand = Stand::start().await;
    for refused in
        ["https://example.com/", "//example.com", "/notes", "javascript:alert(1)", "http://a@example.com"]
    {
        let page = stand.get("/sign-in").query(&[("redirect_url", refused)]).send().await.expect("a page");
        let html = page.text().await.expect("a text");
        assert!(html.contains("no address on this machine"), "{refused}");
        let response = sign_in(&stand, AMARA, refused).await;
        assert_eq!(header_of(&response, "location"), format!("{APP_URL}/"), "{refused}");
    }
}

#[tokio::test]
async fn without_an_address_the_referring_page_counts() {
    let stand = Stand::start().await;
    let own = format!("{}/sign-in?a=b", stand.local.origin());
    for (referer, location) in [
        ("http://127.0.0.1:4321/notes?code=1#end", "http://127.0.0.1:4321/notes"),
        ("https://example.com/", "http://127.0.0.1:3000/"),
        (&own, "http://127.0.0.1:3000/"),
        ("nonsense", "http://127.0.0.1:3000/"),
    ] {
        let request = stand.get("/sign-out").header("referer", referer);
        let response = request.send().await.expect("an answer");
        assert_eq!(header_of(&response, "location"), location, "{referer}");
    }
}

#[tokio::test]
async fn the_page_moves_to_the_host_whose_cookies_the_app_gets() {
    let stand = Stand::start().await;
    let page =
        stand.get("/sign-in?redirect_url=http://localhost:3000/notes").send().await.expect("an answer");
    assert_eq!(page.status(), StatusCode::TEMPORARY_REDIRECT);
    let port = stand.local.url("").port().expect("a port");
    let expected =
        format!("http://localhost:{port}/sign-in?redirect_url=http%3A%2F%2Flocalhost%3A3000%2Fnotes");
    assert_eq!(header_of(&page, "location"), expected);
    let moved = stand.get("/sign-in?redirect_url=http://localhost:3000/notes");
    let moved = moved.header("host", format!("localhost:{port}")).send().await.expect("a page");
    assert_eq!(moved.status(), StatusCode::OK);
    let elsewhere = stand.get("/sign-in?redirect_url=http://[::1]:3000/").send().await.expect("a page");
    assert!(elsewhere.text().await.expect("a text").contains("do not reach"));
}

#[tokio::test]
async fn an_unknown_person_gets_the_page_again() {
    let stand = Stand::start().await;
    let response = sign_in(&stand, "user_none", "http://127.0.0.1:4321/").await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cookies(&response).is_empty());
    let html = response.text().await.expect("a text");
    assert!(html.contains("nobody with this id") && html.contains("http://127.0.0.1:4321/"));
}
