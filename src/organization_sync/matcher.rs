//! A compiled option.

use super::option::Invalid;
use super::parameter::{Parameter, Role};
use super::regular_expression::{self, RegularExpression};
use super::{Pattern, PatternOption, Value, path};

/// A compiled [`PatternOption`].
#[derive(Debug)]
pub(super) struct Matcher {
    expression: RegularExpression,
    /// One for each group, in order.
    parameters: Vec<Parameter>,
}

/// The values in a path of the relevant parameters.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) id: Option<Value>,
    pub(super) slug: Option<Value>,
}

impl Matcher {
    /// Compiles an option.
    ///
    /// # Errors
    /// The invalid pattern, and the reason.
    pub(super) fn compile(option: &PatternOption) -> Result<Self, Invalid> {
        let (source, flags, parameters) = match option {
            PatternOption::One(Pattern::Path(text)) => {
                let (source, parameters) =
                    path::to_regular_expression(text).map_err(|why| option.invalid(why))?;
                (source, "i", parameters)
            }
            PatternOption::One(Pattern::RegularExpression { source, flags }) => {
                (source.clone(), flags.as_str(), regular_expression::parameters(source))
            }
            PatternOption::AnyOf(patterns) => {
                let (source, parameters) = alternatives(patterns)?;
                (source, "i", parameters)
            }
        };
        let expression = RegularExpression::compile(&source, flags).map_err(|why| option.invalid(why))?;
        Ok(Self { expression, parameters })
    }

    /// The values in a path, or `None` if it does not match.
    pub(super) fn find(&self, path: &str) -> Option<Found> {
        let captures = self.expression.captures(path)?;
        // Groups beyond the parameters are named groups within a parameter's own expression. If one of them
        // has a value, Clerk's SDK fails and treats the path as no match.
        if captures.iter().skip(self.parameters.len()).any(Option::is_some) {
            return None;
        }
        let mut found = Found::default();
        for (parameter, captured) in self.parameters.iter().zip(captures) {
            let Some(captured) = captured else { continue };
            // Of several parameters with the same name, the last one with a value wins.
            match parameter.role {
                Role::Id => found.id = Some(parameter.value(captured)),
                Role::Slug => found.slug = Some(parameter.value(captured)),
                Role::Other => {}
            }
        }
        Some(found)
    }
}

/// Combines the patterns of an array into one expression, with the parameters of its groups.
fn alternatives(patterns: &[Pattern]) -> Result<(String, Vec<Parameter>), Invalid> {
    let mut sources = Vec::new();
    let mut parameters = Vec::new();
    for pattern in patterns {
        match pattern {
            Pattern::Path(text) => {
                let (source, own) = path::to_regular_expression(text).map_err(|why| pattern.invalid(why))?;
                // Each must be valid on its own. Two halves of a group must not form a valid expression.
                RegularExpression::compile(&source, "i").map_err(|why| pattern.invalid(why))?;
                sources.push(source);
                parameters.extend(own);
            }
            Pattern::RegularExpression { source, .. } => {
                sources.push(source.clone());
                parameters.extend(regular_expression::parameters(source));
            }
        }
    }
    Ok((format!("(?:{})", sources.join("|")), parameters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Pattern {
        Pattern::Path(text.to_owned())
    }

    fn expression(source: &str, flags: &str) -> Pattern {
        Pattern::RegularExpression { source: source.to_owned(), flags: flags.to_owned() }
    }

    fn one(pattern: Pattern) -> Matcher {
        Matcher::compile(&PatternOption::One(pattern)).expect("a good pattern")
    }

    fn any_of(patterns: &[Pattern]) -> Result<Matcher, Invalid> {
        Matcher::compile(&PatternOption::AnyOf(patterns.to_vec()))
    }

    fn slug(matcher: &Matcher, path: &str) -> Option<String> {
        Some(matcher.find(path)?.slug?.query_text().into_owned())
    }

    #[test]
    fn paths_match_as_a_whole_case_insensitively_with_an_optional_trailing_slash() {
        let matcher = one(path("/orgs/:slug"));
        for (given, expected) in [
            ("/orgs/acme", Some("acme")),
            ("/ORGS/Acme/", Some("Acme")),
            ("/orgs/", None),
            ("/orgs/acme/members", None),
            ("/a/orgs/acme", None),
        ] {
            assert_eq!(slug(&matcher, given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn each_pattern_of_an_array_has_its_own_parameters() {
        let matcher = any_of(&[path("/orgs/:slug"), expression("^/o-(?<slug>\\w+)", ""), path("/t/:slug+")]);
        let matcher = matcher.expect("good patterns");
        assert_eq!(slug(&matcher, "/orgs/a").as_deref(), Some("a"));
        assert_eq!(slug(&matcher, "/O-b/c").as_deref(), Some("b"), "the array's flags apply");
        assert_eq!(slug(&matcher, "/t/a/b").as_deref(), Some("a,b"));
        assert!(matcher.find("/x").is_none());
    }

    #[test]
    fn of_several_parameters_with_the_same_name_the_last_with_a_value_wins() {
        let matcher = one(path("/:slug/:slug?"));
        assert_eq!(slug(&matcher, "/a/b").as_deref(), Some("b"));
        assert_eq!(slug(&matcher, "/a").as_deref(), Some("a"));
    }

    #[test]
    fn a_named_group_within_a_parameter_shifts_the_next_parameter() {
        let matcher = one(path("/:any(a(?<inner>b)?)/:slug?"));
        assert_eq!(slug(&matcher, "/ab").as_deref(), Some("b"));
        assert!(matcher.find("/ab/c").is_none(), "more values than parameters");
        assert_eq!(slug(&matcher, "/a"), None);
        assert!(matcher.find("/a").is_some());
    }

    #[test]
    fn patterns_that_are_only_valid_together_are_rejected() {
        let halves = [path("/a([)"), path("(a[(?:]b))")];
        assert!(any_of(&halves).is_err());
    }
}
