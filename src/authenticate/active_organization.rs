//! Paths that activate an organization, or the personal account (`authentication.md` §3.9).

use serde::Deserialize;
use serde_json::Value;

use super::context::Context;
use super::handshake::{self, Destination};
use super::notice::Notice;
use super::reason::Reason;
use super::state::{Handshake, State};
use crate::jwt::is_falsy;
use crate::organization_sync::{By, Target};

/// Redirects the browser to Clerk to activate the organization of the path, if it is not the session's.
/// `None` if it is, or if the browser cannot be redirected: then the session is unchanged.
pub(super) fn synchronize(context: &mut Context<'_>, claims: &str) -> Option<Handshake> {
    let target = context.organization_target()?;
    let session = serde_json::from_str::<Session>(claims).ok()?;
    if !session.has_user() || session.is_in(&target) {
        return None;
    }
    if context.is_redirect_loop() {
        context.notices.push(Notice::OrganizationLoop);
        return None;
    }
    let reason = Reason::ActiveOrganizationMismatch;
    match handshake::send_or_sign_out(context, reason, String::new(), Destination::FrontendApi) {
        State::Handshake(handshake) => Some(handshake),
        _ => None,
    }
}

/// The claims that identify the user and the active organization.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Session {
    sub: Value,
    sts: Value,
    v: Value,
    o: Value,
    org_id: Value,
    org_slug: Value,
}

impl Session {
    /// A pending session counts as signed out.
    fn has_user(&self) -> bool {
        !is_falsy(Some(&self.sub)) && self.sts != "pending"
    }

    fn is_in(&self, target: &Target) -> bool {
        match target {
            Target::Organization(By::Id, id) => {
                self.organization_id().as_str().is_some_and(|text| id.matches(text))
            }
            Target::Organization(By::Slug, slug) => {
                self.organization_slug().as_str().is_some_and(|text| slug.matches(text))
            }
            Target::PersonalAccount => is_falsy(Some(self.organization_id())),
        }
    }

    fn organization_id(&self) -> &Value {
        if self.is_version_2() { self.o.get("id").unwrap_or(&Value::Null) } else { &self.org_id }
    }

    fn organization_slug(&self) -> &Value {
        if self.is_version_2() { self.o.get("slg").unwrap_or(&Value::Null) } else { &self.org_slug }
    }

    /// Version 2 encodes the organization in `o`; older versions have separate claims.
    fn is_version_2(&self) -> bool {
        self.v.as_f64() == Some(2.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::fixtures::{
        BROWSER, Instance, PAGE, decide, instance_with, location, notices, outcome, request,
    };
    use super::*;
    use crate::instance::InstanceType;
    use crate::organization_sync::{OrganizationSync, Pattern, PatternOption};
    use crate::test_token::{NOW, Token};

    const SENT: &str = "handshake active-organization-mismatch";

    fn app() -> Instance {
        let path = |text: &str| Some(PatternOption::One(Pattern::Path(text.to_owned())));
        instance_with(InstanceType::Production, |sessions, _| {
            let patterns = OrganizationSync::new(path("/orgs{/by-id/:id}?{/:slug}?"), path("/me"));
            sessions.organization_sync = patterns.expect("valid patterns");
        })
    }

    fn cookies(token: &Token) -> String {
        format!("{BROWSER}__client_uat={}; __session={}", NOW - 60, token.sign())
    }

    fn visit(path: &str, token: &Token) -> State {
        decide(&app(), &request("GET", path, &[("cookie", &cookies(token)), PAGE]))
    }

    fn in_acme() -> [Token; 2] {
        [
            Token::good().claim("v", 2).claim("o", json!({ "id": "org_1", "slg": "acme" })),
            Token::good().claim("org_id", "org_1").claim("org_slug", "acme"),
        ]
    }

    #[test]
    fn row_18_a_path_of_another_organization_activates_it() {
        for token in in_acme() {
            for (path, organization) in [
                ("/orgs/other", "other"),
                ("/orgs/by-id/org_2", "org_2"),
                ("/me", ""),
                ("/orgs/f%20oo", "f%20oo"),
            ] {
                let state = visit(path, &token);
                assert_eq!(outcome(&state), SENT, "{path}");
                let asked = ("organization_id".to_owned(), organization.to_owned());
                assert_eq!(location(&state).1.last(), Some(&asked));
            }
        }
    }

    #[test]
    fn a_path_of_the_active_organization_or_of_none_causes_no_redirect() {
        for token in in_acme() {
            for path in ["/orgs/acme", "/orgs/by-id/org_1", "/elsewhere"] {
                assert_eq!(outcome(&visit(path, &token)), "signed-in", "{path}");
            }
        }
        for token in [Token::good(), Token::good().claim("v", 2).claim("org_id", "org_1")] {
            assert_eq!(outcome(&visit("/me", &token)), "signed-in", "no organization is active");
            assert_eq!(outcome(&visit("/orgs/acme", &token)), SENT);
        }
    }

    #[test]
    fn only_pages_and_only_sessions_with_a_user_are_synchronized() {
        let [token, _] = in_acme();
        let program = request("GET", "/me", &[("cookie", &cookies(&token))]);
        assert_eq!(outcome(&decide(&app(), &program)), "signed-in");
        let authorization = format!("Bearer {}", token.sign());
        let with_header = request("GET", "/me", &[("authorization", &authorization), PAGE]);
        assert_eq!(outcome(&decide(&app(), &with_header)), "signed-in");
        assert_eq!(outcome(&visit("/me", &token.clone().claim("sts", "pending"))), "signed-in");
        assert_eq!(outcome(&visit("/me", &token.claim("sub", ""))), "signed-in");
    }

    #[test]
    fn activation_of_an_organization_is_abandoned_after_three_attempts() {
        let [token, _] = in_acme();
        let visit = |count: &str| {
            let cookies = format!("{}; __clerk_redirect_count={count}", cookies(&token));
            request("GET", "/me", &[("cookie", &cookies), PAGE])
        };
        assert_eq!(outcome(&decide(&app(), &visit("2"))), SENT);
        for count in ["3", "4"] {
            assert_eq!(outcome(&decide(&app(), &visit(count))), "signed-in");
            assert_eq!(notices(&app(), &visit(count)), [Notice::OrganizationLoop]);
        }
    }

    #[test]
    fn every_handshake_contains_the_organization_of_the_path() {
        let state = decide(&app(), &request("GET", "/orgs/acme", &[("cookie", "__client_uat=5"), PAGE]));
        assert_eq!(outcome(&state), "handshake client-uat-but-no-session-token");
        assert_eq!(location(&state).1.last(), Some(&("organization_id".to_owned(), "acme".to_owned())));
    }
}
