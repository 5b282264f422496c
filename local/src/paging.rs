//! Pages of lists: `limit` and `offset`, as in both of Clerk's APIs.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::errors::ApiError;

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    limit: Option<i64>,
    offset: Option<i64>,
}

const DEFAULT_LIMIT: i64 = 10;
const MAX_LIMIT: i64 = 500;

impl Page {
    /// The rows on this page.
    ///
    /// # Errors
    /// 422 if `limit` or `offset` is out of range.
    pub(crate) fn cut<T>(self, rows: Vec<T>) -> Result<Vec<T>, ApiError> {
        let limit = within("limit", self.limit.unwrap_or(DEFAULT_LIMIT), 1, MAX_LIMIT)?;
        let offset = within("offset", self.offset.unwrap_or(0), 0, i64::MAX)?;
        Ok(rows.into_iter().skip(offset).take(limit).collect())
    }

    /// The rows on this page as payloads, with the number of all rows.
    ///
    /// # Errors
    /// As for [`Page::cut`].
    pub(crate) fn payload<T>(self, rows: Vec<T>, payload: impl Fn(T) -> Value) -> Result<Value, ApiError> {
        let total_count = rows.len();
        let data: Vec<Value> = self.cut(rows)?.into_iter().map(payload).collect();
        Ok(json!({ "data": data, "total_count": total_count }))
    }
}

/// A number that has to be in a range.
///
/// # Errors
/// 422 if it is not.
pub(crate) fn within(parameter: &'static str, value: i64, least: i64, most: i64) -> Result<usize, ApiError> {
    if !(least..=most).contains(&value) {
        return Err(ApiError::parameter_invalid(parameter, format!("must be between {least} and {most}")));
    }
    Ok(usize::try_from(value).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_and_counted() {
        for (limit, offset, data) in [
            (None, None, json!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
            (Some(2), Some(10), json!([10, 11])),
            (Some(500), Some(20), json!([])),
        ] {
            let page = Page { limit, offset }.payload((0..12).collect(), |row: i32| json!(row));
            assert_eq!(page.expect("a page"), json!({ "data": data, "total_count": 12 }));
        }
        for (limit, offset) in [(Some(0), None), (Some(501), None), (None, Some(-1))] {
            assert!(Page { limit, offset }.cut(vec![1]).is_err(), "{limit:?} {offset:?}");
        }
    }
}
