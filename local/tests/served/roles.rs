//! Roles, permissions and role sets in the Backend API.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, Server};

/// The error of a call.
fn refusal(status: u16, code: &str) -> (StatusCode, String) {
    (StatusCode::from_u16(status).expect("a status"), code.to_owned())
}

fn id(resource: &Value) -> &str {
    resource["id"].as_str().expect("an ID")
}

async fn role(server: &Server, key: &str) -> Value {
    let page = call(server, "organizationRoles.getOrganizationRoleList", &[], json!({ "query": key })).await;
    page["data"][0].clone()
}

/// A new role of the initial role set, without permissions.
async fn new_role(server: &Server, key: &str) -> Value {
    let wanted = json!({ "name": "Baker", "key": key, "include_in_initial_role_set": true });
    call(server, "organizationRoles.createOrganizationRole", &[], wanted).await
}

async fn new_permission(server: &Server, key: &str) -> Value {
    let wanted = json!({ "name": "Bake bread", "key": key, "description": "Uses the oven" });
    call(server, "organizationPermissions.createOrganizationPermission", &[], wanted).await
}

async fn set_role(server: &Server, user_id: &str, key: &str) -> Value {
    let path = [HARBOUR_BAKERY, user_id];
    call(server, "organizations.updateOrganizationMembership", &path, json!({ "role": key })).await
}

/// The claim `o` of a new session of a user.
async fn claim(server: &Server, user_id: &str) -> Value {
    let session = server.post_json("/v1/sessions", &json!({ "user_id": user_id })).await;
    let token = server.post_json(&format!("/v1/sessions/{}/tokens", id(&session)), &json!({})).await;
    let (_, claims) = server.verified(token["jwt"].as_str().expect("a token")).await;
    claims["o"].clone()
}

#[tokio::test]
async fn permissions_reach_the_session_token_through_a_role() {
    let server = Server::start().await;
    let baker = new_role(&server, "org:baker").await;
    let permission = new_permission(&server, "org:bread:bake").await;
    assert_eq!(permission["type"], "user");
    set_role(&server, JONAS, "org:baker").await;
    assert_eq!(claim(&server, JONAS).await["per"], Value::Null);
    let path = [id(&baker), id(&permission)];
    let assign = "organizationRoles.assignPermissionToOrganizationRole";
    let changed = call(&server, assign, &path, Value::Null).await;
    assert_eq!(changed["permissions"][0]["key"], "org:bread:bake");
    let again = refused(&server, assign, &path, Value::Null).await;
    assert_eq!(again, refusal(409, "organization_role_permission_association_exists"));
    let claim_now = claim(&server, JONAS).await;
    assert_eq!(
        (&claim_now["rol"], &claim_now["per"], &claim_now["fpm"]),
        (&json!("baker"), &json!("bake"), &json!("1"))
    );
    let rename = json!({ "key": "org:bread:slice" });
    call(&server, "organizationPermissions.updateOrganizationPermission", &[id(&permission)], rename).await;
    assert_eq!(claim(&server, JONAS).await["per"], "slice");
    let remove = "organizationRoles.removePermissionFromOrganizationRole";
    assert_eq!(call(&server, remove, &path, Value::Null).await["permissions"], json!([]));
    assert_eq!(refused(&server, remove, &path, Value::Null).await, refusal(404, "resource_not_found"));
    assert_eq!(claim(&server, JONAS).await["per"], Value::Null);
}

#[tokio::test]
async fn a_role_keeps_its_members_when_its_key_changes() {
    let server = Server::start().await;
    let member = role(&server, "org:member").await;
    let changes = json!({ "key": "org:helper", "name": "Helper", "description": "Helps" });
    let changed = call(&server, "organizationRoles.updateOrganizationRole", &[id(&member)], changes).await;
    assert_eq!((&changed["key"], &changed["description"]), (&json!("org:helper"), &json!("Helps")));
    assert_eq!(claim(&server, JONAS).await["rol"], "helper");
    let sets = call(&server, "roleSets.getRoleSet", &["role_set:default"], Value::Null).await;
    assert_eq!(sets["default_role"]["key"], "org:helper");
}

