//! Answers that are there before the request has been read: the rest of its body is read first.
//!
//! A server that answers and closes the connection while a client still sends resets it, and the client may never see the
//! answer.

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

/// How much of an unneeded body is read. A client with more than that gets its answer while it still sends.
const MAX_BYTES: usize = 64 << 20;
/// How long to wait for it.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Reads what the handler has left of a request's body, up to 64 MiB and for up to ten seconds, and answers then.
pub(crate) async fn read_body_before_answering(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    // Such a client waits for the answer before it sends anything; reading would ask it to.
    let waits = parts.headers.contains_key(EXPECT);
    let mut body = SharedBody(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(body.clone()))).await;
    if !waits {
        // Whatever is left then stays unread.
        let _ = timeout(MAX_TIME, body.drain()).await;
    }
    response
}

/// A body that is read on after its first reader has dropped it.
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
