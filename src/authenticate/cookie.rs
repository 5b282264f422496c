//! Authentication by the cookies of Clerk's browser library (`authentication.md` §3.6, whose rows are cited
//! below).

use serde_json::Value;

use super::context::{Context, DEV_BROWSER};
use super::handshake::{self, Destination, resolve};
use super::notice::Notice;
use super::reason::Reason;
use super::session_error::{self, Carrier};
use super::state::{SignedIn, State};
use super::suffix::Decoded;
use super::{active_organization, cross_origin, satellite};
use crate::auth_object::permissions_are_readable;
use crate::request::{HeaderName, parse_integer};

/// Signs in if the cookies contain a session whose token is valid. `session` is the selected cookie.
pub(super) async fn authenticate(context: &mut Context<'_>, session: Option<&Decoded>) -> State {
    if let Some(fault) = context.site.fault_for(context.request.headers().get(HeaderName::Origin)) {
        return State::unusable(fault, context.notices);
    }
    // Row 1.
    if let Some(state) = resolve::resolve(context).await {
        return state;
    }
    // Rows 2 to 6.
    let client_uat = parse_integer(context.selected.client_uat.unwrap_or_default());
    let has_session_cookies = client_uat != 0.0 || session.is_some();
    if let Some(state) = satellite::ask_primary(context, has_session_cookies) {
        return state;
    }
    if let Some(state) = satellite::answer_satellite(context) {
        return state;
    }
    // Rows 7 and 8.
    if context.is_development() {
        if context.request.url().has_query_parameter(DEV_BROWSER) {
            return send(context, Reason::DevBrowserSync);
        }
        if context.dev_browser().is_none() {
            return send(context, Reason::DevBrowserMissing);
        }
    }
    // Rows 9 to 11.
    let session = match (client_uat, session) {
        (0.0, None) => return State::signed_out(Reason::SessionTokenAndUatMissing),
        (0.0, Some(_)) => return send(context, Reason::SessionTokenButNoClientUat),
        (_, None) => return send(context, Reason::ClientUatButNoSessionToken),
        (_, Some(session)) => session,
    };
    // Rows 12 to 14.
    let session = match session {
        Ok(session) => session,
        Err(error) => return session_error::handle(context, Carrier::Cookie, error.clone().into()).await,
    };
    if session.is_not_a_session() {
        return State::signed_out(Reason::TokenTypeMismatch);
    }
    let issued_at = session.claims().issued_at.as_ref().and_then(Value::as_f64);
    if issued_at.is_some_and(|issued_at| issued_at < client_uat) {
        return send(context, Reason::SessionTokenIatBeforeClientUat);
    }
    // Rows 15 and 16.
    if let Err(error) = context.sessions.verifier.verify(session).await {
        return session_error::handle(context, Carrier::Cookie, error).await;
    }
    let azp = session.claims().authorized_party.as_ref().and_then(Value::as_str);
    if azp.is_none_or(str::is_empty) {
        context.notices.push(Notice::AuthorizedPartyMissing);
    }
    // Rows 17 to 19.
    if cross_origin::may_have_missed_a_change(context) {
        let message = "The page was reached from another origin, where the session may have changed. The browser \
                       redirected to Clerk to fetch its current state.";
        let reason = Reason::PrimaryDomainCrossOriginSync;
        return handshake::send_or_sign_out(context, reason, message.to_owned(), Destination::FrontendApi);
    }
    if !permissions_are_readable(session.claims()) {
        context.notices.push(Notice::UnreadableClaims);
        return State::signed_out(Reason::UnexpectedError);
    }
    if let Some(handshake) = active_organization::synchronize(context, session.payload()) {
        return State::Handshake(handshake);
    }
    State::SignedIn(SignedIn::new(session))
}

