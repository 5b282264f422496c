//! Retries of a call: which outcomes are worth a retry, and how long to wait.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::StatusCode;
use http::header::RETRY_AFTER;

use crate::time::{Clock, Timer};
use crate::transport::{Request, Response, Transport, TransportError, TransportErrorKind};

/// The default number of retries.
pub const DEFAULT_RETRIES: u32 = 2;

/// The wait before the second attempt; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(200);

/// The maximum wait, unless Clerk asks for a longer one.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Retries transient failures.
///
/// ```
/// # use std::sync::Arc;
/// # use std::sync::atomic::{AtomicBool, Ordering};
/// #
/// # use clerk_express_native::backend::operation::find;
/// # use clerk_express_native::backend::{
/// #     BackendClient, BackendClientOptions, CallOptions, Credentials, DEFAULT_RETRIES, DEFAULT_TIMEOUT, Retry,
/// # };
/// # use clerk_express_native::instance::BackendAddress;
/// # use clerk_express_native::time::{SystemClock, SystemTimer};
/// # use clerk_express_native::transport::{BoxFuture, Request, Response, Transport, TransportError};
/// # use http::StatusCode;
/// #
/// /// Responds with 503 to the first request.
/// #[derive(Debug, Default)]
/// struct BrieflyUnavailable(AtomicBool);
///
/// impl Transport for BrieflyUnavailable {
///     fn send(&self, _: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
///         let is_first = !self.0.swap(true, Ordering::Relaxed);
///         let status = if is_first { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::NO_CONTENT };
///         # let (reason_phrase, headers, body) = Default::default();
///         Box::pin(async move { Ok(Response { status, reason_phrase, headers, body }) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() {
/// let retry = Retry {
///     retries: DEFAULT_RETRIES,
///     clock: Arc::new(SystemClock::new()),
///     timer: Arc::new(SystemTimer),
/// };
/// # let options = BackendClientOptions {
/// #     address: BackendAddress::parse("", "").expect("the default URL"),
/// #     credentials: Credentials { are_optional: true, ..Credentials::default() },
/// #     user_agent: None,
/// #     timeout: DEFAULT_TIMEOUT,
/// #     retry: Some(retry),
/// # };
/// let client = BackendClient::with_options(options, Arc::<BrieflyUnavailable>::default())
///     .expect("a valid configuration");
/// let get_users = find("users.getUserList").expect("an operation");
/// let report = client.call_with(get_users, "[]", &CallOptions::default()).await;
/// assert_eq!((report.status, report.attempts), (Some(204), 2));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Retry {
    /// The maximum number of retries.
    pub retries: u32,
    /// Converts dates in `Retry-After` to durations.
    pub clock: Arc<dyn Clock>,
    /// Waits between attempts.
    pub timer: Arc<dyn Timer>,
}

/// The outcome of the last attempt, and its number.
#[derive(Debug)]
pub(super) struct Attempted {
    pub(super) outcome: Result<Response, TransportError>,
    pub(super) attempts: u32,
}

impl Retry {
    /// Sends the request until the outcome is not transient, with at most `retries` retries.
    pub(super) async fn send(&self, transport: &dyn Transport, request: Request, retries: u32) -> Attempted {
        let mut attempts = 1;
        loop {
            let outcome = transport.send(request.clone()).await;
            if attempts > retries || !is_transient(&outcome) {
                return Attempted { outcome, attempts };
            }
            let asked = outcome.as_ref().ok().and_then(|response| self.asked_pause(response));
            // A wait longer than an attempt is left to the caller, who gets the response with `Retry-After`.
            if asked.is_some_and(|asked| asked > request.limits.timeout) {
                return Attempted { outcome, attempts };
            }
            self.timer.sleep(pause(attempts, asked, fastrand::f64())).await;
            attempts += 1;
        }
    }

