//! Calls that verify opaque machine tokens (`authentication.md` §5.10).

use clerk_backend_api::{Operation, operation};

/// Verifies an API key.
pub(crate) static API_KEY: Operation = *operation("apiKeys.verify");

/// Verifies a machine-to-machine token.
pub(crate) static M2M_TOKEN: Operation = *operation("m2m.verify");

/// Verifies an OAuth access token.
pub(crate) static OAUTH_TOKEN: Operation = *operation("idPOAuthAccessToken.verify");
