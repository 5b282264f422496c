use super::*;
use crate::instance::InstanceType;
use crate::jwks::{DEFAULT_TIMEOUT, Freshness};
use crate::jwt::Rules;
use crate::organization_sync::Pattern;
use crate::test_token::NOW;
use crate::time::manual::ManualClock;
use crate::transport::{BoxFuture, Request, Response, Transport, TransportError};

#[derive(Debug)]
struct NoNetwork;

impl Transport for NoNetwork {
    fn send(&self, _: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        unreachable!("nothing is fetched while a configuration is parsed")
    }
}

fn process() -> Process {
    Process::new(ManualClock::at(NOW), Arc::new(NoNetwork), tokio::runtime::Handle::current)
}

/// A configuration that works, for this `acceptsToken`.
fn configuration(accepts_token: &str) -> Configuration {
    Configuration {
        publishable_key: PublishableKey::encode(InstanceType::Development, "clerk.example.com"),
        secret_key: "sk_test_1".to_owned(),
        client_secret_key: None,
        machine_secret_key: None,
        api_url: String::new(),
        api_version: String::new(),
        accepts_token: AcceptsToken::Name(accepts_token.to_owned()),
        verification: Verification {
            local_key: None,
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

type Change = fn(&mut Configuration);

/// What is reported; empty for a configuration that works.
fn fault(accepts_token: &str, change: impl FnOnce(&mut Configuration)) -> String {
    let mut configuration = configuration(accepts_token);
    change(&mut configuration);
    configuration
        .authenticator(&process())
        .err()
        .map(|error| error.code.as_str().to_owned())
        .unwrap_or_default()
}

#[tokio::test]
async fn the_first_fault_is_reported() {
    let wrong_paths = || [Some(PatternOption::One(Pattern::Path("/:".to_owned()))), None];
    let steps: [(&str, Change); 5] = [
        ("accepts-token-invalid", |options| options.accepts_token = AcceptsToken::Name("user".to_owned())),
        ("publishable-key-invalid", |options| options.publishable_key = "pk".to_owned()),
        ("secret-key-missing", |options| options.secret_key = String::new()),
        ("api-url-invalid", |options| options.api_url = "api".to_owned()),
        ("machine-secret-key-invalid", |options| options.machine_secret_key = Some("\"ak_1\"".to_owned())),
    ];
    for (index, (code, _)) in steps.iter().enumerate() {
        let found = fault("any", |options| {
            steps[index..].iter().for_each(|(_, change)| change(options));
            options.organization_sync = wrong_paths();
        });
        assert_eq!(&found, code);
    }
    let last = fault("any", |options| options.organization_sync = wrong_paths());
    assert_eq!(last, "organization-pattern-invalid");
}

#[tokio::test]
async fn a_machine_secret_key_is_enough_for_m2m_tokens_alone() {
    let with_machine_key = |options: &mut Configuration| {
        options.secret_key = String::new();
        options.publishable_key = String::new();
        options.machine_secret_key = Some("ak_1".to_owned());
    };
    assert_eq!(fault("m2m_token", with_machine_key), "");
    assert_eq!(fault("api_key", with_machine_key), "secret-key-missing");
    assert_eq!(fault("oauth_token", with_machine_key), "publishable-key-missing");
    assert_eq!(fault("session_token", with_machine_key), "publishable-key-missing");
}

#[tokio::test]
async fn accepted_kinds_are_any_a_name_or_names() {
    let of = |accepts_token| Configuration { accepts_token, ..configuration("any") };
    let names = |names: &[&str]| AcceptsToken::Names(names.iter().map(|&name| name.to_owned()).collect());
    let accepts = |accepts_token| of(accepts_token).authenticator(&process()).map(|built| built.accepts);
    assert!(matches!(accepts(AcceptsToken::Name("any".to_owned())), Ok(Accepts::Any(_))));
    assert!(matches!(accepts(AcceptsToken::Name("session_token".to_owned())), Ok(Accepts::Session(_))));
    assert!(matches!(
        accepts(AcceptsToken::Name("api_key".to_owned())),
        Ok(Accepts::Machine(TokenType::ApiKey))
    ));
    assert!(matches!(
        accepts(names(&["session_token", "m2m_token"])),
        Ok(Accepts::OneOf(_, kinds)) if kinds == [TokenKind::Session, TokenKind::Machine(TokenType::M2mToken)]
    ));
    assert!(accepts(names(&["any"])).is_err(), "an array holds names of kinds alone");
}

#[tokio::test]
async fn strict_asks_for_an_issuer_of_the_instance() {
    for (strict, issuers) in [(false, vec![]), (true, vec!["https://clerk.example.com".to_owned()])] {
        let built = Configuration { strict, ..configuration("any") }.authenticator(&process());
        let built = built.expect("a good configuration");
        let sessions = built.sessions().expect("sessions are accepted");
        assert_eq!(sessions.verifier.rules().issuers, issuers);
        assert_eq!(sessions.verifier.rules().audience_required, strict);
    }
}
