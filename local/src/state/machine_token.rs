//! API keys, machine-to-machine tokens and OAuth access tokens.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::Row;
use crate::ids;

/// The kinds of tokens, named as in `getAuth(req, { acceptsToken })`.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum MachineTokenKind {
    /// Belongs to a user or an organization, `ak_…`.
    #[default]
    ApiKey,
    /// Belongs to a machine, `mt_…`.
    M2mToken,
    /// Belongs to an OAuth application on behalf of a user, `oat_…`.
    OauthToken,
}

/// A machine token. `Debug` does not show the token.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MachineToken {
    /// What a client sends: `ak_…`, `mt_…` or `oat_…`.
    pub token: String,
    /// Its kind.
    pub kind: MachineTokenKind,
    /// The ID, which is not the token.
    pub id: String,
    /// A name for API keys.
    pub name: String,
    /// The owner.
    pub subject: String,
    /// The permissions.
    pub scopes: Vec<String>,
    /// Additional claims.
    #[serde(default)]
    pub claims: Option<Map<String, Value>>,
    /// The OAuth application of an OAuth access token.
    pub client_id: String,
    /// When it was created, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; by default, when it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
    /// When it was last verified, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<i64>,
    /// When it expires, if it does, in Unix milliseconds.
    #[serde(default)]
    pub expiration: Option<i64>,
    /// Whether it was revoked.
    #[serde(default, skip_serializing_if = "super::defaults::is_false")]
    pub revoked: bool,
    /// Why it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation_reason: Option<String>,
    /// What an API key is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The user who made an API key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
}

impl MachineToken {
    /// A new token without an end.
    pub fn new(kind: MachineTokenKind, subject: &str, now_ms: i64) -> Self {
        Self {
            token: ids::machine_token(kind.prefix()),
            kind,
            id: ids::machine_token_id(kind.prefix()),
            name: String::new(),
            subject: subject.to_owned(),
            scopes: Vec::new(),
            claims: None,
            client_id: String::new(),
            created_at: now_ms,
            updated_at: None,
            last_used_at: None,
            expiration: None,
            revoked: false,
            revocation_reason: None,
            description: None,
            created_by: None,
        }
    }

    /// Whether it is of this kind, was not revoked and has not expired.
    pub fn is_valid(&self, kind: MachineTokenKind, now_ms: i64) -> bool {
        self.kind == kind && !self.revoked && !self.has_expired(now_ms)
    }

    /// Whether it has expired.
    pub fn has_expired(&self, now_ms: i64) -> bool {
        self.expiration.is_some_and(|expiration| now_ms >= expiration)
    }
}
/// By the token, because that is what is verified.
impl Row for MachineToken {
    const CAPACITY: usize = 1_000;

    fn key(&self) -> &str {
        &self.token
    }
}

impl fmt::Debug for MachineToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MachineToken").field("id", &self.id).finish_non_exhaustive()
    }
}

impl MachineTokenKind {
    /// The prefix of its tokens.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::ApiKey => "ak",
            Self::M2mToken => "mt",
            Self::OauthToken => "oat",
        }
    }
}

impl fmt::Display for MachineTokenKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::ApiKey => "API key",
            Self::M2mToken => "machine-to-machine token",
            Self::OauthToken => "OAuth access token",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_valid_for_its_own_kind_until_it_expires() {
        let token = |kind, expiration| MachineToken {
            token: "ak_secret".to_owned(),
            expiration,
            ..MachineToken::new(kind, "user_1", 0)
        };
        let lasting = token(MachineTokenKind::ApiKey, None);
        let short = token(MachineTokenKind::OauthToken, Some(1_000));
        assert!(lasting.is_valid(MachineTokenKind::ApiKey, i64::MAX));
        assert!(!lasting.is_valid(MachineTokenKind::M2mToken, 0));
        assert!(short.is_valid(MachineTokenKind::OauthToken, 999));
        assert!(!short.is_valid(MachineTokenKind::OauthToken, 1_000));
        assert!(!MachineToken { revoked: true, ..lasting.clone() }.is_valid(MachineTokenKind::ApiKey, 0));
        assert!(!format!("{lasting:?}").contains("secret"));
    }
}
