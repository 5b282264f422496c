//! Asking Clerk about an opaque machine token (`authentication.md` §5.10). The core makes these calls for requests
//! that carry such a token.

use super::{Operation, api_keys, idp_oauth_access_token, m2m};

/// Whose API key is this?
pub(crate) static API_KEY: Operation = api_keys::VERIFY;

/// Whose machine-to-machine token is this?
pub(crate) static M2M_TOKEN: Operation = m2m::VERIFY;

/// Whose OAuth access token is this?
pub(crate) static OAUTH_TOKEN: Operation = idp_oauth_access_token::VERIFY;
