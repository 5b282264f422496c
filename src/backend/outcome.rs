//! The outcome of a call. Outcomes are data, from which JavaScript creates values and errors.

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, RETRY_AFTER};

use crate::error::ConfigurationError;
use crate::transport::{Response, TransportError};

/// The body of a successful response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Declared as JSON, but not parsed yet.
    Json(String),
    /// Any other media type, or none.
    Text(String),
    /// An HTML page: from a proxy in between, or from a URL that is not the Backend API's.
    Html,
    /// 204: no body.
    Nothing,
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq)]
pub enum CallError {
    /// The arguments are invalid, so no request was sent. The string says what is wrong.
    Argument(String),
    /// The client lacks a setting that this call needs, so no request was sent.
    Configuration(ConfigurationError),
    /// Clerk, or something in between, responded with an error status.
    Rejected(Rejection),
    /// There was no complete response.
    Transport(TransportError),
}

/// A response with an error status.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejection {
    /// The HTTP status.
    pub status: u16,
    /// The reason phrase; empty if the server sent none.
    pub reason_phrase: String,
    /// The header `cf-ray`, which identifies the request in Clerk's logs. A trace ID in the body takes
    /// precedence.
    pub trace_id: Option<String>,
    /// Seconds to wait, from `Retry-After`; `None` if it is not a number.
    pub retry_after: Option<f64>,
    /// Clerk's description of the error, if the response is JSON.
    pub body: Option<String>,
}

/// Reads a response.
pub(super) fn read(response: Response) -> Result<Answer, CallError> {
    let Response { status, reason_phrase, headers, body } = response;
    let media_type = media_type(&headers);
    let is_json = media_type.eq_ignore_ascii_case("application/json");
    if status.is_success() {
        return Ok(match status.as_u16() {
            204 => Answer::Nothing,
            _ if is_json => Answer::Json(decode(body)),
            _ if media_type.eq_ignore_ascii_case("text/html") => Answer::Html,
            _ => Answer::Text(decode(body)),
        });
    }
    Err(CallError::Rejected(Rejection {
        status: status.as_u16(),
        reason_phrase,
        trace_id: text(&headers, "cf-ray").map(ToOwned::to_owned),
        retry_after: text(&headers, RETRY_AFTER.as_str()).and_then(leading_integer),
        body: is_json.then(|| decode(body)),
    }))
}

/// Media types are case-insensitive, and their parameters do not matter here (RFC 9110 §8.3.1).
fn media_type(headers: &HeaderMap) -> &str {
    let media_type = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    media_type.split_once(';').map_or(media_type, |(essence, _)| essence).trim()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Decodes a body like `fetch`: UTF-8 without its byte-order mark, with replacement characters for invalid
/// bytes.
fn decode(body: Bytes) -> String {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&body);
    String::from_utf8_lossy(body).into_owned()
}

/// Like JavaScript's `parseInt`: the leading digits, whatever follows.
fn leading_integer(text: &str) -> Option<f64> {
    let text = text.trim_start();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let length = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    text[..text.len() - digits.len() + length].parse().ok()
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    fn response(status: u16, headers: &[(&'static str, &'static str)], body: &'static [u8]) -> Response {
        let headers = headers
            .iter()
            .map(|&(name, value)| {
                (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
            })
            .collect();
        Response {
            status: StatusCode::from_u16(status).expect("a status code"),
            reason_phrase: "Phrase".to_owned(),
            headers,
            body: Bytes::from_static(body),
        }
    }

    #[test]
    fn the_media_type_determines_the_kind_of_body() {
        let read = |media_type| read(response(200, &[("content-type", media_type)], b"{}"));
        for json in ["application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"] {
            assert_eq!(read(json), Ok(Answer::Json("{}".to_owned())), "{json}");
        }
        for other in ["text/plain", "", "application/jsonp", "application/problem+json"] {
            assert_eq!(read(other), Ok(Answer::Text("{}".to_owned())), "{other}");
        }
        for page in ["text/html", "Text/HTML; charset=utf-8"] {
            assert_eq!(read(page), Ok(Answer::Html), "{page}");
        }
    }

    #[test]
    fn an_empty_body_is_an_empty_string_and_no_content_is_nothing() {
        assert_eq!(read(response(205, &[], b"")), Ok(Answer::Text(String::new())));
        assert_eq!(read(response(204, &[("content-type", "application/json")], b"")), Ok(Answer::Nothing));
    }

    #[test]
    fn a_body_is_decoded_as_by_fetch() {
        let read = |body| read(response(200, &[], body));
        assert_eq!(read(b"\xEF\xBB\xBFx"), Ok(Answer::Text("x".to_owned())));
        assert_eq!(read(b"a\xFFb"), Ok(Answer::Text("a\u{FFFD}b".to_owned())));
    }

    #[test]
    fn a_rejection_contains_diagnostic_data() {
        let headers = [("content-type", "application/json"), ("cf-ray", "ray-1"), ("retry-after", "3.7s")];
        let expected = Rejection {
            status: 429,
            reason_phrase: "Phrase".to_owned(),
            trace_id: Some("ray-1".to_owned()),
            retry_after: Some(3.0),
            body: Some("{\"errors\":[]}".to_owned()),
        };
        assert_eq!(read(response(429, &headers, b"{\"errors\":[]}")), Err(CallError::Rejected(expected)));
        let Err(CallError::Rejected(rejection)) = read(response(304, &[], b"<html>")) else {
            unreachable!("304 is not a success")
        };
        assert_eq!((rejection.body, rejection.trace_id, rejection.retry_after), (None, None, None));
    }

    #[test]
    fn retry_after_is_parsed_as_by_parse_int() {
        let known = [("0", Some(0.0)), (" 12", Some(12.0)), ("-5", Some(-5.0)), ("+7x", Some(7.0))];
        for (text, expected) in known {
            assert_eq!(leading_integer(text), expected, "{text}");
        }
        for junk in ["", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "-", ".5"] {
            assert_eq!(leading_integer(junk), None, "{junk}");
        }
    }
}
