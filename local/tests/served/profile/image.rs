//! `/v1/me/profile_image`.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, Server, failure, header_of, success};

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";
const BOUNDARY: &str = "----part";

/// A form with one field, as browsers send it.
fn form(name: &str, data: &[u8]) -> Vec<u8> {
    let disposition = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"me.gif\"");
    let head = format!("--{BOUNDARY}\r\n{disposition}\r\nContent-Type: image/gif\r\n\r\n");
    [head.as_bytes(), data, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat()
}

fn upload(server: &Server, browser: &Browser<'_>, body: Vec<u8>) -> RequestBuilder {
    send(server, browser, &format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

fn send(server: &Server, browser: &Browser<'_>, content_type: &str, body: Vec<u8>) -> RequestBuilder {
    let request = server.post("/v1/me/profile_image").query(&[("__clerk_db_jwt", &browser.token)]);
    request.header("content-type", content_type).body(body)
}

#[tokio::test]
async fn an_uploaded_picture_takes_the_place_of_the_initials() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let before: Value = success(browser.get("/v1/client")).await;
    let user = &before["response"]["sessions"][0]["user"];
    assert_eq!(user["has_image"], false);
    // What Clerk's components look for.
    assert!(user["image_url"].as_str().expect("a URL").contains("avatar_placeholder"));

    let body: Value = success(upload(&server, &browser, form("file", GIF))).await;
    assert_eq!(body["response"]["object"], "image");
    let user = &body["client"]["sessions"][0]["user"];
    assert_eq!(user["has_image"], true);
    assert_eq!(user["image_url"], body["response"]["public_url"]);
    let url = user["image_url"].as_str().expect("a URL");
    let path = url.strip_prefix(server.local.origin()).expect("a URL of the stand-in");
    let picture = server.get(path).send().await.expect("a response");
    assert_eq!(header_of(&picture, "content-type"), "image/gif");
    assert_eq!(header_of(&picture, "x-content-type-options"), "nosniff");
    assert_eq!(picture.bytes().await.expect("bytes"), GIF);
    let page = server.get("/sign-in").send().await.expect("a page").text().await.expect("UTF-8");
    assert!(page.contains(&format!("src=\"{path}\"")), "{page}");

    let id = body["response"]["id"].clone();
    let body: Value = success(browser.send("DELETE", "/v1/me/profile_image", &[])).await;
    assert_eq!(body["response"], json!({ "object": "image", "id": id, "deleted": true }));
    assert_eq!(body["client"]["sessions"][0]["user"]["has_image"], false);
    assert_eq!(failure(server.get(path)).await.0, StatusCode::NOT_FOUND);
    let again = browser.send("DELETE", "/v1/me/profile_image", &[]);
    assert_eq!(failure(again).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_picture_can_be_sent_as_base64() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    for text in ["R0lGODlhAQABAAAAADs=", "data:image/gif;base64,R0lGODlhAQABAAAAADs="] {
        let request = send(&server, &browser, "application/octet-stream", text.into());
        let body: Value = success(request).await;
        assert_eq!(body["client"]["sessions"][0]["user"]["has_image"], true);
    }
}

#[tokio::test]
async fn what_is_not_a_picture_is_refused() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let too_large = [GIF, &vec![0; 10_000_000]].concat();
    let far_too_large = vec![0; 20_000_000];
    for (body, status, code) in [
        (form("file", b"<svg/>"), StatusCode::UNSUPPORTED_MEDIA_TYPE, "avatar_file_type_invalid"),
        (form("file", &too_large), StatusCode::PAYLOAD_TOO_LARGE, "avatar_file_size_exceeded"),
        (form("file", &far_too_large), StatusCode::PAYLOAD_TOO_LARGE, "avatar_file_size_exceeded"),
        (form("picture", GIF), StatusCode::UNPROCESSABLE_ENTITY, "form_param_missing"),
        (b"not a form".to_vec(), StatusCode::BAD_REQUEST, "request_body_invalid"),
    ] {
        assert_eq!(failure(upload(&server, &browser, body)).await, (status, code.to_owned()));
    }
    let text = send(&server, &browser, "text/plain", b"?".to_vec());
    assert_eq!(failure(text).await, (StatusCode::BAD_REQUEST, "request_body_invalid".to_owned()));
}

#[tokio::test]
async fn a_snapshot_contains_the_picture() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let _: Value = success(upload(&server, &browser, form("file", GIF))).await;
    let snapshot = server.get_json("/local/snapshot").await;
    assert_eq!(snapshot["images"][0]["owner_id"], AMARA);
    assert_eq!(snapshot["images"][0]["format"], "gif");
    let text = snapshot.to_string();
    assert!(clerk_local::state::State::parse(&text, "the snapshot").is_ok());
}
