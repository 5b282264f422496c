//! Organizations in the Frontend API.

mod domains;
mod invitations;
mod logo;
mod memberships;
mod requests;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, MEI, Server, failure, success};

/// The path of the organization of the seed.
fn path(rest: &str) -> String {
    format!("/v1/organizations/{HARBOUR_BAKERY}{rest}")
}

/// The error of a browser that may not do something.
fn refusal(status: u16, code: &str) -> (StatusCode, String) {
    (StatusCode::from_u16(status).expect("a status"), code.to_owned())
}

async fn signed_in<'s>(server: &'s Server, user_id: &str) -> Browser<'s> {
    Browser::signed_in(server, user_id).await.0
}

/// The claim `o` of a fresh token of a session.
async fn organization_claim(server: &Server, browser: &Browser<'_>, session_id: &str) -> Value {
    let path = format!("/v1/client/sessions/{session_id}/tokens");
    let body: Value = success(browser.post(&path, &[])).await;
    let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
    claims.get("o").cloned().unwrap_or_default()
}

/// The kinds of what happened last, the newest first.
async fn events(server: &Server, count: usize) -> Vec<String> {
    let body = server.get_json("/local/events").await;
    let events = body["data"].as_array().expect("an array").iter();
    let kinds = events.map(|event| event["kind"].as_str().expect("a kind").to_owned());
    kinds.filter(|kind| kind != "request").take(count).collect()
}

#[tokio::test]
async fn the_creator_of_an_organization_administers_it() {
    let server = Server::start().await;
    let browser = signed_in(&server, MEI).await;
    let body: Value =
        success(browser.post("/v1/organizations", &[("name", "Tea & Co."), ("slug", "")])).await;
    let organization = &body["response"];
    assert_eq!(organization["object"], "organization");
    assert_eq!(organization["slug"], "tea-co");
    assert_eq!(organization["members_count"], 1);
    assert_eq!(organization.get("private_metadata"), None);
    let membership = &body["client"]["sessions"][0]["user"]["organization_memberships"][0];
    assert_eq!(membership["organization"]["id"], organization["id"]);
    assert_eq!(membership["role"], "org:admin");
    assert!(
        membership["permissions"].as_array().expect("an array").contains(&json!("org:sys_profile:delete"))
    );
    assert_eq!(events(&server, 2).await, ["organizationMembership.created", "organization.created"]);
}

#[tokio::test]
async fn slugs_are_unique() {
    let server = Server::start().await;
    let browser = signed_in(&server, MEI).await;
    let body: Value = success(browser.post("/v1/organizations", &[("name", "Harbour Bakery")])).await;
    assert_eq!(body["response"]["slug"], "harbour-bakery-2");
    let form = [("name", "Other"), ("slug", "harbour-bakery")];
    let taken = browser.post("/v1/organizations", &form).send().await.expect("a response");
    assert_eq!(taken.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let body: Value = taken.json().await.expect("JSON");
    assert_eq!(body["errors"][0]["code"], "form_identifier_exists");
    assert_eq!(body["errors"][0]["meta"]["param_name"], "slug");
}

#[tokio::test]
async fn an_organization_needs_a_name() {
    let server = Server::start().await;
    let browser = signed_in(&server, MEI).await;
    let long = "a".repeat(257);
    for (form, code) in [
        (vec![], "form_param_missing"),
        (vec![("name", " ")], "form_param_nil"),
        (vec![("name", "<b>")], "form_param_value_invalid"),
        (vec![("name", long.as_str())], "form_param_max_length_exceeded"),
        (vec![("name", "A"), ("slug", "Not A Slug")], "form_param_format_invalid"),
        (vec![("name", "A"), ("color", "red")], "form_param_unknown"),
    ] {
        assert_eq!(failure(browser.post("/v1/organizations", &form)).await, refusal(422, code));
    }
}

#[tokio::test]
async fn users_create_as_many_organizations_as_allowed() {
    let mut seed = clerk_local::state::State::built_in();
    seed.users.get_mut(MEI).expect("a user").create_organizations_limit = Some(1);
    seed.users.get_mut(JONAS).expect("a user").create_organization_enabled = false;
    let server = Server::start_with(seed).await;
    let mei = signed_in(&server, MEI).await;
    success::<Value>(mei.post("/v1/organizations", &[("name", "One")])).await;
    let second = mei.post("/v1/organizations", &[("name", "Two")]);
    assert_eq!(failure(second).await, refusal(403, "organization_quota_exceeded"));
    let jonas = signed_in(&server, JONAS).await;
    let other = jonas.post("/v1/organizations", &[("name", "Three")]);
    assert_eq!(failure(other).await, refusal(403, "not_allowed_to_create_organizations"));
}

#[tokio::test]
async fn organizations_can_be_disabled() {
    let mut seed = clerk_local::state::State::built_in();
    seed.instance.organization_settings.enabled = false;
    let server = Server::start_with(seed).await;
    let browser = signed_in(&server, AMARA).await;
    let expected = refusal(403, "organization_not_enabled_in_instance");
    assert_eq!(failure(browser.post("/v1/organizations", &[("name", "A")])).await, expected);
    assert_eq!(failure(browser.get(&path(""))).await, expected);
}

#[tokio::test]
async fn members_see_their_organization_by_id_and_slug() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    for path in [path(""), "/v1/organizations/harbour-bakery".to_owned()] {
        let body: Value = success(jonas.get(&path)).await;
        assert_eq!(body["response"]["name"], "Harbour Bakery");
    }
    let mei = signed_in(&server, MEI).await;
    for path in [path(""), "/v1/organizations/org_none".to_owned()] {
        let expected = refusal(404, "organization_not_found_or_unauthorized");
        assert_eq!(failure(mei.get(&path)).await, expected);
    }
}

