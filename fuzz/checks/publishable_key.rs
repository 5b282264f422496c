//! Publishable keys, and with them the Frontend API that cookies and redirects go to.

use clerk_express_native::instance::{PublishableKey, Site};

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let Ok(key) = PublishableKey::parse(text) else { return };
    assert_eq!(key.as_str(), text);
    let printed = PublishableKey::encode(key.instance_type(), key.frontend_api());
    if !printed.contains("pk_live_pk") && !printed[8..].contains('_') {
        let again = PublishableKey::parse(&printed).expect("the same key, printed");
        assert_eq!(again.frontend_api(), key.frontend_api());
        assert_eq!(again.instance_type(), key.instance_type());
    }
    let suffix = key.cookie_suffix().as_str();
    assert!(
        suffix.len() == 8
            && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    );
    // Browsers are sent to a URL with a host, or nowhere.
    let site = Site::default();
    if site.check(&key).is_ok()
        && let Ok(Some(endpoint)) = site.handshake_endpoint(&key, None)
    {
        assert!(endpoint.scheme() == "https" && endpoint.has_host());
        assert!(endpoint.path().ends_with("/v1/client/handshake"), "{endpoint}");
    }
}
