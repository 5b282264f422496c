//! What Clerk says about an opaque token, read from its response (`authentication.md` §5.10, "Network path") or from a
//! store that servers share.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::TokenType;
use super::data::{Members, TokenData, given};

/// What Clerk says about a token. The serialized form is part of the format of shared entries: see
/// [`super::store::seal`].
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verdict {
    /// It is a token of this owner.
    Active(Box<Active>),
    /// It was one.
    Ended(Ended),
    /// Clerk refused it with this HTTP status.
    Refused(u16),
}

/// A token that is neither revoked nor marked as expired.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct Active {
    /// A JSON object: see [`TokenData`].
    pub(super) data: String,
    /// The expiration, in milliseconds since the Unix epoch; `None` if the token does not expire.
    pub(super) expires_at_unix_ms: Option<f64>,
    pub(super) audience: Option<Value>,
}

/// Why a token is no longer valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ended {
    Revoked,
    Expired,
    /// Without a reason.
    Inactive,
}

impl Verdict {
    /// Parses a response; `None` if it is not understood. Only the expected kind of object is accepted: anything
    /// else comes from something between Clerk and this machine.
    pub(super) fn understand(text: &str, token_type: TokenType) -> Option<Self> {
        let members: Members<'_> = serde_json::from_str(text).ok()?;
        if token_type == TokenType::OauthToken && is_inactive(&members) {
            return Some(Self::Ended(Ended::Inactive));
        }
        let texts = |name: &str| given(&members, name).and_then(filled_text);
        if texts("object").as_deref() != Some(object_of(token_type)) || members.contains_key("deleted") {
            return None;
        }
        texts("id")?;
        texts("subject")?;
        if is_set(&members, "revoked")? {
            return Some(Self::Ended(Ended::Revoked));
        }
        if is_set(&members, "expired")? {
            return Some(Self::Ended(Ended::Expired));
        }
        let member = |name: &str| members.get(name).map(|value| (*value).to_owned());
        let data = TokenData {
            id: member("id")?,
            subject: member("subject")?,
            name: member("name"),
            claims: member("claims"),
            scopes: member("scopes"),
            client_id: member("client_id"),
        };
        let expires_at_unix_ms = match given(&members, "expiration") {
            Some(expiration) => Some(milliseconds(serde_json::from_str(expiration.get()).ok()?)),
            None => None,
        };
        let audience =
            members.get("aud").map(|audience| serde_json::from_str(audience.get())).transpose().ok()?;
        Some(Self::Active(Box::new(Active { data: data.to_json(), expires_at_unix_ms, audience })))
    }
}

impl Active {
    /// Whether the token has expired at this Unix time, in milliseconds.
    pub(super) fn has_expired(&self, unix_ms: i64) -> bool {
        self.expires_at_unix_ms.is_some_and(|expires_at| expires_at <= unix_ms as f64)
    }
}

impl Ended {
    /// What happened to the token, for messages.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Revoked => "was revoked",
            Self::Expired => "has expired",
            Self::Inactive => "is no longer active",
        }
    }
}

impl std::fmt::Debug for Active {
    /// Does not show the owner of the token.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Active").finish_non_exhaustive()
    }
}

/// The `object` in a response about a token.
pub(super) fn object_of(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::ApiKey => "api_key",
        TokenType::M2mToken => "machine_to_machine_token",
        TokenType::OauthToken => "clerk_idp_oauth_access_token",
    }
}

/// `{ "active": false }`: the alternative form of Clerk's response about an OAuth access token.
fn is_inactive(members: &Members<'_>) -> bool {
    members.len() == 1 && members.get("active").is_some_and(|active| active.get() == "false")
}

/// Whether a member is true; `None` if it is present and not a boolean.
fn is_set(members: &Members<'_>, name: &str) -> Option<bool> {
    given(members, name).map_or(Some(false), |value| serde_json::from_str(value.get()).ok())
}

/// A Unix time in milliseconds, the Backend API's unit. Its documentation also has examples in seconds: a
/// number that would be a date before March 1973 is read as seconds, so that a valid token does not count as
/// expired.
fn milliseconds(expiration: f64) -> f64 {
    if expiration < 1e11 { expiration * 1000.0 } else { expiration }
}

fn filled_text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok().filter(|text: &String| !text.is_empty())
}
