//! The request headers that authentication reads.

/// A header that authentication reads. Values are passed in the order of [`HeaderName::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderName {
    /// `authorization`
    Authorization,
    /// `cookie`
    Cookie,
    /// `host`
    Host,
    /// `x-forwarded-host`
    ForwardedHost,
    /// `x-forwarded-proto`
    ForwardedProto,
    /// `accept`
    Accept,
    /// `origin`
    Origin,
    /// `referer`
    Referer,
    /// `sec-fetch-dest`
    SecFetchDest,
}

impl HeaderName {
    /// Every header, with its lowercase name as in Node.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Authorization, "authorization"),
        (Self::Cookie, "cookie"),
        (Self::Host, "host"),
        (Self::ForwardedHost, "x-forwarded-host"),
        (Self::ForwardedProto, "x-forwarded-proto"),
        (Self::Accept, "accept"),
        (Self::Origin, "origin"),
        (Self::Referer, "referer"),
        (Self::SecFetchDest, "sec-fetch-dest"),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_variants() {
        for (index, (name, _)) in HeaderName::ALL.into_iter().enumerate() {
            assert_eq!(name as usize, index);
        }
    }
}
