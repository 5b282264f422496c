//! Converts the parts of a path to an ECMAScript regular expression.

use super::super::parameter::{Parameter, Role};
use super::lexer::Modifier;
use super::parser::{Capture, Expression, Group, Part};

/// Characters that end a parameter. One of them may follow the whole path.
const DELIMITERS: [char; 3] = ['/', '#', '?'];

/// [`DELIMITERS`] in a character class.
const DELIMITERS_IN_CLASS: &str = r"\/#\?";

/// The regular expression and the parameters of its groups.
///
/// # Errors
/// If a repeated parameter has nothing between its values.
pub(super) fn write(parts: &[Part]) -> Result<(String, Vec<Parameter>), String> {
    let mut source = String::from("^");
    let mut parameters = Vec::new();
    for part in parts {
        match part {
            Part::Text(text) => source.push_str(&escape(text)),
            Part::Group(group) => {
                source.push_str(&write_group(group)?);
                parameters.extend(parameter(group));
            }
        }
    }
    source.push_str(&format!("[{DELIMITERS_IN_CLASS}]?$"));
    Ok((source, parameters))
}

fn write_group(group: &Group) -> Result<String, String> {
    let (prefix, suffix) = (escape(&group.prefix), escape(&group.suffix));
    let modifier = match group.modifier {
        Some(Modifier::Optional) => "?",
        Some(Modifier::AnyNumber) => "*",
        Some(Modifier::AtLeastOne) => "+",
        None => "",
    };
    let Some(capture) = &group.capture else {
        return Ok(format!("(?:{prefix}{suffix}){modifier}"));
    };
    let value = write_value(&capture.expression);
    if prefix.is_empty() && suffix.is_empty() {
        if repeats(group) {
            return Err(cannot_repeat(capture, modifier));
        }
        return Ok(format!("({value}){modifier}"));
    }
    if !repeats(group) {
        return Ok(format!("(?:{prefix}({value}){suffix}){modifier}"));
    }
    // One capture contains all values; they are split at the separator later.
    let optional = if group.modifier == Some(Modifier::AnyNumber) { "?" } else { "" };
    Ok(format!("(?:{prefix}((?:{value})(?:{suffix}{prefix}(?:{value}))*){suffix}){optional}"))
}

fn write_value(expression: &Expression) -> String {
    match expression {
        Expression::Custom(expression) => expression.clone(),
        Expression::UpTo(Some(text)) if !text.contains(DELIMITERS) => {
            format!("(?:(?!{})[^{DELIMITERS_IN_CLASS}])+?", escape(text))
        }
        Expression::UpTo(_) => format!("[^{DELIMITERS_IN_CLASS}]+?"),
    }
}

fn parameter(group: &Group) -> Option<Parameter> {
    let capture = group.capture.as_ref()?;
    let separator = repeats(group).then(|| format!("{}{}", group.prefix, group.suffix));
    Some(Parameter { role: Role::of(capture.name.as_deref()), separator })
}

fn repeats(group: &Group) -> bool {
    matches!(group.modifier, Some(Modifier::AnyNumber | Modifier::AtLeastOne))
}

fn cannot_repeat(capture: &Capture, modifier: &str) -> String {
    let name = capture
        .name
        .as_deref()
        .map_or("a parameter without a name".to_owned(), |name| format!("\":{name}\""));
    format!(
        "{name} cannot repeat without a separator between its values; write {{/:name}}{modifier}, for example"
    )
}

/// Escapes a string, so that the expression matches only it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r".+*?=^!:${}()[]|/\".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::to_regular_expression;
    use super::*;

    fn source(path: &str) -> String {
        to_regular_expression(path).expect(path).0
    }

    fn parameters(path: &str) -> Vec<Parameter> {
        to_regular_expression(path).expect(path).1
    }

    #[test]
    fn the_whole_path_must_match_with_an_optional_trailing_delimiter() {
        assert_eq!(source("/a.b"), r"^\/a\.b[\/#\?]?$");
        assert_eq!(source(""), r"^[\/#\?]?$");
    }

    #[test]
    fn a_parameter_ends_at_a_delimiter_or_at_the_preceding_text() {
        assert_eq!(source("/:slug"), r"^(?:\/([^\/#\?]+?))[\/#\?]?$");
        assert_eq!(source("@:slug"), r"^@((?:(?!@)[^\/#\?])+?)[\/#\?]?$");
        assert_eq!(source("/@:slug"), r"^\/@([^\/#\?]+?)[\/#\?]?$");
    }

    #[test]
    fn the_values_of_a_repeated_parameter_form_one_capture() {
        assert_eq!(source("/:id+"), r"^(?:\/((?:[^\/#\?]+?)(?:\/(?:[^\/#\?]+?))*))[\/#\?]?$");
        assert_eq!(source("{a(b)c}*"), r"^(?:a((?:b)(?:ca(?:b))*)c)?[\/#\?]?$");
        let list = |role, separator: &str| Parameter { role, separator: Some(separator.to_owned()) };
        assert_eq!(parameters("/:id+"), [list(Role::Id, "/")]);
        assert_eq!(parameters("{a:slug(b)c}*"), [list(Role::Slug, "ac")]);
    }

    #[test]
    fn a_parameter_without_a_separator_cannot_repeat() {
        for path in [":id+", "(a)*", "/@:slug*", "{:id}+"] {
            assert!(to_regular_expression(path).expect_err(path).contains("cannot repeat"), "{path}");
        }
        assert_eq!(source("{ab}*"), r"^(?:ab)*[\/#\?]?$");
    }

    #[test]
    fn groups_of_text_capture_nothing() {
        assert_eq!(parameters("{a}?/:id"), [Parameter::once(Some("id"))]);
    }
}
