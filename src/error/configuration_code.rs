// Generated from api/errors.yaml by `npm run generate`. Do not edit.

//! The codes of configuration errors that the core reports.

/// What is wrong with a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigurationErrorCode {
    /// `acceptsToken` names an unknown token type, or leaves out session tokens although a guard requires something of them.
    AcceptsTokenInvalid,
    /// `apiUrl` is not an absolute `http` or `https` URL, or contains credentials.
    ApiUrlInvalid,
    /// Browsers cannot be redirected to the Frontend API, because `proxyUrl` or `domain` does not form a URL.
    FrontendApiInvalid,
    /// `machineSecretKey` contains white space, is in quotation marks, or contains a character that a header cannot carry.
    MachineSecretKeyInvalid,
    /// `machineSecretKey` contains only white space.
    MachineSecretKeyMissing,
    /// A pattern of `organizationSyncOptions` does not compile.
    OrganizationPatternInvalid,
    /// `publishableKey` is not a publishable key.
    PublishableKeyInvalid,
    /// Neither `publishableKey` nor `CLERK_PUBLISHABLE_KEY` is set.
    PublishableKeyMissing,
    /// The request names no usable host, so the functions among `domain`, `isSatellite` and `proxyUrl` cannot be called.
    RequestAddressUnknown,
    /// `retry.attempts` is not an integer from 0 to 10.
    RetryInvalid,
    /// `revocations` is not an object of `createRevocations()`, or an option of `createRevocations()` is not usable.
    RevocationsInvalid,
    /// A satellite has neither a domain nor a proxy.
    SatelliteDomainMissing,
    /// `signInUrl` of a satellite of a development instance is missing, relative, or of the satellite itself.
    SatelliteSignInUrlInvalid,
    /// `secretKey` contains white space, is in quotation marks, or contains a character that a header cannot carry.
    SecretKeyInvalid,
    /// Neither `secretKey` nor `CLERK_SECRET_KEY` is set.
    SecretKeyMissing,
    /// `domain` or `proxyUrl` is a function that returned neither a string nor `undefined`.
    SiteInvalid,
    /// `timeoutMs` is not a number of milliseconds that timers support.
    TimeoutInvalid,
    /// `userAgent` contains a character that a header cannot carry.
    UserAgentInvalid,
    /// The signing secret is malformed.
    WebhookSigningSecretInvalid,
    /// Neither `signingSecret` nor `CLERK_WEBHOOK_SIGNING_SECRET` is set.
    WebhookSigningSecretMissing,
}

impl ConfigurationErrorCode {
    /// The stable code, such as `publishable-key-invalid`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AcceptsTokenInvalid => "accepts-token-invalid",
            Self::ApiUrlInvalid => "api-url-invalid",
            Self::FrontendApiInvalid => "frontend-api-invalid",
            Self::MachineSecretKeyInvalid => "machine-secret-key-invalid",
            Self::MachineSecretKeyMissing => "machine-secret-key-missing",
            Self::OrganizationPatternInvalid => "organization-pattern-invalid",
            Self::PublishableKeyInvalid => "publishable-key-invalid",
            Self::PublishableKeyMissing => "publishable-key-missing",
            Self::RequestAddressUnknown => "request-address-unknown",
            Self::RetryInvalid => "retry-invalid",
            Self::RevocationsInvalid => "revocations-invalid",
            Self::SatelliteDomainMissing => "satellite-domain-missing",
            Self::SatelliteSignInUrlInvalid => "satellite-sign-in-url-invalid",
            Self::SecretKeyInvalid => "secret-key-invalid",
            Self::SecretKeyMissing => "secret-key-missing",
            Self::SiteInvalid => "site-invalid",
            Self::TimeoutInvalid => "timeout-invalid",
            Self::UserAgentInvalid => "user-agent-invalid",
            Self::WebhookSigningSecretInvalid => "webhook-signing-secret-invalid",
            Self::WebhookSigningSecretMissing => "webhook-signing-secret-missing",
        }
    }
}
