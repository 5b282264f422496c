//! Organization patterns. The first line of the input is a pattern, a path or `/source/flags`; each other is a path.

use clerk_express_native::organization_sync::{OrganizationSync, Pattern, PatternOption, Target, Value};

/// Patterns come from configuration and may backtrack for as long as they like, which is not a finding.
const MAX_PATTERN_BYTES: usize = 48;
const MAX_PATH_BYTES: usize = 12;

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let mut lines = text.lines();
    let Some(first) = lines.next().filter(|first| first.len() <= MAX_PATTERN_BYTES) else { return };
    let pattern = pattern(first);
    let one = PatternOption::One(pattern.clone());
    let organizations = OrganizationSync::new(Some(one.clone()), None);
    let personal = OrganizationSync::new(None, Some(one));
    let (organizations, personal) = match (organizations, personal) {
        (Ok(organizations), Ok(personal)) => (organizations, personal),
        (Err(fault), Err(_)) => {
            assert_eq!(fault.code.as_str(), "organization-pattern-invalid");
            assert!(fault.message.chars().all(|character| !character.is_control()), "{}", fault.message);
            return;
        }
        _ => unreachable!("valid as one option, invalid as the other"),
    };
    let listed = OrganizationSync::new(Some(PatternOption::AnyOf(vec![pattern.clone()])), None);
    for path in lines.filter(|path| path.len() <= MAX_PATH_BYTES && path.is_ascii()).take(4) {
        let found = organizations.find_target(path);
        assert_eq!(organizations.find_target(path), found, "matched again");
        let is_personal = personal.find_target(path).is_some();
        if let Some(Target::Organization(_, value)) = &found {
            assert!(is_personal, "{path:?} matches one option and not the other");
            let is_of_path = |text: &String| path.contains(text.as_str());
            assert!(match value {
                Value::Text(text) => is_of_path(text) && !text.is_empty(),
                Value::List(texts) => texts.iter().all(is_of_path),
            });
        }
        if matches!(pattern, Pattern::Path(_)) {
            let listed = listed.as_ref().expect("a valid pattern is valid in an array");
            assert_eq!(
                is_personal || first.is_empty(),
                first.is_empty() || matches_ignoring_case(&personal, path)
            );
            if !first.is_empty() {
                assert_eq!(listed.find_target(path), found, "in an array");
            }
        }
    }
}

fn pattern(text: &str) -> Pattern {
    let expression = text.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'));
    match expression
        .filter(|(_, flags)| flags.len() <= 7 && flags.chars().all(|flag| "dgimsuyv".contains(flag)))
    {
        Some((source, flags)) if !source.is_empty() => {
            Pattern::RegularExpression { source: source.to_owned(), flags: flags.to_owned() }
        }
        _ => Pattern::Path(text.to_owned()),
    }
}

fn matches_ignoring_case(personal: &OrganizationSync, path: &str) -> bool {
    let (upper, lower) = (path.to_ascii_uppercase(), path.to_ascii_lowercase());
    let matches = [path, &upper, &lower].map(|path| personal.find_target(path).is_some());
    assert!(matches.iter().all(|one| *one == matches[0]), "patterns of paths ignore case");
    matches[0]
}
