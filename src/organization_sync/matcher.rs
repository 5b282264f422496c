//! One option, compiled once.

use super::option::Invalid;
use super::parameter::{Parameter, Role};
use super::regular_expression::{self, RegularExpression};
use super::{Pattern, PatternOption, Value, path};

/// A compiled [`PatternOption`].
#[derive(Debug)]
pub(super) struct Matcher {
    expression: RegularExpression,
    /// One for each group, in their order.
    parameters: Vec<Parameter>,
}

/// The values that a path has for the parameters that matter.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) id: Option<Value>,
    pub(super) slug: Option<Value>,
}

impl Matcher {
    /// Compiles an option.
    ///
    /// # Errors
    /// The pattern that cannot be used, and why.
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

    /// What a path holds, or `None` when it does not match.
    pub(super) fn find(&self, path: &str) -> Option<Found> {
        let captures = self.expression.captures(path)?;
        // More groups than parameters: named groups within a parameter's own expression. Clerk's SDK fails on a path
        // for which one of them has a value, and takes that for no match.
        if captures.iter().skip(self.parameters.len()).any(Option::is_some) {
            return None;
        }
        let mut found = Found::default();
        for (parameter, captured) in self.parameters.iter().zip(captures) {
            let Some(captured) = captured else { continue };
            // Of several parameters with one name the last one counts that has a value.
            match parameter.role {
                Role::Id => found.id = Some(parameter.value(captured)),
                Role::Slug => found.slug = Some(parameter.value(captured)),
                Role::Other => {}
            }
        }
        Some(found)
    }
}

/// The patterns of a list as one expression, and what its groups stand for.
fn alternatives(patterns: &[Pattern]) -> Result<(String, Vec<Parameter>), Invalid> {
    let mut sources = Vec::new();
    let mut parameters = Vec::new();
    for pattern in patterns {
        match pattern {
            Pattern::Path(text) => {
                let (source, own) = path::to_regular_expression(text).map_err(|why| pattern.invalid(why))?;
                // Each has to be right by itself. Two halves of one group must not pass for a good expression.
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
    fn paths_match_as_a_whole_in_any_case_and_with_or_without_a_slash_at_the_end() {
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
    fn a_list_takes_each_pattern_with_its_own_parameters() {
        let matcher = any_of(&[path("/orgs/:slug"), expression("^/o-(?<slug>\\w+)", ""), path("/t/:slug+")]);
        let matcher = matcher.expect("good patterns");
        assert_eq!(slug(&matcher, "/orgs/a").as_deref(), Some("a"));
        assert_eq!(slug(&matcher, "/O-b/c").as_deref(), Some("b"), "the list's flags count");
        assert_eq!(slug(&matcher, "/t/a/b").as_deref(), Some("a,b"));
        assert!(matcher.find("/x").is_none());
    }

    #[test]
    fn of_several_parameters_with_one_name_the_last_with_a_value_counts() {
        let matcher = one(path("/:slug/:slug?"));
        assert_eq!(slug(&matcher, "/a/b").as_deref(), Some("b"));
        assert_eq!(slug(&matcher, "/a").as_deref(), Some("a"));
    }

    #[test]
    fn a_named_group_within_a_parameter_takes_the_place_of_the_next_parameter() {
        let matcher = one(path("/:any(a(?<inner>b)?)/:slug?"));
        assert_eq!(slug(&matcher, "/ab").as_deref(), Some("b"));
        assert!(matcher.find("/ab/c").is_none(), "more values than parameters");
        assert_eq!(slug(&matcher, "/a"), None);
        assert!(matcher.find("/a").is_some());
    }

    #[test]
    fn two_patterns_that_are_only_right_together_are_refused() {
        let halves = [path("/a([)"), path("(a[(?:]b))")];
        assert!(any_of(&halves).is_err());
    }
}
