//! Organizations of paths: the results of Clerk's SDK for every pair of 416 patterns and 73 paths
//! (`authentication.md` §3.9), recorded by `organization-patterns.generate.mjs`.

use std::collections::BTreeMap;

use clerk_express_native::organization_sync::{By, OrganizationSync, Pattern, PatternOption, Target, Value};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;

#[derive(Deserialize)]
struct KnownAnswers {
    paths: Vec<String>,
    /// Patterns that do not compile.
    invalid: Vec<KnownOption>,
    /// Patterns, and the results for the paths that match them.
    answers: Vec<(KnownOption, BTreeMap<String, Answer>)>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum KnownOption {
    One(KnownPattern),
    AnyOf(Vec<KnownPattern>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum KnownPattern {
    Path(String),
    RegularExpression { source: String, flags: String },
}

/// The matched organization, possibly with neither an ID nor a slug.
#[derive(Debug, Deserialize)]
struct Answer {
    id: Option<KnownValue>,
    slug: Option<KnownValue>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum KnownValue {
    Text(String),
    List(Vec<String>),
}

impl KnownAnswers {
    fn load() -> Self {
        serde_json::from_str(include_str!("organization-patterns.json")).expect("a good file")
    }
}

impl From<KnownOption> for PatternOption {
    fn from(option: KnownOption) -> Self {
        match option {
            KnownOption::One(pattern) => Self::One(pattern.into()),
            KnownOption::AnyOf(patterns) => Self::AnyOf(patterns.into_iter().map(Into::into).collect()),
        }
    }
}

impl From<KnownPattern> for Pattern {
    fn from(pattern: KnownPattern) -> Self {
        match pattern {
            KnownPattern::Path(text) => Self::Path(text),
            KnownPattern::RegularExpression { source, flags } => Self::RegularExpression { source, flags },
        }
    }
}

impl From<KnownValue> for Value {
    fn from(value: KnownValue) -> Self {
        match value {
            KnownValue::Text(text) => Self::Text(text),
            KnownValue::List(texts) => Self::List(texts),
        }
    }
}

impl Answer {
    fn target(&self) -> Option<Target> {
        let target = |by, value: &Option<KnownValue>| Some(Target::Organization(by, value.clone()?.into()));
        target(By::Id, &self.id).or_else(|| target(By::Slug, &self.slug))
    }
}

#[test]
fn there_are_416_patterns_73_paths_and_81_invalid_patterns() {
    let known = KnownAnswers::load();
    assert_eq!((known.answers.len(), known.paths.len(), known.invalid.len()), (416, 73, 81));
}

#[test]
fn every_path_has_the_same_organization_as_in_clerks_sdk() {
    let known = KnownAnswers::load();
    let mut different = Vec::new();
    for (option, answers) in &known.answers {
        let sync = match OrganizationSync::new(Some(option.clone().into()), None) {
            Ok(sync) => sync,
            Err(error) => {
                different.push(error.message);
                continue;
            }
        };
        for path in &known.paths {
            let expected = answers.get(path).and_then(Answer::target);
            let found = sync.find_target(path);
            if found != expected {
                different.push(format!("{option:?} on {path}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn every_path_matches_the_personal_account_if_it_does_in_clerks_sdk() {
    let known = KnownAnswers::load();
    for (option, answers) in known.answers {
        let sync = OrganizationSync::new(None, Some(option.clone().into())).expect("a good pattern");
        for path in &known.paths {
            let expected = answers.contains_key(path).then_some(Target::PersonalAccount);
            assert_eq!(sync.find_target(path), expected, "{option:?} on {path}");
        }
    }
}

#[test]
fn patterns_that_clerks_sdk_rejects_are_rejected() {
    for option in KnownAnswers::load().invalid {
        let error = OrganizationSync::new(Some(option.clone().into()), None).map(|_| ());
        let error = error.expect_err(&format!("{option:?}"));
        assert_eq!(error.code.as_str(), "organization-pattern-invalid");
    }
}

/// Strings that resemble patterns, with occasional arbitrary characters.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![6 => select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

fn any_pattern() -> impl Strategy<Value = Pattern> {
    let path = pieces(&[
        "/", "a", ":slug", ":id", ":", "(a)", "(.*)", "(", ")", "(?:", "(?<id>", "{", "}", "?", "*", "+",
        "\\", "-", ".", "[",
    ]);
    let source = pieces(&[
        "/", "a", "(", ")", "(?:", "(?<slug>", "(?<id>", "(?=", "(?<!", "[", "]", "[^", "-", "|", "?", "*",
        "+", "{2}", "{1,", "\\", "\\1", "\\k<id>", "\\u{", "\\p{L}", "\\b", "^", "$", ".", "\u{131}",
    ]);
    let flags = select(&["", "i", "iu", "gy", "ms", "v"][..]);
    prop_oneof![
        path.prop_map(Pattern::Path),
        (source, flags)
            .prop_map(|(source, flags)| Pattern::RegularExpression { source, flags: flags.to_owned() })
    ]
}

proptest! {
    // Failing inputs are printed, not saved to files.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn no_pattern_and_no_path_causes_a_panic(
        patterns in proptest::collection::vec(any_pattern(), 1..4),
        paths in proptest::collection::vec(pieces(&["/", "a", "-", ".", "%20", "é"]), 1..4),
    ) {
        let one = PatternOption::One(patterns[0].clone());
        for option in [one, PatternOption::AnyOf(patterns)] {
            match OrganizationSync::new(Some(option.clone()), Some(option)) {
                Ok(sync) => paths.iter().for_each(|path| {
                    sync.find_target(path);
                }),
                Err(error) => prop_assert_eq!(error.code.as_str(), "organization-pattern-invalid"),
            }
        }
    }
}
