//! The audience of OAuth access tokens (`authentication.md` §5.10; messages A42 and A43).

use serde_json::Value;

use crate::jwt::{is_falsy, show};

/// Whether the token's `aud` shares a member with `expected`. Unlike a session's, it must be present and well
/// formed if `expected` is not empty.
///
/// # Errors
/// A message that says what is wrong.
pub fn check_audience(audience: Option<&Value>, expected: &[String]) -> Result<(), String> {
    if expected.is_empty() {
        return Ok(());
    }
    let Some(members) = members(audience) else {
        return Err(format!(
            "The OAuth access token's aud is {}; expected a non-empty string or an array of them, because \
             `audience` is set.",
            show(audience)
        ));
    };
    if members.iter().any(|member| expected.iter().any(|expected| expected == member)) {
        return Ok(());
    }
    // The message goes to clients, so it does not show the configured audience.
    Err(format!("The OAuth access token's aud is {}, which is not an accepted audience.", show(audience)))
}

fn members(audience: Option<&Value>) -> Option<Vec<&str>> {
    let audience = audience.filter(|audience| !is_falsy(Some(audience)))?;
    let members: &[Value] = match audience {
        Value::Array(members) => members,
        single => std::slice::from_ref(single),
    };
    let texts: Option<Vec<&str>> =
        members.iter().map(|member| member.as_str().filter(|text| !text.is_empty())).collect();
    texts.filter(|texts| !texts.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check_against(expected: &[&str], audience: &Value) -> Result<(), String> {
        let expected: Vec<String> = expected.iter().map(|text| (*text).to_owned()).collect();
        check_audience(Some(audience), &expected)
    }

    #[test]
    fn without_an_expected_audience_everything_is_accepted() {
        assert_eq!(check_audience(None, &[]), Ok(()));
        assert_eq!(check_against(&[], &json!(5)), Ok(()));
    }

    #[test]
    fn one_common_member_is_enough() {
        for audience in [json!("here"), json!(["here"]), json!(["elsewhere", "here"])] {
            assert_eq!(check_against(&["there", "here"], &audience), Ok(()), "{audience}");
        }
        for audience in [json!("elsewhere"), json!(["elsewhere", "Here"]), json!("her")] {
            let message = check_against(&["there", "here"], &audience).expect_err("no common member");
            assert!(message.contains("token's aud is"), "{message}");
            assert!(message.ends_with(", which is not an accepted audience."), "{message}");
            assert!(!message.contains("there"), "what is expected is not for clients: {message}");
        }
    }

    #[test]
    fn an_audience_must_be_a_string_or_an_array_of_strings() {
        assert!(check_audience(None, &["here".to_owned()]).expect_err("nothing").contains("aud is nothing"));
        for audience in [
            json!(null),
            json!(""),
            json!(0),
            json!(false),
            json!(true),
            json!(5),
            json!([]),
            json!({}),
            json!(["here", 5]),
            json!(["here", ""]),
            json!([["here"]]),
        ] {
            let message = check_against(&["here"], &audience).expect_err("malformed");
            assert!(message.contains("expected a non-empty string or an array of them"), "{message}");
        }
    }
}
