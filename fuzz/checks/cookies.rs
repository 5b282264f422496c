//! Cookies, compared with a naive parser.

use crate::support::naive_cookie::naive_cookie;
use clerk_express_native::instance::PublishableKey;
use clerk_express_native::request::Cookies;

/// Panics if something does not hold for this input.
pub(crate) fn check(header: &str) {
    let key = PublishableKey::parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").expect("a good key");
    let cookies = Cookies::parse(header, key.cookie_suffix());
    for (name, found) in [
        ("__session", &cookies.session.unsuffixed),
        ("__session_naoXFJnI", &cookies.session.suffixed),
        ("__client_uat", &cookies.client_uat.unsuffixed),
        ("__client_uat_naoXFJnI", &cookies.client_uat.suffixed),
        ("__clerk_db_jwt", &cookies.dev_browser.unsuffixed),
        ("__clerk_db_jwt_naoXFJnI", &cookies.dev_browser.suffixed),
        ("__refresh_naoXFJnI", &cookies.refresh),
        ("__clerk_handshake", &cookies.handshake),
        ("__clerk_handshake_nonce", &cookies.handshake_nonce),
        ("__clerk_redirect_count", &cookies.redirect_count),
    ] {
        assert_eq!(found.as_deref(), naive_cookie(header, name).as_deref(), "{name}");
    }
}
