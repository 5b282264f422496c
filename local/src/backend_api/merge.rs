//! Changes of rows by the fields of a body.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::errors::ApiError;

/// The row with those of the given fields that it has. `null` changes nothing where a field cannot be `null`.
///
/// # Errors
/// 422 if a value does not fit.
pub(super) fn merged<R: Serialize + DeserializeOwned>(
    row: &R,
    fields: &Map<String, Value>,
) -> Result<R, ApiError> {
    let mut json = serde_json::to_value(row).map_err(|error| unusable("row", &error))?;
    for (name, value) in fields {
        let old = json.get(name).cloned();
        json[name.as_str()] = value.clone();
        match serde_json::from_value::<R>(json.clone()) {
            Ok(_) => {}
            Err(_) if value.is_null() => restore(&mut json, name, old),
            Err(error) => return Err(unusable(name, &error)),
        }
    }
    serde_json::from_value(json).map_err(|error| unusable("row", &error))
}

fn restore(json: &mut Value, name: &str, old: Option<Value>) {
    if let Value::Object(fields) = json {
        match old {
            Some(old) => fields.insert(name.to_owned(), old),
            None => fields.shift_remove(name),
        };
    }
}

fn unusable(name: &str, error: &serde_json::Error) -> ApiError {
    ApiError::query_invalid(format!("The parameter {name:?} is not valid: {error}."))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    struct Small {
        active: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    }

    #[test]
    fn fields_are_changed_and_null_is_heeded_where_it_can_be() {
        let row = Small { active: true, owner: Some("ada".to_owned()) };
        let change = |fields: Value| merged(&row, fields.as_object().expect("an object"));
        assert!(!change(json!({ "active": false })).expect("a row").active);
        assert_eq!(change(json!({ "owner": null })).expect("a row").owner, None);
        assert_eq!(change(json!({ "active": null })).expect("a row"), row);
        assert!(change(json!({ "active": "yes" })).is_err());
        assert!(change(json!({ "shoe_size": 3 })).is_err());
    }
}
