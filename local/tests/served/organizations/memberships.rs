//! `/v1/organizations/{organization_id}/memberships` and `/v1/me/organization_memberships`.

use serde_json::{Value, json};

use super::{events, organization_claim, path, refusal, signed_in};
use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, MEI, Server, failure, success};

fn identifiers(page: &Value) -> Vec<&str> {
    let members = page["response"]["data"].as_array().expect("an array").iter();
    members.map(|one| one["public_user_data"]["user_id"].as_str().expect("an ID")).collect()
}

#[tokio::test]
async fn members_are_listed_filtered_and_paged() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    for (query, total, ids) in [
        ("?paginated=true", 2, vec![JONAS, AMARA]),
        ("?limit=1&offset=1", 2, vec![AMARA]),
        ("?role=org:admin", 1, vec![AMARA]),
        ("?role=org:admin&role=org:member", 2, vec![JONAS, AMARA]),
        ("?query=LINDQ", 1, vec![JONAS]),
        ("?query=bakery.example", 1, vec![AMARA]),
        ("?query=tanaka", 0, vec![]),
    ] {
        let body: Value = success(jonas.get(&path(&format!("/memberships{query}")))).await;
        assert_eq!(body["response"]["total_count"], total, "{query}");
        assert_eq!(identifiers(&body), ids, "{query}");
    }
    let limit = failure(jonas.get(&path("/memberships?limit=0"))).await;
    assert_eq!(limit, refusal(422, "form_param_value_invalid"));
}

#[tokio::test]
async fn a_member_is_added_with_a_role() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("user_id", MEI), ("role", "org:member")];
    let body: Value = success(amara.post(&path("/memberships"), &form)).await;
    assert_eq!(body["response"]["role"], "org:member");
    assert_eq!(body["response"]["public_user_data"]["user_id"], MEI);
    assert_eq!(body["response"]["organization"]["members_count"], 3);
    assert_eq!(events(&server, 1).await, ["organizationMembership.created"]);
    let again = failure(amara.post(&path("/memberships"), &form)).await;
    assert_eq!(again, refusal(400, "already_a_member_in_organization"));
    for (form, code) in [
        ([("user_id", "user_none"), ("role", "org:member")], "resource_not_found"),
        ([("user_id", MEI), ("role", "org:owner")], "resource_not_found"),
    ] {
        assert_eq!(failure(amara.post(&path("/memberships"), &form)).await, refusal(404, code));
    }
}

#[tokio::test]
async fn members_without_the_permission_manage_nothing() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    let expected = refusal(403, "missing_organization_permission");
    let add = [("user_id", MEI), ("role", "org:member")];
    let invite = [("email_address", "a@example.com"), ("role", "org:member")];
    let amaras = path(&format!("/memberships/{AMARA}"));
    for request in [
        jonas.post(&path("/memberships"), &add),
        jonas.send("PATCH", &amaras, &[("role", "org:member")]),
        jonas.send("DELETE", &amaras, &[]),
        jonas.get(&path("/invitations")),
        jonas.post(&path("/invitations"), &invite),
        jonas.post(&path("/invitations/bulk"), &invite),
        jonas.post(&path("/invitations/orginv_1/revoke"), &[]),
        jonas.get(&path("/domains")),
        jonas.get(&path("/domains/orgdmn_1")),
        jonas.post(&path("/domains"), &[("name", "example.com")]),
        jonas.send("DELETE", &path("/domains/orgdmn_1"), &[]),
        jonas.post(
            &path("/domains/orgdmn_1/update_enrollment_mode"),
            &[("enrollment_mode", "manual_invitation")],
        ),
        jonas.get(&path("/membership_requests")),
        jonas.post(&path("/membership_requests/orgmemreq_1/accept"), &[]),
        jonas.post(&path("/membership_requests/orgmemreq_1/reject"), &[]),
    ] {
        assert_eq!(failure(request).await, expected);
    }
}

