//! Satellites that ask the sign-in page who the browser is.

use crate::support::{AMARA, Server, as_sent, cookies, find, header_of, sign_in};
use reqwest::StatusCode;
use url::Url;

const SATELLITE: &str = "http://localhost:4321/notes?a=b";

/// The names of the parameter: of the middleware and of pages with clerk-js.
const PARAMETERS: [&str; 2] = ["__clerk_redirect_url", "__clerk_satellite_url"];

#[tokio::test]
async fn a_satellite_gets_the_token_of_the_browser() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    let known = find(&signed_in, "__clerk_db_jwt").0;
    for parameter in PARAMETERS {
        for asked in [SATELLITE, "http://localhost:4321/notes?a=b&__clerk_synced=false&__clerk_db_jwt=old"] {
            let request = server.get("/sign-in").query(&[(parameter, asked)]);
            let response = request.header("cookie", as_sent(&signed_in)).send().await.expect("a response");
            assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
            let expected = format!("{SATELLITE}&__clerk_db_jwt={known}&__clerk_synced=true");
            assert_eq!(header_of(&response, "location"), expected);
        }
    }
}

#[tokio::test]
async fn an_unknown_browser_is_known_from_then_on() {
    let server = Server::start().await;
    let request = server.get("/sign-in").query(&[(PARAMETERS[0], SATELLITE)]);
    let response = request.send().await.expect("a response");
    let location = Url::parse(header_of(&response, "location")).expect("a URL");
    let (_, token) = location.query_pairs().find(|(name, _)| name == "__clerk_db_jwt").expect("a token");
    assert_eq!(find(&cookies(&response), "__clerk_db_jwt").0, token);
    assert!(token.starts_with("dvb_"));
}

#[tokio::test]
async fn a_satellite_elsewhere_gets_nothing() {
    let server = Server::start().await;
    for parameter in PARAMETERS {
        let request = server.get("/sign-in").query(&[(parameter, "https://satellite.example.com/")]);
        let response = request.send().await.expect("a response");
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.text().await.expect("a page").contains("https://satellite.example.com/"));
    }
}

#[tokio::test]
async fn the_page_stays_on_its_host_for_a_satellite_that_will_ask() {
    let server = Server::start().await;
    for (synced, status) in [("false", StatusCode::OK), ("true", StatusCode::TEMPORARY_REDIRECT)] {
        let url = format!("{SATELLITE}&__clerk_synced={synced}");
        let request = server.get("/sign-in").query(&[("redirect_url", url)]);
        let response = request.send().await.expect("a response");
        assert_eq!(response.status(), status, "{synced}");
        assert!(!response.text().await.expect("a page").contains("role=\"alert\""));
    }
}
