//! Calls that look an opaque machine token up at Clerk (`authentication.md` §5.10). The core makes them for requests that
//! carry such a token.

use clerk_backend_api::{Operation, operation};

/// Looks an API key up.
pub(crate) static API_KEY: Operation = *operation("apiKeys.verify");

/// Looks a machine-to-machine token up.
pub(crate) static M2M_TOKEN: Operation = *operation("m2m.verify");

/// Looks an OAuth access token up.
pub(crate) static OAUTH_TOKEN: Operation = *operation("idPOAuthAccessToken.verify");
