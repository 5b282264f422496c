//! Selects the users for a list or a count.

use serde::Deserialize;

use crate::search::Search;
use crate::state::State;
use crate::state::term::{Field, Term};
use crate::state::user::User;

/// The filters of `GET /v1/users` and `GET /v1/users/count`; a user must match all of them.
///
/// Users have no wallets or external accounts here, so filters for those match no user.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::backend_api) struct UserFilter {
    email_address: Vec<String>,
    phone_number: Vec<String>,
    external_id: Vec<String>,
    username: Vec<String>,
    web3_wallet: Vec<String>,
    user_id: Vec<String>,
    organization_id: Vec<String>,
    query: Option<Search>,
    email_address_query: Option<Search>,
    phone_number_query: Option<Search>,
    username_query: Option<Search>,
    name_query: Option<Search>,
    banned: Option<bool>,
    last_active_at_before: Option<i64>,
    last_active_at_after: Option<i64>,
    last_active_at_since: Option<i64>,
    created_at_before: Option<i64>,
    created_at_after: Option<i64>,
    last_sign_in_at_before: Option<i64>,
    last_sign_in_at_after: Option<i64>,
    provider: Option<String>,
}

impl UserFilter {
    /// The users who match all filters, the oldest first.
    pub(in crate::backend_api) fn users<'s>(&self, state: &'s State) -> impl Iterator<Item = &'s User> {
        self.candidates(state).filter(|user| self.matches(user))
    }

    /// Fewer users than all, if a filter says by what to look them up.
    fn candidates<'s>(&self, state: &'s State) -> Box<dyn Iterator<Item = &'s User> + 's> {
        let lists = [
            (Field::EmailAddress, &self.email_address),
            (Field::PhoneNumber, &self.phone_number),
            (Field::Username, &self.username),
        ];
        match lists.into_iter().find(|(_, wanted)| !wanted.is_empty()) {
            Some((field, wanted)) => {
                let terms: Vec<Term<'_>> = wanted.iter().map(|text| field.is(text)).collect();
                Box::new(state.users.with_any(&terms))
            }
            None => Box::new(state.users.iter()),
        }
    }

    /// Whether a user matches all filters.
    pub(in crate::backend_api) fn matches(&self, user: &User) -> bool {
        self.matches_identifiers(user)
            && self.matches_texts(user)
            && self.matches_times(user)
            && self.banned.is_none_or(|banned| banned == user.banned)
    }

    fn matches_identifiers(&self, user: &User) -> bool {
        let organizations: Vec<&str> = match self.organization_id.is_empty() {
            true => Vec::new(),
            false => user.organization_memberships.iter().map(|one| one.organization_id.as_str()).collect(),
        };
        (self.email_address.is_empty() || self.email_address.iter().any(|address| has_address(user, address)))
            && (self.username.is_empty()
                || self.username.iter().any(|name| is_text(user.username.as_ref(), name)))
            && selects(&self.user_id, &[&user.id])
            && selects(&self.external_id, user.external_id.as_deref().as_slice())
            && selects(&self.organization_id, &organizations)
            && (self.phone_number.is_empty()
                || user.phone_numbers.iter().any(|one| self.phone_number.contains(&one.phone_number)))
            && self.web3_wallet.is_empty()
            && self.provider.is_none()
    }

    fn matches_texts(&self, user: &User) -> bool {
        let in_address =
            |query: &Search| user.email_addresses.iter().any(|one| query.is_in(&one.email_address));
        let in_number = |query: &Search| user.phone_numbers.iter().any(|one| query.is_in(&one.phone_number));
        let in_username = |query: &Search| user.username.as_deref().is_some_and(|name| query.is_in(name));
        let in_name = |query: &Search| query.is_in_any(&user.names());
        let in_any = |query: &Search| {
            in_address(query)
                || in_number(query)
                || in_username(query)
                || in_name(query)
                || query.is_in(&user.id)
        };
        // An empty query finds all users, even those who have nothing to look in.
        let is = |query: &Option<Search>, has: &dyn Fn(&Search) -> bool| {
            query.as_ref().is_none_or(|query| query.is_empty() || has(query))
        };
        is(&self.query, &in_any)
            && is(&self.email_address_query, &in_address)
            && is(&self.username_query, &in_username)
            && is(&self.name_query, &in_name)
            && is(&self.phone_number_query, &in_number)
    }

    fn matches_times(&self, user: &User) -> bool {
        let last = user.last_sign_in_at;
        let before = |time: Option<i64>, limit: Option<i64>| {
            limit.is_none_or(|limit| time.is_some_and(|time| time < limit))
        };
        let after = |time: Option<i64>, limit: Option<i64>| {
            limit.is_none_or(|limit| time.is_some_and(|time| time > limit))
        };
        before(Some(user.created_at), self.created_at_before)
            && after(Some(user.created_at), self.created_at_after)
            && before(last, self.last_sign_in_at_before)
            && after(last, self.last_sign_in_at_after)
            && before(last, self.last_active_at_before)
            && after(last, self.last_active_at_after)
            && self.last_active_at_since.is_none_or(|since| last.is_some_and(|time| time >= since))
    }
}

/// IDs may start with `+` (include, as without a sign) or `-` (exclude).
pub(in crate::backend_api) fn selects(wanted: &[String], values: &[&str]) -> bool {
    let (unwanted, wanted): (Vec<&String>, Vec<&String>) = wanted.iter().partition(|id| id.starts_with('-'));
    let is_one_of = |ids: &[&String], sign: char| {
        ids.iter().any(|id| values.contains(&id.strip_prefix(sign).unwrap_or(id.as_str())))
    };
    !is_one_of(&unwanted, '-') && (wanted.is_empty() || is_one_of(&wanted, '+'))
}

fn has_address(user: &User, address: &str) -> bool {
    user.email_addresses.iter().any(|own| own.email_address.eq_ignore_ascii_case(address))
}

fn is_text(own: Option<&String>, wanted: &str) -> bool {
    own.is_some_and(|own| own == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_include_and_exclude_ids() {
        let selects = |wanted: &[&str], value: &str| {
            selects(&wanted.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>(), &[value])
        };
        assert!(selects(&[], "a"));
        assert!(selects(&["a", "b"], "a"));
        assert!(selects(&["+a"], "a"));
        assert!(!selects(&["b"], "a"));
        assert!(!selects(&["-a"], "a"));
        assert!(selects(&["-b"], "a"));
    }
}