#[tokio::test]
async fn used_roles_are_not_deleted() {
    let server = Server::start().await;
    let delete = "organizationRoles.deleteOrganizationRole";
    for (key, code) in [
        ("org:admin", "organization_role_default_creator_role"),
        ("org:member", "organization_role_domain_default_role"),
    ] {
        let id_of = role(&server, key).await;
        assert_eq!(refused(&server, delete, &[id(&id_of)], Value::Null).await, refusal(422, code));
    }
    let baker = new_role(&server, "org:baker").await;
    set_role(&server, JONAS, "org:baker").await;
    let assigned = refused(&server, delete, &[id(&baker)], Value::Null).await;
    assert_eq!(assigned, refusal(422, "organization_role_assigned_members"));
    set_role(&server, JONAS, "org:member").await;
    let invite = json!({ "email_address": "a@example.com", "role": "org:baker" });
    let invitation =
        call(&server, "organizations.createOrganizationInvitation", &[HARBOUR_BAKERY], invite).await;
    let invited = refused(&server, delete, &[id(&baker)], Value::Null).await;
    assert_eq!(invited, refusal(422, "organization_role_exists_in_invitations"));
    let path = [HARBOUR_BAKERY, id(&invitation)];
    call(&server, "organizations.revokeOrganizationInvitation", &path, json!({})).await;
    call(&server, delete, &[id(&baker)], Value::Null).await;
    assert_eq!(
        refused(&server, delete, &[id(&baker)], Value::Null).await,
        refusal(404, "resource_not_found")
    );
}

