//! Copies of a stand-in, each with a port and a state of its own, while they run.

use std::io;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long open requests, such as those that wait for webhooks, delay the end of a fork.
const MAX_TIME: Duration = Duration::from_secs(1);

/// A running fork. It ends when this is dropped, so forks of forks end with them.
#[derive(Debug)]
pub(crate) struct RunningFork {
    /// Dropping it ends the fork, too.
    end: oneshot::Sender<()>,
    served: JoinHandle<io::Result<()>>,
}

impl RunningFork {
    pub(crate) fn start(listener: TcpListener, router: Router) -> Self {
        let (end, ended) = oneshot::channel();
        let serving = axum::serve(listener, router).with_graceful_shutdown(async {
            let _ = ended.await;
        });
        Self { end, served: tokio::spawn(serving.into_future()) }
    }

    /// Closes the port and idle connections, and waits for open requests.
    pub(crate) async fn stop(self) {
        // It may have ended.
        let _ = self.end.send(());
        let _ = timeout(MAX_TIME, self.served).await;
    }
}
