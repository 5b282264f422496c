//! The allowlist and the blocklist, when users sign in and add addresses.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::call;
use crate::frontend_api::Browser;
use crate::sign_in_flows::seed;
use crate::support::{Server, failure, success};

const SIGN_INS: &str = "/v1/client/sign_ins";

async fn restrict(server: &Server, restrictions: Value) {
    call(server, "instance.updateRestrictions", &[], restrictions).await;
}

/// The code of the error of a sign-in, or its status.
async fn outcome(server: &Server, identifier: &str) -> String {
    let browser = Browser::new(server).await;
    let response = browser.post(SIGN_INS, &[("identifier", identifier)]).send().await.expect("a response");
    let body: Value = response.json().await.expect("JSON");
    let text = body["response"]["status"].as_str().or_else(|| body["errors"][0]["code"].as_str());
    text.expect("a status or a code").to_owned()
}

#[tokio::test]
async fn lists_keep_users_from_signing_in_unless_they_are_for_sign_ups_only() {
    let server = Server::start_with(seed()).await;
    let entry = json!({ "identifier": "*@example.com" });
    call(&server, "blocklistIdentifiers.createBlocklistIdentifier", &[], entry).await;
    restrict(&server, json!({ "blocklist": true })).await;
    assert_eq!(outcome(&server, "ada@example.com").await, "needs_first_factor", "as in a new instance");
    restrict(&server, json!({ "allowlist_blocklist_disabled_on_sign_in": false })).await;
    for (identifier, expected) in [
        ("ada@example.com", "not_allowed_access"),
        ("ADA@example.com", "not_allowed_access"),
        ("ada@work.example.com", "needs_first_factor"),
        ("+12015550100", "needs_first_factor"),
        ("ada_l", "not_allowed_access"),
        ("nobody@example.com", "form_identifier_not_found"),
    ] {
        assert_eq!(outcome(&server, identifier).await, expected, "{identifier}");
    }
    let entry = json!({ "identifier": "ada@example.com", "notify": false });
    call(&server, "allowlistIdentifiers.createAllowlistIdentifier", &[], entry).await;
    restrict(&server, json!({ "allowlist": true })).await;
    assert_eq!(
        outcome(&server, "ada@example.com").await,
        "needs_first_factor",
        "the allowlist takes precedence"
    );
    assert_eq!(outcome(&server, "+12015550100").await, "not_allowed_access");
}

#[tokio::test]
async fn a_user_cannot_add_an_address_that_is_kept_out() {
    let server = Server::start_with(seed()).await;
    restrict(&server, json!({ "block_email_subaddresses": true })).await;
    let (browser, _) = Browser::signed_in(&server, "user_ada").await;
    let add = |address| browser.post("/v1/me/email_addresses", &[("email_address", address)]);
    for address in ["ada+shop@example.com", " ada=shop@example.com"] {
        let expected = (StatusCode::FORBIDDEN, "not_allowed_access".to_owned());
        assert_eq!(failure(add(address)).await, expected, "{address}");
    }
    success::<Value>(add("lovelace@example.com")).await;
}