#[tokio::test]
async fn a_changed_role_reaches_the_session_token() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let (jonas, session_id) = Browser::signed_in(&server, JONAS).await;
    assert_eq!(organization_claim(&server, &jonas, &session_id).await["rol"], "member");
    let path = path(&format!("/memberships/{JONAS}"));
    let body: Value = success(amara.send("PATCH", &path, &[("role", "org:admin")])).await;
    assert_eq!(
        (&body["response"]["role"], &body["response"]["role_name"]),
        (&json!("org:admin"), &json!("Admin"))
    );
    let claim = organization_claim(&server, &jonas, &session_id).await;
    assert_eq!((&claim["rol"], &claim["per"]), (&json!("admin"), &json!("read,manage,approve")));
    assert_eq!(events(&server, 1).await, ["organizationMembership.updated"]);
    let unknown = failure(amara.send("PATCH", &path, &[("role", "org:owner")])).await;
    assert_eq!(unknown, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn one_member_stays_who_can_manage_the_others() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let own = path(&format!("/memberships/{AMARA}"));
    let expected = refusal(400, "organization_minimum_permissions_needed");
    let leave = format!("/v1/me/organization_memberships/{HARBOUR_BAKERY}");
    assert_eq!(failure(amara.send("PATCH", &own, &[("role", "org:member")])).await, expected);
    assert_eq!(failure(amara.send("DELETE", &own, &[])).await, expected);
    assert_eq!(failure(amara.send("DELETE", &leave, &[])).await, expected);
    let jonass = path(&format!("/memberships/{JONAS}"));
    success::<Value>(amara.send("PATCH", &jonass, &[("role", "org:admin")])).await;
    let body: Value = success(amara.send("DELETE", &leave, &[])).await;
    assert_eq!(body["response"]["deleted"], true);
    assert_eq!(body["client"]["sessions"][0]["user"]["organization_memberships"], json!([]));
}

#[tokio::test]
async fn a_removed_member_has_no_organization_in_tokens() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let (jonas, session_id) = Browser::signed_in(&server, JONAS).await;
    let body: Value = success(amara.send("DELETE", &path(&format!("/memberships/{JONAS}")), &[])).await;
    assert_eq!(body["response"]["public_user_data"]["user_id"], JONAS);
    assert_eq!(body["response"]["organization"]["members_count"], 1);
    assert_eq!(organization_claim(&server, &jonas, &session_id).await, Value::Null);
    assert_eq!(events(&server, 1).await, ["organizationMembership.deleted"]);
    let again = failure(amara.send("DELETE", &path(&format!("/memberships/{JONAS}")), &[])).await;
    assert_eq!(again, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn members_may_leave_without_a_permission() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    success::<Value>(jonas.send("DELETE", &path(&format!("/memberships/{JONAS}")), &[])).await;
    let body: Value = success(jonas.get("/v1/me/organization_memberships")).await;
    assert_eq!(body["response"], json!({ "data": [], "total_count": 0 }));
}

#[tokio::test]
async fn a_full_organization_takes_no_more_members() {
    let mut seed = clerk_local::state::State::built_in();
    seed.organizations.get_mut(HARBOUR_BAKERY).expect("an organization").max_allowed_memberships = 3;
    let server = Server::start_with(seed).await;
    let amara = signed_in(&server, AMARA).await;
    let form = [("email_address", "a@example.com"), ("role", "org:member")];
    success::<Value>(amara.post(&path("/invitations"), &form)).await;
    let expected = refusal(403, "organization_membership_quota_exceeded");
    let add = [("user_id", MEI), ("role", "org:member")];
    assert_eq!(failure(amara.post(&path("/memberships"), &add)).await, expected);
    let form = [("email_address", "b@example.com"), ("role", "org:member")];
    assert_eq!(failure(amara.post(&path("/invitations"), &form)).await, expected);
}

#[tokio::test]
async fn users_list_their_memberships() {
    let server = Server::start().await;
    let jonas = signed_in(&server, JONAS).await;
    success::<Value>(jonas.post("/v1/organizations", &[("name", "Second")])).await;
    let body: Value =
        success(jonas.get("/v1/me/organization_memberships?paginated=true&limit=10&offset=0")).await;
    let names: Vec<&Value> = body["response"]["data"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|one| &one["organization"]["name"])
        .collect();
    assert_eq!(names, ["Second", "Harbour Bakery"]);
    let body: Value = success(jonas.get("/v1/me/organization_creation_defaults")).await;
    assert_eq!(body["response"]["form"]["slug"], "jonas-lindqvist-s-organization");
}
