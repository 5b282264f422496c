//! A rate limit, which Clerk has and a stand-in does not need.

use serde::Serialize;

/// How many requests are answered within a window of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RateLimit {
    limit: u32,
    window_seconds: u32,
    #[serde(skip)]
    since_ms: i64,
    #[serde(skip)]
    count: u32,
}

impl RateLimit {
    /// A limit whose first window begins with the first request.
    pub(crate) fn new(limit: u32, window_seconds: u32) -> Self {
        Self { limit, window_seconds, since_ms: i64::MIN / 2, count: 0 }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// After how many seconds the next request is answered, if this one is not.
    pub(super) fn count(&mut self, now_ms: i64) -> Result<(), u32> {
        let window_ms = i64::from(self.window_seconds) * 1000;
        if now_ms - self.since_ms >= window_ms {
            self.since_ms = now_ms;
            self.count = 0;
        }
        if self.count >= self.limit {
            let left_ms = self.since_ms + window_ms - now_ms;
            return Err(u32::try_from((left_ms + 999) / 1000).unwrap_or(self.window_seconds));
        }
        self.count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_beyond_the_limit_wait_for_the_next_window() {
        let mut limit = RateLimit::new(2, 10);
        for (now_ms, result) in
            [(0, Ok(())), (9_000, Ok(())), (9_001, Err(1)), (9_999, Err(1)), (10_000, Ok(()))]
        {
            assert_eq!(limit.count(now_ms), result, "{now_ms}");
        }
    }
}
