//! From a method's arguments to what is sent.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use indexmap::IndexMap;
use serde_json::value::RawValue;
use url::Url;

use super::call_options::CallOptions;
use super::credentials::Credential;
use super::operation::{Operation, Parameter, Root, Segment};
use super::outcome::CallError;
use super::{path, query};
use crate::instance::BackendAddress;

/// With this header a call may be repeated whatever its verb: Clerk carries it out once.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The parts of a request that depend on the operation and its arguments.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) url: Url,
    /// Sent beside the client's own headers, in place of those of the same name.
    pub(super) headers: HeaderMap,
    pub(super) credential: Credential,
    pub(super) body: Option<Body>,
    /// Whether it does no harm to carry the call out twice.
    pub(super) is_idempotent: bool,
}

/// What is sent, and what it is.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) bytes: Bytes,
    pub(super) media_type: HeaderValue,
}

impl Body {
    pub(super) fn json(text: Vec<u8>) -> Self {
        Self { bytes: text.into(), media_type: HeaderValue::from_static("application/json") }
    }
}

impl Call {
    /// `arguments` is the JSON text of an array with the method's positional arguments.
    ///
    /// # Errors
    /// [`CallError::Argument`]: nothing can be sent with these arguments.
    pub(super) fn prepare(
        operation: &Operation,
        arguments: &str,
        options: &CallOptions,
        address: &BackendAddress,
    ) -> Result<Self, CallError> {
        let unreadable = |_| unreadable(operation);
        let arguments: Vec<&RawValue> = serde_json::from_str(arguments).map_err(unreadable)?;
        let given = |index: usize| arguments.get(index).copied();

        let segments = segments(operation, given)?;
        let segments = segments.iter().map(String::as_str);
        let mut url = match operation.root {
            Root::Versioned => address.url(segments),
            Root::Unversioned => address.unversioned_url(segments),
        };
        let mut fields: IndexMap<Cow<'_, str>, &RawValue> = IndexMap::new();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let Some(argument) = given(index) else { continue };
            match parameter {
                Parameter::Id(_) | Parameter::OptionalId(_) => {}
                Parameter::Query => {
                    let pairs = query::pairs(argument).map_err(unreadable)?;
                    if !pairs.is_empty() {
                        url.query_pairs_mut().extend_pairs(pairs);
                    }
                }
                Parameter::BodyField(name) => {
                    fields.insert(Cow::Borrowed(name), argument);
                }
                Parameter::Body { query: in_query } => {
                    let properties: IndexMap<String, &RawValue> =
                        serde_json::from_str(argument.get()).map_err(unreadable)?;
                    for (name, value) in properties {
                        if in_query.contains(&name.as_str()) {
                            let text = query::text(value).map_err(unreadable)?;
                            url.query_pairs_mut().append_pair(&name, &text);
                        } else {
                            fields.insert(Cow::Owned(name), value);
                        }
                    }
                }
            }
        }
        let body = if fields.is_empty() {
            None
        } else {
            Some(Body::json(serde_json::to_vec(&fields).map_err(unreadable)?))
        };
        let method = operation.verb.clone();
        let headers = options.headers.clone();
        let is_idempotent = method.is_idempotent() || headers.contains_key(IDEMPOTENCY_KEY);
        Ok(Self { method, url, headers, credential: Credential::SecretKey, body, is_idempotent })
    }
}

fn segments<'a>(
    operation: &Operation,
    given: impl Fn(usize) -> Option<&'a RawValue>,
) -> Result<Vec<String>, CallError> {
    let mut segments = Vec::with_capacity(operation.path.len());
    for segment in operation.path {
        let index = match segment {
            Segment::Literal(text) => {
                segments.push((*text).to_owned());
                continue;
            }
            Segment::Argument(index) => *index,
        };
        let text = given(index).and_then(id).unwrap_or_default();
        match &operation.parameters[index] {
            Parameter::OptionalId(_) if text.is_empty() => {}
            Parameter::Id(name) | Parameter::OptionalId(name) => {
                path::check(&text).map_err(|fault| {
                    let method = operation.method;
                    CallError::Argument(format!("Clerk: {method}() needs the argument `{name}`: {fault}."))
                })?;
                segments.push(text);
            }
            // The table's test keeps parameters of other kinds out of paths.
            Parameter::Query | Parameter::BodyField(_) | Parameter::Body { .. } => {}
        }
    }
    Ok(segments)
}

