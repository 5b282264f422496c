//! The request headers that an authentication reads.

use std::fmt;

/// A header that is read. The order is that of [`HeaderName::ALL`], by which the boundary passes the values.
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
    /// Every header that is read, with its name in lower case, as Node spells it.
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

/// The values of the headers in [`HeaderName::ALL`].
#[derive(Default)]
pub struct Headers {
    values: [Option<String>; HeaderName::ALL.len()],
}

impl Headers {
    /// Values in the order of [`HeaderName::ALL`]; `None` where the request has no such header.
    pub fn new(values: [Option<String>; HeaderName::ALL.len()]) -> Self {
        Self { values }
    }

    /// These values, and no others.
    #[cfg(test)]
    pub(crate) fn of(given: &[(HeaderName, &str)]) -> Self {
        let mut headers = Self::default();
        for (name, value) in given {
            headers.values[*name as usize] = Some((*value).to_owned());
        }
        headers
    }

    /// The value, or `None` where it is missing or empty.
    pub fn get(&self, name: HeaderName) -> Option<&str> {
        self.get_even_empty(name).filter(|value| !value.is_empty())
    }

    /// The value, also when it is empty.
    pub fn get_even_empty(&self, name: HeaderName) -> Option<&str> {
        self.values[name as usize].as_deref()
    }
}

impl fmt::Debug for Headers {
    /// Tells which headers are there, but not what they say: tokens and cookies are secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let present = HeaderName::ALL.into_iter().filter(|(name, _)| self.get_even_empty(*name).is_some());
        formatter.debug_set().entries(present.map(|(_, text)| text)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_variants() {
        for (index, (name, _)) in HeaderName::ALL.into_iter().enumerate() {
            assert_eq!(name as usize, index);
        }
    }

    #[test]
    fn debug_names_headers_without_their_values() {
        let headers = Headers::of(&[(HeaderName::Authorization, "Bearer hidden")]);
        assert_eq!(format!("{headers:?}"), r#"{"authorization"}"#);
    }

    #[test]
    fn an_empty_value_reads_as_missing() {
        let headers = Headers::of(&[(HeaderName::Authorization, ""), (HeaderName::Cookie, "a=b")]);
        assert_eq!(headers.get(HeaderName::Authorization), None);
        assert_eq!(headers.get_even_empty(HeaderName::Authorization), Some(""));
        assert_eq!(headers.get(HeaderName::Cookie), Some("a=b"));
        assert_eq!(headers.get(HeaderName::Host), None);
    }
}
