//! `/v1/organizations/{organization_id}/invitations` and `/v1/me/organization_invitations`.

use serde_json::{Value, json};

use super::{events, path, refusal, signed_in};
use crate::support::{AMARA, HARBOUR_BAKERY, MEI, Server, failure, success};

const MEIS_ADDRESS: &str = "mei.tanaka@example.com";

#[tokio::test]
async fn an_invitation_is_sent_and_accepted() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("email_address", "Mei.Tanaka@example.com"), ("role", "org:member")];
    let body: Value = success(amara.post(&path("/invitations"), &form)).await;
    let invitation = &body["response"];
    assert_eq!(
        (&invitation["status"], &invitation["email_address"]),
        (&json!("pending"), &json!(MEIS_ADDRESS))
    );
    assert_eq!(invitation.get("url"), None, "members do not see the ticket");
    assert_eq!(events(&server, 1).await, ["organizationInvitation.created"]);
    let mails = server.get_json(&format!("/local/messages?to={MEIS_ADDRESS}")).await;
    assert_eq!(mails["data"][0]["subject"], "Amara Okafor invites you to join Harbour Bakery");
    assert!(
        mails["data"][0]["link"].as_str().is_some_and(|link| link.contains("/v1/tickets/accept?ticket="))
    );

    let mei = signed_in(&server, MEI).await;
    let body: Value = success(mei.get("/v1/me/organization_invitations?status=pending")).await;
    let own = &body["response"]["data"][0];
    assert_eq!(own["public_organization_data"]["name"], "Harbour Bakery");
    let accept = format!("/v1/me/organization_invitations/{}/accept", own["id"].as_str().expect("an ID"));
    let body: Value = success(mei.post(&accept, &[])).await;
    assert_eq!(body["response"]["status"], "accepted");
    let membership = &body["client"]["sessions"][0]["user"]["organization_memberships"][0];
    assert_eq!(
        (&membership["organization"]["id"], &membership["role"]),
        (&json!(HARBOUR_BAKERY), &json!("org:member"))
    );
    assert_eq!(
        events(&server, 2).await,
        ["organizationMembership.created", "organizationInvitation.accepted"]
    );
    let again = failure(mei.post(&accept, &[])).await;
    assert_eq!(again, refusal(400, "organization_invitation_already_accepted"));
    let body: Value = success(mei.get("/v1/me/organization_invitations?status=pending")).await;
    assert_eq!(body["response"]["total_count"], 0);
}

#[tokio::test]
async fn an_invitation_is_for_its_address_only() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("email_address", "new@example.com"), ("role", "org:member")];
    let body: Value = success(amara.post(&path("/invitations"), &form)).await;
    let id = body["response"]["id"].as_str().expect("an ID");
    let mei = signed_in(&server, MEI).await;
    let body: Value = success(mei.get("/v1/me/organization_invitations")).await;
    assert_eq!(body["response"]["total_count"], 0);
    let accept = mei.post(&format!("/v1/me/organization_invitations/{id}/accept"), &[]);
    assert_eq!(failure(accept).await, refusal(404, "organization_invitation_not_found"));
}

#[tokio::test]
async fn invitations_are_checked() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let invitations = path("/invitations");
    for (address, role, expected) in [
        ("not an address", "org:member", refusal(422, "form_param_format_invalid")),
        ("a@example.com", "org:owner", refusal(404, "resource_not_found")),
        ("jonas.lindqvist@example.com", "org:member", refusal(400, "already_a_member_in_organization")),
    ] {
        let form = [("email_address", address), ("role", role)];
        assert_eq!(failure(amara.post(&invitations, &form)).await, expected, "{address}");
    }
    let form = [("email_address", "a@example.com"), ("role", "org:member")];
    success::<Value>(amara.post(&invitations, &form)).await;
    let twice = amara.post(&invitations, &form).send().await.expect("a response");
    assert_eq!(twice.status(), 400);
    let body: Value = twice.json().await.expect("JSON");
    assert_eq!(body["errors"][0]["code"], "duplicate_record");
    assert_eq!(body["errors"][0]["meta"]["email_addresses"], json!(["a@example.com"]));
}

#[tokio::test]
async fn several_are_invited_or_none() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let bulk = path("/invitations/bulk");
    let wrong = [("email_address", "a@example.com"), ("email_address", "wrong"), ("role", "org:member")];
    assert_eq!(failure(amara.post(&bulk, &wrong)).await, refusal(422, "form_param_format_invalid"));
    let double =
        [("email_address", "a@example.com"), ("email_address", "A@example.com"), ("role", "org:member")];
    assert_eq!(failure(amara.post(&bulk, &double)).await, refusal(400, "duplicate_record"));
    let body: Value = success(amara.get(&path("/invitations"))).await;
    assert_eq!(body["response"]["total_count"], 0);
    let none = [("email_address", ""), ("role", "org:admin")];
    assert_eq!(failure(amara.post(&bulk, &none)).await, refusal(422, "form_param_nil"));
    let form = [
        ("email_address", "a@example.com"),
        ("email_address", "b@example.com"),
        ("email_address", ""),
        ("role", "org:admin"),
    ];
    let body: Value = success(amara.post(&bulk, &form)).await;
    let roles: Vec<&Value> =
        body["response"].as_array().expect("an array").iter().map(|one| &one["role"]).collect();
    assert_eq!(roles, ["org:admin", "org:admin"]);
    let body: Value = success(amara.get(&path(""))).await;
    assert_eq!(body["response"]["pending_invitations_count"], 2);
}

#[tokio::test]
async fn a_revoked_invitation_cannot_be_accepted() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("email_address", MEIS_ADDRESS), ("role", "org:member")];
    let body: Value = success(amara.post(&path("/invitations"), &form)).await;
    let id = body["response"]["id"].as_str().expect("an ID").to_owned();
    let revoke = path(&format!("/invitations/{id}/revoke"));
    let body: Value = success(amara.post(&revoke, &[])).await;
    assert_eq!(body["response"]["status"], "revoked");
    assert_eq!(events(&server, 1).await, ["organizationInvitation.revoked"]);
    let again = failure(amara.post(&revoke, &[])).await;
    assert_eq!(again, refusal(404, "organization_invitation_not_pending"));
    let mei = signed_in(&server, MEI).await;
    let accept = mei.post(&format!("/v1/me/organization_invitations/{id}/accept"), &[]);
    assert_eq!(failure(accept).await, refusal(400, "organization_invitation_revoked_code"));
    for (query, total) in [("?status=pending", 0), ("?status=pending&status=revoked", 1), ("", 1)] {
        let body: Value = success(amara.get(&path(&format!("/invitations{query}")))).await;
        assert_eq!(body["response"]["total_count"], total, "{query}");
    }
    let unknown = failure(amara.post(&path("/invitations/orginv_none/revoke"), &[])).await;
    assert_eq!(unknown, refusal(404, "organization_invitation_not_found"));
}