#[tokio::test]
async fn only_members_with_the_permission_change_an_organization() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("name", "Harbour Bread"), ("slug", "bread")];
    let body: Value = success(amara.send("PATCH", &path(""), &form)).await;
    assert_eq!(
        (&body["response"]["name"], &body["response"]["slug"]),
        (&json!("Harbour Bread"), &json!("bread"))
    );
    assert_eq!(events(&server, 1).await, ["organization.updated"]);
    let body: Value = success(amara.send("PATCH", &path(""), &[("name", "Bread"), ("slug", "")])).await;
    assert_eq!(body["response"]["slug"], "bread");
    let jonas = signed_in(&server, JONAS).await;
    let refused = jonas.send("PATCH", &path(""), &[("name", "Mine")]);
    let response = refused.send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    let body: Value = response.json().await.expect("JSON");
    assert_eq!(body["errors"][0]["code"], "missing_organization_permission");
    assert_eq!(body["errors"][0]["meta"]["permissions"], json!(["org:sys_profile:manage"]));
}

#[tokio::test]
async fn a_deleted_organization_is_gone_everywhere() {
    let server = Server::start().await;
    let (amara, amaras) = Browser::signed_in(&server, AMARA).await;
    let (jonas, jonass) = Browser::signed_in(&server, JONAS).await;
    let expected = refusal(403, "missing_organization_permission");
    assert_eq!(failure(jonas.send("DELETE", &path(""), &[])).await, expected);
    assert_eq!(organization_claim(&server, &jonas, &jonass).await["id"], HARBOUR_BAKERY);
    let form = [("email_address", "x@example.com"), ("role", "org:member")];
    success::<Value>(amara.post(&path("/invitations"), &form)).await;
    success::<Value>(amara.post(&path("/domains"), &[("name", "bakery.example.com")])).await;
    let body: Value = success(amara.send("DELETE", &path(""), &[])).await;
    let deleted = json!({ "object": "organization", "id": HARBOUR_BAKERY, "deleted": true });
    assert_eq!(body["response"], deleted);
    let session = &body["client"]["sessions"][0];
    assert_eq!(session["last_active_organization_id"], Value::Null);
    assert_eq!(session["user"]["organization_memberships"], json!([]));
    for (browser, session_id) in [(&amara, &amaras), (&jonas, &jonass)] {
        assert_eq!(organization_claim(&server, browser, session_id).await, Value::Null);
    }
    let snapshot = server.get_json("/local/snapshot").await;
    assert!(!snapshot.to_string().contains(HARBOUR_BAKERY), "{snapshot}");
    assert_eq!(events(&server, 1).await, ["organization.deleted"]);
}

#[tokio::test]
async fn deletion_by_members_can_be_disabled() {
    let mut seed = clerk_local::state::State::built_in();
    seed.organizations.get_mut(HARBOUR_BAKERY).expect("an organization").admin_delete_enabled = false;
    let server = Server::start_with(seed).await;
    let amara = signed_in(&server, AMARA).await;
    let expected = refusal(403, "organization_admin_delete_not_enabled");
    assert_eq!(failure(amara.send("DELETE", &path(""), &[])).await, expected);
}

#[tokio::test]
async fn members_see_the_roles() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    let body: Value = success(jonas.get(&path("/roles?limit=20"))).await;
    assert_eq!(body["response"]["total_count"], 2);
    let admin = &body["response"]["data"][0];
    assert_eq!((&admin["key"], &admin["name"]), (&json!("org:admin"), &json!("Admin")));
    assert_eq!(admin["permissions"][0]["key"], "org:sys_profile:manage");
    assert_eq!(admin["permissions"][10]["type"], "user");
}

#[tokio::test]
async fn signed_out_browsers_have_no_organizations() {
    let server = Server::start().await;
    let browser = Browser::new(&server).await;
    for request in [
        browser.get(&path("")),
        browser.post("/v1/organizations", &[("name", "A")]),
        browser.get("/v1/me/organization_memberships"),
    ] {
        assert_eq!(failure(request).await, refusal(401, "authentication_invalid"));
    }
}
