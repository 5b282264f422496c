//! Every operation of the Backend API, in an order in which each has what it is about.
//!
//! A step has the name of the operation, the IDs in its path, its input, and the status unless it is one of success. The
//! response is remembered under the name in `as`; `{user.id}` is the field of one.

use std::collections::{BTreeMap, BTreeSet};

use clerk_backend_api::{NAMESPACES, Operation, find};
use clerk_local::state::State;
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::calls::{Response, answer, request};
use crate::frontend_api::Browser;
use crate::kept_parameters::Parameters;
use crate::openapi;
use crate::support::{AMARA, HARBOUR_BAKERY, Server, success};

/// The operations that Clerk's document has no path for.
const WITHOUT_DOCUMENT: [&str; 9] = [
    "__experimental_accountlessApplications.completeAccountlessApplicationOnboarding",
    "__experimental_accountlessApplications.createAccountlessApplication",
    "betaFeatures.changeDomain",
    "clients.getHandshakePayload",
    "emails.create",
    "emails.createBatch",
    "emails.get",
    "invitations.deleteInvitation",
    "sessions.verifySession",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    call: String,
    #[serde(default)]
    ids: Vec<String>,
    #[serde(default)]
    input: Value,
    /// A picture as the body.
    #[serde(default)]
    file: bool,
    /// The key of a machine instead of the secret key.
    key: Option<String>,
    status: Option<u16>,
    #[serde(rename = "as")]
    name: Option<String>,
}

#[tokio::test]
async fn every_operation_responds_as_clerks_document_says() {
    let server = Server::start_with(seed()).await;
    let mut known = strangers(&server).await;
    let mut found = BTreeSet::new();
    let mut compared = BTreeSet::new();
    let mut called = BTreeSet::new();
    let mut parameters = Parameters::default();
    let steps: Vec<Step> = serde_json::from_str(include_str!("every_operation.json")).expect("steps");
    for step in steps {
        let operation = find(&step.call).expect("an operation");
        called.insert(operation.name);
        let ids: Vec<String> = step.ids.iter().map(|id| filled_text(&known, id)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let response = respond(&server, &known, operation, &ids, &step).await;
        let is_expected =
            step.status.map_or(response.status.is_success(), |status| response.status == status);
        assert!(is_expected, "{}: {} {}", step.call, response.status, response.body);
        if response.status.is_success() {
            let document = openapi::document().and_then(|one| one.differences(operation, &ids, &response));
            compared.extend(document.as_ref().map(|_| operation.name));
            found.extend(document.into_iter().flatten());
            parameters.compare(operation, &filled(&known, &step.input), &response.body);
        }
        known.extend(step.name.map(|name| (name, response.body)));
    }
    let all: BTreeSet<&str> = operations().map(|operation| operation.name).collect();
    assert_eq!(all.difference(&called).collect::<Vec<_>>(), Vec::<&&str>::new(), "not called");
    assert_eq!(parameters.differences(), Vec::<String>::new());
    if openapi::document().is_none() {
        return;
    }
    let found: Vec<String> = found.into_iter().collect();
    assert_eq!(
        found.iter().filter(|one| openapi::is_unexpected(one)).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    let unneeded = openapi::unneeded(&found);
    assert!(unneeded.is_empty(), "Remove from differences.json: {unneeded:?}");
    let refused =
        ["oauthApplications.revokeToken", "sessions.refreshSession", "users.deleteUserExternalAccount"];
    let refused = refused.iter().chain(&["users.deleteUserPasskey", "users.deleteUserWeb3Wallet"]);
    let not_compared: Vec<&&str> = all.difference(&compared).collect();
    let expected: BTreeSet<&&str> = WITHOUT_DOCUMENT.iter().chain(refused).collect();
    assert_eq!(not_compared, expected.into_iter().collect::<Vec<_>>());
}

fn operations() -> impl Iterator<Item = &'static Operation> {
    NAMESPACES.iter().flat_map(|namespace| namespace.operations)
}

/// The built-in people, who pay.
fn seed() -> State {
    let mut seed = serde_json::to_value(State::built_in()).expect("JSON");
    seed["plans"] = json!([
        { "id": "cplan_pro", "name": "Pro", "slug": "pro", "for_payer_type": "user", "amount": 1000, "free_trial_days": 14 },
        { "id": "cplan_team", "name": "Team", "slug": "team", "for_payer_type": "org", "amount": 9900, "annual_amount": 99000 },
    ]);
    let trial = json!({
        "id": "csub_item_amara",
        "plan_id": "cplan_pro",
        "is_free_trial": true,
        "period_end_at": 4_102_444_800_000_i64,
    });
    seed["subscriptions"] = json!([
        { "id": "csub_amara", "payer_id": AMARA, "items": [trial] },
        { "id": "csub_bakery", "payer_id": HARBOUR_BAKERY, "items": [{ "id": "csub_item_bakery", "plan_id": "cplan_team" }] },
    ]);
    State::parse(&seed.to_string(), "the test's seed").expect("a valid seed")
}

/// What the Backend API does not make itself: a sign-up and an OAuth access token.
async fn strangers(server: &Server) -> BTreeMap<String, Value> {
    let browser = Browser::new(server).await;
    let form = [("email_address", "kurt@example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post("/v1/client/sign_ups", &form)).await;
    let token = server.post_json("/local/machine_tokens", &json!({ "type": "oauth_token" })).await;
    BTreeMap::from([("sign_up".to_owned(), body["response"].clone()), ("oauth_token".to_owned(), token)])
}

async fn respond(
    server: &Server,
    known: &BTreeMap<String, Value>,
    operation: &Operation,
    ids: &[&str],
    step: &Step,
) -> Response {
    let mut call = request(server, operation, ids, &filled(known, &step.input));
    if step.file {
        call = with_picture(call);
    }
    let mut call = call.build().expect("a request");
    if let Some(key) = &step.key {
        let value = format!("Bearer {}", filled_text(known, key));
        call.headers_mut().insert("authorization", value.parse().expect("a header"));
    }
    answer(server.execute(call).await).await
}

fn with_picture(request: RequestBuilder) -> RequestBuilder {
    let head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\r\n";
    let body = format!("{head}Content-Type: image/gif\r\n\r\nGIF89a\r\n--part--\r\n");
    request.header(CONTENT_TYPE, "multipart/form-data; boundary=part").body(body)
}

/// A value in which strings such as `{user.id}` are what they refer to.
fn filled(known: &BTreeMap<String, Value>, value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(filled_text(known, text)),
        Value::Array(items) => items.iter().map(|item| filled(known, item)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, field)| (name.clone(), filled(known, field))).collect()
        }
        other => other.clone(),
    }
}

fn filled_text(known: &BTreeMap<String, Value>, text: &str) -> String {
    let reference = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some((name, place)) =
        reference.and_then(|one| one.split_once('.')).filter(|(name, _)| !name.starts_with('{'))
    else {
        return text.to_owned();
    };
    let pointer = format!("/{}", place.replace('.', "/"));
    known[name].pointer(&pointer).and_then(Value::as_str).expect(text).to_owned()
}