    /// The wait that the response asks for, in either form of `Retry-After` (RFC 9110 §10.2.3).
    fn asked_pause(&self, response: &Response) -> Option<Duration> {
        let text = response.headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Some(seconds) = whole_seconds(text) {
            return Some(Duration::from_secs(seconds));
        }
        let since_epoch = |time: SystemTime| time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let due = since_epoch(httpdate::parse_http_date(text).ok()?);
        let now = Duration::from_millis(self.clock.unix_ms().try_into().unwrap_or_default());
        Some(due.saturating_sub(now))
    }
}

/// Parses seconds. Fractions are rounded up, and a number that overflows is the maximum: neither means to
/// retry immediately.
fn whole_seconds(text: &str) -> Option<u64> {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let begun = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(whole.parse().unwrap_or(u64::MAX).saturating_add(begun))
}

/// Whether a retry may have another outcome. Timeouts are not retried: waiting the same time again does not
/// help the caller, and more work does not help a slow server.
fn is_transient(outcome: &Result<Response, TransportError>) -> bool {
    match outcome {
        Ok(response) => matches!(
            response.status,
            StatusCode::TOO_MANY_REQUESTS
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT
        ),
        Err(error) => {
            matches!(error.kind, TransportErrorKind::Connect | TransportErrorKind::Interrupted)
        }
    }
}

