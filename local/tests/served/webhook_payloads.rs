//! The payloads of webhooks, compared with the definition and with the schemas of Clerk's OpenAPI document.

use std::collections::BTreeSet;

use clerk_backend_api::ResourceName;
use serde_json::{Value, json};

use crate::calls::call;
use crate::definition::faults;
use crate::frontend_api::Browser;
use crate::openapi;
use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, Server, success};

/// The resource in webhooks, the name of its definition, and of its schema if there is one.
const RESOURCES: [(&str, ResourceName, Option<&str>); 11] = [
    ("user", ResourceName::User, Some("User")),
    ("session", ResourceName::Session, Some("Session")),
    ("organization", ResourceName::Organization, Some("Organization")),
    ("organizationMembership", ResourceName::OrganizationMembership, Some("OrganizationMembership")),
    ("organizationInvitation", ResourceName::OrganizationInvitation, Some("OrganizationInvitation")),
    ("organizationDomain", ResourceName::OrganizationDomain, Some("OrganizationDomain")),
    ("role", ResourceName::Role, Some("Role")),
    ("permission", ResourceName::Permission, Some("Permission")),
    ("waitlistEntry", ResourceName::WaitlistEntry, Some("WaitlistEntry")),
    ("email", ResourceName::Email, None),
    ("sms", ResourceName::SMSMessage, None),
];

/// Those that have nothing but the ID of what was deleted.
const DELETED: [&str; 3] = ["user.deleted", "organization.deleted", "organizationDomain.deleted"];

/// Makes everything happen once.
async fn make_happen(server: &Server) {
    let made = async |name: &str, ids: &[&str], input: Value| {
        let answer = call(server, name, ids, input).await;
        answer["id"].as_str().unwrap_or_default().to_owned()
    };
    let grace = json!({ "email_address": ["grace@example.com"], "password": "fresh-bread-42" });
    let grace = made("users.createUser", &[], grace).await;
    made("users.updateUser", &[&grace], json!({ "first_name": "Grace" })).await;
    let session = made("sessions.createSession", &[], json!({ "user_id": grace })).await;
    made("sessions.revokeSession", &[&session], Value::Null).await;
    let mill = json!({ "name": "Mill", "created_by": AMARA });
    let mill = made("organizations.createOrganization", &[], mill).await;
    made("organizations.updateOrganization", &[&mill], json!({ "name": "Wind mill" })).await;
    for user_id in [JONAS, grace.as_str()] {
        let member = json!({ "user_id": user_id, "role": "org:member" });
        made("organizations.createOrganizationMembership", &[&mill], member).await;
    }
    made("organizations.updateOrganizationMembership", &[&mill, JONAS], json!({ "role": "org:admin" })).await;
    made("organizations.deleteOrganizationMembership", &[&mill, JONAS], Value::Null).await;
    let invitation =
        json!({ "email_address": "m@example.com", "role": "org:member", "inviter_user_id": AMARA });
    let invitation = made("organizations.createOrganizationInvitation", &[&mill], invitation).await;
    let by = json!({ "requesting_user_id": AMARA });
    made("organizations.revokeOrganizationInvitation", &[&mill, &invitation], by).await;
    let domain =
        json!({ "name": "mill.example", "enrollment_mode": "automatic_invitation", "verified": true });
    let domain = made("organizations.createOrganizationDomain", &[&mill], domain).await;
    let mode = json!({ "enrollment_mode": "automatic_suggestion" });
    made("organizations.updateOrganizationDomain", &[&mill, &domain], mode).await;
    made("organizations.deleteOrganizationDomain", &[&mill, &domain], Value::Null).await;
    let permission = json!({ "name": "Flour", "key": "org:flour:read", "description": "Reads" });
    let permission = made("organizationPermissions.createOrganizationPermission", &[], permission).await;
    let role = json!({ "name": "Miller", "key": "org:miller", "description": "Mills", "permissions": [] });
    let role = made("organizationRoles.createOrganizationRole", &[], role).await;
    made("organizationRoles.updateOrganizationRole", &[&role], json!({ "name": "Head miller" })).await;
    made("organizationPermissions.updateOrganizationPermission", &[&permission], json!({ "name": "F" }))
        .await;
    made("organizationRoles.deleteOrganizationRole", &[&role], Value::Null).await;
    made("organizationPermissions.deleteOrganizationPermission", &[&permission], Value::Null).await;
    let entry = made("waitlistEntries.create", &[], json!({ "email_address": "mary@example.com" })).await;
    made("waitlistEntries.reject", &[&entry], Value::Null).await;
    made("users.deleteUser", &[&grace], Value::Null).await;
    made("organizations.deleteOrganization", &[&mill], Value::Null).await;
    let browser = Browser::new(server).await;
    // Not a number of tests, which get no messages.
    made("users.createUser", &[], json!({ "phone_number": ["+14155552671"], "skip_user_requirement": true, "skip_password_requirement": true }))
        .await;
    let form = [("identifier", "+14155552671"), ("strategy", "phone_code")];
    success::<Value>(browser.post("/v1/client/sign_ins", &form)).await;
    let form = [("identifier", "amara.okafor@example.com"), ("strategy", "email_code")];
    success::<Value>(browser.post("/v1/client/sign_ins", &form)).await;
}

