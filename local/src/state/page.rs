//! The page that calls.

/// A page in a browser.
#[derive(Clone, Copy, Debug)]
pub struct Page<'c> {
    /// The token of the browser.
    pub client_token: &'c str,
    /// The origin of the page: the `azp` of session tokens.
    pub origin: &'c str,
}