/// The text of an id. Numbers count as ids, as in Clerk's SDK; lists and objects are none.
fn id(argument: &RawValue) -> Option<String> {
    match argument.get() {
        text if text.starts_with('"') => serde_json::from_str(text).ok(),
        number if number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
            Some(number.to_owned())
        }
        _ => None,
    }
}

fn unreadable(operation: &Operation) -> CallError {
    CallError::Argument(format!("Clerk: the arguments of {}() cannot be sent as JSON.", operation.method))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::backend::operation::{find, verification};

    fn prepare(operation: &str, arguments: &str) -> Result<Call, CallError> {
        prepare_row(find(operation).expect("it stands in the table"), arguments)
    }

    fn prepare_row(operation: &Operation, arguments: &str) -> Result<Call, CallError> {
        prepare_with(operation, arguments, &CallOptions::default())
    }

    fn prepare_with(
        operation: &Operation,
        arguments: &str,
        options: &CallOptions,
    ) -> Result<Call, CallError> {
        let address = BackendAddress::parse("https://h", "").expect("a usable address");
        Call::prepare(operation, arguments, options, &address)
    }

    /// Verb, path with query, and body of the request.
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
            other => unreachable!("{arguments} gave {other:?}"),
        }
    }

    #[test]
    fn each_operation_makes_its_request() {
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
    fn a_call_may_be_repeated_by_its_verb_or_its_idempotency_key() {
        let key = ["Idempotency-Key".to_owned(), "k".to_owned()];
        let with_key = CallOptions {
            headers: CallOptions::headers(&key).expect("a header that can be sent"),
            ..CallOptions::default()
        };
        for (operation, options, expected) in [
            ("users.getUser", &CallOptions::default(), true),
            ("sessions.getToken", &CallOptions::default(), false),
            ("sessions.getToken", &with_key, true),
        ] {
            let row = find(operation).expect("it stands in the table");
            let call = prepare_with(row, r#"["id"]"#, options).expect("arguments that can be sent");
            assert_eq!(call.is_idempotent, expected, "{operation}");
            assert_eq!(call.headers, options.headers);
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
    fn tokens_are_verified_beside_the_version_segment_and_travel_in_the_body() {
        let known = [
            (&verification::API_KEY, r#"POST /api_keys/verify {"secret":"t"}"#),
            (&verification::M2M_TOKEN, r#"POST /m2m_tokens/verify {"token":"t"}"#),
            (
                &verification::OAUTH_TOKEN,
                r#"POST /oauth_applications/access_tokens/verify {"access_token":"t"}"#,
            ),
        ];
        for (operation, expected) in known {
            assert_eq!(shown(prepare_row(operation, r#"["t"]"#)), expected);
        }
    }

    #[test]
    fn a_missing_or_unfit_id_is_refused_before_any_request() {
        for arguments in ["[]", "[null]", r#"[""]"#, "[[]]", "[{}]", "[true]", r#"[".."]"#, r#"["%2e"]"#] {
            assert!(refusal("users.getUser", arguments).contains("getUser() needs the argument `userId`"));
        }
        assert!(refusal("sessions.getToken", r#"["s","a/../b"]"#).contains("`template`"));
    }

    #[test]
    fn arguments_that_are_no_json_are_refused() {
        for arguments in ["", "{}", r#"["u""#] {
            assert!(refusal("users.getUser", arguments).contains("arguments of getUser()"));
        }
        assert!(refusal("users.getCount", "[5]").contains("arguments of getCount()"));
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
        fn no_id_leaves_its_place(id in "[./\\\\%2eE5c?#&\t\n a-c]{0,12}") {
            let arguments = serde_json::to_string(&[&id]).expect("text is JSON");
            if let Ok(Call { url, .. }) = prepare("users.getUser", &arguments) {
                let segments: Vec<&str> = url.path_segments().expect("an https address has a path").collect();
                prop_assert_eq!(segments.len(), 3);
                prop_assert_eq!(&segments[..2], ["v1", "users"]);
                let decoded = percent_encoding::percent_decode_str(segments[2]).decode_utf8_lossy();
                prop_assert_eq!(decoded, id);
                prop_assert!(url.query().is_none() && url.fragment().is_none());
            }
        }
    }
}
