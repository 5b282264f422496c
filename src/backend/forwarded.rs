//! Headers of an incoming request that are forwarded to Clerk.

use http::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, HeaderMap, HeaderName,
    HeaderValue, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};

use crate::transport::CLERK_API_VERSION;

const API_VERSION: HeaderName = HeaderName::from_static("clerk-api-version");

/// Headers that only describe their own exchange.
const OF_ONE_EXCHANGE: [HeaderName; 10] = [
    ACCEPT_ENCODING,
    CONNECTION,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    EXPECT,
    HOST,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// The headers to forward. A different API version is appended to ours.
pub(super) fn forwarded(headers: &HeaderMap) -> HeaderMap {
    let mut forwarded = headers.clone();
    for name in OF_ONE_EXCHANGE {
        forwarded.remove(name);
    }
    if let Some(version) = headers.get(API_VERSION) {
        let both = [CLERK_API_VERSION.as_bytes(), version.as_bytes()].join(&b", "[..]);
        let both = HeaderValue::from_bytes(&both).expect("two joined values are a valid value");
        forwarded.insert(API_VERSION, both);
    }
    forwarded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_one_exchange_are_not_forwarded() {
        let headers = HeaderMap::from_iter([
            (HOST, HeaderValue::from_static("app.test")),
            (CONTENT_LENGTH, HeaderValue::from_static("5")),
            (HeaderName::from_static("x-forwarded-for"), HeaderValue::from_static("203.0.113.9")),
        ]);
        let forwarded = forwarded(&headers);
        assert_eq!(forwarded.len(), 1);
        assert_eq!(forwarded["x-forwarded-for"], "203.0.113.9");
    }

    #[test]
    fn another_version_is_appended_to_ours() {
        let headers = HeaderMap::from_iter([(API_VERSION, HeaderValue::from_static("2020-01-01"))]);
        assert_eq!(forwarded(&headers)[API_VERSION], format!("{CLERK_API_VERSION}, 2020-01-01"));
    }
}
