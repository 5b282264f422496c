//! Paging and ordering of users.

use std::cmp::Reverse;

use serde::Deserialize;

use crate::errors::ApiError;
use crate::state::Person;

/// The paging parameters of `GET /v1/users`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UserPage {
    limit: Option<i64>,
    offset: Option<i64>,
    order_by: Vec<String>,
    starting_after: Option<String>,
}

/// The keys that users can be ordered by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OrderKey {
    Time(Option<i64>),
    Text(Option<String>),
}

const DEFAULT_LIMIT: i64 = 10;
const MAX_LIMIT: i64 = 500;
const DEFAULT_ORDER: &str = "-created_at";

impl UserPage {
    /// The people on this page.
    ///
    /// # Errors
    /// 422 if a parameter is out of range or conflicts with another one.
    pub(super) fn cut<'l>(&self, mut people: Vec<Person<'l>>) -> Result<Vec<Person<'l>>, ApiError> {
        let limit = within("limit", self.limit.unwrap_or(DEFAULT_LIMIT), 1, MAX_LIMIT)?;
        let offset = within("offset", self.offset.unwrap_or(0), 0, i64::MAX)?;
        // Only the first `order_by` is used.
        let order_by = self.order_by.first().map_or(DEFAULT_ORDER, String::as_str);
        sort(&mut people, order_by)?;
        if let Some(id) = &self.starting_after {
            self.check_cursor(order_by)?;
            let last_seen = people.iter().position(|person| person.user.id == *id).ok_or_else(|| {
                ApiError::parameter_invalid("starting_after", "is not a user of this list".to_owned())
            })?;
            people.drain(..=last_seen);
        }
        Ok(people.into_iter().skip(offset).take(limit).collect())
    }

    fn check_cursor(&self, order_by: &str) -> Result<(), ApiError> {
        if order_by.trim_start_matches(['+', '-']) != "created_at" || self.offset.unwrap_or(0) != 0 {
            let fault = "requires ordering by created_at, without an offset".to_owned();
            return Err(ApiError::parameter_invalid("starting_after", fault));
        }
        Ok(())
    }
}

fn sort(people: &mut [Person<'_>], order_by: &str) -> Result<(), ApiError> {
    let (descending, field) = match order_by.strip_prefix('-') {
        Some(field) => (true, field),
        // An unescaped plus sign in a query string is decoded as a space.
        None => (false, order_by.trim_start_matches(['+', ' '])),
    };
    let key = order_key(field).ok_or_else(|| {
        ApiError::parameter_invalid("order_by", format!("has no field {field:?} to order users by"))
    })?;
    if descending {
        people.sort_by_cached_key(|person| Reverse(key(person)));
    } else {
        people.sort_by_cached_key(key);
    }
    Ok(())
}

fn order_key(field: &str) -> Option<fn(&Person<'_>) -> OrderKey> {
    Some(match field {
        "created_at" => |person| OrderKey::Time(Some(person.user.created_at)),
        "updated_at" => |person| OrderKey::Time(person.last_sign_in_at_ms.or(Some(person.user.created_at))),
        "last_active_at" | "last_sign_in_at" => |person| OrderKey::Time(person.last_sign_in_at_ms),
        "email_address" => |person| OrderKey::Text(person.user.email_addresses.first().cloned()),
        "first_name" => |person| OrderKey::Text(person.user.first_name.clone()),
        "last_name" => |person| OrderKey::Text(person.user.last_name.clone()),
        "username" => |person| OrderKey::Text(person.user.username.clone()),
        // Seeded users have neither, so the order does not change.
        "phone_number" | "web3wallet" => |_| OrderKey::Text(None),
        _ => return None,
    })
}

fn within(parameter: &'static str, value: i64, least: i64, most: i64) -> Result<usize, ApiError> {
    if !(least..=most).contains(&value) {
        return Err(ApiError::parameter_invalid(parameter, format!("must be between {least} and {most}")));
    }
    Ok(usize::try_from(value).unwrap_or(usize::MAX))
}
