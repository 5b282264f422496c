//! The two clocks that decisions depend on, behind one seam so that tests never sleep.

use std::fmt;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Tells the time. One production implementation ([`SystemClock`]); tests set their own.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Milliseconds since the Unix epoch: what the time claims of a token are compared with.
    fn unix_ms(&self) -> i64;

    /// Time since an arbitrary start that never runs backwards: what the age of a cached value is measured with.
    fn monotonic(&self) -> Duration;
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

#[cfg(test)]
pub(crate) mod manual {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

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
}
