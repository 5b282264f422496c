//! API keys, machine-to-machine tokens and OAuth access tokens.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::bounded::Bounded;
use crate::ids;

/// Maximum number of tokens.
const CAPACITY: usize = 1_000;

/// The kinds of tokens, named as in `getAuth(req, { acceptsToken })`.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Belongs to a user or an organization, `ak_…`.
    #[default]
    ApiKey,
    /// Belongs to a machine, `mt_…`.
    M2mToken,
    /// Belongs to an OAuth application on behalf of a user, `oat_…`.
    OauthToken,
}

/// A token's data.
#[derive(Clone, Debug)]
pub struct MachineToken {
    /// Its kind.
    pub kind: Kind,
    /// The ID, which is not the token.
    pub id: String,
    /// A name for API keys.
    pub name: String,
    /// The owner.
    pub subject: String,
    /// The permissions.
    pub scopes: Vec<String>,
    /// Additional claims.
    pub claims: Option<Map<String, Value>>,
    /// The OAuth application of an OAuth access token.
    pub client_id: String,
    /// When it was created, in Unix milliseconds.
    pub created_at_ms: i64,
    /// When it expires, in Unix milliseconds.
    pub expiration_ms: Option<i64>,
}

/// All machine tokens, by token string.
#[derive(Debug)]
pub struct MachineTokens(Mutex<Bounded<MachineToken>>);

impl MachineTokens {
    /// The token's data, unless it has expired.
    pub fn get(&self, kind: Kind, token: &str, now_ms: i64) -> Option<MachineToken> {
        let found = self.table().get(token).cloned()?;
        let is_valid = found.expiration_ms.is_none_or(|expiration_ms| now_ms < expiration_ms);
        (found.kind == kind && is_valid).then_some(found)
    }

    /// Stores a new token and returns it.
    pub fn add(&self, machine_token: MachineToken) -> String {
        let token = ids::machine_token(machine_token.kind.prefix());
        self.table().insert(token.clone(), machine_token);
        token
    }

    /// The table stays consistent after a panic elsewhere: every change is a single insertion.
    fn table(&self) -> MutexGuard<'_, Bounded<MachineToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MachineTokens {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(CAPACITY)))
    }
}

impl Kind {
    /// The prefix of its tokens.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::ApiKey => "ak",
            Self::M2mToken => "mt",
            Self::OauthToken => "oat",
        }
    }
}

impl fmt::Display for Kind {
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

    fn token(kind: Kind, expiration_ms: Option<i64>) -> MachineToken {
        MachineToken {
            kind,
            id: "ak_1".to_owned(),
            name: String::new(),
            subject: "user_1".to_owned(),
            scopes: Vec::new(),
            claims: None,
            client_id: String::new(),
            created_at_ms: 0,
            expiration_ms,
        }
    }

    #[test]
    fn a_token_is_found_by_its_own_kind_until_it_expires() {
        let tokens = MachineTokens::default();
        let lasting = tokens.add(token(Kind::ApiKey, None));
        let short = tokens.add(token(Kind::OauthToken, Some(1_000)));
        assert!(lasting.starts_with("ak_") && short.starts_with("oat_"));
        for (kind, token, now_ms, is_known) in [
            (Kind::ApiKey, &lasting, i64::MAX, true),
            (Kind::M2mToken, &lasting, 0, false),
            (Kind::OauthToken, &short, 999, true),
            (Kind::OauthToken, &short, 1_000, false),
        ] {
            assert_eq!(tokens.get(kind, token, now_ms).is_some(), is_known, "{kind} {now_ms}");
        }
    }

    #[test]
    fn the_number_of_tokens_is_limited() {
        let tokens = MachineTokens::default();
        let made: Vec<String> = (0..=CAPACITY).map(|_| tokens.add(token(Kind::ApiKey, None))).collect();
        assert!(tokens.get(Kind::ApiKey, &made[0], 0).is_none());
        assert!(tokens.get(Kind::ApiKey, &made[1], 0).is_some());
    }
}
