//! Organization permissions, which version 2 session tokens encode in three claims (`authentication.md`
//! §4.5).

use num_bigint::BigUint;
use serde_json::Value;

use super::scoped_list::{MissingScope, ScopedList};
use crate::jwt::{Claims, is_falsy};

/// The claims that encode permissions; a missing claim is an empty string.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrganizationClaims<'c> {
    /// `fea`: the features of the organization and the user.
    pub features: &'c str,
    /// `o.per`: comma-separated names of permissions.
    pub permissions: &'c str,
    /// `o.fpm`: a decimal number for each of the organization's features, whose bit `k` grants permission
    /// `k`.
    pub feature_permission_map: &'c str,
}

/// Decodes the permissions as `org:<feature>:<permission>`, ordered by feature and then as in `o.per`.
///
/// # Errors
/// [`MissingScope`] if the features cannot be parsed.
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

/// Whether the permissions in a session's claims can be decoded, as in every token that Clerk issues.
/// Otherwise a session from a cookie is rejected (`authentication.md` §4.5).
pub fn permissions_are_readable(claims: &Claims) -> bool {
    let is_version_2 = claims.version.as_ref().and_then(Value::as_f64) == Some(2.0);
    let Some(organization) =
        claims.organization.as_ref().filter(|value| is_version_2 && !is_falsy(Some(value)))
    else {
        return true;
    };
    let is_string_or_falsy = |value: Option<&Value>| is_falsy(value) || value.is_some_and(Value::is_string);
    let features_are_readable = match &claims.features {
        Some(Value::String(features)) => ScopedList::parse(features).is_ok(),
        other => is_falsy(other.as_ref()),
    };
    features_are_readable
        && is_string_or_falsy(organization.get("per"))
        && is_string_or_falsy(organization.get("fpm"))
}

/// Parses a number of any size; anything else grants nothing.
fn parse_mask(text: &str) -> BigUint {
    // `BigUint` also parses signs and underscores, which would grant what the claim does not state.
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
            .expect("valid features")
    }

    #[test]
    fn undecodable_claims_are_detected() {
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
    fn user_features_have_no_entry_in_the_map() {
        assert_eq!(permissions("u:a,u:b,o:c", "read", "1"), ["org:c:read"]);
    }

    #[test]
    fn surplus_bits_and_features_grant_nothing() {
        assert_eq!(permissions("o:a,o:b", "read", "255"), ["org:a:read"]);
    }

    #[test]
    fn masks_of_any_size_are_parsed_and_other_strings_grant_nothing() {
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
