//! What all pages have in common: their parts, their headers, and whom they serve.

use reqwest::StatusCode;

use crate::support::{AMARA, Server, as_sent, cookies, header_of, sign_in};

const PAGES: [&str; 11] = [
    "/?view=webhooks",
    "/organizations",
    "/sign-up",
    "/account",
    "/sign-in",
    "/inbox",
    "/",
    "/?view=people",
    "/?view=organizations",
    "/?view=sessions",
    "/?view=environment",
];

#[tokio::test]
async fn every_page_has_a_strict_policy_and_all_of_its_parts() {
    let server = Server::start().await;
    for path in PAGES {
        let response = server.get(path).send().await.expect("a page");
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let policy = header_of(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(header_of(&response, "cache-control"), "no-store");
        let html = response.text().await.expect("UTF-8");
        assert!(html.contains("<html lang=\"en\">") && html.contains("<h1"), "{path}");
        assert!(!html.contains(" style=") && !html.contains(" onclick="), "{path}");
        for part in html.split("=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            if part.starts_with("assets/") || part.starts_with("avatars/") {
                let part = server.get(&format!("/{part}")).send().await.expect("a response");
                assert_eq!(part.status(), StatusCode::OK, "{path}: {part:?}");
            }
        }
    }
    for (path, media_type) in [
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/pages.js", "text/javascript; charset=utf-8"),
        ("/assets/mark.svg", "image/svg+xml"),
        ("/favicon.ico", "image/svg+xml"),
    ] {
        let response = server.get(path).send().await.expect("a response");
        assert_eq!(header_of(&response, "content-type"), media_type);
    }
}

#[tokio::test]
async fn pages_of_other_origins_cannot_read_a_page_or_send_its_forms() {
    let server = Server::start().await;
    for path in PAGES {
        let read = server.get(path).header("origin", "http://127.0.0.1:3000");
        let read = read.send().await.expect("a page");
        assert!(!read.headers().contains_key("access-control-allow-origin"), "{path}");
        let fetched = server.get(path).header("sec-fetch-site", "same-site").header("sec-fetch-mode", "cors");
        assert_eq!(fetched.send().await.expect("a response").status(), StatusCode::FORBIDDEN, "{path}");
    }
    for (name, value) in [
        ("origin", "https://example.com"),
        ("origin", "http://127.0.0.1:3000"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let form = server.post("/sign-in").header(name, value).form(&[("user_id", AMARA)]);
        let response = form.send().await.expect("a response");
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(cookies(&response).is_empty());
    }
    let own = server.post("/sign-in").header("origin", server.local.origin()).form(&[("user_id", AMARA)]);
    assert_eq!(own.send().await.expect("a response").status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_token_in_the_query_becomes_a_cookie_and_leaves_the_url() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    let token = as_sent(&signed_in).split("__clerk_db_jwt=").nth(1).expect("a token").to_owned();
    let token = token.split(';').next().expect("a token").to_owned();
    let request = server
        .get("/sign-in")
        .query(&[("__clerk_db_jwt", token.as_str()), ("redirect_url", "http://localhost/é")]);
    let response = request.send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "/sign-in?redirect_url=http%3A%2F%2Flocalhost%2F%C3%A9");
    assert!(cookies(&response).iter().all(|(_, value, _)| *value == token));
    assert_eq!(cookies(&response).len(), 2);
    let response = server.get("/sign-in?__clerk_db_jwt=dvb_planted").send().await.expect("a response");
    assert_eq!(header_of(&response, "location"), "/sign-in");
    assert!(cookies(&response).is_empty());
}