#[tokio::test]
async fn roles_are_checked() {
    let server = Server::start().await;
    let create = "organizationRoles.createOrganizationRole";
    for (wanted, expected) in [
        (json!({ "name": "A", "key": "org:admin" }), refusal(422, "form_identifier_exists")),
        (json!({ "name": "A", "key": "admin" }), refusal(422, "form_param_value_invalid")),
        (json!({ "name": "A", "key": "org:Upper" }), refusal(422, "form_param_value_invalid")),
        (json!({ "name": " ", "key": "org:a" }), refusal(422, "form_param_nil")),
        (
            json!({ "name": "A", "key": "org:a", "permissions": ["perm_none"] }),
            refusal(404, "resource_not_found"),
        ),
    ] {
        assert_eq!(refused(&server, create, &[], wanted.clone()).await, expected, "{wanted}");
    }
    let admin = role(&server, "org:admin").await;
    let few = json!({ "permissions": [] });
    let refused_to = refused(&server, "organizationRoles.updateOrganizationRole", &[id(&admin)], few).await;
    assert_eq!(refused_to, refusal(422, "organization_missing_creator_role_permissions"));
    // A role that is not in the role set of the organization.
    call(&server, create, &[], json!({ "name": "Guest", "key": "org:guest" })).await;
    let path = [HARBOUR_BAKERY, JONAS];
    let other =
        refused(&server, "organizations.updateOrganizationMembership", &path, json!({ "role": "org:guest" }))
            .await;
    assert_eq!(other, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn permissions_are_listed_and_checked() {
    let server = Server::start().await;
    let list = "organizationPermissions.getOrganizationPermissionList";
    let page = call(&server, list, &[], json!({ "query": "org:sys_", "limit": 1, "order_by": "key" })).await;
    assert_eq!(
        (&page["total_count"], &page["data"][0]["key"]),
        (&json!(10), &json!("org:sys_api_keys:manage"))
    );
    let system = page["data"][0].clone();
    for name in [
        "organizationPermissions.updateOrganizationPermission",
        "organizationPermissions.deleteOrganizationPermission",
    ] {
        let refused_to = refused(&server, name, &[id(&system)], json!({})).await;
        assert_eq!(refused_to, refusal(403, "organization_system_permission_not_modifiable"));
    }
    let create = "organizationPermissions.createOrganizationPermission";
    for (key, code) in [
        ("org:orders:read", "form_identifier_exists"),
        ("org:sys_new:read", "form_param_value_invalid"),
        ("org:orders", "form_param_value_invalid"),
    ] {
        let refused_to = refused(&server, create, &[], json!({ "name": "A", "key": key })).await;
        assert_eq!(refused_to, refusal(422, code), "{key}");
    }
    let made = new_permission(&server, "org:bread:bake").await;
    let shown =
        call(&server, "organizationPermissions.getOrganizationPermission", &[id(&made)], Value::Null).await;
    assert_eq!(shown, made);
    call(&server, "organizationPermissions.deleteOrganizationPermission", &[id(&made)], Value::Null).await;
    let gone =
        refused(&server, "organizationPermissions.getOrganizationPermission", &[id(&made)], Value::Null)
            .await;
    assert_eq!(gone, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn a_deleted_permission_leaves_the_roles() {
    let server = Server::start().await;
    let list = "organizationPermissions.getOrganizationPermissionList";
    let page = call(&server, list, &[], json!({ "query": "org:orders:read" })).await;
    call(
        &server,
        "organizationPermissions.deleteOrganizationPermission",
        &[id(&page["data"][0])],
        Value::Null,
    )
    .await;
    assert_eq!(claim(&server, JONAS).await["per"], "read");
    assert_eq!(claim(&server, AMARA).await["per"], "manage,read,approve");
}

#[tokio::test]
async fn an_organization_has_the_roles_of_its_role_set() {
    let server = Server::start().await;
    call(
        &server,
        "organizationRoles.createOrganizationRole",
        &[],
        json!({ "name": "Guest", "key": "org:guest" }),
    )
    .await;
    let wanted = json!({
        "name": "With guests", "roles": ["org:admin", "org:guest"],
        "default_role_key": "org:guest", "creator_role_key": "org:admin"
    });
    let made = call(&server, "roleSets.createRoleSet", &[], wanted.clone()).await;
    assert_eq!((&made["key"], &made["type"]), (&json!("role_set:with_guests"), &json!("custom")));
    assert_eq!(made["roles"][0]["members_count"], 0);
    let twice = refused(&server, "roleSets.createRoleSet", &[], wanted).await;
    assert_eq!(twice, refusal(422, "form_identifier_exists"));
    let page = call(&server, "roleSets.getRoleSetList", &[], json!({ "order_by": "name" })).await;
    assert_eq!((&page["total_count"], &page["data"][0]["roles"][1]["members_count"]), (&json!(2), &json!(1)));
    let changes = json!({ "role_set_key": "role_set:with_guests" });
    call(&server, "organizations.updateOrganization", &[HARBOUR_BAKERY], changes).await;
    set_role(&server, JONAS, "org:guest").await;
    let path = [HARBOUR_BAKERY, JONAS];
    let member = refused(
        &server,
        "organizations.updateOrganizationMembership",
        &path,
        json!({ "role": "org:member" }),
    )
    .await;
    assert_eq!(member, refusal(404, "resource_not_found"));
    let wrong = json!({ "name": "W", "roles": ["org:admin"], "default_role_key": "org:guest", "creator_role_key": "org:admin" });
    assert_eq!(
        refused(&server, "roleSets.createRoleSet", &[], wrong).await,
        refusal(422, "form_param_value_invalid")
    );
    let weak = json!({ "name": "W", "roles": ["org:guest"], "default_role_key": "org:guest", "creator_role_key": "org:guest" });
    let refused_to = refused(&server, "roleSets.createRoleSet", &[], weak).await;
    assert_eq!(refused_to, refusal(422, "organization_missing_creator_role_permissions"));
}

#[tokio::test]
async fn a_new_initial_role_set_is_for_new_organizations() {
    let server = Server::start().await;
    let wanted = json!({
        "name": "Admins", "key": "role_set:admins", "roles": ["org:admin"], "type": "initial",
        "default_role_key": "org:admin", "creator_role_key": "org:admin"
    });
    assert_eq!(call(&server, "roleSets.createRoleSet", &[], wanted).await["type"], "initial");
    let made = call(&server, "organizations.createOrganization", &[], json!({ "name": "A" })).await;
    assert_eq!(made["role_set_key"], "role_set:admins");
    let old = call(&server, "organizations.getOrganization", &[HARBOUR_BAKERY], json!({})).await;
    assert_eq!(old["role_set_key"], "role_set:default");
    let changes = json!({ "type": "initial", "name": "Everybody’s" });
    let changed = call(&server, "roleSets.updateRoleSet", &["role_set:default"], changes).await;
    assert_eq!((&changed["type"], &changed["name"]), (&json!("initial"), &json!("Everybody’s")));
    let other = call(&server, "roleSets.getRoleSet", &["role_set:admins"], Value::Null).await;
    assert_eq!(other["type"], "custom");
}

#[tokio::test]
async fn members_move_with_their_roles() {
    let server = Server::start().await;
    call(
        &server,
        "organizationRoles.createOrganizationRole",
        &[],
        json!({ "name": "Guest", "key": "org:guest" }),
    )
    .await;
    let add = json!({ "role_keys": ["org:guest"], "default_role_key": "org:guest" });
    let set = call(&server, "roleSets.addRolesToRoleSet", &["role_set:default"], add).await;
    assert_eq!(
        (set["roles"].as_array().map(Vec::len), &set["default_role"]["key"]),
        (Some(3), &json!("org:guest"))
    );
    let replace = json!({ "role_key": "org:member", "to_role_key": "org:guest" });
    let set = call(&server, "roleSets.replaceRoleInRoleSet", &["role_set:default"], replace.clone()).await;
    assert_eq!(set["roles"].as_array().map(Vec::len), Some(2));
    assert_eq!(claim(&server, JONAS).await["rol"], "guest");
    let again = refused(&server, "roleSets.replaceRoleInRoleSet", &["role_set:default"], replace).await;
    assert_eq!(again, refusal(422, "form_param_value_invalid"));
    let weak = json!({ "role_key": "org:admin", "to_role_key": "org:guest" });
    let refused_to = refused(&server, "roleSets.replaceRoleInRoleSet", &["role_set:default"], weak).await;
    assert_eq!(refused_to, refusal(422, "organization_missing_creator_role_permissions"));

    let wanted = json!({
        "name": "Old", "roles": ["org:admin", "org:member"],
        "default_role_key": "org:member", "creator_role_key": "org:admin"
    });
    call(&server, "roleSets.createRoleSet", &[], wanted).await;
    let unmapped = json!({ "dest_role_set_key": "role_set:old" });
    let replace = "roleSets.replaceRoleSet";
    let refused_to = refused(&server, replace, &["role_set:default"], unmapped).await;
    assert_eq!(refused_to, refusal(422, "form_param_value_invalid"));
    let mapped = json!({ "dest_role_set_key": "role_set:old", "reassignment_mappings": { "org:guest": "org:member" } });
    call(&server, replace, &["role_set:default"], mapped).await;
    assert_eq!(claim(&server, JONAS).await["rol"], "member");
    let gone = refused(&server, "roleSets.getRoleSet", &["role_set:default"], Value::Null).await;
    assert_eq!(gone, refusal(404, "resource_not_found"));
    let set = call(&server, "roleSets.getRoleSet", &["role_set:old"], Value::Null).await;
    assert_eq!(set["type"], "initial");
}
