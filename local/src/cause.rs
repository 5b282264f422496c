//! What happens for which request, and why: a request collects this while it is handled, wherever in the code it is
//! found out.

use std::sync::{Arc, Mutex, PoisonError};

tokio::task_local! {
    static CURRENT: Cause;
}

/// What is known about the request that is being handled.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    request: u64,
    findings: Arc<Mutex<Findings>>,
}

/// What was found out.
#[derive(Debug, Default)]
struct Findings {
    reasons: Vec<String>,
    browser: Option<String>,
}

impl Cause {
    /// For the request with this number.
    pub(crate) fn new(request: u64) -> Self {
        Self { request, findings: Arc::default() }
    }

    /// Runs the handler of the request.
    pub(crate) async fn during<F: Future>(&self, handler: F) -> F::Output {
        CURRENT.scope(self.clone(), handler).await
    }

    /// The number of the request.
    pub(crate) fn request(&self) -> u64 {
        self.request
    }

    /// Why the response is what it is, in sentences.
    pub(crate) fn reasons(&self) -> Vec<String> {
        self.with(|findings| findings.reasons.clone())
    }

    /// The token of the browser that the request came from, if a handler met it.
    pub(crate) fn browser(&self) -> Option<String> {
        self.with(|findings| findings.browser.clone())
    }

    fn with<T>(&self, then: impl FnOnce(&mut Findings) -> T) -> T {
        then(&mut self.findings.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The number of the request that is being handled.
pub(crate) fn request() -> Option<u64> {
    CURRENT.try_with(|cause| cause.request).ok()
}

/// Adds a reason for the response: a sentence for developers, without secrets.
pub(crate) fn because(reason: impl Into<String>) {
    // Without a request, as in tests of the state, there is nothing to explain.
    let _ = CURRENT.try_with(|cause| cause.with(|findings| findings.reasons.push(reason.into())));
}

/// Notes from which browser the request came.
pub(crate) fn came_from(token: &str) {
    let _ = CURRENT.try_with(|cause| cause.with(|findings| findings.browser = Some(token.to_owned())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_request_collects_its_own_findings() {
        because("Nothing is being handled.");
        let (one, other) = (Cause::new(1), Cause::new(2));
        one.during(async {
            assert_eq!(request(), Some(1));
            because("The first.");
            tokio::task::yield_now().await;
            other.during(async { because("Another.") }).await;
            came_from("dvb_1");
            because("The second.");
        })
        .await;
        assert_eq!(one.reasons(), ["The first.", "The second."]);
        assert_eq!(other.reasons(), ["Another."]);
        assert_eq!((one.browser().as_deref(), other.browser(), request()), (Some("dvb_1"), None, None));
    }
}
