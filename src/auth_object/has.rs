//! `has()`: whether a session has a role, a permission, a feature or a plan, or was verified recently enough
//! (`authentication.md` §5.9).

use super::reverification::{FactorAges, Reverification};
use super::scoped_list::ScopedList;

/// The facts of a session that `has()` reads. Missing or mistyped ones are `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// `sub`
    pub user_id: Option<String>,
    /// The active organization.
    pub organization_id: Option<String>,
    /// The role in it.
    pub organization_role: Option<String>,
    /// The permissions in it, each with its `org:` prefix.
    pub organization_permissions: Permissions,
    /// `fva`
    pub factor_ages: Option<FactorAges>,
    /// `fea`
    pub features: Option<String>,
    /// `pla`
    pub plans: Option<String>,
}

/// The permissions of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permissions {
    /// One by one, as in a version 1 token.
    Listed(Vec<String>),
    /// As [`organization_permissions`] decodes them, joined by commas, which none of them contains.
    ///
    /// [`organization_permissions`]: super::organization_permissions
    Joined(String),
}

impl Default for Permissions {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

impl Permissions {
    fn any(&self, is_asked: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Listed(permissions) => permissions.iter().any(|permission| is_asked(permission)),
            Self::Joined(permissions) => permissions.split(',').any(is_asked),
        }
    }
}

/// One requirement of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked<T> {
    /// No such requirement.
    #[default]
    No,
    /// An invalid requirement, which is never satisfied.
    Malformed,
    /// This is required.
    For(T),
}

/// The argument of `has()`. Every requirement must be satisfied, and there must be at least one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// A role in the active organization, with or without `org:`.
    pub role: Asked<String>,
    /// A permission in the active organization, with or without `org:`.
    pub permission: Asked<String>,
    /// A feature, with or without a scope.
    pub feature: Asked<String>,
    /// A plan, with or without a scope.
    pub plan: Asked<String>,
    /// A recent verification.
    pub reverification: Asked<Reverification>,
}

impl<T> Asked<T> {
    /// `None` if there is no such requirement, otherwise whether it is satisfied.
    fn granted(&self, grants: impl FnOnce(&T) -> bool) -> Option<bool> {
        match self {
            Self::No => None,
            Self::Malformed => Some(false),
            Self::For(asked) => Some(grants(asked)),
        }
    }
}

/// Whether all requirements are satisfied. `false` for a session without a user, and if nothing is required.
///
/// ```
/// use clerk_express_native::auth_object::{Asked, Facts, Question, has};
///
/// let facts = Facts {
///     user_id: Some("user_1".to_owned()),
///     organization_id: Some("org_1".to_owned()),
///     organization_role: Some("org:admin".to_owned()),
///     ..Facts::default()
/// };
/// let asks_for = |role: &str| Question { role: Asked::For(role.to_owned()), ..Question::default() };
/// assert!(has(&facts, &asks_for("org:admin")));
/// assert!(!has(&facts, &asks_for("org:member")));
/// ```
pub fn has(facts: &Facts, question: &Question) -> bool {
    if !is_given(facts.user_id.as_ref()) {
        return false;
    }
    let answers = [
        question.role.granted(|role| has_role(facts, role)),
        question.permission.granted(|permission| has_permission(facts, permission)),
        question.feature.granted(|feature| is_listed(facts.features.as_deref(), feature)),
        question.plan.granted(|plan| is_listed(facts.plans.as_deref(), plan)),
        question.reverification.granted(|asked| facts.factor_ages.is_some_and(|ages| asked.is_met_by(ages))),
    ];
    let mut asked = answers.into_iter().flatten().peekable();
    asked.peek().is_some() && asked.all(|granted| granted)
}

fn has_role(facts: &Facts, role: &str) -> bool {
    let own = facts.organization_role.as_deref().filter(|own| !own.is_empty());
    is_given(facts.organization_id.as_ref())
        && own.is_some_and(|own| without_prefix(own) == without_prefix(role))
}

fn has_permission(facts: &Facts, permission: &str) -> bool {
    let asked = without_prefix(permission);
    is_given(facts.organization_id.as_ref())
        && facts.organization_permissions.any(|own| own.strip_prefix("org:") == Some(asked))
}

/// Whether a claim lists a feature or plan, whose name may have a scope.
fn is_listed(claim: Option<&str>, asked: &str) -> bool {
    let Some(Ok(list)) = claim.filter(|claim| !claim.is_empty()).map(ScopedList::parse) else { return false };
    let mut pieces = asked.split(':');
    let first = pieces.next().unwrap_or_default();
    let Some(second) = pieces.next() else {
        return list.organization.contains(&first) || list.user.contains(&first);
    };
    let name = if second.is_empty() { first } else { second };
    match first {
        "o" | "org" | "organization" => list.organization.contains(&name),
        "u" | "user" => list.user.contains(&name),
        _ => false,
    }
}

/// A question may omit or repeat `org:`.
fn without_prefix(text: &str) -> &str {
    text.trim_start_matches("org:")
}

