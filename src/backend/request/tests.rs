use bytes::Bytes;
use proptest::prelude::*;

use super::*;
use crate::backend::call_options::Upload;
use crate::backend::operation::{find, verification};

fn prepare(operation: &str, arguments: &str) -> Result<Call, CallError> {
    prepare_row(find(operation).expect("it is in the table"), arguments)
}

fn prepare_row(operation: &Operation, arguments: &str) -> Result<Call, CallError> {
    prepare_with(operation, arguments, &CallOptions::default())
}

fn prepare_with(operation: &Operation, arguments: &str, options: &CallOptions) -> Result<Call, CallError> {
    let address = BackendAddress::parse("https://h", "").expect("a usable URL");
    Call::prepare(operation, arguments, options, &address)
}

/// Method, path with query, and body of the request.
fn sent(operation: &str, arguments: &str) -> String {
    shown(prepare(operation, arguments))
}

fn shown(call: Result<Call, CallError>) -> String {
    let Call { method, url, body, .. } = call.expect("arguments that can be sent");
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let body = body.map(|body| body.bytes).unwrap_or_default();
    let body = String::from_utf8(body.to_vec()).expect("JSON is UTF-8");
    format!("{method} {}{query} {body}", url.path())
}

fn refusal(operation: &str, arguments: &str) -> String {
    match prepare(operation, arguments) {
        Err(CallError::Argument(message)) => message,
        other => unreachable!("{arguments} returned {other:?}"),
    }
}

