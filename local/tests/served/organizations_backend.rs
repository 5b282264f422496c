//! Organizations in the Backend API.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, MEI, Server};

/// The error of a call.
fn refusal(status: u16, code: &str) -> (StatusCode, String) {
    (StatusCode::from_u16(status).expect("a status"), code.to_owned())
}

fn id(resource: &Value) -> &str {
    resource["id"].as_str().expect("an ID")
}

/// The values of a field of the resources on a page.
fn values<'p>(page: &'p Value, field: &str) -> Vec<&'p str> {
    let data = page["data"].as_array().expect("an array").iter();
    data.map(|one| one[field].as_str().expect("a string")).collect()
}

#[tokio::test]
async fn an_organization_is_created_changed_and_deleted() {
    let server = Server::start().await;
    let wanted = json!({
        "name": "Tea & Co.", "created_by": MEI, "max_allowed_memberships": 3,
        "public_metadata": { "plan": "pro" }, "private_metadata": { "a": { "b": 1, "c": 2 } },
        "created_at": "2012-10-20T07:15:20.902Z"
    });
    let made = call(&server, "organizations.createOrganization", &[], wanted).await;
    assert_eq!((&made["slug"], &made["created_by"]), (&json!("tea-co"), &json!(MEI)));
    assert_eq!((&made["created_at"], &made["members_count"]), (&json!(1_350_717_320_902_i64), &json!(1)));
    assert_eq!(made["role_set_key"], "role_set:default");
    let own = id(&made);
    let found = call(&server, "organizations.getOrganization", &["tea-co"], json!({})).await;
    assert_eq!((id(&found), found.get("members_count")), (own, None));
    let counted = json!({ "include_members_count": true });
    let found = call(&server, "organizations.getOrganization", &[own], counted).await;
    assert_eq!(found["members_count"], 1);
    let changes =
        json!({ "name": "Tea", "slug": "tea", "admin_delete_enabled": false, "max_allowed_memberships": 0 });
    let changed = call(&server, "organizations.updateOrganization", &[own], changes).await;
    assert_eq!((&changed["name"], &changed["slug"]), (&json!("Tea"), &json!("tea")));
    assert_eq!(
        (&changed["admin_delete_enabled"], &changed["max_allowed_memberships"]),
        (&json!(false), &json!(0))
    );
    let patch = json!({ "private_metadata": { "a": { "b": null, "d": 3 } } });
    let merged = call(&server, "organizations.updateOrganizationMetadata", &[own], patch).await;
    assert_eq!(merged["private_metadata"], json!({ "a": { "c": 2, "d": 3 } }));
    let replacement = json!({ "public_metadata": { "tier": 1 } });
    let replaced = call(&server, "organizations.replaceOrganizationMetadata", &[own], replacement).await;
    assert_eq!(replaced["public_metadata"], json!({ "tier": 1 }));
    assert_eq!(replaced["private_metadata"], merged["private_metadata"]);
    call(&server, "organizations.deleteOrganization", &[own], Value::Null).await;
    let gone = refused(&server, "organizations.getOrganization", &[own], json!({})).await;
    assert_eq!(gone, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn organizations_are_refused_with_reasons() {
    let server = Server::start().await;
    for (wanted, expected) in [
        (json!({}), refusal(422, "form_param_missing")),
        (json!({ "name": "A", "color": 1 }), refusal(422, "form_param_unknown")),
        (json!({ "name": "" }), refusal(422, "form_param_nil")),
        (json!({ "name": "A", "slug": "harbour-bakery" }), refusal(422, "form_identifier_exists")),
        (json!({ "name": "A", "created_by": "user_none" }), refusal(400, "organization_creator_not_found")),
        (json!({ "name": "A", "created_at": "yesterday" }), refusal(422, "form_param_format_invalid")),
        (json!({ "name": "A", "role_set_key": "role_set:none" }), refusal(404, "resource_not_found")),
    ] {
        let refused = refused(&server, "organizations.createOrganization", &[], wanted.clone()).await;
        assert_eq!(refused, expected, "{wanted}");
    }
}

#[tokio::test]
async fn organizations_are_listed() {
    let server = Server::start().await;
    for (name, created_by) in [("Tea", MEI), ("Coffee", JONAS)] {
        let wanted = json!({ "name": name, "created_by": created_by });
        call(&server, "organizations.createOrganization", &[], wanted).await;
    }
    for (query, names) in [
        (json!({}), vec!["Coffee", "Tea", "Harbour Bakery"]),
        (json!({ "order_by": "name", "limit": 2 }), vec!["Coffee", "Harbour Bakery"]),
        (json!({ "order_by": "-members_count", "limit": 1 }), vec!["Harbour Bakery"]),
        (json!({ "query": "COF" }), vec!["Coffee"]),
        (json!({ "organization_id": [HARBOUR_BAKERY] }), vec!["Harbour Bakery"]),
        (json!({ "organization_id": [format!("-{HARBOUR_BAKERY}")] }), vec!["Coffee", "Tea"]),
        (json!({ "user_id": [JONAS] }), vec!["Coffee", "Harbour Bakery"]),
    ] {
        let page = call(&server, "organizations.getOrganizationList", &[], query.clone()).await;
        assert_eq!(values(&page, "name"), names, "{query}");
        assert_eq!(page["data"][0].get("members_count"), None);
    }
    let counted = json!({ "include_members_count": true, "query": "harbour" });
    let page = call(&server, "organizations.getOrganizationList", &[], counted).await;
    assert_eq!((&page["data"][0]["members_count"], &page["total_count"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn members_are_managed() {
    let server = Server::start().await;
    let add = json!({ "user_id": MEI, "role": "org:member", "public_metadata": { "team": "night" } });
    let made =
        call(&server, "organizations.createOrganizationMembership", &[HARBOUR_BAKERY], add.clone()).await;
    assert_eq!(
        (&made["role"], &made["public_metadata"]),
        (&json!("org:member"), &json!({ "team": "night" }))
    );
    let again = refused(&server, "organizations.createOrganizationMembership", &[HARBOUR_BAKERY], add).await;
    assert_eq!(again, refusal(400, "already_a_member_in_organization"));
    let path = [HARBOUR_BAKERY, MEI];
    let admin = json!({ "role": "org:admin" });
    let changed = call(&server, "organizations.updateOrganizationMembership", &path, admin).await;
    assert_eq!(changed["role"], "org:admin");
    let patch = json!({ "public_metadata": { "team": null }, "private_metadata": { "wage": 1 } });
    let merged = call(&server, "organizations.updateOrganizationMembershipMetadata", &path, patch).await;
    assert_eq!(
        (&merged["public_metadata"], &merged["private_metadata"]),
        (&json!({}), &json!({ "wage": 1 }))
    );
    for (query, users) in [
        (json!({}), vec![MEI, JONAS, AMARA]),
        (json!({ "order_by": "first_name" }), vec![AMARA, JONAS, MEI]),
        (json!({ "role": ["org:admin"] }), vec![MEI, AMARA]),
        (json!({ "query": "lindqvist" }), vec![JONAS]),
        (json!({ "email_address": ["mei.tanaka@example.com"] }), vec![MEI]),
        (json!({ "user_id": [format!("-{MEI}")] }), vec![JONAS, AMARA]),
    ] {
        let page =
            call(&server, "organizations.getOrganizationMembershipList", &[HARBOUR_BAKERY], query.clone())
                .await;
        let data = page["data"].as_array().expect("an array").iter();
        let found: Vec<&Value> = data.map(|one| &one["public_user_data"]["user_id"]).collect();
        assert_eq!(found, users, "{query}");
        assert_eq!(page["data"][0].get("first_name"), None);
    }
    let all = call(&server, "organizations.getInstanceOrganizationMembershipList", &[], json!({})).await;
    assert_eq!(all["total_count"], 3);
    let deleted = call(&server, "organizations.deleteOrganizationMembership", &path, Value::Null).await;
    assert_eq!(deleted["public_user_data"]["user_id"], MEI);
    let gone = refused(&server, "organizations.deleteOrganizationMembership", &path, Value::Null).await;
    assert_eq!(gone, refusal(404, "resource_not_found"));
    let last =
        refused(&server, "organizations.deleteOrganizationMembership", &[HARBOUR_BAKERY, AMARA], Value::Null)
            .await;
    assert_eq!(last, refusal(400, "organization_minimum_permissions_needed"));
}

#[tokio::test]
async fn invitations_are_made_listed_and_revoked() {
    let server = Server::start().await;
    let wanted = json!({
        "email_address": "ada@example.com", "role": "org:member", "inviter_user_id": AMARA, "expires_in_days": 2,
        "redirect_url": "http://127.0.0.1:3000/welcome", "public_metadata": { "a": 1 }
    });
    let made =
        call(&server, "organizations.createOrganizationInvitation", &[HARBOUR_BAKERY], wanted.clone()).await;
    assert_eq!(
        made["expires_at"].as_i64().zip(made["created_at"].as_i64()).map(|(a, b)| a - b),
        Some(172_800_000)
    );
    assert_eq!(made["public_inviter_data"]["user_id"], AMARA);
    let mail = &server.get_json("/local/messages?to=ada@example.com").await["data"][0];
    assert_eq!((&mail["slug"], &mail["link"]), (&json!("organization_invitation"), &made["url"]));
    let path = [HARBOUR_BAKERY, id(&made)];
    assert_eq!(call(&server, "organizations.getOrganizationInvitation", &path, Value::Null).await, made);
    let twice =
        refused(&server, "organizations.createOrganizationInvitation", &[HARBOUR_BAKERY], wanted).await;
    assert_eq!(twice, refusal(400, "duplicate_record"));
    let invite = |address: &str| json!({ "email_address": address, "role": "org:member", "notify": false });
    let many: Vec<Value> = (0..11).map(|number| invite(&format!("{number}@example.com"))).collect();
    let bulk = "organizations.createOrganizationInvitationBulk";
    let too_many = refused(&server, bulk, &[HARBOUR_BAKERY], json!(many)).await;
    assert_eq!(too_many, refusal(400, "bulk_size_exceeded"));
    let several = json!([invite("b@example.com"), invite("c@example.com")]);
    assert_eq!(call(&server, bulk, &[HARBOUR_BAKERY], several).await["total_count"], 2);
    assert_eq!(server.get_json("/local/messages?to=b@example.com").await["total_count"], 0);
    let unauthorized = json!({ "requesting_user_id": JONAS });
    let revoke = "organizations.revokeOrganizationInvitation";
    let refused_to = refused(&server, revoke, &path, unauthorized).await;
    assert_eq!(refused_to, refusal(403, "missing_organization_permission"));
    let revoked = call(&server, revoke, &path, json!({ "requesting_user_id": AMARA })).await;
    assert_eq!((&revoked["status"], &revoked["url"]), (&json!("revoked"), &Value::Null));
    assert_eq!(
        refused(&server, revoke, &path, json!({})).await,
        refusal(404, "organization_invitation_not_pending")
    );
    for (query, addresses) in [
        (json!({}), vec!["c@example.com", "b@example.com", "ada@example.com"]),
        (
            json!({ "status": ["pending"], "order_by": "email_address" }),
            vec!["b@example.com", "c@example.com"],
        ),
        (json!({ "email_address": "ada@example.com" }), vec!["ada@example.com"]),
    ] {
        let page =
            call(&server, "organizations.getOrganizationInvitationList", &[HARBOUR_BAKERY], query.clone())
                .await;
        assert_eq!(values(&page, "email_address"), addresses, "{query}");
    }
    let outsider = json!({ "email_address": "d@example.com", "role": "org:member", "inviter_user_id": MEI });
    let refused_to =
        refused(&server, "organizations.createOrganizationInvitation", &[HARBOUR_BAKERY], outsider).await;
    assert_eq!(refused_to, refusal(404, "organization_not_found_or_unauthorized"));
}

#[tokio::test]
async fn domains_are_managed() {
    let server = Server::start().await;
    let create = "organizations.createOrganizationDomain";
    let wanted = json!({ "name": "example.com", "enrollment_mode": "automatic_suggestion" });
    let made = call(&server, create, &[HARBOUR_BAKERY], wanted).await;
    assert_eq!(
        (&made["verification"]["status"], &made["total_pending_suggestions"]),
        (&json!("verified"), &json!(2))
    );
    let wanted =
        json!({ "name": "bread.example.com", "enrollment_mode": "manual_invitation", "verified": false });
    let other = call(&server, create, &[HARBOUR_BAKERY], wanted).await;
    assert_eq!(other["verification"], Value::Null);
    for (query, names) in [
        (json!({}), vec!["bread.example.com", "example.com"]),
        (json!({ "verified": true }), vec!["example.com"]),
        (json!({ "enrollment_mode": "-automatic_suggestion" }), vec!["bread.example.com"]),
    ] {
        let page =
            call(&server, "organizations.getOrganizationDomainList", &[HARBOUR_BAKERY], query.clone()).await;
        assert_eq!(values(&page, "name"), names, "{query}");
    }
    let path = [HARBOUR_BAKERY, id(&other)];
    let changes = json!({ "enrollment_mode": "automatic_invitation", "verified": true });
    let changed = call(&server, "organizations.updateOrganizationDomain", &path, changes).await;
    assert_eq!(
        (&changed["enrollment_mode"], &changed["verification"]["status"]),
        (&json!("automatic_invitation"), &json!("verified"))
    );
    call(&server, "organizations.deleteOrganizationDomain", &path, Value::Null).await;
    let gone = refused(&server, "organizations.deleteOrganizationDomain", &path, Value::Null).await;
    assert_eq!(gone, refusal(404, "resource_not_found"));
    let taken = refused(&server, create, &[HARBOUR_BAKERY], json!({ "name": "example.com" })).await;
    assert_eq!(taken, refusal(422, "organization_domain_already_exists"));
    let nameless = refused(&server, create, &[HARBOUR_BAKERY], json!({})).await;
    assert_eq!(nameless, refusal(422, "form_param_missing"));
}

#[tokio::test]
async fn a_logo_is_set_and_removed() {
    let server = Server::start().await;
    let path = format!("/v1/organizations/{HARBOUR_BAKERY}/logo");
    let form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.gif\"\r\n\r\nGIF89a;\r\n--b--\r\n";
    let request =
        server.with_key(server.send("PUT", &path)).header("content-type", "multipart/form-data; boundary=b");
    let set: Value = crate::support::success(request.body(form)).await;
    assert_eq!(set["has_image"], true);
    let removed = call(&server, "organizations.deleteOrganizationLogo", &[HARBOUR_BAKERY], Value::Null).await;
    assert_eq!(removed["has_image"], false);
}
