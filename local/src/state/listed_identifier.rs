//! Allowlist and blocklist: who may sign up, and who may not.

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::errors::ApiError;
use crate::ids;

/// Domains of throw-away addresses. Clerk knows many more.
const DISPOSABLE_DOMAINS: [&str; 5] =
    ["10minutemail.com", "guerrillamail.com", "mailinator.com", "temp-mail.org", "yopmail.com"];

/// An entry of the allowlist or the blocklist.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListedIdentifier {
    /// `alid_…` or `blid_…`
    pub id: String,
    /// An email address, a phone number, a wallet, or all addresses of a domain: `*@example.com`.
    pub identifier: String,
    /// What kind of identifier it is.
    pub identifier_type: IdentifierType,
    /// The invitation that was sent with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<String>,
    /// When it was added, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

/// The kind of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierType {
    /// An email address, or all of a domain.
    EmailAddress,
    /// A phone number.
    PhoneNumber,
    /// The address of a wallet.
    Web3Wallet,
}

/// Which of the lists are heeded, and what else keeps people out.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Restrictions {
    /// Whether only listed people can sign up.
    pub allowlist: bool,
    /// Whether listed people cannot sign up.
    pub blocklist: bool,
    /// Whether addresses such as `ada+shop@example.com` are refused.
    pub block_email_subaddresses: bool,
    /// Whether throw-away addresses are refused.
    pub block_disposable_email_domains: bool,
    /// Whether `a.da@gmail.com` counts as `ada@gmail.com`.
    pub ignore_dots_for_gmail_addresses: bool,
    /// Whether the lists are heeded at sign-up only, as in a new Clerk instance.
    pub allowlist_blocklist_disabled_on_sign_in: bool,
}

impl Default for Restrictions {
    fn default() -> Self {
        Self {
            allowlist: false,
            blocklist: false,
            block_email_subaddresses: false,
            block_disposable_email_domains: false,
            ignore_dots_for_gmail_addresses: false,
            allowlist_blocklist_disabled_on_sign_in: true,
        }
    }
}

impl ListedIdentifier {
    /// A new entry, with an ID of this prefix.
    ///
    /// # Errors
    /// 422 if the identifier is empty.
    pub fn new(prefix: &str, identifier: &str, now_ms: i64) -> Result<Self, ApiError> {
        let identifier = identifier.trim();
        if identifier.is_empty() {
            return Err(ApiError::parameter_empty("identifier"));
        }
        Ok(Self {
            id: ids::resource_id(prefix),
            identifier: identifier.to_owned(),
            identifier_type: IdentifierType::of(identifier),
            invitation_id: None,
            created_at: now_ms,
            updated_at: now_ms,
        })
    }

    /// Whether a person's identifier is on the list through this entry.
    pub(super) fn covers(&self, identifier: &str) -> bool {
        match self.identifier.strip_prefix("*@") {
            Some(domain) => domain_of(identifier).is_some_and(|own| own.eq_ignore_ascii_case(domain)),
            None => self.identifier.eq_ignore_ascii_case(identifier),
        }
    }
}

impl IdentifierType {
    fn of(identifier: &str) -> Self {
        match identifier {
            wallet if wallet.starts_with("0x") => Self::Web3Wallet,
            number if number.starts_with('+') => Self::PhoneNumber,
            _ => Self::EmailAddress,
        }
    }
}
/// An address of Gmail without its dots, if they are ignored.
pub(super) fn plain(identifier: &str, restrictions: &Restrictions) -> String {
    match identifier.split_once('@') {
        Some((local, domain))
            if restrictions.ignore_dots_for_gmail_addresses && domain.eq_ignore_ascii_case("gmail.com") =>
        {
            format!("{}@{domain}", local.replace('.', ""))
        }
        _ => identifier.to_owned(),
    }
}

pub(super) fn domain_of(address: &str) -> Option<&str> {
    address.rsplit_once('@').map(|(_, domain)| domain)
}

pub(super) fn has_subaddress(identifier: &str) -> bool {
    identifier.split_once('@').is_some_and(|(local, _)| local.contains(['+', '=', '#']))
}

