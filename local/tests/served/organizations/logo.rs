//! `/v1/organizations/{organization_id}/logo`.

use serde_json::Value;

use super::{path, refusal, signed_in};
use crate::frontend_api::Browser;
use crate::support::{AMARA, JONAS, Server, failure, success};
use reqwest::RequestBuilder;

fn upload(server: &Server, browser: &Browser<'_>, base64: &'static str) -> RequestBuilder {
    let request =
        server.post(&path("/logo")).query(&[("__clerk_db_jwt", browser.token.as_str()), ("_method", "PUT")]);
    request.header("content-type", "application/octet-stream").body(base64)
}

#[tokio::test]
async fn a_logo_is_uploaded_and_removed() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let body: Value = success(upload(&server, &amara, "R0lGODlhAQABAAAAADs=")).await;
    assert_eq!(body["response"]["has_image"], true);
    let url = body["response"]["image_url"].as_str().expect("a URL");
    let picture = server.get(url.strip_prefix(server.local.origin()).expect("a URL of the stand-in"));
    assert_eq!(picture.send().await.expect("a response").headers()["content-type"], "image/gif");
    let body: Value = success(amara.send("DELETE", &path("/logo"), &[])).await;
    assert_eq!(body["response"]["has_image"], false);
}

#[tokio::test]
async fn a_logo_needs_a_picture_and_the_permission() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let text = failure(upload(&server, &amara, "SGVsbG8=")).await;
    assert_eq!(text.0, 415);
    let jonas = signed_in(&server, JONAS).await;
    let expected = refusal(403, "missing_organization_permission");
    assert_eq!(failure(upload(&server, &jonas, "R0lGODlhAQABAAAAADs=")).await, expected);
    assert_eq!(failure(jonas.send("DELETE", &path("/logo"), &[])).await, expected);
}
