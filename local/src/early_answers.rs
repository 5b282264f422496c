//! Reads the rest of the request body before responding early.
//!
//! If a server responds and closes the connection while the client is still sending, the connection is reset,
//! and the client may never see the response.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::EXPECT;
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tokio::time::timeout;

/// Maximum number of bytes to read. A client that sends more gets its response while it is still sending.
const MAX_BYTES: usize = 64 << 20;
/// Maximum time for reading.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Reads the rest of a request's body, up to 64 MiB and for up to ten seconds, before responding.
pub(crate) async fn read_body_before_answering(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    // This client waits for a response before it sends the body, and reading would request the body.
    let waits = parts.headers.contains_key(EXPECT);
    let mut body = SharedBody(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(body.clone()))).await;
    if !waits {
        // Anything left after this stays unread.
        let _ = timeout(MAX_TIME, body.drain()).await;
    }
    response
}

/// A body that can be read after its first reader has dropped it.
#[derive(Clone)]
struct SharedBody(Arc<Mutex<Body>>);

impl SharedBody {
    fn with<T>(&self, then: impl FnOnce(Pin<&mut Body>) -> T) -> T {
        then(Pin::new(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    async fn drain(&mut self) {
        let mut length = 0;
        while length <= MAX_BYTES {
            let frame = std::future::poll_fn(|context| Pin::new(&mut *self).poll_frame(context)).await;
            let Some(Ok(frame)) = frame else { return };
            length += frame.data_ref().map_or(0, Bytes::len);
        }
    }
}

impl HttpBody for SharedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| body.poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}