pub(super) fn is_disposable(identifier: &str) -> bool {
    domain_of(identifier)
        .is_some_and(|domain| DISPOSABLE_DOMAINS.iter().any(|known| known.eq_ignore_ascii_case(domain)))
}

impl Row for ListedIdentifier {
    fn key(&self) -> &str {
        &self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    fn state(restrictions: Restrictions, allowed: &[&str], blocked: &[&str]) -> State {
        let mut state = State::default();
        state.instance.restrictions = restrictions;
        for identifier in allowed {
            state
                .allowlist_identifiers
                .insert(ListedIdentifier::new("alid", identifier, 0).expect("an entry"));
        }
        for identifier in blocked {
            state
                .blocklist_identifiers
                .insert(ListedIdentifier::new("blid", identifier, 0).expect("an entry"));
        }
        state
    }

    #[test]
    fn lists_are_heeded_only_if_they_are_switched_on() {
        let off = state(Restrictions::default(), &["ada@example.com"], &["eve@example.com"]);
        assert!(off.check_admission("eve@example.com").is_ok());
        let allowlist = Restrictions { allowlist: true, ..Restrictions::default() };
        let allowing = state(allowlist, &["ada@example.com", "*@bakery.example"], &[]);
        assert!(allowing.check_admission("Ada@Example.com").is_ok());
        assert!(allowing.check_admission("mei@bakery.example").is_ok());
        assert!(allowing.check_admission("eve@example.com").is_err());
        let blocklist = Restrictions { blocklist: true, ..Restrictions::default() };
        let blocking = state(blocklist, &[], &["*@example.net", "+15550100"]);
        assert!(blocking.check_admission("ada@example.com").is_ok());
        assert!(blocking.check_admission("ada@example.net").is_err());
        assert!(blocking.check_admission("+15550100").is_err());
    }

    #[test]
    fn the_allowlist_takes_precedence_and_sign_ins_can_be_exempt() {
        let both = Restrictions { allowlist: true, blocklist: true, ..Restrictions::default() };
        let mut state = state(both, &["ada@example.com"], &["*@example.com"]);
        assert!(state.check_admission("ada@example.com").is_ok());
        for kept_out in ["eve@example.com", "eve@example.net"] {
            assert!(state.check_admission(kept_out).is_err(), "{kept_out}");
            assert!(state.check_sign_in_admission(kept_out).is_ok(), "{kept_out}");
        }
        state.instance.restrictions.allowlist_blocklist_disabled_on_sign_in = false;
        state.instance.restrictions.block_email_subaddresses = true;
        assert!(state.check_sign_in_admission("eve@example.net").is_err());
        assert!(state.check_sign_in_admission("ada@example.com").is_ok());
        state.instance.restrictions.allowlist = false;
        assert!(state.check_sign_in_admission("eve+shop@example.net").is_ok());
    }

    #[test]
    fn addresses_with_tricks_are_refused_if_wanted() {
        let strict = Restrictions {
            blocklist: true,
            block_email_subaddresses: true,
            block_disposable_email_domains: true,
            ignore_dots_for_gmail_addresses: true,
            ..Restrictions::default()
        };
        let state = state(strict, &[], &["eve@gmail.com"]);
        for refused in [
            "ada+shop@example.com",
            "ada=shop@example.com",
            "ada#shop@example.com",
            "ada@mailinator.com",
            "e.v.e@gmail.com",
        ] {
            assert!(state.check_admission(refused).is_err(), "{refused}");
        }
        assert!(state.check_admission("ada@gmail.com").is_ok());
    }

    #[test]
    fn the_kind_of_an_identifier_is_seen() {
        for (identifier, expected) in [
            ("ada@example.com", IdentifierType::EmailAddress),
            ("*@example.com", IdentifierType::EmailAddress),
            ("+15550100", IdentifierType::PhoneNumber),
            ("0x71C7656EC7ab88b098defB751B7401B5f6d8976F", IdentifierType::Web3Wallet),
        ] {
            let entry = ListedIdentifier::new("alid", identifier, 0).expect("an entry");
            assert_eq!(entry.identifier_type, expected, "{identifier}");
        }
        assert!(ListedIdentifier::new("alid", " ", 0).is_err());
    }
}
