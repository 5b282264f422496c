//! The options of a call, in addition to its arguments.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::outcome::CallError;
use crate::instance::SecretKey;
use crate::transport::Transport;

/// Options for a single call. The default changes nothing.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    /// Headers to send. They replace the client's headers with the same names.
    pub headers: HeaderMap,
    /// The secret key to use instead of the client's.
    pub secret_key: Option<SecretKey>,
    /// A file to upload.
    pub upload: Option<Upload>,
    /// The time limit of each attempt, instead of the client's.
    pub timeout: Option<Duration>,
    /// The maximum number of retries, instead of the client's.
    pub retries: Option<u32>,
    /// The transport to use instead of the client's.
    pub transport: Option<Arc<dyn Transport>>,
}

/// A file with its metadata.
#[derive(Clone)]
pub struct Upload {
    /// The contents.
    pub bytes: Bytes,
    /// The file name.
    pub name: String,
    /// The media type; empty if unknown.
    pub media_type: String,
}

impl CallOptions {
    /// Builds headers from alternating names and values. Values may be secrets, so `Debug` does not show
    /// them.
    ///
    /// # Errors
    /// [`CallError::Argument`] with the name of an invalid header.
    pub fn headers(names_and_values: &[String]) -> Result<HeaderMap, CallError> {
        let mut headers = HeaderMap::new();
        for pair in names_and_values.chunks_exact(2) {
            let [name, value] = pair else { continue };
            let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
            let Some((name, mut value)) = header else {
                let message = format!("Clerk: the header {name:?} has an invalid name or value.");
                return Err(CallError::Argument(message));
            };
            value.set_sensitive(true);
            headers.append(name, value);
        }
        Ok(headers)
    }
}

impl fmt::Debug for Upload {
    /// A file is personal data, so only its size is shown.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(names_and_values: &[&str]) -> Result<HeaderMap, CallError> {
        let texts: Vec<String> = names_and_values.iter().map(|text| (*text).to_owned()).collect();
        CallOptions::headers(&texts)
    }

    #[test]
    fn headers_are_built_from_alternating_names_and_values() {
        let headers =
            headers(&["X-One", "1", "x-two", "hidden", "x-one", "3"]).expect("headers that can be sent");
        assert_eq!(headers.get_all("x-one").iter().collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(headers["x-two"], "hidden");
        assert!(!format!("{headers:?}").contains("hidden"));
    }

    #[test]
    fn an_invalid_header_is_named_without_its_value() {
        for (name, value) in [("x one", "hidden"), ("x-one", "hidden\n"), ("", "hidden")] {
            let Err(CallError::Argument(message)) = headers(&[name, value]) else { unreachable!("{name}") };
            assert!(message.contains(&format!("{name:?}")) && !message.contains("hidden"), "{message}");
        }
    }

    #[test]
    fn debug_does_not_show_a_file() {
        let (bytes, name) = (Bytes::from_static(b"face"), "ada.png".to_owned());
        let upload = Upload { bytes, name, media_type: String::new() };
        assert_eq!(format!("{upload:?}"), "4 bytes");
    }
}
