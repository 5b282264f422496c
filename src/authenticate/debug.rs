//! The basis of a decision, for `auth.debug()` (`authentication.md` §5.8).

use serde::Serialize;
use url::Url;

use super::context::Context;
use super::{Authenticator, handshake};
use crate::instance::{InstanceType, Site};
use crate::request::{HeaderName, Request, bearer_token, parse_integer};

/// Number of characters shown of a token, just to show that there is one.
pub const SHOWN_CHARACTERS: usize = 7;

/// The names and their order are those of Clerk's SDK.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts<'r> {
    cookie_suffix: &'r str,
    original_frontend_api: &'r str,
    publishable_key: &'r str,
    instance_type: &'static str,
    frontend_api: String,
    method: &'r str,
    token_in_header: String,
    origin: Option<&'r str>,
    host: Option<&'r str>,
    forwarded_host: Option<&'r str>,
    forwarded_proto: Option<&'r str>,
    referrer: Option<String>,
    sec_fetch_dest: Option<&'r str>,
    accept: Option<&'r str>,
    session_token_in_cookie: String,
    refresh_token_in_cookie: String,
    client_uat: f64,
    dev_browser_token: String,
    handshake_token: String,
    handshake_redirect_loop_counter: f64,
    handshake_nonce: &'static str,
    uses_suffixed_cookies: bool,
    clerk_url: String,
}

/// Returns a JSON object, empty if sessions are not accepted. It has only the first characters of tokens,
/// only the presence of nonces, and no credentials or queries of URLs.
pub fn debug(authenticator: &Authenticator, site: &Site, request: &Request) -> String {
    let Some(sessions) = authenticator.sessions() else { return "{}".to_owned() };
    let cookies = Context::read_cookies(sessions, request);
    let mut notices = Vec::new();
    let header_token = request.headers().get(HeaderName::Authorization).and_then(bearer_token);
    let (context, _) = Context::new(sessions, site, request, &cookies, header_token, &mut notices);
    let headers = request.headers();
    let key = &sessions.publishable_key;
    let handshake = handshake::resolve::brought_back(&context);
    let facts = Facts {
        cookie_suffix: key.cookie_suffix().as_str(),
        original_frontend_api: &site.frontend_api_host(key),
        publishable_key: key.as_str(),
        instance_type: match key.instance_type() {
            InstanceType::Development => "development",
            InstanceType::Production => "production",
        },
        frontend_api: context.frontend_api().map(|url| without_secrets(&url)).unwrap_or_default(),
        method: request.method(),
        token_in_header: start(header_token),
        origin: headers.get(HeaderName::Origin),
        host: headers.get(HeaderName::Host),
        forwarded_host: headers.get(HeaderName::ForwardedHost),
        forwarded_proto: headers.get(HeaderName::ForwardedProto),
        referrer: headers.get(HeaderName::Referer).and_then(|text| Url::parse(text).ok()).map(without_query),
        sec_fetch_dest: headers.get(HeaderName::SecFetchDest),
        accept: headers.get(HeaderName::Accept),
        session_token_in_cookie: start(context.selected.session),
        refresh_token_in_cookie: start(context.cookies.refresh.as_deref()),
        client_uat: parse_integer(context.selected.client_uat.unwrap_or_default()),
        dev_browser_token: start(context.dev_browser().as_deref()),
        handshake_token: start(handshake.token.as_deref()),
        handshake_redirect_loop_counter: context.redirect_count(),
        handshake_nonce: if handshake.nonce.is_some() { "(hidden)" } else { "" },
        uses_suffixed_cookies: context.selected.is_suffixed,
        clerk_url: request.url().public().cloned().map(without_query).unwrap_or_default(),
    };
    serde_json::to_string(&facts).unwrap_or_default()
}

/// Removes credentials, query and fragment from a URL, and query and fragment from anything else, such as a path.
///
/// ```
/// # use clerk_express_native::authenticate::without_secrets;
/// assert_eq!(without_secrets("https://user:password@app.example/page?a#b"), "https://app.example/page");
/// assert_eq!(without_secrets("/page?a#b"), "/page");
/// ```
pub fn without_secrets(url: &str) -> String {
    match Url::parse(url) {
        Ok(url) if url.has_host() => without_query(url),
        _ => url.split(['?', '#']).next().unwrap_or_default().to_owned(),
    }
}

fn start(token: Option<&str>) -> String {
    token.unwrap_or_default().chars().take(SHOWN_CHARACTERS).collect()
}

fn without_query(mut url: Url) -> String {
    url.set_query(None);
    url.set_fragment(None);
    // A URL that cannot have them has none.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::fixtures::{instance, request};
    use super::*;
    use crate::test_token::Token;

    fn facts(target: &str, given: &[(&str, &str)]) -> Value {
        let development = instance(InstanceType::Development);
        let text = debug(&development.authenticator, &development.site, &request("GET", target, given));
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn it_shows_the_selected_cookies_and_the_urls() {
        let facts = facts(
            "/page",
            &[("cookie", "__client_uat=7; __clerk_redirect_count=2"), ("host", "app.example")],
        );
        assert_eq!(facts["clientUat"], 7.0);
        assert_eq!(facts["handshakeRedirectLoopCounter"], 2.0);
        assert_eq!(facts["usesSuffixedCookies"], false);
        assert_eq!(facts["frontendApi"], "clerk.example.com");
        assert_eq!(facts["clerkUrl"], "http://app.example/page");
        assert_eq!(facts["instanceType"], "development");
    }

    #[test]
    fn it_shows_at_most_seven_characters_of_secrets() {
        let token = Token::good().sign();
        let authorization = format!("Bearer {token}");
        let cookies = "__session=0123456secret; __clerk_db_jwt=0123456secret; __clerk_handshake=0123456secret; \
                       __clerk_handshake_nonce=secret; __client_uat=1";
        let given = [
            ("authorization", authorization.as_str()),
            ("cookie", cookies),
            ("referer", "https://user:secret@a.example/path?secret#secret"),
        ];
        let facts = facts("/?__clerk_handshake_nonce=secret", &given);
        assert!(!facts.to_string().contains("secret"), "{facts}");
        assert_eq!(facts["tokenInHeader"], token[..7]);
        for name in ["sessionTokenInCookie", "devBrowserToken", "handshakeToken"] {
            assert_eq!(facts[name], "0123456", "{name}");
        }
        assert_eq!(facts["handshakeNonce"], "(hidden)");
        assert_eq!(facts["referrer"], "https://a.example/path");
    }
}
