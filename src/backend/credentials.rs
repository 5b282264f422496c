//! The key that authenticates a call.

use clerk_backend_api::Credential;
use http::HeaderValue;

use crate::error::ConfigurationError;
use crate::instance::SecretKey;

/// The keys of a client.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// The instance's key.
    pub secret_key: Option<SecretKey>,
    /// The key of one of the instance's machines.
    pub machine_secret_key: Option<SecretKey>,
    /// Whether calls that need the secret key are sent without it if it is missing.
    pub are_optional: bool,
}

impl Credentials {
    /// The value of the `Authorization` header; `None` if the call is sent without it. A key in the call's
    /// options takes precedence over those of the client.
    ///
    /// # Errors
    /// `secret-key-missing` if the operation requires it.
    pub fn authorization(
        &self,
        wanted: Credential,
        own: Option<&SecretKey>,
    ) -> Result<Option<HeaderValue>, ConfigurationError> {
        let machine_secret_key = match wanted {
            Credential::Machine => self.machine_secret_key.as_ref(),
            Credential::SecretKey | Credential::Optional => None,
        };
        let key = own.or(machine_secret_key).or(self.secret_key.as_ref());
        if key.is_none() && wanted == Credential::SecretKey && !self.are_optional {
            return Err(SecretKey::missing());
        }
        Ok(key.map(SecretKey::to_authorization))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> SecretKey {
        SecretKey::parse(text).expect("a usable key")
    }

    fn sent(credentials: &Credentials, wanted: Credential, own: Option<&str>) -> String {
        let own = own.map(key);
        match credentials.authorization(wanted, own.as_ref()) {
            Ok(Some(value)) => value.to_str().expect("visible characters").to_owned(),
            Ok(None) => "nothing".to_owned(),
            Err(error) => error.code.as_str().to_owned(),
        }
    }

    #[test]
    fn the_calls_key_takes_precedence_over_the_machines_and_that_over_the_instances() {
        let instance = Credentials { secret_key: Some(key("sk")), ..Credentials::default() };
        let both = Credentials { machine_secret_key: Some(key("ak")), ..instance.clone() };
        for (credentials, wanted, own, expected) in [
            (&both, Credential::SecretKey, None, "Bearer sk"),
            (&both, Credential::Optional, None, "Bearer sk"),
            (&both, Credential::Machine, None, "Bearer ak"),
            (&both, Credential::Machine, Some("own"), "Bearer own"),
            (&both, Credential::SecretKey, Some("own"), "Bearer own"),
            (&instance, Credential::Machine, None, "Bearer sk"),
        ] {
            assert_eq!(sent(credentials, wanted, own), expected, "{wanted:?}");
        }
    }

    #[test]
    fn only_calls_that_need_the_secret_key_fail_without_one() {
        let machine = Credentials { machine_secret_key: Some(key("ak")), ..Credentials::default() };
        for (wanted, with_machine, with_none) in [
            (Credential::SecretKey, "secret-key-missing", "secret-key-missing"),
            (Credential::Machine, "Bearer ak", "nothing"),
            (Credential::Optional, "nothing", "nothing"),
        ] {
            assert_eq!(sent(&machine, wanted, None), with_machine, "{wanted:?}");
            assert_eq!(sent(&Credentials::default(), wanted, None), with_none, "{wanted:?}");
        }
    }

    #[test]
    fn no_call_fails_without_a_key_if_keys_are_optional() {
        let none = Credentials { are_optional: true, ..Credentials::default() };
        assert_eq!(sent(&none, Credential::SecretKey, None), "nothing");
        let some = Credentials { secret_key: Some(key("sk")), ..none };
        assert_eq!(sent(&some, Credential::SecretKey, None), "Bearer sk");
    }
}
