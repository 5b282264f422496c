//! The query of a request from a method's parameter object (`backend-api.md`, "Query values").

use indexmap::IndexMap;
use serde_json::value::RawValue;

use super::case::snake_case;

/// Name and value pairs, in order. An array repeats its name; `null` and empty text mean "not given".
///
/// # Errors
/// `parameters` is no JSON object.
pub(super) fn pairs(parameters: &RawValue) -> serde_json::Result<Vec<(String, String)>> {
    let parameters: IndexMap<String, &RawValue> = serde_json::from_str(parameters.get())?;
    let mut by_wire_name: IndexMap<String, &RawValue> = IndexMap::new();
    for (name, value) in parameters {
        // Of several spellings of one name, the last one counts, in the place of the first.
        by_wire_name.insert(snake_case(&name), value);
    }
    let mut pairs = Vec::new();
    for (name, value) in by_wire_name {
        if let Some(values) = elements(value)? {
            for value in values {
                pairs.push((name.clone(), text(value)?));
            }
        } else if !matches!(value.get(), "null" | r#""""#) {
            pairs.push((name, text(value)?));
        }
    }
    Ok(pairs)
}

/// The text of a value, as JavaScript makes it.
pub(super) fn text(value: &RawValue) -> serde_json::Result<String> {
    if let Some(values) = elements(value)? {
        let texts: Vec<String> = values
            .into_iter()
            .map(|value| if value.get() == "null" { Ok(String::new()) } else { text(value) })
            .collect::<Result<_, _>>()?;
        return Ok(texts.join(","));
    }
    match value.get() {
        string if string.starts_with('"') => serde_json::from_str(string),
        object if object.starts_with('{') => Ok("[object Object]".to_owned()),
        other => Ok(other.to_owned()),
    }
}

/// The elements of an array, `None` for any other value.
fn elements(value: &RawValue) -> serde_json::Result<Option<Vec<&RawValue>>> {
    value.get().starts_with('[').then(|| serde_json::from_str(value.get())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(json: &str) -> String {
        let raw: &RawValue = serde_json::from_str(json).expect("the test writes JSON");
        pairs(raw)
            .expect("an object")
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("&")
    }

    #[test]
    fn names_become_snake_case_and_keep_their_order() {
        assert_eq!(query(r#"{"orderBy":"-created_at","b":"1","a":"2"}"#), "order_by=-created_at&b=1&a=2");
    }

    #[test]
    fn of_two_spellings_the_last_one_wins_at_the_first_ones_place() {
        assert_eq!(query(r#"{"userId":"1","x":"y","user_id":"2"}"#), "user_id=2&x=y");
        assert_eq!(query(r#"{"userId":"1","x":"y","user_id":""}"#), "x=y");
    }

    #[test]
    fn zero_and_false_are_sent_but_nothing_is_not() {
        assert_eq!(query(r#"{"a":0,"b":false,"c":"","d":null,"e":[],"f":"x"}"#), "a=0&b=false&f=x");
    }

    #[test]
    fn an_array_repeats_its_name() {
        assert_eq!(query(r#"{"userId":["+a","-b"]}"#), "user_id=+a&user_id=-b");
        assert_eq!(
            query(r#"{"a":["",null,0,[1,null,[2,"x"]],{"b":1}]}"#),
            "a=&a=null&a=0&a=1,,2,x&a=[object Object]"
        );
    }

    #[test]
    fn numbers_stay_as_javascript_wrote_them() {
        assert_eq!(query(r#"{"a":1e+21,"b":1716883200000,"c":-0.5}"#), "a=1e+21&b=1716883200000&c=-0.5");
    }
}
