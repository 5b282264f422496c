//! Builds the query of a request from a method's parameter object (`backend-api.md`, "Query values").

use indexmap::IndexMap;
use serde_json::value::RawValue;

use super::arguments::Properties;
use super::case::snake_case;

/// Name and value pairs in order, followed by `fixed` ones, whose values are JSON. An array repeats its name;
/// `undefined`, `null` and empty strings are omitted.
///
/// # Errors
/// If a value is not valid JSON.
pub(super) fn pairs(
    parameters: &Properties<'_>,
    fixed: &[(&'static str, &'static str)],
) -> serde_json::Result<Vec<(String, String)>> {
    let mut by_wire_name: IndexMap<String, Option<&RawValue>> = IndexMap::new();
    for (name, value) in parameters {
        // If a name occurs in several spellings, the last value wins, at the position of the first.
        by_wire_name.insert(snake_case(name), *value);
    }
    for (name, json) in fixed {
        by_wire_name.insert((*name).to_owned(), Some(serde_json::from_str(json)?));
    }
    let mut pairs = Vec::new();
    for (name, value) in by_wire_name {
        let Some(value) = value else { continue };
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

/// Converts a value to a string like JavaScript.
fn text(value: &RawValue) -> serde_json::Result<String> {
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

/// The elements of an array; `None` for any other value.
fn elements(value: &RawValue) -> serde_json::Result<Option<Vec<&RawValue>>> {
    value.get().starts_with('[').then(|| serde_json::from_str(value.get())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::arguments::Arguments;

    fn query(json: &str) -> String {
        let text = format!("[{json}]");
        let arguments = Arguments::parse(&text).expect("valid JSON");
        let parameters = arguments.object(0).expect("JSON").expect("an object");
        pairs(&parameters, &[])
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
    fn of_two_spellings_the_last_one_wins_at_the_position_of_the_first() {
        assert_eq!(query(r#"{"userId":"1","x":"y","user_id":"2"}"#), "user_id=2&x=y");
        assert_eq!(query(r#"{"userId":"1","x":"y","user_id":""}"#), "x=y");
    }

    #[test]
    fn zero_and_false_are_sent_and_empty_values_are_not() {
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
    fn numbers_are_forwarded_as_written_by_javascript() {
        assert_eq!(query(r#"{"a":1e+21,"b":1716883200000,"c":-0.5}"#), "a=1e+21&b=1716883200000&c=-0.5");
    }

    #[test]
    fn fixed_parameters_are_appended_or_replace_given_ones() {
        let text = r#"[[["paginated",false],["limit",1],["offset"]]]"#;
        let parameters = Arguments::parse(text).expect("JSON").object(0).expect("JSON").expect("an object");
        let fixed = [("paginated", "true")];
        let sent = |parameters| pairs(&parameters, &fixed).expect("JSON");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(sent(parameters), [pair("paginated", "true"), pair("limit", "1")]);
        assert_eq!(sent(Vec::new()), [pair("paginated", "true")]);
    }
}
