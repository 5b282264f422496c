//! `Authenticator`: a configured instance, and the call that every request makes.

use std::sync::Arc;
use std::task::Poll;

use napi::Env;
use napi::bindgen_prelude::{Array, Function, FunctionCallContext};
use napi_derive::napi;

use super::answer::{Answer, Decided};
use super::configuration::AuthenticatorOptions;
use super::environment::RememberedVariables;
use super::error::{CodedError, coded, coded_by_status};
use super::process::process;
use super::request_view::{RequestView, read_all_headers, recycle};
use super::runtime;
use super::site::Site;
use super::token_store::TokenStore;
use super::verification::VerificationOptions;
use clerk_express_native::authenticate::{self, Outcome, Reported, authenticate_request};
use clerk_express_native::instance;

/// A configured instance that authenticates requests.
#[napi]
pub struct Authenticator {
    inner: Arc<authenticate::Authenticator>,
}

#[napi]
impl Authenticator {
    /// Throws an error with a `code` if the configuration is invalid. The first two arguments may be the same object.
    /// `store` shares what Clerk says about opaque tokens.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        options: AuthenticatorOptions,
        verification: VerificationOptions,
        store: Option<&TokenStore>,
    ) -> Result<Self, CodedError> {
        let configuration = options.with(&verification, store.map(TokenStore::inner))?;
        let authenticator = configuration.authenticator(process()).map_err(coded)?;
        Ok(Self { inner: Arc::new(authenticator) })
    }

    /// Returns the function that authenticates requests to the site: synchronously if the keys are in memory,
    /// otherwise with a promise. Its arguments are the parts of the request. It returns
    ///
    /// - the token, a space and its claims as JSON for a session with nothing else to report; instead a number, never
    ///   in a promise, if the token was kept decoded since an earlier request: `knownSession()` returns both until
    ///   the next number;
    /// - the reason, without spaces, if the request is signed out and there is nothing else to report;
    /// - `null` for a request that gets a 400 response;
    /// - a `RequestState` otherwise;
    /// - `undefined` if one of the `variables` has another value than the remembered one, so that the configuration may be
    ///   out of date.
    ///
    /// Throws an error with a `code` if the configuration cannot work for any request to the site.
    ///
    /// It is a function rather than a method because Node-API takes longer to check that an object is an
    /// `Authenticator` than most decisions take.
    #[napi(
        catch_unwind,
        ts_return_type = "(...view: unknown[]) => string | number | RequestState | null | undefined | Promise<string | RequestState>"
    )]
    pub fn at<'env>(
        &self,
        env: &'env Env,
        site: &Site,
        variables: Option<&RememberedVariables>,
    ) -> Result<Function<'env, (), Decided>, CodedError> {
        if site.is_configured {
            self.inner.check(&site.inner).map_err(coded)?;
        }
        let (authenticator, site) = (Arc::clone(&self.inner), Arc::clone(&site.inner));
        let remembered = variables.map(RememberedVariables::remembered);
        let function = env.create_function_from_closure("authenticate", move |call| {
            if remembered.as_ref().is_some_and(|remembered| !remembered.is_unchanged()) {
                return Ok(Decided::Now(Answer::EnvironmentChanged));
            }
            decide(&authenticator, &site, &call)
        });
        function.map_err(coded_by_status)
    }

    /// Explains a decision to the developer in several lines, without secrets. `view` contains the parts of
    /// the request, the other arguments the decision. `null` for a request that gets a 400 response.
    #[napi(catch_unwind)]
    pub fn explain(
        &self,
        site: &Site,
        view: Array<'_>,
        status: String,
        reason: Option<String>,
        message: Option<String>,
    ) -> napi::Result<Option<String>> {
        let reason = reason.as_deref().map(Reported::from);
        let outcome = Outcome { status: &status, reason, message: message.as_deref() };
        Ok(view.read()?.map(|request| authenticate::explain(&self.inner, &site.inner, &request, outcome)))
    }

    /// The data behind a decision, as JSON without secrets. `view` contains the parts of the request. `null`
    /// for a request that gets a 400 response.
    #[napi(catch_unwind)]
    pub fn debug(&self, site: &Site, view: Array<'_>) -> napi::Result<Option<String>> {
        Ok(view.read()?.map(|request| authenticate::debug(&self.inner, &site.inner, &request)))
    }
}

/// Removes credentials, query and fragment from a URL, for `auth.debug()`.
#[napi(catch_unwind)]
pub fn without_secrets(url: String) -> String {
    authenticate::without_secrets(&url)
}

fn decide(
    authenticator: &Arc<authenticate::Authenticator>,
    site: &Arc<instance::Site>,
    call: &FunctionCallContext<'_>,
) -> napi::Result<Decided> {
    let Some(request) = call.read()? else { return Ok(Decided::Now(Answer::BadRequest)) };
    let (authenticator, site) = (Arc::clone(authenticator), Arc::clone(site));
    let request = Arc::new(request);
    let asked = Arc::clone(&request);
    let mut decision =
        Box::pin(async move { Answer::from(authenticate_request(&authenticator, &site, &asked).await) });
    match runtime::poll_once(decision.as_mut()) {
        Poll::Ready(answer) => {
            drop(decision);
            if let Some(request) = Arc::into_inner(request) {
                recycle(request);
            }
            Ok(Decided::Now(answer))
        }
        Poll::Pending => {
            request.provide_all_headers(read_all_headers(call)?);
            Ok(Decided::Later(decision))
        }
    }
}
