//! Which variant of the cookies is used: the results of Clerk's SDK for 432 combinations of cookie values
//! (`authentication.md` §2.6), recorded by `suffixed-cookies.generate.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use clerk_express_native::authenticate::State;
use clerk_express_native::instance::PublishableKey;
use serde::Deserialize;
use serde_json::Value;

use crate::support::token::NOW;
use crate::support::{Instance, authenticator, decide, get, reason};

#[derive(Deserialize)]
struct KnownAnswers {
    now: i64,
    instances: BTreeMap<String, String>,
    unsuffixed: BTreeMap<String, String>,
    suffixed: BTreeMap<String, String>,
    cases: Vec<Case>,
}

/// Instance, session cookie without and with suffix, `__client_uat` without and with suffix; then the
/// results: the variant in use, and the session ID or the reason for being signed out.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Case(String, Option<String>, Option<String>, Option<String>, Option<String>, String, String);

impl KnownAnswers {
    fn load() -> Self {
        serde_json::from_str(include_str!("suffixed-cookies.json")).expect("a good file")
    }

    /// The `Cookie` header of a case. Contains both variants of the dev browser cookie, unless `dev_browser`
    /// names the only one.
    fn cookies(&self, case: &Case, dev_browser: Option<&str>) -> String {
        let Case(instance, unsuffixed, suffixed, unsuffixed_uat, suffixed_uat, ..) = case;
        let key = PublishableKey::parse(&self.instances[instance]).expect("a good key");
        let suffix = key.cookie_suffix().as_str();
        let mut header = String::new();
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                header.push_str(&format!("{name}={value}; "));
            }
        };
        let browser = |variant| dev_browser.is_none_or(|only| only == variant).then_some("browser");
        add("__session", unsuffixed.as_ref().map(|name| self.unsuffixed[name].as_str()));
        add(&format!("__session_{suffix}"), suffixed.as_ref().map(|name| self.suffixed[name].as_str()));
        add("__client_uat", unsuffixed_uat.as_deref());
        add(&format!("__client_uat_{suffix}"), suffixed_uat.as_deref());
        add("__clerk_db_jwt", browser("unsuffixed"));
        add(&format!("__clerk_db_jwt_{suffix}"), browser("suffixed"));
        header
    }

    fn authenticator(&self, case: &Case) -> Instance {
        authenticator(&self.instances[&case.0])
    }
}

fn outcome(authenticator: &Instance, cookies: &str) -> String {
    let state = decide(authenticator, &get(&[("cookie", cookies)]));
    if let State::SignedIn(session) = &state {
        let claims: Value = serde_json::from_str(session.token.payload()).expect("claims are JSON");
        return claims["sid"].as_str().unwrap_or_default().to_owned();
    }
    reason(&state).expect("a reason if signed out")
}

#[test]
fn there_are_432_different_cases_at_the_time_of_the_tests() {
    let known = KnownAnswers::load();
    assert_eq!(known.now, NOW);
    assert_eq!(known.cases.iter().collect::<BTreeSet<_>>().len(), 432);
}

#[test]
fn every_combination_has_the_same_outcome_as_in_clerks_sdk() {
    let known = KnownAnswers::load();
    for case in &known.cases {
        let cookies = known.cookies(case, None);
        assert_eq!(outcome(&known.authenticator(case), &cookies), case.6, "{case:?}");
    }
}

#[test]
fn a_development_instance_uses_the_same_variant_of_the_dev_browser_cookie() {
    let known = KnownAnswers::load();
    for case in known.cases.iter().filter(|case| case.0 == "development") {
        let authenticator = known.authenticator(case);
        for only in ["suffixed", "unsuffixed"] {
            let outcome = outcome(&authenticator, &known.cookies(case, Some(only)));
            assert_eq!(outcome == "dev-browser-missing", only != case.5, "{only} for {case:?}");
        }
    }
}