fn is_given(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth_object::Level;

    fn facts() -> Facts {
        Facts {
            user_id: Some("user_1".to_owned()),
            organization_id: Some("org_1".to_owned()),
            organization_role: Some("org:admin".to_owned()),
            organization_permissions: Permissions::Listed(vec!["org:articles:read".to_owned()]),
            factor_ages: FactorAges::parse(&[1.0, -1.0]),
            features: Some("o:articles,u:export,ou:search,o:org".to_owned()),
            plans: Some("u:pro".to_owned()),
        }
    }

    fn text(text: &str) -> Asked<String> {
        Asked::For(text.to_owned())
    }

    #[test]
    fn joined_permissions_are_compared_one_by_one() {
        let joined =
            |text: &str| Facts { organization_permissions: Permissions::Joined(text.to_owned()), ..facts() };
        let asks_for = |name: &str| Question { permission: text(name), ..Question::default() };
        let two = joined("org:articles:read,org:articles:write");
        for (asked, expected) in [
            ("org:articles:read", true),
            ("articles:write", true),
            ("org:articles", false),
            ("articles:read,org:articles:write", false),
            ("", false),
        ] {
            assert_eq!(has(&two, &asks_for(asked)), expected, "{asked}");
        }
        assert!(!has(&joined(""), &asks_for("")));
        assert!(!has(&Facts { organization_id: None, ..two }, &asks_for("articles:read")));
    }

    #[test]
    fn roles_and_permissions_are_compared_without_their_prefix() {
        for (role, expected) in
            [("admin", true), ("org:admin", true), ("org:org:admin", true), ("Admin", false), ("", false)]
        {
            assert_eq!(
                has(&facts(), &Question { role: text(role), ..Question::default() }),
                expected,
                "{role}"
            );
        }
        for (permission, expected) in
            [("articles:read", true), ("org:articles:read", true), ("articles:write", false)]
        {
            let question = Question { permission: text(permission), ..Question::default() };
            assert_eq!(has(&facts(), &question), expected, "{permission}");
        }
    }

    #[test]
    fn permissions_in_old_tokens_need_their_prefix() {
        let mut facts = facts();
        facts.organization_permissions = Permissions::Listed(vec!["articles:read".to_owned()]);
        assert!(!has(&facts, &Question { permission: text("articles:read"), ..Question::default() }));
    }

    #[test]
    fn features_are_matched_by_scope() {
        for (feature, expected) in [
            ("articles", true),
            ("export", true),
            ("search", true),
            ("nothing", false),
            ("o:articles", true),
            ("org:articles", true),
            ("organization:articles", true),
            ("u:articles", false),
            ("user:export", true),
            ("o:export", false),
            ("x:articles", false),
            ("org:", true),
            ("u:", false),
            ("o:articles:more", true),
            ("", false),
        ] {
            let question = Question { feature: text(feature), ..Question::default() };
            assert_eq!(has(&facts(), &question), expected, "{feature:?}");
        }
    }

    #[test]
    fn a_malformed_feature_claim_grants_nothing() {
        let facts = Facts { features: Some("o:articles,broken".to_owned()), ..facts() };
        assert!(!has(&facts, &Question { feature: text("articles"), ..Question::default() }));
    }

    /// Each requirement is absent, invalid, satisfied or violated: all 1024 combinations.
    #[test]
    fn all_requirements_must_be_satisfied_and_there_must_be_one() {
        let texts = |yes: &str| [Asked::No, Asked::Malformed, text(yes), text("nothing")];
        let fresh = Reverification::new(Level::FirstFactor, 2.0).expect("a good time");
        let old = Reverification::new(Level::FirstFactor, 0.5).expect("a good time");
        let reverifications = [Asked::No, Asked::Malformed, Asked::For(fresh), Asked::For(old)];
        for case in 0..4_usize.pow(5) {
            let choice = |part: u32| case / 4_usize.pow(part) % 4;
            let question = Question {
                role: texts("admin")[choice(0)].clone(),
                permission: texts("articles:read")[choice(1)].clone(),
                feature: texts("articles")[choice(2)].clone(),
                plan: texts("pro")[choice(3)].clone(),
                reverification: reverifications[choice(4)].clone(),
            };
            let choices: Vec<usize> = (0..5).map(choice).collect();
            let expected = choices.contains(&2) && choices.iter().all(|choice| matches!(choice, 0 | 2));
            assert_eq!(has(&facts(), &question), expected, "{question:?}");
            assert!(!has(&Facts { user_id: None, ..facts() }, &question));
        }
    }

    #[test]
    fn without_an_organization_there_is_no_role_and_no_permission() {
        let facts = Facts { organization_id: None, ..facts() };
        assert!(!has(&facts, &Question { role: text("admin"), ..Question::default() }));
        assert!(!has(&facts, &Question { permission: text("articles:read"), ..Question::default() }));
        assert!(has(&facts, &Question { feature: text("articles"), ..Question::default() }));
    }
}
