//! The threads on which fetches run. They never keep Node's event loop alive.

use std::sync::LazyLock;

use tokio::runtime::{Builder, Handle, Runtime};

/// Started when the first thing is fetched; serves all threads of the process, worker threads included.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("clerk-express")
        .enable_all()
        .build()
        .expect("the system can start two threads")
});

/// The runtime for everything that waits.
pub(super) fn handle() -> Handle {
    RUNTIME.handle().clone()
}