#[tokio::test]
async fn a_webhook_has_the_resource_as_the_document_describes_it() {
    let server = Server::start().await;
    make_happen(&server).await;
    let messages = server.get_json("/local/webhooks").await;
    let mut seen = BTreeSet::new();
    for message in messages["data"].as_array().expect("messages") {
        let (kind, data) = (message["type"].as_str().expect("a type"), &message["payload"]["data"]);
        let (resource, _) = kind.split_once('.').expect("a resource and a verb");
        let (_, name, schema) = RESOURCES.iter().find(|(known, ..)| *known == resource).expect(kind);
        seen.insert(kind.to_owned());
        if DELETED.contains(&kind) {
            assert_eq!((&data["deleted"], data["id"].is_string()), (&json!(true), true), "{kind}");
            continue;
        }
        assert_eq!(faults(*name, data), Vec::<String>::new(), "{kind}");
        let document = openapi::document().zip(*schema);
        let differences = document.map(|(document, schema)| document.differences_from(schema, data));
        let mut unexpected = differences.unwrap_or_default();
        unexpected.retain(|one| {
            openapi::is_unexpected(&one.replace("User:", "/users").replace("Domain:", "/domains"))
        });
        assert_eq!(unexpected, Vec::<String>::new(), "{kind}");
    }
    let verbs = |resource: &str, verbs: &[&str]| -> Vec<String> {
        verbs.iter().map(|verb| format!("{resource}.{verb}")).collect()
    };
    let changed = ["created", "updated", "deleted"];
    let mut expected: BTreeSet<String> =
        ["organization", "organizationDomain", "organizationMembership", "permission", "role", "user"]
            .iter()
            .flat_map(|resource| verbs(resource, &changed))
            .collect();
    expected.extend(verbs("organizationInvitation", &["created", "revoked"]));
    expected.extend(verbs("session", &["created", "revoked"]));
    expected.extend(verbs("waitlistEntry", &["created", "updated"]));
    expected.extend(["email.created".to_owned(), "sms.created".to_owned()]);
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_membership_that_was_deleted_is_in_its_webhook() {
    let server = Server::start().await;
    let last = async || server.get_json("/local/webhooks/next?type=organizationMembership.deleted").await;
    let list = call(&server, "users.getOrganizationMembershipList", &[JONAS], Value::Null).await;
    let before = &list["data"][0];
    let ids = [HARBOUR_BAKERY, JONAS];
    call(&server, "organizations.deleteOrganizationMembership", &ids, Value::Null).await;
    let data = last().await["payload"]["data"].clone();
    for field in ["id", "role", "permissions", "public_user_data", "created_at"] {
        assert_eq!(data[field], before[field], "{field}");
    }
    assert_eq!(data["organization"]["id"], HARBOUR_BAKERY);
    // As it is now.
    assert_eq!(data["organization"]["members_count"], 1);
}