#[test]
fn each_operation_builds_its_request() {
    let known = [
        ("users.getUser", r#"["user_1"]"#, "GET /v1/users/user_1 "),
        ("users.getUser", "[5]", "GET /v1/users/5 "),
        ("users.getUserList", r#"[{"limit":0,"orderBy":"-x"}]"#, "GET /v1/users?limit=0&order_by=-x "),
        ("users.getUserList", "[]", "GET /v1/users "),
        ("users.getCount", r#"[{"query":""}]"#, "GET /v1/users/count "),
        ("sessions.getSession", r#"["sess_1"]"#, "GET /v1/sessions/sess_1 "),
    ];
    for (operation, arguments, expected) in known {
        assert_eq!(sent(operation, arguments), expected);
    }
}

#[test]
fn a_call_is_idempotent_by_its_method_or_its_own_idempotency_key() {
    let key = ["Idempotency-Key".to_owned(), "k".to_owned()];
    let with_key = CallOptions {
        headers: CallOptions::headers(&key).expect("a header that can be sent"),
        ..CallOptions::default()
    };
    for (operation, arguments, options, expected) in [
        ("users.getUser", r#"["id"]"#, &CallOptions::default(), true),
        ("sessions.getToken", r#"["id"]"#, &CallOptions::default(), false),
        ("emails.create", r#"[{"to":{"userId":"u"}},{"idempotencyKey":"k"}]"#, &CallOptions::default(), true),
        // Not sufficient: a forwarded key.
        ("sessions.getToken", r#"["id"]"#, &with_key, false),
        ("__experimental_accountlessApplications.createAccountlessApplication", "[]", &with_key, false),
    ] {
        let row = find(operation).expect("it is in the table");
        let call = prepare_with(row, arguments, options).expect("arguments that can be sent");
        assert_eq!(call.is_idempotent, expected, "{operation}");
        if !options.headers.is_empty() {
            assert_eq!(call.headers, options.headers);
        }
    }
}

#[test]
fn a_token_may_have_a_template_and_a_lifetime() {
    let known = [
        (r#"["s"]"#, "POST /v1/sessions/s/tokens "),
        (r#"["s",""]"#, "POST /v1/sessions/s/tokens "),
        (r#"["s","my template"]"#, "POST /v1/sessions/s/tokens/my%20template "),
        (r#"["s",null,0]"#, r#"POST /v1/sessions/s/tokens {"expires_in_seconds":0}"#),
        (r#"["s","t",1e+21]"#, r#"POST /v1/sessions/s/tokens/t {"expires_in_seconds":1e+21}"#),
        (r#"["s","t",null]"#, r#"POST /v1/sessions/s/tokens/t {"expires_in_seconds":null}"#),
    ];
    for (arguments, expected) in known {
        assert_eq!(sent("sessions.getToken", arguments), expected);
    }
}

#[test]
fn tokens_are_verified_without_version_segment_and_sent_in_the_body() {
    let known = [
        (&verification::API_KEY, r#"["t"]"#, r#"POST /api_keys/verify {"secret":"t"}"#),
        (&verification::M2M_TOKEN, r#"[{"token":"t"}]"#, r#"POST /m2m_tokens/verify {"token":"t"}"#),
        (
            &verification::OAUTH_TOKEN,
            r#"["t"]"#,
            r#"POST /oauth_applications/access_tokens/verify {"access_token":"t"}"#,
        ),
    ];
    for (operation, arguments, expected) in known {
        assert_eq!(shown(prepare_row(operation, arguments)), expected);
    }
}

#[test]
fn an_object_is_sorted_into_path_query_and_body() {
    let known = [
        (
            "organizations.updateOrganizationMembership",
            r#"[{"role":"r","userId":"u","organizationId":"o"}]"#,
            r#"PATCH /v1/organizations/o/memberships/u {"role":"r"}"#,
        ),
        (
            "organizations.getOrganizationMembershipList",
            r#"[{"limit":0,"organizationId":"o","userId":["+a"]}]"#,
            "GET /v1/organizations/o/memberships?limit=0&user_id=%2Ba ",
        ),
        ("organizations.getOrganization", r#"[{"slug":"s"}]"#, "GET /v1/organizations/s "),
        (
            "organizations.getOrganization",
            r#"[{"slug":"s","includeMembersCount":true,"organizationId":"o"}]"#,
            "GET /v1/organizations/o?include_members_count=true ",
        ),
        (
            "users.getOrganizationMembershipList",
            r#"[{"userId":"u","offset":1,"limit":2,"query":"x"}]"#,
            "GET /v1/users/u/organization_memberships?limit=2&offset=1 ",
        ),
        (
            "sessions.refreshSession",
            r#"["s",{"expired_token":"e","suffixed_cookies":false,"format":"token"}]"#,
            r#"POST /v1/sessions/s/refresh?suffixed_cookies=false {"expired_token":"e","format":"token"}"#,
        ),
        ("machines.deleteScope", r#"["a","b"]"#, "DELETE /v1/machines/a/scopes/b "),
        (
            "users.verifyTOTP",
            r#"[{"code":"1","userId":"u","x":2}]"#,
            r#"POST /v1/users/u/verify_totp {"code":"1"}"#,
        ),
    ];
    for (operation, arguments, expected) in known {
        assert_eq!(sent(operation, arguments), expected, "{operation}");
    }
}

#[test]
fn a_body_is_sent_if_there_is_a_property_with_any_value() {
    let known = [
        ("users.createUser", "[]", "POST /v1/users "),
        ("users.createUser", "[{}]", "POST /v1/users "),
        ("users.createUser", r#"[[["firstName"]]]"#, "POST /v1/users {}"),
        ("users.createUser", r#"[[["b",1],["A",2],["b",3]]]"#, r#"POST /v1/users {"b":3,"a":2}"#),
        ("machines.rotateSecretKey", r#"[{"machineId":"m"}]"#, "POST /v1/machines/m/secret_key/rotate {}"),
        ("clients.verifyClient", "[]", "POST /v1/clients/verify {}"),
        ("invitations.createInvitationBulk", "[[]]", "POST /v1/invitations/bulk "),
        (
            "invitations.createInvitationBulk",
            r#"[[{"emailAddress":"a","publicMetadata":{"aB":1}},[["notify"]]]]"#,
            r#"POST /v1/invitations/bulk [{"email_address":"a","public_metadata":{"aB":1}},{}]"#,
        ),
    ];
    for (operation, arguments, expected) in known {
        assert_eq!(sent(operation, arguments), expected);
    }
}

#[test]
fn defaults_replace_missing_values() {
    let known = [
        ("users.setPasswordCompromised", r#"["u"]"#, r#"{"revoke_all_sessions":false}"#),
        (
            "users.setPasswordCompromised",
            r#"["u",{"revokeAllSessions":true}]"#,
            r#"{"revoke_all_sessions":true}"#,
        ),
        ("users.setPasswordCompromised", r#"["u",{}]"#, ""),
        ("apiKeys.revoke", r#"[{"apiKeyId":"k"}]"#, r#"{"revocation_reason":null}"#),
        (
            "organizations.createOrganizationDomain",
            r#"[{"organizationId":"o","verified":null,"name":"n"}]"#,
            r#"{"verified":true,"name":"n"}"#,
        ),
        (
            "m2m.createToken",
            r#"[{"tokenFormat":"jwt","minRemainingTtlSeconds":5}]"#,
            r#"{"seconds_until_expiration":null,"claims":null,"min_remaining_ttl_seconds":5,"token_format":"jwt"}"#,
        ),
    ];
    for (operation, arguments, expected) in known {
        let line = sent(operation, arguments);
        assert_eq!(line.splitn(3, ' ').nth(2), Some(expected), "{operation}");
    }
}

#[test]
fn a_provider_has_its_prefix_once() {
    for provider in ["google", "oauth_google"] {
        assert_eq!(
            sent("users.getUserOauthAccessToken", &format!(r#"["u","{provider}"]"#)),
            "GET /v1/users/u/oauth_access_tokens/oauth_google?paginated=true "
        );
    }
    assert!(refusal("users.getUserOauthAccessToken", r#"["u",""]"#).contains("`provider`"));
}

#[test]
fn nested_keys_are_converted_if_the_operation_says_so() {
    assert_eq!(
        sent("samlConnections.createSamlConnection", r#"[{"attributeMapping":{"userId":"uid"}}]"#),
        r#"POST /v1/saml_connections {"attribute_mapping":{"user_id":"uid"}}"#
    );
    let nested = format!("[{{\"a\":{}1{}}}]", "[".repeat(50_000), "]".repeat(50_000));
    assert!(refusal("samlConnections.createSamlConnection", &nested).contains("cannot be sent as JSON"));
}

#[test]
fn emails_are_sent_with_their_idempotency_key() {
    let call = prepare("emails.create", r#"[{"to":{"address":"a"}},{"idempotencyKey":"k-1"}]"#);
    let call = call.expect("arguments that can be sent");
    assert_eq!(call.headers["idempotency-key"], "k-1");
    assert!(call.is_idempotent);
    assert!(
        refusal("emails.create", r#"[{"to":{"address":"a"}},{"idempotencyKey":""}]"#)
            .contains("`idempotencyKey`")
    );
    assert_eq!(
        sent("emails.createBatch", r#"[[{"to":{"userId":"u"}}]]"#),
        r#"POST /v1/email/batch {"messages":[{"to":{"user_id":"u"}}]}"#
    );
}

#[test]
fn a_file_makes_the_body_a_form() {
    let row = find("organizations.updateOrganizationLogo").expect("it is in the table");
    let arguments = r#"["o",{"uploaderUserId":"user_1"}]"#;
    let upload =
        Upload { bytes: Bytes::from_static(b"img"), name: "a.png".to_owned(), media_type: String::new() };
    let with_file = CallOptions { upload: Some(upload), ..CallOptions::default() };
    let body =
        prepare_with(row, arguments, &with_file).expect("arguments that can be sent").body.expect("a form");
    let text = String::from_utf8(body.bytes.to_vec()).expect("UTF-8");
    assert!(body.media_type.to_str().expect("ASCII").starts_with("multipart/form-data; boundary="));
    assert!(
        text.contains("img\r\n") && text.contains("name=\"uploader_user_id\"\r\n\r\nuser_1\r\n"),
        "{text}"
    );
    assert!(refusal("organizations.updateOrganizationLogo", arguments).contains("`file`"));
    let body = prepare_with(row, r#"["o",{"uploaderUserId":5}]"#, &with_file)
        .expect("a number counts as an id")
        .body
        .expect("a form");
    assert!(String::from_utf8_lossy(&body.bytes).contains("\r\n\r\n5\r\n"));
}

#[test]
fn the_callers_headers_are_forwarded_if_the_operation_says_so_without_those_of_its_exchange() {
    let own = ["host", "app.test", "x-custom", "1"].map(str::to_owned);
    let options = CallOptions {
        headers: CallOptions::headers(&own).expect("headers that can be sent"),
        ..CallOptions::default()
    };
    let row = find("__experimental_accountlessApplications.createAccountlessApplication").expect("a row");
    let call = prepare_with(row, "[]", &options).expect("arguments that can be sent");
    assert_eq!(call.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>(), ["x-custom"]);
    assert_eq!(call.credential, Credential::Optional);
}

#[test]
fn any_path_can_be_called_unless_it_is_invalid() {
    let known = [
        ("request.get", r#"["/users/user_1/x",{"limit":1}]"#, "GET /v1/users/user_1/x?limit=1 "),
        ("request.post", r#"[["users","a/b?c"],null,{"aB":1}]"#, r#"POST /v1/users/a%2Fb%3Fc {"a_b":1}"#),
        ("request.patch", r#"["/a%20b",null,null,[{"x":1}]]"#, r#"PATCH /v1/a%20b [{"x":1}]"#),
        ("request.delete", r#"["/a"]"#, "DELETE /v1/a "),
    ];
    for (operation, arguments, expected) in known {
        assert_eq!(sent(operation, arguments), expected);
    }
    for path in [
        "null",
        "5",
        r#""""#,
        r#""users""#,
        r#""/""#,
        r#""/a//b""#,
        r#""/a/""#,
        r#""/a?b""#,
        r#""/a#b""#,
        r#""/a\\b""#,
        r#""/a/../b""#,
        r#""/%2e%2e/b""#,
        r#""/a%0ab""#,
        "[]",
        r#"["a",""]"#,
        r#"["a",null]"#,
        r#"["..","a"]"#,
    ] {
        assert!(refusal("request.get", &format!("[{path}]")).contains("`path`"), "{path}");
    }
}

#[test]
fn missing_and_invalid_ids_are_rejected_before_any_request() {
    for arguments in ["[]", "[null]", r#"[""]"#, "[0]", "[[]]", "[{}]", "[true]", r#"[".."]"#, r#"["%2e"]"#] {
        assert!(refusal("users.getUser", arguments).contains("users.getUser() needs the argument `userId`"));
    }
    assert!(refusal("sessions.getToken", r#"["s","a/../b"]"#).contains("`template`"));
}

#[test]
fn arguments_that_are_not_json_are_rejected() {
    for arguments in ["", "{}", r#"["u""#] {
        assert!(refusal("users.getUser", arguments).contains("arguments of users.getUser()"));
    }
    assert!(refusal("users.getCount", "[5]").contains("arguments of users.getCount()"));
}

#[test]
fn a_query_is_form_encoded() {
    assert_eq!(
        sent("users.getCount", r#"[{"emailAddress":["a+b@x.test","~'* é"]}]"#),
        "GET /v1/users/count?email_address=a%2Bb%40x.test&email_address=%7E%27*+%C3%A9 "
    );
}

proptest! {
    #[test]
    fn ids_never_change_the_path(id in "[./\\\\%2eE5c?#&\t\n a-c]{0,12}") {
        let arguments = serde_json::to_string(&[&id]).expect("strings serialize to JSON");
        if let Ok(Call { url, .. }) = prepare("users.getUser", &arguments) {
            let segments: Vec<&str> = url.path_segments().expect("an https URL has a path").collect();
            prop_assert_eq!(segments.len(), 3);
            prop_assert_eq!(&segments[..2], ["v1", "users"]);
            let decoded = percent_encoding::percent_decode_str(segments[2]).decode_utf8_lossy();
            prop_assert_eq!(decoded, id);
            prop_assert!(url.query().is_none() && url.fragment().is_none());
        }
    }
}
