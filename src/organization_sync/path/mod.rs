//! Paths such as `/orgs/:slug/(.*)`, in the syntax of path-to-regexp 6 with its default options: the whole
//! path must match, case is ignored, and a trailing `/`, `#` or `?` is allowed.
//!
//! | syntax | meaning |
//! |---|---|
//! | `:name` | a parameter: one or more characters up to the next `/`, `#` or `?` |
//! | `:name(\\d+)`, `(\\d+)` | a parameter with or without a name, and the regular expression that it must match |
//! | `{-:name}` | a group: text that belongs to its parameter. A `/` or `.` before a parameter belongs to it automatically |
//! | `?`, `*`, `+` | after a parameter or group: optional, any number, at least one |
//! | `\\:` | the character itself |

mod expression;
mod lexer;
mod parser;

use super::parameter::Parameter;

/// The ECMAScript regular expression for a path, for use with the flag `i`, and the parameters of its groups.
///
/// # Errors
/// The syntax error and its position, as part of a sentence.
pub(super) fn to_regular_expression(path: &str) -> Result<(String, Vec<Parameter>), String> {
    expression::write(&parser::parse(lexer::tokens(path)?)?)
}
