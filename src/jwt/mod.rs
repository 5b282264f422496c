//! JSON Web Tokens as Clerk issues them: decoding (RFC 7515, RFC 7519) and verification (`authentication.md` §4).

mod claim_checks;
mod claims;
mod compact;
mod facts;
mod header;
mod json;
mod presented;
mod rules;
mod time_claim;
mod token_caches;
mod verification;
mod verified_tokens;
mod verify;

pub use claims::Claims;
pub use compact::{CompactJwt, DecodedJwt, MAX_TOKEN_BYTES};
pub use header::{Category, Header};
pub use json::{is_falsy, show, show_list, show_text};
pub use presented::PresentedJwt;
pub use rules::{HeaderTypes, Rules};
pub use token_caches::TokenCaches;
pub use verification::Verification;
pub use verified_tokens::{DEFAULT_ENTRIES, MAX_DECODED, VerifiedTokens};
pub use verify::{KeySource, Verifier};
