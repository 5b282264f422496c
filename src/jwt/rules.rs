//! What a token must satisfy in addition to a valid signature (`authentication.md` §4.2).

use std::time::Duration;

use serde::Serialize;

/// What a token must satisfy in addition to a valid signature. An empty list disables the rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules {
    /// `aud`, if present, must share a member with this list.
    pub audience: Vec<String>,
    /// `azp` must be in this list.
    pub authorized_parties: Vec<String>,
    /// `iss` must be in this list.
    pub issuers: Vec<String>,
    /// `typ` must be one of these.
    pub header_types: HeaderTypes,
    /// Tolerated clock difference, in milliseconds.
    pub clock_skew_ms: f64,
    /// Whether a token without a usable `aud` is rejected if `audience` is set.
    pub audience_required: bool,
}

/// The accepted values of the `typ` header parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum HeaderTypes {
    /// `JWT`, or no `typ` at all.
    JwtOrAbsent,
    /// Exactly one of these values.
    OneOf(Vec<String>),
}

impl Rules {
    /// The clock skew that is tolerated by default: five seconds.
    pub const DEFAULT_CLOCK_SKEW: Duration = Duration::from_secs(5);

    /// Requires everything that a token may lack by default: `aud` if `audience` is set, an `iss` of the
    /// instance (unless `issuers` is set), and `typ`.
    pub fn make_strict(&mut self, issuers: Vec<String>) {
        self.audience_required = true;
        if self.issuers.is_empty() {
            self.issuers = issuers;
        }
        if self.header_types == HeaderTypes::JwtOrAbsent {
            self.header_types = HeaderTypes::OneOf(vec!["JWT".to_owned()]);
        }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            audience: Vec::new(),
            authorized_parties: Vec::new(),
            issuers: Vec::new(),
            header_types: HeaderTypes::JwtOrAbsent,
            clock_skew_ms: Self::DEFAULT_CLOCK_SKEW.as_millis() as f64,
            audience_required: false,
        }
    }
}
