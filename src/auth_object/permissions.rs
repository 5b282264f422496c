//! Organization permissions, packed into three claims of version 2 session tokens (`authentication.md` §4.5).

use num_bigint::BigUint;
use serde_json::Value;

use super::scoped_list::{MissingScope, ScopedList};
use crate::jwt::{Claims, is_falsy};

/// The claims that permissions are packed into; a missing claim is an empty text.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrganizationClaims<'c> {
    /// `fea`: the features of organization and user.
    pub features: &'c str,
    /// `o.per`: names of permissions, separated by commas.
    pub permissions: &'c str,
    /// `o.fpm`: for each of the organization's features a decimal number whose bit `k` grants permission `k`.
    pub feature_permission_map: &'c str,
}

/// The permissions as `org:<feature>:<permission>`, by feature and then in the order of `o.per`.
///
/// # Errors
/// [`MissingScope`] when the list of features cannot be read.
pub fn organization_permissions(claims: OrganizationClaims<'_>) -> Result<Vec<String>, MissingScope> {
    let features = ScopedList::parse(claims.features)?.organization;
    if claims.permissions.is_empty() || claims.feature_permission_map.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<&str> = claims.permissions.split(',').map(str::trim).collect();
    let masks = claims.feature_permission_map.split(',').map(|mask| parse_mask(mask.trim()));
    let granted = features.iter().zip(masks).flat_map(|(feature, mask)| {
        let granted = (0_u64..).zip(&names).filter(move |(bit, _)| mask.bit(*bit));
        granted.map(move |(_, name)| format!("org:{feature}:{name}"))
    });
    Ok(granted.collect())
}

/// Whether the permissions in a session's claims can be decoded. They always can in tokens that Clerk issues; where
/// they cannot, a session from a cookie is refused (`authentication.md` §4.5).
pub fn permissions_are_readable(claims: &Claims) -> bool {
    let is_version_2 = claims.version.as_ref().and_then(Value::as_f64) == Some(2.0);
    let Some(organization) =
        claims.organization.as_ref().filter(|value| is_version_2 && !is_falsy(Some(value)))
    else {
        return true;
    };
    let is_text_or_nothing = |value: Option<&Value>| is_falsy(value) || value.is_some_and(Value::is_string);
    let features_are_readable = match &claims.features {
        Some(Value::String(features)) => ScopedList::parse(features).is_ok(),
        other => is_falsy(other.as_ref()),
    };
    features_are_readable
        && is_text_or_nothing(organization.get("per"))
        && is_text_or_nothing(organization.get("fpm"))
}

/// A number of any size; anything else grants nothing.
fn parse_mask(text: &str) -> BigUint {
    // The library's parser takes signs and underscores too, which would grant what the claim does not say.
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return BigUint::ZERO;
    }
    BigUint::parse_bytes(text.as_bytes(), 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permissions(features: &str, permissions: &str, map: &str) -> Vec<String> {
        organization_permissions(OrganizationClaims { features, permissions, feature_permission_map: map })
            .expect("a good list of features")
    }

    #[test]
    fn claims_that_cannot_be_decoded_are_noticed() {
        for (claims, expected) in [
            (r#"{"v":2,"o":{"per":"read","fpm":"1"},"fea":"o:a"}"#, true),
            (r#"{"v":2,"o":{}}"#, true),
            (r#"{"v":2,"o":{},"fea":"a"}"#, false),
            (r#"{"v":2.0,"o":{},"fea":"a"}"#, false),
            (r#"{"v":2,"o":{},"fea":5}"#, false),
            (r#"{"v":2,"o":{"per":5,"fpm":"1"}}"#, false),
            (r#"{"v":2,"o":{"per":"read","fpm":[1]}}"#, false),
            (r#"{"v":2,"fea":"a"}"#, true),
            (r#"{"v":2,"o":null,"fea":"a"}"#, true),
            (r#"{"v":1,"o":{},"fea":"a"}"#, true),
            (r#"{"o":{},"fea":"a"}"#, true),
        ] {
            let parsed: Claims = serde_json::from_str(claims).expect("good claims");
            assert_eq!(permissions_are_readable(&parsed), expected, "{claims}");
        }
    }

    #[test]
    fn bits_grant_permissions_by_feature() {
        assert_eq!(
            permissions("o:articles,u:export,ou:search", "read, write,manage", "5, 2"),
            ["org:articles:read", "org:articles:manage", "org:search:write"]
        );
    }

    #[test]
    fn features_of_the_user_take_no_place_in_the_map() {
        assert_eq!(permissions("u:a,u:b,o:c", "read", "1"), ["org:c:read"]);
    }

    #[test]
    fn surplus_bits_and_features_grant_nothing() {
        assert_eq!(permissions("o:a,o:b", "read", "255"), ["org:a:read"]);
    }

    #[test]
    fn numbers_of_any_size_count_and_other_texts_do_not() {
        let names: Vec<String> = (0..200).map(|index| format!("p{index}")).collect();
        let two_to_the_199th = "803469022129495137770981046170581301261101496891396417650688";
        assert_eq!(permissions("o:a", &names.join(","), two_to_the_199th), ["org:a:p199"]);
        for map in ["-1", "+1", "0x1", "1_0", "1e0", " ", "", "一"] {
            assert_eq!(permissions("o:a,o:b", "read", map), [""; 0], "{map:?}");
        }
        assert_eq!(permissions("o:a,o:b", "read", "x,1"), ["org:b:read"]);
    }

    #[test]
    fn without_names_or_map_nothing_is_granted() {
        assert_eq!(permissions("o:a", "", "1"), [""; 0]);
        assert_eq!(permissions("", "read", "1"), [""; 0]);
    }
}
