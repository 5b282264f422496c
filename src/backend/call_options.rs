//! What a call brings along beside its arguments.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::outcome::CallError;
use crate::instance::SecretKey;
use crate::transport::Transport;

/// What holds for one call alone. The default changes nothing.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    /// Headers to send; one of a name that the client sends too takes its place.
    pub headers: HeaderMap,
    /// The key to send in place of the client's.
    pub secret_key: Option<SecretKey>,
    /// A file to send.
    pub upload: Option<Upload>,
    /// For how long each attempt may take, where not as long as the client says.
    pub timeout: Option<Duration>,
    /// How often the call may be tried again, where not as often as the client says.
    pub retries: Option<u32>,
    /// What to send with in place of the client's transport.
    pub transport: Option<Arc<dyn Transport>>,
}

/// A file and what is told about it.
#[derive(Clone)]
pub struct Upload {
    /// What it holds.
    pub bytes: Bytes,
    /// Its name.
    pub name: String,
    /// Its media type; empty where nobody knows.
    pub media_type: String,
}

impl CallOptions {
    /// Headers from names and values in turn. Secrets may be among the values, so `Debug` shows none of them.
    ///
    /// # Errors
    /// [`CallError::Argument`] names a header that cannot be sent.
    pub fn headers(names_and_values: &[String]) -> Result<HeaderMap, CallError> {
        let mut headers = HeaderMap::new();
        for pair in names_and_values.chunks_exact(2) {
            let [name, value] = pair else { continue };
            let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
            let Some((name, mut value)) = header else {
                let message =
                    format!("Clerk: the header {name:?} has a name or a value that HTTP cannot carry.");
                return Err(CallError::Argument(message));
            };
            value.set_sensitive(true);
            headers.append(name, value);
        }
        Ok(headers)
    }
}

impl fmt::Debug for Upload {
    /// A file is personal data.
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
    fn headers_come_as_names_and_values_in_turn() {
        let headers =
            headers(&["X-One", "1", "x-two", "hidden", "x-one", "3"]).expect("headers that can be sent");
        assert_eq!(headers.get_all("x-one").iter().collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(headers["x-two"], "hidden");
        assert!(!format!("{headers:?}").contains("hidden"));
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_named_without_its_value() {
        for (name, value) in [("x one", "hidden"), ("x-one", "hidden\n"), ("", "hidden")] {
            let Err(CallError::Argument(message)) = headers(&[name, value]) else { unreachable!("{name}") };
            assert!(message.contains(&format!("{name:?}")) && !message.contains("hidden"), "{message}");
        }
    }

    #[test]
    fn debug_shows_nothing_of_a_file() {
        let (bytes, name) = (Bytes::from_static(b"face"), "ada.png".to_owned());
        let upload = Upload { bytes, name, media_type: String::new() };
        assert_eq!(format!("{upload:?}"), "4 bytes");
    }
}
