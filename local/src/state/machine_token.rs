//! API keys, machine-to-machine tokens and OAuth access tokens.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::Row;

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
    /// When it expires, if it does, in Unix milliseconds.
    #[serde(default)]
    pub expiration: Option<i64>,
}

impl MachineToken {
    /// Whether it is of this kind and has not expired.
    pub fn is_valid(&self, kind: MachineTokenKind, now_ms: i64) -> bool {
        self.kind == kind && self.expiration.is_none_or(|expiration| now_ms < expiration)
    }
}

/// By the token, because that is what is verified.
impl Row for MachineToken {
    const CAPACITY: usize = 1_000;

    fn id(&self) -> &str {
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
            kind,
            id: "ak_1".to_owned(),
            name: String::new(),
            subject: "user_1".to_owned(),
            scopes: Vec::new(),
            claims: None,
            client_id: String::new(),
            created_at: 0,
            expiration,
        };
        let lasting = token(MachineTokenKind::ApiKey, None);
        let short = token(MachineTokenKind::OauthToken, Some(1_000));
        assert!(lasting.is_valid(MachineTokenKind::ApiKey, i64::MAX));
        assert!(!lasting.is_valid(MachineTokenKind::M2mToken, 0));
        assert!(short.is_valid(MachineTokenKind::OauthToken, 999));
        assert!(!short.is_valid(MachineTokenKind::OauthToken, 1_000));
        assert!(!format!("{lasting:?}").contains("secret"));
    }
}
