//! The three kinds of machine tokens.

/// A kind of machine token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenType {
    /// Created by a user or an organization for their programs.
    ApiKey,
    /// Created by a machine for another machine.
    M2mToken,
    /// Issued to an application in which a user signed in with Clerk.
    OauthToken,
}

impl TokenType {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::ApiKey, Self::M2mToken, Self::OauthToken];

    /// The name in `acceptsToken` and `auth.tokenType`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::M2mToken => "m2m_token",
            Self::OauthToken => "oauth_token",
        }
    }

    /// The kind with this name in `acceptsToken`; `None` for any other string.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|token_type| token_type.as_str() == name)
    }

    /// The kind of an opaque token, by its prefix.
    pub(super) fn from_prefix(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|token_type| token.starts_with(token_type.prefix()))
    }

    /// The name in Clerk's documentation.
    pub fn noun(self) -> &'static str {
        match self {
            Self::ApiKey => "API key",
            Self::M2mToken => "M2M token",
            Self::OauthToken => "OAuth access token",
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::ApiKey => "ak_",
            Self::M2mToken => "mt_",
            Self::OauthToken => "oat_",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_name() {
        for token_type in TokenType::ALL {
            assert_eq!(TokenType::from_name(token_type.as_str()), Some(token_type));
        }
        for other in ["session_token", "any", "", "API_KEY"] {
            assert_eq!(TokenType::from_name(other), None, "{other}");
        }
    }

    #[test]
    fn prefixes_are_case_sensitive_and_only_match_at_the_start() {
        assert_eq!(TokenType::from_prefix("ak_x"), Some(TokenType::ApiKey));
        assert_eq!(TokenType::from_prefix("mt_"), Some(TokenType::M2mToken));
        assert_eq!(TokenType::from_prefix("oat_x"), Some(TokenType::OauthToken));
        for other in ["", "ak", "AK_x", "Mt_x", "xak_x", " ak_x", "sess_x"] {
            assert_eq!(TokenType::from_prefix(other), None, "{other}");
        }
    }
}
