//! Clocks and timers, behind traits so that tests never sleep.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Reads the time. The production implementation is [`SystemClock`]; tests set their own time.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Milliseconds since the Unix epoch, for comparison with a token's time claims.
    fn unix_ms(&self) -> i64;

    /// Time since an arbitrary start; never runs backwards. Used to measure the age of cached values.
    fn monotonic(&self) -> Duration;
}

/// Waits. The production implementation is [`SystemTimer`]; tests only record the durations.
pub trait Timer: fmt::Debug + Send + Sync {
    /// Resolves after `time` has passed.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose monotonic reading starts at zero.
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
        // A clock set before 1970 reads as the epoch, so every token is "not active yet": the safe side.
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }
}

/// Tokio's timer. Must be used within a tokio runtime.
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

    /// A clock that only moves when [`Self::advance`] is called.
    #[derive(Debug)]
    pub(crate) struct ManualClock {
        start_unix_ms: i64,
        passed_ms: AtomicU64,
    }

    impl ManualClock {
        /// A clock at this Unix time, whose monotonic reading starts at zero.
        pub(crate) fn at(unix_seconds: i64) -> Arc<Self> {
            Arc::new(Self { start_unix_ms: unix_seconds * 1000, passed_ms: AtomicU64::new(0) })
        }

        /// Advances both readings.
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

    /// Resolves immediately and records the requested durations.
    #[derive(Debug, Default)]
    pub(crate) struct ManualTimer {
        sleeps: Mutex<Vec<Duration>>,
    }

    impl ManualTimer {
        /// The requested durations, in order.
        pub(crate) fn sleeps(&self) -> Vec<Duration> {
            self.sleeps.lock().expect("not poisoned").clone()
        }
    }

    impl Timer for ManualTimer {
        fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
            self.sleeps.lock().expect("not poisoned").push(time);
            Box::pin(ready(()))
        }
    }
}
