//! Lists of payloads: pages, order and the two forms of answers.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::paging::within;
use crate::search::Search;

const DEFAULT_LIMIT: i64 = 10;
const MAX_LIMIT: i64 = 500;
const DEFAULT_ORDER: &str = "-created_at";

/// Which part of a list is wanted, in which order and form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Listing {
    limit: Option<i64>,
    offset: Option<i64>,
    order_by: Vec<String>,
    paginated: Option<bool>,
}

/// A search in a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Query {
    query: Option<Search>,
}

/// What rows are ordered by: what is missing first, numbers by size, texts by letters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OrderKey {
    /// Nothing.
    Missing,
    /// A number, such as a time.
    Number(i64),
    /// A text, in any case.
    Text(String),
}

impl Query {
    /// Whether a row has this ID, or one of the texts contains the query in any case.
    pub(super) fn finds(&self, id: &str, texts: &[&str]) -> bool {
        let Some(query) = &self.query else { return true };
        query.is(id) || texts.iter().any(|text| query.is_in(text))
    }
}

impl Listing {
    /// A page with the total count. The payloads are in the order in which they were made; `orders` are the fields to
    /// order them by.
    ///
    /// # Errors
    /// 422 if a parameter is out of range.
    pub(super) fn page(&self, payloads: Vec<Value>, orders: &[&str]) -> Result<Value, ApiError> {
        self.page_of(payloads, orders, field_of, |payload| payload)
    }

    /// The same of rows, of which only those on the page become payloads. `key` is what a row has in a field of `orders`,
    /// or in `created_at`.
    ///
    /// # Errors
    /// As for [`Listing::page`].
    pub(super) fn page_of<R>(
        &self,
        rows: Vec<R>,
        orders: &[&str],
        key: impl Fn(&R, &str) -> OrderKey,
        payload: impl Fn(R) -> Value,
    ) -> Result<Value, ApiError> {
        let total_count = rows.len();
        let data: Vec<Value> = self.cut(rows, orders, key)?.into_iter().map(payload).collect();
        Ok(json!({ "data": data, "total_count": total_count }))
    }

    /// A page if the request asks for it with `paginated=true`, otherwise an array alone: the older form.
    ///
    /// # Errors
    /// As for [`Listing::page`].
    pub(super) fn page_or_array(&self, payloads: Vec<Value>, orders: &[&str]) -> Result<Value, ApiError> {
        match self.paginated {
            Some(true) => self.page(payloads, orders),
            _ => Ok(Value::Array(self.cut(payloads, orders, field_of)?)),
        }
    }

    fn cut<R>(
        &self,
        mut rows: Vec<R>,
        orders: &[&str],
        key: impl Fn(&R, &str) -> OrderKey,
    ) -> Result<Vec<R>, ApiError> {
        let limit = within("limit", self.limit.unwrap_or(DEFAULT_LIMIT), 1, MAX_LIMIT)?;
        let offset = within("offset", self.offset.unwrap_or(0), 0, i64::MAX)?;
        // Only the first `order_by` is used.
        let order_by = self.order_by.first().map_or(DEFAULT_ORDER, String::as_str);
        // An unescaped plus sign in a query string is decoded as a space.
        let field = order_by.trim_start_matches(['+', '-', ' ']);
        if field != "created_at" && !orders.contains(&field) {
            return Err(ApiError::parameter_invalid(
                "order_by",
                format!("must not be {field:?} for this list"),
            ));
        }
        rows.sort_by_cached_key(|row| key(row, field));
        if order_by.starts_with('-') {
            rows.reverse();
        }
        Ok(rows.into_iter().skip(offset).take(limit).collect())
    }
}

impl OrderKey {
    /// The number of these.
    pub(super) fn count(counted: impl Iterator) -> Self {
        Self::Number(i64::try_from(counted.count()).unwrap_or(i64::MAX))
    }
}

impl From<i64> for OrderKey {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<&str>> for OrderKey {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Missing, |text| Self::Text(text.to_lowercase()))
    }
}

/// A field of a payload as what to order by.
fn field_of(payload: &Value, field: &str) -> OrderKey {
    match &payload[field] {
        Value::Number(number) => number.as_i64().map_or(OrderKey::Missing, OrderKey::Number),
        other => other.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Value> {
        [("b", 1), ("A", 2), ("c", 2)]
            .into_iter()
            .map(|(name, at)| json!({ "name": name, "created_at": at }))
            .collect()
    }

    fn names(listing: &Listing) -> Vec<String> {
        let page = listing.page(rows(), &["name"]).expect("a page");
        assert_eq!(page["total_count"], 3);
        let data = page["data"].as_array().expect("an array");
        data.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
    }

    fn ordered(order_by: &str) -> Listing {
        Listing { order_by: vec![order_by.to_owned()], ..Listing::default() }
    }

    #[test]
    fn the_newest_are_first_unless_another_order_is_wanted() {
        assert_eq!(names(&Listing::default()), ["c", "A", "b"]);
        assert_eq!(names(&ordered("+created_at")), ["b", "A", "c"]);
        assert_eq!(names(&ordered("name")), ["A", "b", "c"]);
        assert_eq!(names(&ordered("-name")), ["c", "b", "A"]);
        assert!(ordered("shoe_size").page(rows(), &["name"]).is_err());
    }

    #[test]
    fn a_page_is_cut() {
        let listing = |limit, offset| Listing { limit, offset, ..Listing::default() };
        assert_eq!(names(&listing(Some(1), Some(1))), ["A"]);
        for (limit, offset) in [(Some(0), None), (Some(501), None), (None, Some(-1))] {
            assert!(listing(limit, offset).page(rows(), &[]).is_err(), "{limit:?} {offset:?}");
        }
    }

    #[test]
    fn the_older_form_is_an_array() {
        let plain = Listing::default().page_or_array(rows(), &[]).expect("a list");
        assert_eq!(plain.as_array().map(Vec::len), Some(3));
        let paginated = Listing { paginated: Some(true), ..Listing::default() };
        assert_eq!(paginated.page_or_array(rows(), &[]).expect("a page")["total_count"], 3);
    }
}
