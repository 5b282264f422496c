//! Reads the parts of a request that JavaScript passes: see [`RequestView`].

use std::cell::Cell;

use napi::bindgen_prelude::{Array, Either, FunctionCallContext, Object};
use napi_derive::napi;

use super::text::Argument;
use clerk_express_native::request::{Connection, HeaderName, Request, TEXT_COUNT, Texts};

/// The parts of a request in a fixed order: the method, the target, whether the connection was encrypted, the
/// values of the headers in the order of [`request_header_names`], and an object with all headers.
pub(super) trait RequestView {
    /// Appends a string part to a buffer. Returns its length in bytes; `None` if it is missing.
    fn append_text(&self, index: u32, buffer: &mut Vec<u8>) -> napi::Result<Option<usize>>;

    /// A Boolean part.
    fn flag(&self, index: u32) -> napi::Result<bool>;

    /// The request; `None` for one that gets a 400 response.
    fn read(&self) -> napi::Result<Option<Request>> {
        let mut buffer = BUFFER.take();
        buffer.clear();
        buffer.reserve(USUAL_BYTES);
        let mut lengths = [None; TEXT_COUNT];
        for (index, length) in [METHOD, TARGET].into_iter().chain(FIRST_HEADER..).zip(&mut lengths) {
            *length = self.append_text(index, &mut buffer)?;
        }
        let connection = if self.flag(ENCRYPTED)? { Connection::Encrypted } else { Connection::Plain };
        let texts = String::from_utf8(buffer).ok().and_then(|buffer| Texts::split(buffer, lengths));
        let texts = texts.ok_or_else(|| napi::Error::from_reason("Clerk: a text argument is not UTF-8"))?;
        Ok(Request::parse(texts, connection).ok())
    }
}

/// Keeps the memory of a completed request for the thread's next one.
pub(super) fn recycle(request: Request) {
    let buffer = request.into_texts().into_buffer().into_bytes();
    if buffer.capacity() <= MAX_KEPT_BYTES {
        BUFFER.set(buffer);
    }
}

thread_local! {
    /// The buffer for the strings of the next request.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The initial capacity for the strings of a request.
const USUAL_BYTES: usize = 4 * 1024;

/// The maximum size of a buffer to keep. Node limits all headers of a request to 16 KiB.
const MAX_KEPT_BYTES: usize = 64 * 1024;

/// The arguments of a call.
impl RequestView for FunctionCallContext<'_> {
    fn append_text(&self, index: u32, buffer: &mut Vec<u8>) -> napi::Result<Option<usize>> {
        self.get::<Argument>(index as usize)?.append_to(buffer)
    }

    fn flag(&self, index: u32) -> napi::Result<bool> {
        self.get(index as usize)
    }
}

/// The elements of an array.
impl RequestView for Array<'_> {
    fn append_text(&self, index: u32, buffer: &mut Vec<u8>) -> napi::Result<Option<usize>> {
        match self.get::<Argument>(index)? {
            Some(element) => element.append_to(buffer),
            None => Ok(None),
        }
    }

    fn flag(&self, index: u32) -> napi::Result<bool> {
        Ok(self.get(index)?.unwrap_or_default())
    }
}

/// All headers, from the last part of a view: sorted lowercase names, with repeated headers joined as in
/// Fetch. The HTTP/2 pseudo-header `:authority` replaces `host`.
pub(super) fn read_all_headers(call: &FunctionCallContext<'_>) -> napi::Result<Vec<(String, String)>> {
    let headers: Object<'_> = call.get(FIRST_HEADER as usize + HeaderName::ALL.len())?;
    let mut all = Vec::new();
    let names = Object::keys(&headers)?;
    let has_authority = names.iter().any(|name| name == ":authority");
    for name in names {
        // Node provides strings and arrays of strings. A hand-made request may contain anything; other values
        // are skipped.
        let value = match headers.get::<Either<String, Vec<String>>>(&name) {
            Ok(Some(Either::A(text))) => text,
            Ok(Some(Either::B(texts))) => texts.join(", "),
            Ok(None) | Err(_) => continue,
        };
        let name = match name.strip_prefix(':') {
            Some("authority") => "host".to_owned(),
            Some(_) => continue,
            None if has_authority && name == "host" => continue,
            None => name.to_lowercase(),
        };
        all.push((name, value.trim_matches([' ', '\t', '\r', '\n']).to_owned()));
    }
    all.sort();
    Ok(all)
}

/// The names of the request headers that authentication reads.
#[napi(catch_unwind)]
pub fn request_header_names() -> Vec<&'static str> {
    HeaderName::ALL.into_iter().map(|(_, name)| name).collect()
}

/// The URL that the client requested, according to proxy headers; `null` if the headers do not form one, or
/// for a request that gets a 400 response. `view` contains the parts of the request.
#[napi(catch_unwind)]
pub fn public_url(view: Array<'_>) -> napi::Result<Option<String>> {
    Ok(view.read()?.and_then(|request| request.url().public().map(ToString::to_string)))
}

/// Whether a request is valid in every configuration.
#[napi(catch_unwind)]
pub fn is_well_formed_request(method: String, target: String) -> bool {
    Request::parse(Texts::new(&method, &target, |_| None), Connection::Plain).is_ok()
}

/// The indexes of the parts; headers follow the first one.
const METHOD: u32 = 0;
const TARGET: u32 = 1;
const ENCRYPTED: u32 = 2;
const FIRST_HEADER: u32 = 3;
