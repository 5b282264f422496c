//! Finds the organization of a path, so that a visit can make it the active one (`authentication.md` §3.9).
//!
//! 1. [`option`]: the configured strings and JavaScript regular expressions.
//! 2. [`path`]: converts strings such as `/orgs/:slug`, in the syntax of path-to-regexp 6, to regular
//!    expressions.
//! 3. [`regular_expression`]: JavaScript's regular expressions, with its flags and groups.
//! 4. [`matcher`]: an option, compiled once and matched with each path.
//! 5. [`target`]: the organization that a path requests.

mod matcher;
mod option;
mod parameter;
mod path;
mod regular_expression;
mod target;

pub use option::{Pattern, PatternOption};
pub use target::{By, Target, Value};

use crate::error::ConfigurationError;
use matcher::Matcher;

/// Maximum length of a path, in bytes. Patterns may backtrack, and the time grows with the path, which
/// clients choose. Paths of organizations are much shorter.
const MAX_PATH_BYTES: usize = 1024;

/// The patterns of an app, compiled once and matched with the path of each request.
///
/// ```
/// use clerk_express_native::organization_sync::{OrganizationSync, Pattern, PatternOption, Target};
///
/// let path = |path: &str| Some(PatternOption::One(Pattern::Path(path.to_owned())));
/// let sync = OrganizationSync::new(path("/orgs/:slug"), path("/me")).expect("valid patterns");
/// assert_eq!(sync.find_target("/orgs/acme").expect("an organization").query_text(), "acme");
/// assert_eq!(sync.find_target("/me"), Some(Target::PersonalAccount));
/// assert_eq!(sync.find_target("/about"), None);
/// ```
#[derive(Debug, Default)]
pub struct OrganizationSync {
    organization: Option<Matcher>,
    personal_account: Option<Matcher>,
}

impl OrganizationSync {
    /// Compiles `organizationPatterns` and `personalAccountPatterns`. A missing option and an empty string
    /// match no path; an empty array matches every path, as in Clerk's SDK.
    ///
    /// # Errors
    /// `organization-pattern-invalid` for a pattern that is not valid in path-to-regexp 6, or that does not
    /// compile to a JavaScript regular expression. The message contains the pattern and the reason.
    pub fn new(
        organization: Option<PatternOption>,
        personal_account: Option<PatternOption>,
    ) -> Result<Self, ConfigurationError> {
        Ok(Self {
            organization: compile("organizationPatterns", organization)?,
            personal_account: compile("personalAccountPatterns", personal_account)?,
        })
    }

    /// Whether there are no patterns.
    pub fn is_empty(&self) -> bool {
        self.organization.is_none() && self.personal_account.is_none()
    }

    /// The target that a path requests, or `None` if the path does not concern organizations. `pathname` is
    /// the percent-encoded path of the request's URL; it is not decoded.
    ///
    /// Organization patterns take precedence. One that matches without a value for `id` or `slug` counts as
    /// no match.
    pub fn find_target(&self, pathname: &str) -> Option<Target> {
        if pathname.len() > MAX_PATH_BYTES {
            return None;
        }
        self.organization_target(pathname).or_else(|| self.personal_account_target(pathname))
    }

    fn organization_target(&self, pathname: &str) -> Option<Target> {
        let found = self.organization.as_ref()?.find(pathname)?;
        let by_id = found.id.filter(Value::is_given).map(|id| Target::Organization(By::Id, id));
        by_id.or_else(|| found.slug.filter(Value::is_given).map(|slug| Target::Organization(By::Slug, slug)))
    }

    fn personal_account_target(&self, pathname: &str) -> Option<Target> {
        self.personal_account.as_ref()?.find(pathname).map(|_| Target::PersonalAccount)
    }
}