/// Redirects the browser to fetch fresh cookies, if possible.
fn send(context: &mut Context<'_>, reason: Reason) -> State {
    handshake::send_or_sign_out(context, reason, String::new(), Destination::FrontendApi)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{
        BROWSER, decide, headers, instance, instance_with_rules, message, notices, outcome, request,
    };
    use super::*;
    use crate::instance::InstanceType;
    use crate::jwt::Rules;
    use crate::test_token::{NOW, Token};

    const BOTH: [InstanceType; 2] = [InstanceType::Development, InstanceType::Production];
    const SIGNED_IN_SINCE: i64 = NOW - 60;

    fn answer(instance_type: InstanceType, target: &str, cookies: &str) -> State {
        decide(&instance(instance_type), &request("GET", target, &[("cookie", cookies)]))
    }

    fn with_session(token: &str) -> String {
        format!("{BROWSER}__client_uat={SIGNED_IN_SINCE}; __session={token}")
    }

    /// The outcome for a browser with this session cookie that counts as signed in. It must not depend on the
    /// type of instance.
    fn answer_for(token: &Token) -> State {
        let [development, production] = BOTH.map(|kind| answer(kind, "/", &with_session(&token.sign())));
        assert_eq!(development, production);
        production
    }

    #[test]
    fn row_7_a_development_instance_gets_the_dev_browser_from_the_query() {
        let cookies = with_session(&Token::good().sign());
        for target in
            ["/?__clerk_db_jwt=browser", "/?__clerk_db_jwt=", "/?__clerk_db_jwt", "/?a&__clerk_db_jwt#b"]
        {
            let state = answer(InstanceType::Development, target, &cookies);
            assert_eq!(outcome(&state), "dev-browser-sync", "{target}");
            assert_eq!(outcome(&answer(InstanceType::Production, target, &cookies)), "signed-in", "{target}");
        }
        assert_eq!(outcome(&answer(InstanceType::Development, "/?db=__clerk_db_jwt", &cookies)), "signed-in");
    }

    #[test]
    fn row_8_a_development_instance_requires_a_dev_browser() {
        let cookies = with_session(&Token::good().sign()).replace(BROWSER, "");
        for cookies in [cookies.as_str(), "__clerk_db_jwt=; ", ""] {
            let state = answer(InstanceType::Development, "/", cookies);
            assert_eq!(outcome(&state), "dev-browser-missing", "{cookies}");
        }
        assert_eq!(outcome(&answer(InstanceType::Production, "/", &cookies)), "signed-in");
    }

    #[test]
    fn row_9_neither_a_session_nor_a_client_uat() {
        for cookies in ["", "__client_uat=0", "__client_uat=", "__client_uat=x", "__session=", "other=1"] {
            for kind in BOTH {
                let state = answer(kind, "/", &format!("{BROWSER}{cookies}"));
                assert_eq!(outcome(&state), "session-token-and-uat-missing", "{cookies}");
                assert_eq!(message(&state), "");
            }
        }
    }

    #[test]
    fn row_10_a_session_of_a_signed_out_client() {
        let token = Token::good().sign();
        for client_uat in ["", "__client_uat=0; ", "__client_uat=-0; ", "__client_uat=no; "] {
            for kind in BOTH {
                let state = answer(kind, "/", &format!("{BROWSER}{client_uat}__session={token}"));
                assert_eq!(outcome(&state), "session-token-but-no-client-uat", "{client_uat}");
            }
        }
    }

    #[test]
    fn row_11_a_signed_in_client_without_a_session() {
        for cookies in ["__client_uat=1700000000", "__client_uat=-1", "__client_uat=5x; __session="] {
            for kind in BOTH {
                let state = answer(kind, "/", &format!("{BROWSER}{cookies}"));
                assert_eq!(outcome(&state), "client-uat-but-no-session-token", "{cookies}");
            }
        }
    }

    #[test]
    fn row_12_a_session_cookie_that_is_not_a_token() {
        for token in ["x", "a.b.c", "....", "%20", "bnVsbA.bnVsbA.", &Token::good().sign()[1..]] {
            for kind in BOTH {
                let state = answer(kind, "/", &with_session(token));
                assert_eq!(outcome(&state), "token-invalid", "{token}");
                assert!(message(&state).ends_with("(reason=token-invalid, token-carrier=cookie)"));
            }
        }
    }

    #[test]
    fn row_13_a_token_of_another_kind() {
        for token in [
            Token::good().header("cat", "cl_B7d4PD222AAA"),
            Token::good().header("cat", "cl_B7d4PD333AAA"),
            Token::good().header("typ", "at+jwt"),
            Token::good().header("typ", "application/at+jwt"),
            Token::good().claim("sub", "mch_1"),
        ] {
            let state = answer_for(&token);
            assert_eq!(outcome(&state), "token-type-mismatch");
            assert_eq!(message(&state), "");
        }
    }

    #[test]
    fn row_13_comes_before_the_signature_and_before_row_14() {
        let token = Token::good().header("cat", "cl_B7d4PD222AAA").claim("iat", SIGNED_IN_SINCE - 1);
        assert_eq!(outcome(&answer_for(&token.signed_with_another_key())), "token-type-mismatch");
    }

    #[test]
    fn row_14_a_session_older_than_the_clients_last_change() {
        let reason = "session-token-iat-before-client-uat";
        assert_eq!(outcome(&answer_for(&Token::good().claim("iat", SIGNED_IN_SINCE - 1))), reason);
        assert_eq!(outcome(&answer_for(&Token::good().claim("iat", SIGNED_IN_SINCE))), "signed-in");
        assert_eq!(outcome(&answer_for(&Token::good().without_claim("iat"))), "signed-in");
    }

    #[test]
    fn row_14_comes_before_the_verification() {
        let token = Token::good().claim("iat", SIGNED_IN_SINCE - 1).claim("exp", NOW - 10);
        let reason = "session-token-iat-before-client-uat";
        assert_eq!(outcome(&answer_for(&token)), reason);
        assert_eq!(outcome(&answer_for(&token.signed_with_another_key())), reason);
    }

    #[test]
    fn row_15_an_invalid_session_token() {
        let state = answer_for(&Token::good().signed_with_another_key());
        assert_eq!(outcome(&state), "token-invalid-signature");
        assert!(message(&state).ends_with("(reason=token-invalid-signature, token-carrier=cookie)"));
    }

    #[test]
    fn row_16_a_session_without_authorized_party_causes_a_notice() {
        for (token, expected) in [
            (Token::good(), vec![]),
            (Token::good().without_claim("azp"), vec![Notice::AuthorizedPartyMissing]),
            (Token::good().claim("azp", ""), vec![Notice::AuthorizedPartyMissing]),
        ] {
            let cookies = with_session(&token.sign());
            let request = request("GET", "/", &[("cookie", &cookies)]);
            let instance = instance(InstanceType::Production);
            assert_eq!(notices(&instance, &request), expected);
            assert_eq!(outcome(&decide(&instance, &request)), "signed-in");
        }
    }

    #[test]
    fn row_19_a_valid_session_is_signed_in_with_its_claims_and_no_headers() {
        let token = Token::good().claim("x", "é");
        let state = answer_for(&token);
        assert!(headers(&state).is_empty());
        let State::SignedIn(session) = state else { unreachable!("a good token") };
        assert_eq!(session.token.text(), token.sign());
        let claims: Value = serde_json::from_str(session.token.payload()).expect("claims are JSON");
        assert_eq!((&claims["sid"], &claims["x"]), (&"sess_1".into(), &"é".into()));
    }

    #[test]
    fn the_method_does_not_affect_a_valid_session() {
        let cookies = with_session(&Token::good().sign());
        for method in ["GET", "HEAD", "POST", "OPTIONS", "DELETE", "QUERY"] {
            let request = request(method, "/", &[("cookie", &cookies)]);
            assert_eq!(
                outcome(&decide(&instance(InstanceType::Production), &request)),
                "signed-in",
                "{method}"
            );
        }
    }

    #[test]
    fn the_configured_rules_are_used() {
        let rules =
            Rules { authorized_parties: vec!["https://other.example".to_owned()], ..Rules::default() };
        let cookies = with_session(&Token::good().sign());
        let state = decide(
            &instance_with_rules(InstanceType::Production, rules),
            &request("GET", "/", &[("cookie", &cookies)]),
        );
        assert_eq!(outcome(&state), "token-invalid-authorized-parties");
    }
}
