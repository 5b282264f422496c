//! `/v1/email_addresses` and `/v1/phone_numbers`.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::support::{MEI, Server, failure, success};

/// A resource, its field, the path to replace all of a user, and two of them.
const KINDS: [(&str, &str, &str, &str); 2] = [
    ("email_addresses", "email_address", "mei@example.com", "mei@work.example.com"),
    ("phone_numbers", "phone_number", "+12015550170", "+12015550171"),
];

fn send(server: &Server, method: &str, path: &str, body: &Value) -> RequestBuilder {
    server.with_key(server.post(&format!("{path}?_method={method}"))).json(body)
}

async fn refused(request: RequestBuilder, status: u16, code: &str) {
    assert_eq!(failure(request).await, (StatusCode::from_u16(status).expect("a status"), code.to_owned()));
}

#[tokio::test]
async fn a_backend_adds_and_vouches() {
    let server = Server::start().await;
    for (resource, field, first, second) in KINDS {
        let root = format!("/v1/{resource}");
        let body = json!({ "user_id": MEI, field: first });
        let one: Value = success(send(&server, "POST", &root, &body)).await;
        assert_eq!((&one["object"], &one[field]), (&json!(field), &json!(first)));
        assert_eq!(one["verification"], Value::Null);
        let path = format!("{root}/{}", one["id"].as_str().expect("an ID"));
        let body = json!({ "verified": true, "primary": true });
        let one: Value = success(send(&server, "PATCH", &path, &body)).await;
        assert_eq!(one["verification"]["status"], "verified");
        assert_eq!(server.get_json(&path).await["id"], one["id"]);
        let user = server.get_json(&format!("/v1/users/{MEI}")).await;
        assert_eq!(user[format!("primary_{field}_id")], one["id"]);
        let body = json!({ "user_id": MEI, field: second, "verified": true, "primary": true });
        let other: Value = success(send(&server, "POST", &root, &body)).await;
        let user = server.get_json(&format!("/v1/users/{MEI}")).await;
        assert_eq!(user[format!("primary_{field}_id")], other["id"]);
        let gone: Value = success(send(&server, "DELETE", &path, &json!({}))).await;
        assert_eq!(gone, json!({ "object": field, "id": one["id"], "deleted": true }));
        refused(server.with_key(server.get(&path)), 404, "resource_not_found").await;
    }
}

#[tokio::test]
async fn invalid_ones_are_refused() {
    let server = Server::start().await;
    for (resource, field, first, _) in KINDS {
        let root = format!("/v1/{resource}");
        for (body, status, code) in [
            (json!({ field: first }), 422, "form_param_missing"),
            (json!({ "user_id": MEI }), 422, "form_param_missing"),
            (json!({ "user_id": "user_none", field: first }), 404, "resource_not_found"),
            (json!({ "user_id": MEI, field: "x" }), 422, "form_param_format_invalid"),
            (json!({ "user_id": MEI, field: first, "primary": true }), 422, "form_param_value_invalid"),
        ] {
            refused(send(&server, "POST", &root, &body), status, code).await;
        }
        let none = format!("{root}/idn_none");
        for method in ["PATCH", "DELETE"] {
            refused(send(&server, method, &none, &json!({})), 404, "resource_not_found").await;
        }
    }
    let taken = json!({ "user_id": MEI, "email_address": "jonas.lindqvist@example.com" });
    refused(send(&server, "POST", "/v1/email_addresses", &taken), 422, "form_identifier_exists").await;
}

#[tokio::test]
async fn all_of_a_user_are_replaced_by_one() {
    let server = Server::start().await;
    for (_, field, first, second) in KINDS {
        let path = format!("/v1/users/{MEI}/{field}");
        for address in [first, second, second] {
            let one: Value = success(send(&server, "PUT", &path, &json!({ field: address }))).await;
            assert_eq!(one[field], address);
            let user = server.get_json(&format!("/v1/users/{MEI}")).await;
            let all = if field == "phone_number" { "phone_numbers" } else { "email_addresses" };
            assert_eq!(user[all].as_array().map(Vec::len), Some(1));
            assert_eq!(user[format!("primary_{field}_id")], one["id"]);
        }
        let invalid = send(&server, "PUT", &path, &json!({ field: "x" }));
        refused(invalid, 422, "form_param_format_invalid").await;
        let user = server.get_json(&format!("/v1/users/{MEI}")).await;
        assert!(user.to_string().contains(second));
    }
}

#[tokio::test]
async fn the_last_identifier_stays_verified() {
    let server = Server::start().await;
    let user = server.get_json(&format!("/v1/users/{MEI}")).await;
    let path = format!("/v1/email_addresses/{}", user["primary_email_address_id"].as_str().expect("an ID"));
    let unverified = json!({ "verified": false });
    refused(send(&server, "PATCH", &path, &unverified), 400, "identification_deletion_failed").await;
    refused(send(&server, "DELETE", &path, &json!({})), 400, "identification_deletion_failed").await;
}

#[tokio::test]
async fn a_phone_number_can_be_a_second_factor() {
    let server = Server::start().await;
    let body = json!({
        "user_id": MEI, "phone_number": "+12015550170", "verified": true, "reserved_for_second_factor": true,
    });
    let number: Value = success(send(&server, "POST", "/v1/phone_numbers", &body)).await;
    assert_eq!(number["reserved_for_second_factor"], true);
    let path = format!("/v1/phone_numbers/{}", number["id"].as_str().expect("an ID"));
    let body = json!({ "reserved_for_second_factor": false });
    let number: Value = success(send(&server, "PATCH", &path, &body)).await;
    assert_eq!(number["reserved_for_second_factor"], false);
}
