//! Paths such as `/orgs/:slug/(.*)`, in the syntax of path-to-regexp 6 with its default options: the whole path has to
//! match, case is ignored, one `/`, `#` or `?` more at the end is allowed.
//!
//! | syntax | meaning |
//! |---|---|
//! | `:name` | a parameter: one or more characters up to the next `/`, `#` or `?` |
//! | `:name(\\d+)`, `(\\d+)` | a parameter with or without a name, and the regular expression that it has to match |
//! | `{-:name}` | a group: text that belongs to its parameter. A `/` or `.` before a parameter belongs to it by itself |
//! | `?`, `*`, `+` | after a parameter or group: optional, any number, at least one |
//! | `\\:` | the character itself |

mod expression;
mod lexer;
mod parser;

use super::parameter::Parameter;

/// The ECMAScript regular expression for a path, to be used with the flag `i`, and what its groups stand for.
///
/// # Errors
/// What is wrong with the syntax and where, as a part of a sentence.
pub(super) fn to_regular_expression(path: &str) -> Result<(String, Vec<Parameter>), String> {
    expression::write(&parser::parse(lexer::tokens(path)?)?)
}
