//! The URLs that browsers may be redirected to. Redirects to any other URL would make the stand-in an open
//! redirector, and would leak its nonces.

use url::Url;

use crate::local_clerk::LocalClerk;
use crate::loopback::is_loopback;

/// The URL, if it is on this machine or of the app that the stand-in was started for.
pub(crate) fn trusted_url(local: &LocalClerk, text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_plain =
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    let is_trusted = is_loopback(&url) || url.origin() == local.settings().app_url.origin();
    (is_plain && is_trusted).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handshake_format::HandshakeFormat;
    use crate::local_clerk::Settings;
    use crate::state::State;

    #[test]
    fn only_urls_on_this_machine_and_of_the_app_are_trusted() {
        let settings = Settings {
            app_url: "https://app.example.com/start".parse().expect("a URL"),
            session_token_seconds: 60,
            packages: std::path::PathBuf::new(),
            webhook_retry_after: Vec::new(),
            handshake_format: HandshakeFormat::Requested,
        };
        let address = "127.0.0.1:4100".parse().expect("an address");
        let local = LocalClerk::new(address, settings, State::built_in(), None);
        for text in [
            "http://127.0.0.1:3000/a?b=c#d",
            "https://localhost/",
            "http://app.localhost:8080/",
            "http://127.1.2.3/",
            "http://[::1]:3000/",
            "https://app.example.com/other",
        ] {
            assert_eq!(trusted_url(&local, text).expect(text).as_str(), text);
        }
        for text in [
            "",
            "/protected",
            "//127.0.0.1/",
            "https://example.com/",
            "http://app.example.com/",
            "https://app.example.com:8443/",
            "https://user@app.example.com/",
            "http://127.0.0.1.example.com/",
            "http://localhost.example.com/",
            "http://127.0.0.1@example.com/",
            "http://user:word@127.0.0.1/",
            "http://192.168.1.2/",
            "http://0.0.0.0/",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/hosts",
            "ftp://127.0.0.1/",
        ] {
            assert_eq!(trusted_url(&local, text), None, "{text}");
        }
    }
}