/// The wait after this number of attempts. `jitter` between 0 and 1 spreads it, so that clients that were
/// rejected together do not return together; it never shortens the requested wait.
fn pause(attempts: u32, asked: Option<Duration>, jitter: f64) -> Duration {
    let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
    let half = FIRST_PAUSE.saturating_mul(doubled).min(LONGEST_PAUSE) / 2;
    asked.unwrap_or(half).saturating_add(half.mul_f64(jitter))
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::Mutex;

    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, Method};
    use url::Url;

    use super::*;
    use crate::time::manual::{ManualClock, ManualTimer};
    use crate::transport::{BoxFuture, Limits, Redirects};

    type Outcome = Result<Response, TransportError>;

    /// 1994-11-06 08:49:37, in the three spellings of RFC 9110.
    const NOW: i64 = 784_111_777;

    /// Returns its outcomes in order, and then the last one.
    #[derive(Debug)]
    struct ScriptedTransport(Mutex<VecDeque<Outcome>>);

    impl Transport for ScriptedTransport {
        fn send(&self, _: Request) -> BoxFuture<'static, Outcome> {
            let mut outcomes = self.0.lock().expect("not poisoned");
            let outcome = if outcomes.len() > 1 { outcomes.pop_front() } else { outcomes.front().cloned() };
            Box::pin(async move { outcome.expect("an outcome") })
        }
    }

    fn status(status: u16, retry_after: Option<&'static str>) -> Outcome {
        let header = retry_after.map(|value| (RETRY_AFTER, HeaderValue::from_static(value)));
        Ok(Response {
            status: StatusCode::from_u16(status).expect("a status code"),
            reason_phrase: String::new(),
            headers: HeaderMap::from_iter(header),
            body: Bytes::new(),
        })
    }

    fn fault(kind: TransportErrorKind) -> Outcome {
        Err(TransportError { kind, message: String::new(), system_code: None })
    }

    /// The final status (0 for an error), the number of attempts, and the waits between them.
    async fn send(retries: u32, outcomes: impl IntoIterator<Item = Outcome>) -> (u16, u32, Vec<Duration>) {
        let transport = ScriptedTransport(Mutex::new(outcomes.into_iter().collect()));
        let timer = Arc::<ManualTimer>::default();
        let retry = Retry {
            retries: DEFAULT_RETRIES,
            clock: ManualClock::at(NOW),
            timer: Arc::clone(&timer) as Arc<dyn Timer>,
        };
        let limits = Limits { timeout: Duration::from_secs(10), body_bytes: 0, redirects: Redirects::Refuse };
        let url = Url::parse("https://h").expect("a URL");
        let request = Request { method: Method::GET, url, headers: HeaderMap::new(), body: None, limits };
        let Attempted { outcome, attempts } = retry.send(&transport, request, retries).await;
        (outcome.map_or(0, |response| response.status.as_u16()), attempts, timer.sleeps())
    }

    #[tokio::test]
    async fn transient_failures_are_retried() {
        for transient in [429, 502, 503, 504] {
            let (last, attempts, _) = send(2, [status(transient, None), status(200, None)]).await;
            assert_eq!((last, attempts), (200, 2), "{transient}");
        }
        for kind in [TransportErrorKind::Connect, TransportErrorKind::Interrupted] {
            let (last, attempts, _) = send(2, [fault(kind), status(200, None)]).await;
            assert_eq!((last, attempts), (200, 2), "{kind:?}");
        }
    }

    #[tokio::test]
    async fn permanent_outcomes_are_not_retried() {
        for lasting in [200, 204, 301, 400, 401, 404, 409, 422, 500, 501] {
            let (last, attempts, sleeps) = send(2, [status(lasting, Some("1"))]).await;
            assert_eq!((last, attempts, sleeps.len()), (lasting, 1, 0));
        }
        for kind in [TransportErrorKind::Timeout, TransportErrorKind::TooLarge] {
            assert_eq!(send(2, [fault(kind)]).await.1, 1, "{kind:?}");
        }
    }

    #[tokio::test]
    async fn the_number_of_attempts_is_limited() {
        for retries in [0, 1, 2, 5] {
            let (last, attempts, sleeps) = send(retries, [status(503, None)]).await;
            assert_eq!((last, attempts, sleeps.len()), (503, retries + 1, retries as usize));
        }
        assert_eq!(send(2, [fault(TransportErrorKind::Connect)]).await.1, 3);
    }

    #[tokio::test]
    async fn waits_are_at_least_as_long_as_requested() {
        for (asked, seconds) in [
            ("0", 0),
            ("3", 3),
            (" 10 ", 10),
            ("1.5", 2),
            ("0.001", 1),
            ("2.0", 2),
            ("Sun, 06 Nov 1994 08:49:42 GMT", 5),
            ("Sunday, 06-Nov-94 08:49:42 GMT", 5),
            ("Sun Nov  6 08:49:42 1994", 5),
            ("Sun, 06 Nov 1994 08:49:00 GMT", 0),
        ] {
            let (_, _, sleeps) = send(1, [status(429, Some(asked))]).await;
            let expected = Duration::from_secs(seconds);
            let [sleep] = sleeps[..] else { unreachable!("one wait for {asked}") };
            assert!(sleep >= expected && sleep <= expected + FIRST_PAUSE / 2, "{asked}: {sleep:?}");
        }
    }

    #[tokio::test]
    async fn a_wait_longer_than_an_attempt_is_left_to_the_caller() {
        for asked in [
            "11",
            "10.5",
            "99999999999",
            "99999999999999999999",
            "18446744073709551615.5",
            "Mon, 07 Nov 1994 08:49:37 GMT",
        ] {
            let (last, attempts, sleeps) = send(2, [status(429, Some(asked))]).await;
            assert_eq!((last, attempts, sleeps.len()), (429, 1, 0), "{asked}");
        }
    }

    #[tokio::test]
    async fn an_invalid_retry_after_is_ignored() {
        for junk in ["soon", "-1", "1.", ".5", "1.5.2", "1e3", "+1", ""] {
            let (_, _, sleeps) = send(1, [status(503, Some(junk))]).await;
            assert!(sleeps[0] >= FIRST_PAUSE / 2 && sleeps[0] <= FIRST_PAUSE, "{junk}: {sleeps:?}");
        }
    }

    #[test]
    fn waits_double_up_to_a_maximum_with_jitter() {
        let longest = |attempts| pause(attempts, None, 1.0).as_millis();
        assert_eq!([1, 2, 3, 4, 5, 40, u32::MAX].map(longest), [200, 400, 800, 1600, 2000, 2000, 2000]);
        assert_eq!(pause(1, None, 0.0).as_millis(), 100);
        assert_eq!(pause(1, Some(Duration::from_secs(3)), 0.0).as_millis(), 3000);
        assert_eq!(pause(1, Some(Duration::from_secs(3)), 1.0).as_millis(), 3100);
    }
}
