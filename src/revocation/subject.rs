//! What a token says about itself.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fingerprint::Fingerprint;

/// The session, the user and the active organization of a token, and when it was issued.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    pub(super) session: Option<Fingerprint>,
    pub(super) user: Option<Fingerprint>,
    pub(super) organization: Option<Fingerprint>,
    pub(super) membership: Option<Fingerprint>,
    /// The first millisecond of the second in which the token was issued, since the Unix epoch. A token that does not
    /// say counts as older than every other.
    pub(super) issued_ms: i64,
}

/// The claims as JSON: most tokens need no more than a few of them, and none of the values that are not strings or
/// numbers.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims<'c> {
    #[serde(borrow)]
    sid: Option<&'c RawValue>,
    #[serde(borrow)]
    sub: Option<&'c RawValue>,
    #[serde(borrow)]
    iat: Option<&'c RawValue>,
    #[serde(borrow)]
    v: Option<&'c RawValue>,
    #[serde(borrow)]
    o: Option<&'c RawValue>,
    #[serde(borrow)]
    org_id: Option<&'c RawValue>,
}

/// The claim `o`.
#[derive(Deserialize)]
struct Organization<'c> {
    #[serde(borrow)]
    id: Option<&'c RawValue>,
}

/// A string, which is only copied if it contains escapes.
#[derive(Deserialize)]
struct Text<'c>(#[serde(borrow)] Cow<'c, str>);

impl Subject {
    /// The subject of a token with these claims: a JSON object whose members have unique names.
    pub fn of(claims: &str) -> Self {
        let claims = serde_json::from_str::<Claims<'_>>(claims).unwrap_or_default();
        let (session, user, organization) = (text(claims.sid), text(claims.sub), claims.organization());
        Self {
            session: session.map(|id| Fingerprint::of_session(&id)),
            membership: user
                .as_ref()
                .zip(organization.as_ref())
                .map(|(user, organization)| Fingerprint::of_membership(user, organization)),
            user: user.map(|id| Fingerprint::of_user(&id)),
            organization: organization.map(|id| Fingerprint::of_organization(&id)),
            issued_ms: number(claims.iat).map_or(i64::MIN, milliseconds),
        }
    }
}

impl<'c> Claims<'c> {
    /// Version 2 has the organization in `o`, older ones in `org_id`.
    fn organization(&self) -> Option<Cow<'c, str>> {
        if number(self.v) != Some(2.0) {
            return text(self.org_id);
        }
        let organization: Organization<'c> = serde_json::from_str(self.o?.get()).ok()?;
        text(organization.id)
    }
}

fn text(claim: Option<&RawValue>) -> Option<Cow<'_, str>> {
    serde_json::from_str(claim?.get()).ok().map(|Text(text)| text)
}

fn number(claim: Option<&RawValue>) -> Option<f64> {
    serde_json::from_str(claim?.get()).ok()
}

/// Below the maximum, which no token reaches: in a list it means every token.
fn milliseconds(seconds: f64) -> i64 {
    ((seconds.trunc() * 1000.0) as i64).min(i64::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organization_is_in_o_or_in_org_id_by_the_version_of_the_claims() {
        let organization = |claims: &str| Subject::of(claims).organization;
        let expected = Some(Fingerprint::of_organization("org_1"));
        assert_eq!(organization(r#"{"sub":"user_1","v":2,"o":{"id":"org_1","rol":"admin"}}"#), expected);
        assert_eq!(organization(r#"{"sub":"user_1","org_id":"org_1","o":{"id":"org_2"}}"#), expected);
        assert_eq!(organization(r#"{"sub":"user_1","v":1,"org_id":"org_1"}"#), expected);
        assert_eq!(organization(r#"{"sub":"user_1","v":2,"org_id":"org_1"}"#), None);
    }

    #[test]
    fn escapes_in_names_and_ids_do_not_hide_a_subject() {
        let subject = Subject::of("{\"s\\u0069d\":\"sess\\u005f1\",\"sub\":\"user_1\",\"iat\":5}");
        assert_eq!(subject.session, Some(Fingerprint::of_session("sess_1")));
    }

    #[test]
    fn claims_of_other_types_name_nothing_and_a_token_without_iat_is_the_oldest() {
        let subject = Subject::of(r#"{"sid":5,"sub":null,"v":2,"o":"org_1","iat":"now"}"#);
        assert_eq!((subject.session, subject.user, subject.organization), (None, None, None));
        assert_eq!(subject.issued_ms, i64::MIN);
        assert_eq!(Subject::of(r#"{"iat":7.9}"#).issued_ms, 7_000);
        assert!(Subject::of(r#"{"iat":1e300}"#).issued_ms < i64::MAX);
    }
}
