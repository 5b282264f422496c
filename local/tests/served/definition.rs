//! The stand-in's responses, compared with the definition of the Backend API.

use clerk_backend_api::{Field, Kind, Resource, ResourceName};
use serde_json::{Value, json};

use crate::support::{AMARA, Server};

/// Differences between Clerk's payloads, and these, and the definition, which follows the types of Clerk's
/// SDK.
const DIFFERENCES: [&str; 16] = [
    "AgentTask.id is missing",
    "InstanceRestrictions.id is missing",
    "OrganizationSettings.id is missing",
    // Of machines inside another one, which do not show their own.
    "Machine.scoped_machines is missing",
    // Of a domain that a backend has verified.
    "OrganizationDomainVerification.expires_at is null",
    "OrganizationMembershipPublicUserData.banned is unknown",
    "OrganizationMembershipPublicUserData.deprovisioned is unknown",
    "OrganizationMembershipPublicUserData.profile_image_url is unknown",
    "OrganizationMembershipPublicUserData.username is unknown",
    "Session.last_active_organization_id is null",
    "Session.latest_activity is null",
    "SignUpAttemptVerifications.external_account is null",
    "SignUpAttemptVerifications.web3_wallet is null",
    "Verification.channel is unknown",
    "Verification.id is missing",
    "Verification.verified_at_client is null",
];

#[tokio::test]
async fn a_user_has_every_field_of_the_definition() {
    let server = Server::start().await;
    let user = server.get_json(&format!("/v1/users/{AMARA}")).await;
    assert_eq!(faults(ResourceName::User, &user), Vec::<String>::new());
    for user in server.get_json("/v1/users").await.as_array().expect("an array") {
        assert_eq!(faults(ResourceName::User, user), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_session_has_every_field_of_the_definition() {
    let server = Server::start().await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    assert_eq!(faults(ResourceName::Session, &session), Vec::<String>::new());
}

#[tokio::test]
async fn sign_in_tokens_and_testing_tokens_have_every_field_of_the_definition() {
    let server = Server::start().await;
    let wanted = json!({ "user_id": AMARA, "expires_in_seconds": 60 });
    let token = server.post_json("/v1/sign_in_tokens", &wanted).await;
    assert_eq!(faults(ResourceName::SignInToken, &token), Vec::<String>::new());
    let token = server.post_json("/v1/testing_tokens", &json!({})).await;
    assert_eq!(faults(ResourceName::TestingToken, &token), Vec::<String>::new());
}

/// The differences between a payload and the definition of its resource, except the known ones.
pub(crate) fn faults(name: ResourceName, payload: &Value) -> Vec<String> {
    let all = differences(name, payload);
    all.into_iter().filter(|difference| !DIFFERENCES.contains(&difference.as_str())).collect()
}

fn differences(name: ResourceName, payload: &Value) -> Vec<String> {
    let resource = name.resource();
    let Some(object) = payload.as_object() else { return vec![format!("{} is {payload}", resource.name)] };
    let is_known = |key: &str| key == "object" || resource.fields.iter().any(|field| field.name == key);
    let kind = resource.object.filter(|kind| object.get("object") != Some(&Value::from(*kind)));
    let mut differences: Vec<String> =
        kind.map(|kind| format!("{}.object is not {kind}", resource.name)).into_iter().collect();
    for field in resource.fields {
        differences.extend(differences_of_field(resource, field, object.get(field.name)));
    }
    let unknown = object.keys().filter(|key| !is_known(key));
    differences.extend(unknown.map(|key| format!("{}.{key} is unknown", resource.name)));
    differences
}

fn differences_of_field(resource: &Resource, field: &Field, value: Option<&Value>) -> Vec<String> {
    let path = format!("{}.{}", resource.name, field.name);
    match (value, field.kind) {
        (None, _) if field.is_optional => Vec::new(),
        (None, _) => vec![format!("{path} is missing")],
        (Some(Value::Null), _) if field.is_nullable => Vec::new(),
        (Some(Value::Null), _) => vec![format!("{path} is null")],
        (Some(part), Kind::One(name)) => differences(name, part),
        (Some(Value::Array(parts)), Kind::Many(name)) => {
            parts.iter().flat_map(|part| differences(name, part)).collect()
        }
        (Some(value), kind) if is_of(kind, value) => Vec::new(),
        (Some(value), kind) => vec![format!("{path} is {value}, which is not of the kind {kind:?}")],
    }
}

fn is_of(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Text => value.is_string(),
        Kind::OneOf(texts) => value.as_str().is_some_and(|text| texts.contains(&text)),
        Kind::Texts => value.as_array().is_some_and(|values| values.iter().all(Value::is_string)),
        Kind::Number | Kind::UnixMilliseconds => value.is_number(),
        Kind::Boolean => value.is_boolean(),
        Kind::Json => value.is_object() || value.is_array(),
        Kind::One(_) | Kind::Many(_) => false,
    }
}
