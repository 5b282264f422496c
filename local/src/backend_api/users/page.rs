//! Paging and ordering of users.

use std::cmp::Reverse;

use serde::Deserialize;

use crate::errors::ApiError;
use crate::paging::within;
use crate::state::user::User;

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
enum OrderKey<'u> {
    Time(Option<i64>),
    Text(Option<&'u str>),
}

const DEFAULT_LIMIT: i64 = 10;
const MAX_LIMIT: i64 = 500;
const DEFAULT_ORDER: &str = "-created_at";

impl UserPage {
    /// The users on this page.
    ///
    /// # Errors
    /// 422 if a parameter is out of range or conflicts with another one.
    pub(super) fn cut<'s>(&self, mut people: Vec<&'s User>) -> Result<Vec<&'s User>, ApiError> {
        let limit = within("limit", self.limit.unwrap_or(DEFAULT_LIMIT), 1, MAX_LIMIT)?;
        let offset = within("offset", self.offset.unwrap_or(0), 0, i64::MAX)?;
        // Only the first `order_by` is used.
        let order_by = self.order_by.first().map_or(DEFAULT_ORDER, String::as_str);
        sort(&mut people, order_by)?;
        if let Some(id) = &self.starting_after {
            self.check_cursor(order_by)?;
            let last_seen = people.iter().position(|user| user.id == *id).ok_or_else(|| {
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

fn sort(people: &mut [&User], order_by: &str) -> Result<(), ApiError> {
    let (descending, field) = match order_by.strip_prefix('-') {
        Some(field) => (true, field),
        // An unescaped plus sign in a query string is decoded as a space.
        None => (false, order_by.trim_start_matches(['+', ' '])),
    };
    let key = order_key(field).ok_or_else(|| {
        ApiError::parameter_invalid("order_by", format!("has no field {field:?} to order users by"))
    })?;
    if descending {
        people.sort_by_cached_key(|user| Reverse(key(user)));
    } else {
        people.sort_by_cached_key(|user| key(user));
    }
    Ok(())
}

fn order_key(field: &str) -> Option<fn(&User) -> OrderKey<'_>> {
    Some(match field {
        "created_at" => |user| OrderKey::Time(Some(user.created_at)),
        "updated_at" => |user| OrderKey::Time(user.last_sign_in_at.or(Some(user.created_at))),
        "last_active_at" | "last_sign_in_at" => |user| OrderKey::Time(user.last_sign_in_at),
        "email_address" => |user| OrderKey::Text(user.primary_email_address()),
        "first_name" => |user| OrderKey::Text(user.first_name.as_deref()),
        "last_name" => |user| OrderKey::Text(user.last_name.as_deref()),
        "username" => |user| OrderKey::Text(user.username.as_deref()),
        "phone_number" => |user| OrderKey::Text(user.primary_phone_number()),
        // Users have no wallets here, so the order does not change.
        "web3wallet" => |_| OrderKey::Text(None),
        _ => return None,
    })
}
