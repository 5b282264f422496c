//! Who may sign up: invitations, the waitlist, the allowlist and the blocklist.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::frontend_api::Browser;
use crate::support::{Server, failure, header_of, success};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn an_invitation_is_mailed_and_can_be_revoked_once() {
    let server = Server::start().await;
    let wanted = json!({
        "email_address": "Ada@Example.com", "expires_in_days": 3, "public_metadata": { "plan": "pro" }
    });
    let made = call(&server, "invitations.createInvitation", &[], wanted.clone()).await;
    assert_eq!((&made["status"], &made["email_address"]), (&json!("pending"), &json!("ada@example.com")));
    assert_eq!(made["public_metadata"], json!({ "plan": "pro" }));
    let lifetime =
        made["expires_at"].as_i64().zip(made["created_at"].as_i64()).map(|(end, start)| end - start);
    assert_eq!(lifetime, Some(3 * 24 * 60 * 60 * 1000));
    let mail = &server.get_json("/local/messages?to=ada@example.com").await["data"][0];
    assert_eq!((&mail["slug"], &mail["link"]), (&json!("invitation"), &made["url"]));
    let twice = refused(&server, "invitations.createInvitation", &[], wanted).await;
    assert_eq!(twice, (UNPROCESSABLE, "duplicate_record".to_owned()));
    let user = json!({ "email_address": "amara.okafor@example.com" });
    let known = refused(&server, "invitations.createInvitation", &[], user).await;
    assert_eq!(known, (UNPROCESSABLE, "form_identifier_exists".to_owned()));

    let id = made["id"].as_str().expect("an id");
    let revoked = call(&server, "invitations.revokeInvitation", &[id], Value::Null).await;
    assert_eq!((&revoked["status"], &revoked["revoked"]), (&json!("revoked"), &json!(true)));
    assert_eq!(revoked.get("url"), None);
    let again = refused(&server, "invitations.revokeInvitation", &[id], Value::Null).await;
    assert_eq!(again, (StatusCode::BAD_REQUEST, "invitation_already_revoked".to_owned()));
    assert_eq!(call(&server, "invitations.getInvitationList", &[], json!({})).await["total_count"], 0);
    let all = call(&server, "invitations.getInvitationList", &[], json!({ "status": "revoked" })).await;
    assert_eq!(all["data"][0]["id"], made["id"]);
    call(&server, "invitations.deleteInvitation", &[id], Value::Null).await;
    let gone = refused(&server, "invitations.revokeInvitation", &[id], Value::Null).await;
    assert_eq!(gone.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn several_invitations_are_made_together_or_not_at_all() {
    let server = Server::start().await;
    let people = json!([{ "email_address": "ada@example.com" }, { "email_address": "alan@example.com" }]);
    let made = call(&server, "invitations.createInvitationBulk", &[], people).await;
    assert_eq!(made.as_array().map(Vec::len), Some(2));
    assert_eq!(server.get_json("/local/messages").await["total_count"], 0);
    for wrong in [
        json!([{ "email_address": "eve@example.com" }, { "email_address": "ada@example.com" }]),
        json!([{ "email_address": "eve@example.com" }, { "email_address": "Eve@example.com" }]),
        json!([{ "email_address": "eve@example.com" }, { "email_address": "eve" }]),
        json!([{ "email_address": "eve@example.com", "expires_in_days": 366 }]),
    ] {
        assert_eq!(refused(&server, "invitations.createInvitationBulk", &[], wrong).await.0, UNPROCESSABLE);
    }
    let list =
        call(&server, "invitations.getInvitationList", &[], json!({ "order_by": "email_address" })).await;
    let addresses: Vec<&Value> =
        list["data"].as_array().expect("an array").iter().map(|one| &one["email_address"]).collect();
    assert_eq!(addresses, ["ada@example.com", "alan@example.com"]);
    // Without `paginated`, there is the older form.
    assert_eq!(server.get_json("/v1/invitations?limit=1").await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn people_on_the_waitlist_are_invited_or_turned_down() {
    let server = Server::start().await;
    let ada = json!({ "email_address": "ada@example.com" });
    let entry = call(&server, "waitlistEntries.create", &[], ada.clone()).await;
    assert_eq!(call(&server, "waitlistEntries.create", &[], ada).await["id"], entry["id"]);
    let slugs = async || {
        let mails = server.get_json("/local/messages?to=ada@example.com").await;
        mails["data"].as_array().expect("an array").iter().map(|one| one["slug"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(slugs().await, ["waitlist_confirmation"]);
    let id = entry["id"].as_str().expect("an id");
    let invited = call(&server, "waitlistEntries.invite", &[id], json!({})).await;
    assert_eq!(
        (&invited["status"], &invited["invitation"]["status"]),
        (&json!("invited"), &json!("pending"))
    );
    assert_eq!(slugs().await, ["invitation", "waitlist_confirmation"]);
    assert_eq!(refused(&server, "waitlistEntries.delete", &[id], Value::Null).await.0, StatusCode::CONFLICT);

    let people = json!([{ "email_address": "alan@example.com", "notify": false }, { "email_address": "eve@example.com" }]);
    let made = call(&server, "waitlistEntries.createBulk", &[], people).await;
    let [alan, eve] = [&made[0]["id"], &made[1]["id"]].map(|id| id.as_str().expect("an id"));
    assert_eq!(call(&server, "waitlistEntries.reject", &[eve], Value::Null).await["status"], "rejected");
    assert_eq!(refused(&server, "waitlistEntries.reject", &[eve], Value::Null).await.0, StatusCode::CONFLICT);
    call(&server, "waitlistEntries.delete", &[alan], Value::Null).await;
    let list =
        call(&server, "waitlistEntries.list", &[], json!({ "status": "rejected", "query": "eve" })).await;
    assert_eq!((&list["total_count"], &list["data"][0]["id"]), (&json!(1), &made[1]["id"]));
    assert_eq!(call(&server, "waitlistEntries.list", &[], json!({})).await["total_count"], 2);
}

#[tokio::test]
async fn the_lists_have_each_identifier_once() {
    let server = Server::start().await;
    for (list, create, delete) in [
        (
            "allowlistIdentifiers.getAllowlistIdentifierList",
            "allowlistIdentifiers.createAllowlistIdentifier",
            "allowlistIdentifiers.deleteAllowlistIdentifier",
        ),
        (
            "blocklistIdentifiers.getBlocklistIdentifierList",
            "blocklistIdentifiers.createBlocklistIdentifier",
            "blocklistIdentifiers.deleteBlocklistIdentifier",
        ),
    ] {
        let made = call(&server, create, &[], json!({ "identifier": "*@example.com" })).await;
        assert_eq!(made["identifier_type"], "email_address");
        let twice = refused(&server, create, &[], json!({ "identifier": "*@EXAMPLE.com" })).await;
        assert_eq!(twice, (UNPROCESSABLE, "duplicate_record".to_owned()));
        assert_eq!(refused(&server, create, &[], json!({ "identifier": " " })).await.0, UNPROCESSABLE);
        assert_eq!(call(&server, list, &[], json!({})).await["data"][0]["id"], made["id"]);
        let id = made["id"].as_str().expect("an id");
        call(&server, delete, &[id], Value::Null).await;
        assert_eq!(refused(&server, delete, &[id], Value::Null).await.0, StatusCode::NOT_FOUND);
        assert_eq!(call(&server, list, &[], json!({})).await["total_count"], 0);
    }
}

#[tokio::test]
async fn people_on_the_allowlist_are_invited_if_wanted() {
    let server = Server::start().await;
    let wanted = json!({ "identifier": "ada@example.com", "notify": true });
    let made = call(&server, "allowlistIdentifiers.createAllowlistIdentifier", &[], wanted).await;
    let invitations = call(&server, "invitations.getInvitationList", &[], json!({})).await;
    assert_eq!(made["invitation_id"], invitations["data"][0]["id"]);
}

#[tokio::test]
async fn an_invited_person_signs_up_with_the_ticket_whatever_the_restrictions() {
    let server = Server::start().await;
    call(&server, "waitlistEntries.create", &[], json!({ "email_address": "ada@example.com" })).await;
    call(&server, "instance.updateRestrictions", &[], json!({ "allowlist": true })).await;
    let wanted = json!({ "email_address": "ada@example.com", "public_metadata": { "plan": "pro" } });
    let made = call(&server, "invitations.createInvitation", &[], wanted).await;
    let browser = Browser::new(&server).await;
    let uninvited = [("email_address", "eve@example.com"), ("password", "fresh-bread-42")];
    let refused = failure(browser.post("/v1/client/sign_ups", &uninvited)).await;
    assert_eq!(refused, (StatusCode::FORBIDDEN, "not_allowed_access".to_owned()));

    let path = made["url"].as_str().and_then(|url| url.strip_prefix(server.local.origin())).expect("a URL");
    let response = server.get(path).send().await.expect("a response");
    let location = header_of(&response, "location").to_owned();
    let (page, ticket) = location.split_once("__clerk_ticket=").expect("a ticket");
    assert!(page.contains("/sign-up?") && page.ends_with("&__clerk_status=sign_up&"), "{page}");
    let form = [("strategy", "ticket"), ("ticket", ticket), ("password", "fresh-bread-42")];
    let body: Value = success(browser.post("/v1/client/sign_ups", &form)).await;
    assert_eq!(body["response"]["status"], "complete", "{body}");
    let user_id = body["response"]["created_user_id"].as_str().expect("a user");
    let user = call(&server, "users.getUser", &[user_id], Value::Null).await;
    assert_eq!(user["public_metadata"], json!({ "plan": "pro" }));
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    let accepted = call(&server, "invitations.getInvitationList", &[], json!({ "status": "accepted" })).await;
    assert_eq!(accepted["total_count"], 1);
    let waited = call(&server, "waitlistEntries.list", &[], json!({ "status": "completed" })).await;
    assert_eq!(waited["total_count"], 1);
    assert_eq!(failure(server.get(path)).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn listed_people_are_kept_out_or_let_in() {
    let server = Server::start().await;
    let status = async |address: &str| {
        let browser = Browser::new(&server).await;
        let form = [("email_address", address), ("password", "fresh-bread-42")];
        browser.post("/v1/client/sign_ups", &form).send().await.expect("a response").status()
    };
    call(
        &server,
        "blocklistIdentifiers.createBlocklistIdentifier",
        &[],
        json!({ "identifier": "*@example.net" }),
    )
    .await;
    assert_eq!(status("eve@example.net").await, StatusCode::OK);
    call(&server, "instance.updateRestrictions", &[], json!({ "blocklist": true })).await;
    assert_eq!(status("eve@example.net").await, StatusCode::FORBIDDEN);
    assert_eq!(status("ada@example.com").await, StatusCode::OK);
    call(&server, "instance.updateRestrictions", &[], json!({ "allowlist": true })).await;
    assert_eq!(status("ada@example.com").await, StatusCode::FORBIDDEN);
    call(
        &server,
        "allowlistIdentifiers.createAllowlistIdentifier",
        &[],
        json!({ "identifier": "ada@example.com" }),
    )
    .await;
    assert_eq!(status("ada@example.com").await, StatusCode::OK);
}
