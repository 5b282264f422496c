//! The two clocks that decisions depend on, and the wait between attempts, each behind a seam so that tests never
//! sleep.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Tells the time. One production implementation ([`SystemClock`]); tests set their own.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Milliseconds since the Unix epoch: what the time claims of a token are compared with.
    fn unix_ms(&self) -> i64;

    /// Time since an arbitrary start that never runs backwards: what the age of a cached value is measured with.
    fn monotonic(&self) -> Duration;
}

/// Lets time pass. One production implementation ([`SystemTimer`]); tests only note for how long.
pub trait Timer: fmt::Debug + Send + Sync {
    /// Ready when that much time has passed.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose monotonic reading starts at zero now.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn unix_ms(&self) -> i64 {
        // A clock set before 1970 reads as the epoch: every token is then "not active yet", which is the safe side.
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }
}

/// The runtime's timer. Must be used within a tokio runtime.
#[derive(Debug, Default)]
pub struct SystemTimer;

impl Timer for SystemTimer {
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}

#[cfg(test)]
pub(crate) mod manual {
    use std::future::ready;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Stands still until it is told to move on.
    #[derive(Debug)]
    pub(crate) struct ManualClock {
        start_unix_ms: i64,
        passed_ms: AtomicU64,
    }

    impl ManualClock {
        /// A clock that shows this Unix time, and the start of its monotonic reading.
        pub(crate) fn at(unix_seconds: i64) -> Arc<Self> {
            Arc::new(Self { start_unix_ms: unix_seconds * 1000, passed_ms: AtomicU64::new(0) })
        }

        /// Lets time pass for both readings.
        pub(crate) fn advance(&self, time: Duration) {
            let ms = u64::try_from(time.as_millis()).expect("a test's time is short");
            self.passed_ms.fetch_add(ms, Ordering::Relaxed);
        }

        fn passed_ms(&self) -> u64 {
            self.passed_ms.load(Ordering::Relaxed)
        }
    }

    impl Clock for ManualClock {
        fn unix_ms(&self) -> i64 {
            self.start_unix_ms + i64::try_from(self.passed_ms()).expect("a test's time is short")
        }

        fn monotonic(&self) -> Duration {
            Duration::from_millis(self.passed_ms())
        }
    }

    /// Waits for nothing, and keeps for how long it was asked to.
    #[derive(Debug, Default)]
    pub(crate) struct ManualTimer {
        sleeps: Mutex<Vec<Duration>>,
    }

    impl ManualTimer {
        /// What it was asked for, in turn.
        pub(crate) fn sleeps(&self) -> Vec<Duration> {
            self.sleeps.lock().expect("nobody panicked").clone()
        }
    }

    impl Timer for ManualTimer {
        fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
            self.sleeps.lock().expect("nobody panicked").push(time);
            Box::pin(ready(()))
        }
    }
}
