//! Files of packages as responses: streamed, and validated by their ETag.

use std::fs::{self, Metadata};
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde_json::Value;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

/// The media type of scripts.
pub(super) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// A file that is open.
pub(super) struct File {
    /// The file.
    pub(super) opened: (fs::File, Metadata),
    /// Its path below `dist`.
    pub(super) name: String,
    /// What the page's developer should know.
    pub(super) note: Option<String>,
}

impl File {
    /// The file, or 304 if the client has it.
    pub(super) fn respond(self, version: &str, headers: &HeaderMap) -> Response {
        let Self { opened: (file, metadata), name, note } = self;
        // At the end: before a "use strict", it would disable that. Once, and not for each of the many parts.
        let remark = note.as_ref().filter(|_| is_entry(&name));
        let remark = remark
            .map_or_else(String::new, |note| format!("\nconsole.warn({});\n", Value::from(note.as_str())));
        let etag = etag(&metadata, remark.len());
        let mut answer = AppendHeaders(vec![
            (ETAG, etag.clone()),
            // Files in node_modules change whenever a package is installed, and a question to this machine takes
            // hardly any time.
            (CACHE_CONTROL, "no-cache".to_owned()),
        ])
        .into_response();
        let about = [("x-clerk-local-version", Some(version)), ("x-clerk-local-note", note.as_deref())];
        for (name, value) in about {
            if let Some(value) = value.and_then(|text| HeaderValue::from_str(text).ok()) {
                answer.headers_mut().insert(name, value);
            }
        }
        if is_known(headers, &etag) {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return answer;
        }
        let length = metadata.len() + remark.len() as u64;
        let content = [
            (CONTENT_TYPE, media_type(&name).to_owned()),
            (CONTENT_LENGTH, length.to_string()),
            (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        ];
        // Not more than was measured: the file may grow while it is read.
        let file = tokio::fs::File::from_std(file).take(metadata.len()).chain(std::io::Cursor::new(remark));
        let mut response = (content, Body::from_stream(ReaderStream::new(file))).into_response();
        response.headers_mut().extend(answer.headers().clone());
        response
    }
}

/// Whether pages name the file in their HTML; it loads the others.
fn is_entry(name: &str) -> bool {
    (name.starts_with("clerk.") || name.starts_with("ui.")) && media_type(name) == JAVASCRIPT
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs" | "cjs") => JAVASCRIPT,
        Some("json" | "map") => "application/json",
        Some("css") => "text/css; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

fn etag(metadata: &Metadata, added: usize) -> String {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |since| since.as_nanos());
    format!("\"{modified:x}-{:x}-{added:x}\"", metadata.len())
}

/// Whether the client has this version. A proxy may have made the tag a weak one.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let sent = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(|tags| tags.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}
