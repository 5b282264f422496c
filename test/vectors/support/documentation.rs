// Included by the examples in the documentation of the crate, which would otherwise consist mostly of this.

/// The public key of an instance.
const PEM: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/test/vectors/keys/rsa-2048.public.pem"));

/// A token of a session of `user_1`, for the origin `https://example.com`.
const TOKEN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/test/vectors/keys/session-token.jwt"));

/// A configuration that accepts session tokens and needs no network.
fn configuration() -> clerk_express_native::authenticate::Configuration {
    use clerk_express_native::authenticate::{AcceptsToken, Configuration};
    use clerk_express_native::jwks::{DEFAULT_TIMEOUT, Freshness, PemKey};
    use clerk_express_native::jwt::{Rules, Verification};

    Configuration {
        publishable_key: "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k".to_owned(),
        secret_key: "sk_live_123".to_owned(),
        client_secret_key: None,
        machine_secret_key: None,
        api_url: String::new(),
        api_version: String::new(),
        accepts_token: AcceptsToken::Name("session_token".to_owned()),
        verification: Verification {
            local_key: Some(PemKey::parse(PEM)),
            rules: Rules::default(),
            freshness: Freshness::DEFAULT,
            key_timeout: DEFAULT_TIMEOUT,
            revocations: None,
        },
        strict: false,
        token_cache_entries: None,
        machine_token_cache_ttl: None,
        machine_token_store: None,
        organization_sync: [None, None],
        redirects: true,
    }
}
