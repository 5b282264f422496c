//! The cookies that Clerk's browser library keeps (`authentication.md` §3.6).
//!
//! Every row is answered as for a client that cannot be sent to Clerk and back, such as `fetch` and `curl`: signed
//! out, with the reason for which a browser would have been sent.

use serde_json::Value;

use super::session_error::{self, Carrier};
use super::state::{Advice, Reason, SignedIn, State};
use super::{Authenticator, suffix};
use crate::instance::InstanceType;
use crate::request::{Cookies, HeaderName, Request};

/// Parameter and cookie of the same name tie a browser to a development instance.
const DEV_BROWSER: &str = "__clerk_db_jwt";

/// A session, when the cookies say that there is one and its token verifies.
pub(super) async fn authenticate(authenticator: &Authenticator, request: &Request) -> State {
    let key = &authenticator.publishable_key;
    let header = request.headers().get(HeaderName::Cookie).unwrap_or_default();
    let cookies = Cookies::parse(header, key.cookie_suffix());
    let selected = suffix::select(&cookies, key, authenticator.verifier.unix_seconds());

    if key.instance_type() == InstanceType::Development {
        // Rows 7 and 8.
        if request.url().has_query_parameter(DEV_BROWSER) {
            return State::signed_out(Reason::DevBrowserSync);
        }
        if selected.dev_browser.is_none() {
            return State::signed_out(Reason::DevBrowserMissing);
        }
    }
    // Rows 9 to 11.
    let client_uat = parse_integer(selected.client_uat.unwrap_or_default());
    let session = match (client_uat, selected.session) {
        (0.0, None) => return State::signed_out(Reason::SessionTokenAndUatMissing),
        (0.0, Some(_)) => return State::signed_out(Reason::SessionTokenButNoClientUat),
        (_, None) => return State::signed_out(Reason::ClientUatButNoSessionToken),
        (_, Some(session)) => session,
    };
    // Rows 12 to 14.
    let refuse = |error| session_error::explain(authenticator, request, Carrier::Cookie, error);
    let session = match session {
        Ok(session) => session,
        Err(error) => return refuse(error.into()),
    };
    if session.is_not_a_session() {
        return State::signed_out(Reason::TokenTypeMismatch);
    }
    let issued_at = session.claims().issued_at.as_ref().and_then(Value::as_f64);
    if issued_at.is_some_and(|issued_at| issued_at < client_uat) {
        return State::signed_out(Reason::SessionTokenIatBeforeClientUat);
    }
    // Rows 15, 16 and 19.
    if let Err(error) = authenticator.verifier.verify(&session).await {
        return refuse(error);
    }
    let azp = session.claims().authorized_party.as_ref();
    let has_authorized_party = azp.and_then(Value::as_str).is_some_and(|party| !party.is_empty());
    let advice = (!has_authorized_party).then_some(Advice::AuthorizedPartyMissing);
    State::SignedIn(SignedIn { token: session.text().to_owned(), claims: session.into_payload(), advice })
}

/// JavaScript's `parseInt(text, 10) || 0`.
fn parse_integer(text: &str) -> f64 {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
    sign * digits[..end].parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::parse_integer;

    #[test]
    fn numbers_are_read_as_javascript_reads_them() {
        for (text, expected) in [
            ("", 0.0),
            ("0", 0.0),
            ("1700000000", 1_700_000_000.0),
            (" 12", 12.0),
            ("12abc", 12.0),
            ("abc", 0.0),
            ("-5", -5.0),
            ("+5", 5.0),
            ("1.9", 1.0),
            ("0x10", 0.0),
            ("--5", 0.0),
            ("-", 0.0),
        ] {
            assert_eq!(parse_integer(text), expected, "{text:?}");
        }
    }
}
