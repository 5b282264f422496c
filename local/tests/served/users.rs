//! `/v1/users`.

use crate::support::{AMARA, HARBOUR_BAKERY, JONAS, MEI, Server, failure};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn users_come_from_the_seed() {
    let server = Server::start().await;
    let user = server.get_json(&format!("/v1/users/{AMARA}")).await;
    assert_eq!(user["first_name"], "Amara");
    assert_eq!(user["external_id"], "staff-1001");
    assert_eq!(user["private_metadata"], json!({ "payroll_number": 1001 }));
    assert_eq!(user["primary_email_address_id"], user["email_addresses"][0]["id"]);
    assert_eq!(user["email_addresses"][0]["email_address"], "amara.okafor@example.com");
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    let membership = &user["organization_memberships"][0];
    assert_eq!(membership["role"], "org:admin");
    assert_eq!(membership["role_name"], "Admin");
    assert_eq!(membership["organization"]["slug"], "harbour-bakery");
    assert_eq!(membership["organization"]["members_count"], 2);
    assert_eq!(membership["organization"]["created_by"], AMARA);
    assert_eq!(membership["public_user_data"]["identifier"], "amara.okafor@example.com");
}

#[tokio::test]
async fn the_pictures_of_users_and_organizations_are_served() {
    let server = Server::start().await;
    let user = server.get_json(&format!("/v1/users/{AMARA}")).await;
    for url in [&user["image_url"], &user["organization_memberships"][0]["organization"]["image_url"]] {
        let path = url
            .as_str()
            .and_then(|url| url.strip_prefix(server.local.origin()))
            .expect("a URL of the stand-in");
        let response = server.get(path).send().await.expect("a response");
        assert_eq!(response.headers()["content-type"], "image/svg+xml");
        assert!(response.text().await.expect("UTF-8").contains("<svg"));
    }
    assert_eq!(failure(server.get("/avatars/user_none.svg")).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_unknown_user_is_not_found() {
    let server = Server::start().await;
    for id in ["user_none", "a%2F..%2Fb", "%F0%9F%8D%9E"] {
        let (status, code) = failure(server.with_key(server.get(&format!("/v1/users/{id}")))).await;
        assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "resource_not_found"), "{id}");
    }
}

#[tokio::test]
async fn users_are_listed_newest_first_and_can_be_paged_and_ordered() {
    let server = Server::start().await;
    let list = async |query: &str| names(&server.get_json(&format!("/v1/users{query}")).await);
    assert_eq!(list("").await, ["Lucía", "Mei", "Jonas", "Amara"]);
    assert_eq!(list("?limit=2").await, ["Lucía", "Mei"]);
    assert_eq!(list("?limit=2&offset=3").await, ["Amara"]);
    assert_eq!(list("?order_by=created_at").await, ["Amara", "Jonas", "Mei", "Lucía"]);
    assert_eq!(list("?order_by=%2Bcreated_at&limit=1").await, ["Amara"]);
    assert_eq!(list("?order_by=-first_name").await, ["Mei", "Lucía", "Jonas", "Amara"]);
    assert_eq!(
        list("?order_by=email_address&order_by=-created_at").await,
        ["Amara", "Jonas", "Lucía", "Mei"]
    );
    assert_eq!(list(&format!("?starting_after={MEI}")).await, ["Jonas", "Amara"]);
}

#[tokio::test]
async fn invalid_parameters_are_rejected() {
    let server = Server::start().await;
    for query in [
        "limit=0",
        "limit=501",
        "limit=ten",
        "offset=-1",
        "order_by=shoe_size",
        "banned=maybe",
        "starting_after=user_none",
        "starting_after=user_none&offset=1",
        "starting_after=user_none&order_by=username",
    ] {
        let (status, code) = failure(server.with_key(server.get(&format!("/v1/users?{query}")))).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(code.starts_with("form_param_"), "{query}: {code}");
    }
}

#[tokio::test]
async fn filters_select_and_count_users() {
    let server = Server::start().await;
    let filters = [
        (
            "email_address=JONAS.lindqvist@example.com&email_address=nobody@example.com".to_owned(),
            vec!["Jonas"],
        ),
        ("email_address=amara@bakery.example.com".to_owned(), vec!["Amara"]),
        (format!("user_id={AMARA}&user_id={JONAS}"), vec!["Jonas", "Amara"]),
        (format!("user_id=-{AMARA}"), vec!["Lucía", "Mei", "Jonas"]),
        ("external_id=staff-1002".to_owned(), vec!["Jonas"]),
        ("username=amara".to_owned(), vec!["Amara"]),
        (format!("organization_id={HARBOUR_BAKERY}"), vec!["Jonas", "Amara"]),
        ("query=TANAKA".to_owned(), vec!["Mei"]),
        ("query=staff".to_owned(), vec![]),
        ("name_query=luc%C3%ADa+fern".to_owned(), vec!["Lucía"]),
        ("email_address_query=BAKERY".to_owned(), vec!["Amara"]),
        ("username_query=jon".to_owned(), vec!["Jonas"]),
        ("phone_number=%2B15550100".to_owned(), vec![]),
        ("created_at_before=1738404000000".to_owned(), vec!["Amara"]),
        ("created_at_after=1738404000000".to_owned(), vec!["Lucía", "Mei"]),
        ("banned=true".to_owned(), vec![]),
        ("unknown=parameter".to_owned(), vec!["Lucía", "Mei", "Jonas", "Amara"]),
    ];
    for (query, expected) in filters {
        assert_eq!(names(&server.get_json(&format!("/v1/users?{query}")).await), expected, "{query}");
        let count = server.get_json(&format!("/v1/users/count?{query}")).await;
        assert_eq!(count, json!({ "object": "total_count", "total_count": expected.len() }), "{query}");
    }
}

#[tokio::test]
async fn signing_in_updates_the_user() {
    let server = Server::start().await;
    assert_eq!(server.get_json(&format!("/v1/users/{MEI}")).await["last_sign_in_at"], Value::Null);
    let session = server.post_json("/v1/sessions", &json!({ "user_id": MEI })).await;
    let user = server.get_json(&format!("/v1/users/{MEI}")).await;
    assert_eq!(user["last_sign_in_at"], session["created_at"]);
    assert_eq!(names(&server.get_json("/v1/users?last_sign_in_at_after=0").await), ["Mei"]);
}

fn names(users: &Value) -> Vec<String> {
    let users = users.as_array().expect("an array");
    users.iter().map(|user| user["first_name"].as_str().expect("a first name").to_owned()).collect()
}
