//! Suggestions and invitations that come from domains, and requests to join.

use serde_json::{Value, json};

use super::domains::{create, verify};
use super::{path, refusal, signed_in};
use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, MEI, Server, failure, success};

/// The ID of a verified domain with an enrollment mode: that of the address of Mei, who is not a member.
async fn domain_of_mei(server: &Server, amara: &Browser<'_>, mode: &str) -> String {
    let id = create(amara, "example.com").await;
    verify(server, amara, &id, "office@example.com").await;
    let update = path(&format!("/domains/{id}/update_enrollment_mode"));
    let body: Value = success(amara.post(&update, &[("enrollment_mode", mode)])).await;
    assert_eq!(body["response"]["enrollment_mode"], mode);
    id
}

/// The first suggestion to Mei, with its status.
async fn suggestion(mei: &Browser<'_>) -> Value {
    let path = "/v1/me/organization_suggestions?status=pending&status=accepted";
    let body: Value = success(mei.get(path)).await;
    body["response"]["data"][0].clone()
}

#[tokio::test]
async fn a_user_on_the_domain_asks_to_join_and_is_accepted() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let id = domain_of_mei(&server, &amara, "automatic_suggestion").await;
    let body: Value = success(amara.get(&path(&format!("/domains/{id}")))).await;
    // Mei and Lucía; the other users of the seed are members.
    assert_eq!(body["response"]["total_pending_suggestions"], 2);
    let mei = signed_in(&server, MEI).await;
    let found = suggestion(&mei).await;
    assert_eq!(found["public_organization_data"]["id"], HARBOUR_BAKERY);
    let accept = format!("/v1/me/organization_suggestions/{}/accept", found["id"].as_str().expect("an ID"));
    let body: Value = success(mei.post(&accept, &[])).await;
    assert_eq!(body["response"]["status"], "accepted");
    assert_eq!(suggestion(&mei).await["status"], "accepted");
    let again = failure(mei.post(&accept, &[])).await;
    assert_eq!(again, refusal(400, "organization_suggestion_already_accepted"));
    let foreign = failure(amara.post(&accept, &[])).await;
    assert_eq!(foreign, refusal(404, "resource_not_found"));

    let body: Value = success(amara.get(&path("/membership_requests?status=pending"))).await;
    let request = &body["response"]["data"][0];
    assert_eq!(request["public_user_data"]["user_id"], MEI);
    let answer = path(&format!("/membership_requests/{}/accept", request["id"].as_str().expect("an ID")));
    let body: Value = success(amara.post(&answer, &[])).await;
    assert_eq!(body["response"]["status"], "accepted");
    let again = failure(amara.post(&answer, &[])).await;
    assert_eq!(again, refusal(404, "organization_invitation_not_pending"));
    let body: Value = success(mei.get("/v1/me/organization_memberships")).await;
    assert_eq!(body["response"]["data"][0]["role"], "org:member");
    assert_eq!(suggestion(&mei).await, Value::Null);
}

#[tokio::test]
async fn a_rejected_request_makes_no_member() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    domain_of_mei(&server, &amara, "automatic_suggestion").await;
    let mei = signed_in(&server, MEI).await;
    let id = suggestion(&mei).await["id"].as_str().expect("an ID").to_owned();
    success::<Value>(mei.post(&format!("/v1/me/organization_suggestions/{id}/accept"), &[])).await;
    let body: Value = success(amara.get(&path("/membership_requests"))).await;
    let id = body["response"]["data"][0]["id"].as_str().expect("an ID");
    let body: Value = success(amara.post(&path(&format!("/membership_requests/{id}/reject")), &[])).await;
    assert_eq!(body["response"]["status"], "revoked");
    let body: Value = success(mei.get("/v1/me/organization_memberships")).await;
    assert_eq!(body["response"]["total_count"], 0);
    assert_eq!(suggestion(&mei).await, Value::Null);
}

#[tokio::test]
async fn users_on_the_domain_are_invited() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    domain_of_mei(&server, &amara, "automatic_invitation").await;
    let mei = signed_in(&server, MEI).await;
    let body: Value = success(mei.get("/v1/me/organization_invitations")).await;
    assert_eq!(body["response"]["total_count"], 1);
    let id = body["response"]["data"][0]["id"].as_str().expect("an ID");
    success::<Value>(mei.post(&format!("/v1/me/organization_invitations/{id}/accept"), &[])).await;
    let body: Value = success(mei.get("/v1/me/organization_memberships")).await;
    assert_eq!(body["response"]["data"][0]["organization"]["id"], HARBOUR_BAKERY);
    let body: Value = success(amara.get(&path("/invitations"))).await;
    assert_eq!(body["response"]["total_count"], 0, "they are not invitations by members");
}

#[tokio::test]
async fn another_mode_deletes_what_is_pending_if_asked() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let id = domain_of_mei(&server, &amara, "automatic_suggestion").await;
    let mode = path(&format!("/domains/{id}/update_enrollment_mode"));
    for (delete_pending, left) in [("false", 2), ("true", 0)] {
        let form = [("enrollment_mode", "manual_invitation"), ("delete_pending", delete_pending)];
        let body: Value = success(amara.post(&mode, &form)).await;
        assert_eq!(body["response"]["total_pending_suggestions"], left);
    }
    let mei = signed_in(&server, MEI).await;
    assert_eq!(suggestion(&mei).await, Value::Null);
}

#[tokio::test]
async fn an_unverified_domain_suggests_nothing() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("name", "example.com"), ("enrollment_mode", "automatic_suggestion")];
    success::<Value>(amara.post(&path("/domains"), &form)).await;
    let mei = signed_in(&server, MEI).await;
    let body: Value = success(mei.get("/v1/me/organization_suggestions")).await;
    assert_eq!(body["response"], json!({ "data": [], "total_count": 0 }));
}
