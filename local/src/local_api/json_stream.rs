//! JSON that is sent while it is made.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use serde::Serialize;
use tokio::sync::mpsc;

/// How much is sent at a time, and how many of these are made ahead.
const CHUNK_BYTES: usize = 64 * 1024;
const CHUNKS_AHEAD: usize = 2;

/// A body with a value as JSON, of which only a small part is in memory.
pub(super) fn json_stream<T: Serialize + Send + 'static>(value: T) -> Body {
    let (sender, receiver) = mpsc::channel(CHUNKS_AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut writer = BufWriter::with_capacity(CHUNK_BYTES, Chunks(sender.clone()));
        let written = serde_json::to_writer(&mut writer, &value).map_err(io::Error::from);
        if let Err(error) = written.and_then(|()| writer.flush()) {
            // Cuts the response off, which the client notices, unless it has gone.
            let _ = sender.blocking_send(Err(error));
        }
    });
    let next = async |mut receiver: mpsc::Receiver<_>| Some((receiver.recv().await?, receiver));
    Body::from_stream(unfold(receiver, next))
}

/// Sends each part that is written.
struct Chunks(mpsc::Sender<io::Result<Bytes>>);

impl Write for Chunks {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(part)));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