fn compile(name: &str, option: Option<PatternOption>) -> Result<Option<Matcher>, ConfigurationError> {
    let Some(option) = option.filter(|option| !option.is_empty_text()) else {
        return Ok(None);
    };
    Matcher::compile(&option).map(Some).map_err(|invalid| invalid.into_configuration_error(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ConfigurationErrorCode;

    fn path(text: &str) -> PatternOption {
        PatternOption::One(Pattern::Path(text.to_owned()))
    }

    fn expression(source: &str, flags: &str) -> Pattern {
        Pattern::RegularExpression { source: source.to_owned(), flags: flags.to_owned() }
    }

    fn organization(option: PatternOption) -> OrganizationSync {
        OrganizationSync::new(Some(option), None).expect("good patterns")
    }

    fn by_slug(text: &str) -> Option<Target> {
        Some(Target::Organization(By::Slug, Value::Text(text.to_owned())))
    }

    fn by_id(text: &str) -> Option<Target> {
        Some(Target::Organization(By::Id, Value::Text(text.to_owned())))
    }

    #[test]
    fn a_path_identifies_its_organization_by_id_or_slug() {
        assert_eq!(organization(path("/orgs/:slug")).find_target("/orgs/acme"), by_slug("acme"));
        assert_eq!(organization(path("/orgs/:id/(.*)")).find_target("/orgs/org_1/members"), by_id("org_1"));
        assert_eq!(organization(path("/:slug/:id")).find_target("/acme/org_1"), by_id("org_1"));
        assert_eq!(organization(path("/orgs/:slug")).find_target("/users/acme"), None);
    }

    #[test]
    fn the_slug_is_used_if_the_id_is_empty() {
        assert_eq!(organization(path("/:slug/:id(.*)")).find_target("/acme/"), by_slug("acme"));
        assert_eq!(organization(path("/:slug/:id(.*)?")).find_target("/acme"), by_slug("acme"));
    }

    #[test]
    fn paths_are_not_decoded() {
        assert_eq!(organization(path("/orgs/:slug")).find_target("/orgs/f%20oo"), by_slug("f%20oo"));
    }

    #[test]
    fn organization_patterns_take_precedence_over_personal_account_patterns() {
        let both =
            OrganizationSync::new(Some(path("/:slug(acme)")), Some(path("/:any"))).expect("good patterns");
        assert_eq!(both.find_target("/acme"), by_slug("acme"));
        assert_eq!(both.find_target("/me"), Some(Target::PersonalAccount));
        assert_eq!(both.find_target("/me/too"), None);
    }

    #[test]
    fn an_organization_pattern_without_id_or_slug_falls_through_to_the_personal_account() {
        let both = OrganizationSync::new(Some(path("/:any")), Some(path("/me"))).expect("good patterns");
        assert_eq!(both.find_target("/me"), Some(Target::PersonalAccount));
        assert_eq!(both.find_target("/acme"), None);
    }

    #[test]
    fn a_repeatable_parameter_is_always_an_array() {
        let Some(Target::Organization(By::Id, list)) = organization(path("/:id+")).find_target("/a") else {
            unreachable!("the path matches");
        };
        assert_eq!(list, Value::List(vec!["a".to_owned()]));
        assert!(!list.matches("a"));
    }

    #[test]
    fn a_missing_option_and_an_empty_string_match_nothing_and_an_empty_array_matches_everything() {
        let none = OrganizationSync::new(None, Some(path(""))).expect("no patterns");
        assert_eq!(none.find_target("/"), None);
        let all = OrganizationSync::new(None, Some(PatternOption::AnyOf(vec![]))).expect("no patterns");
        assert_eq!(all.find_target("/any/path"), Some(Target::PersonalAccount));
        let home = PatternOption::AnyOf(vec![Pattern::Path(String::new())]);
        let home = OrganizationSync::new(None, Some(home)).expect("a good pattern");
        assert_eq!(home.find_target("/"), Some(Target::PersonalAccount));
        assert_eq!(home.find_target("/a"), None);
    }

    #[test]
    fn an_overlong_path_never_matches() {
        let sync = organization(path("/:slug"));
        let slug = "a".repeat(MAX_PATH_BYTES - 1);
        assert_eq!(sync.find_target(&format!("/{slug}")), by_slug(&slug));
        assert_eq!(sync.find_target(&format!("/{slug}a")), None);
    }

    #[test]
    fn an_invalid_pattern_is_reported_with_its_option_and_the_reason() {
        let error = OrganizationSync::new(None, Some(path("/orgs/:"))).expect_err("no name");
        assert_eq!(error.code, ConfigurationErrorCode::OrganizationPatternInvalid);
        for part in ["organizationSyncOptions.personalAccountPatterns", "\"/orgs/:\"", "character 7"] {
            assert!(error.message.contains(part), "{part} in {}", error.message);
        }
        let error =
            OrganizationSync::new(Some(PatternOption::One(expression("(", "i"))), None).expect_err("open");
        assert!(error.message.contains("organizationPatterns contains /(/i,"), "{}", error.message);
    }

    #[test]
    fn messages_are_short_and_printable_for_hostile_patterns() {
        let error = OrganizationSync::new(Some(path(&format!("/\n(\u{7}{}", "a".repeat(5000)))), None);
        let message = error.expect_err("an open group").message;
        assert!(message.chars().all(|character| !character.is_control()), "{message}");
        assert!(message.len() < 600, "{message}");
        let name = format!("\\k<{}>(?<\u{7}b>c)", "a".repeat(5000));
        let error = OrganizationSync::new(Some(PatternOption::One(expression(&name, "u"))), None);
        let message = error.expect_err("an unknown group").message;
        assert!(message.chars().all(|character| !character.is_control()), "{message}");
        assert!(message.len() < 600, "{message}");
    }
}
