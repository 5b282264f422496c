//! What JavaScript tells about a request, part by part: see [`RequestView`].

use napi::bindgen_prelude::{Array, Either, FunctionCallContext, Object};
use napi_derive::napi;

use super::text::Text;
use clerk_express_native::request::{Connection, HeaderName, Headers, Request};

/// The parts of a request in a fixed order: the method, the target, whether the connection was encrypted, the values of
/// the headers that [`request_header_names`] names, in its order, and an object of all headers.
pub(super) trait RequestView {
    /// A part that is text; `None` where it is missing.
    fn text(&self, index: u32) -> napi::Result<Option<String>>;

    /// A part that says yes or no.
    fn flag(&self, index: u32) -> napi::Result<bool>;

    /// The request; `None` for one that is answered 400.
    fn read(&self) -> napi::Result<Option<Request>> {
        let method = self.text(0)?.unwrap_or_default();
        let target = self.text(1)?.unwrap_or_default();
        let connection = if self.flag(2)? { Connection::Encrypted } else { Connection::Plain };
        let mut headers = [const { None }; HeaderName::ALL.len()];
        for (index, value) in (FIRST_HEADER..).zip(&mut headers) {
            *value = self.text(index)?;
        }
        Ok(Request::parse(method, target, connection, Headers::new(headers)).ok())
    }
}

/// The arguments of a call.
impl RequestView for FunctionCallContext<'_> {
    fn text(&self, index: u32) -> napi::Result<Option<String>> {
        Ok(self.get::<Text>(index as usize)?.0)
    }

    fn flag(&self, index: u32) -> napi::Result<bool> {
        self.get(index as usize)
    }
}

/// The elements of an array.
impl RequestView for Array<'_> {
    fn text(&self, index: u32) -> napi::Result<Option<String>> {
        Ok(self.get::<Text>(index)?.and_then(|text| text.0))
    }

    fn flag(&self, index: u32) -> napi::Result<bool> {
        Ok(self.get(index)?.unwrap_or_default())
    }
}

/// Every header, from the last part of a view: names in lower case, sorted; a header that came several times is one
/// text, as Fetch joins it.
pub(super) fn read_all_headers(call: &FunctionCallContext<'_>) -> napi::Result<Vec<(String, String)>> {
    let headers: Object<'_> = call.get(FIRST_HEADER as usize + HeaderName::ALL.len())?;
    let mut all = Vec::new();
    for name in Object::keys(&headers)? {
        // Node gives text and lists of texts; a hand-made request may hold anything, which nobody can be told.
        let value = match headers.get::<Either<String, Vec<String>>>(&name) {
            Ok(Some(Either::A(text))) => text,
            Ok(Some(Either::B(texts))) => texts.join(", "),
            Ok(None) | Err(_) => continue,
        };
        all.push((name.to_lowercase(), value.trim_matches([' ', '\t', '\r', '\n']).to_owned()));
    }
    all.sort();
    Ok(all)
}

/// The names of the request headers that a decision reads.
#[napi(catch_unwind)]
pub fn request_header_names() -> Vec<&'static str> {
    HeaderName::ALL.into_iter().map(|(_, name)| name).collect()
}

/// The address that the client asked for, as seen behind proxies; `null` for a request that is answered 400. `view`
/// holds the parts of the request.
#[napi(catch_unwind)]
pub fn public_url(view: Array<'_>) -> napi::Result<Option<String>> {
    Ok(view.read()?.map(|request| request.url().public().to_string()))
}

/// Whether a request can be looked at at all, which does not depend on any configuration.
#[napi(catch_unwind)]
pub fn is_well_formed_request(method: String, target: String) -> bool {
    Request::parse(method, target, Connection::Plain, Headers::default()).is_ok()
}

/// Where the values of the headers begin.
const FIRST_HEADER: u32 = 3;
