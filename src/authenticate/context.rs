//! The input of the state machine's rules: the instance, the request, and the selected cookies.

use std::borrow::Cow;

use super::authenticator::Sessions;
use super::notice::Notice;
use super::suffix::{self, Decoded, Selection};
use crate::instance::{InstanceType, Site};
use crate::organization_sync::Target;
use crate::request::{Cookies, HeaderName, Request, parse_number};

/// The query parameter and cookie that identify a browser in a development instance.
pub(super) const DEV_BROWSER: &str = "__clerk_db_jwt";

/// How many times in a row a browser is sent to Clerk.
const MAX_REDIRECTS: f64 = 3.0;

/// One request to one instance.
pub(super) struct Context<'r> {
    pub(super) sessions: &'r Sessions,
    pub(super) site: &'r Site,
    pub(super) request: &'r Request,
    pub(super) cookies: &'r Cookies<'r>,
    pub(super) selected: Selection<'r>,
    pub(super) header_token: Option<&'r str>,
    pub(super) notices: &'r mut Vec<Notice>,
}

impl<'r> Context<'r> {
    /// Selects a variant of the cookies. Returns the context and the decoded session token of that variant.
    pub(super) fn new(
        sessions: &'r Sessions,
        site: &'r Site,
        request: &'r Request,
        cookies: &'r Cookies<'r>,
        header_token: Option<&'r str>,
        notices: &'r mut Vec<Notice>,
    ) -> (Self, Option<Decoded>) {
        let (selected, session) = suffix::select(
            cookies,
            sessions.publishable_key.instance_type(),
            &site.frontend_api_host(&sessions.publishable_key),
            &sessions.verifier,
        );
        (Self { sessions, site, request, cookies, selected, header_token, notices }, session)
    }

    /// The cookies of a request.
    pub(super) fn read_cookies(sessions: &'r Sessions, request: &'r Request) -> Cookies<'r> {
        let header = request.headers().get(HeaderName::Cookie).unwrap_or_default();
        Cookies::parse(header, sessions.publishable_key.cookie_suffix())
    }

    /// Where the browser reaches the Frontend API: see [`Site::frontend_api`].
    pub(super) fn frontend_api(&self) -> Option<Cow<'r, str>> {
        self.site.frontend_api(&self.sessions.publishable_key, self.request.url().public())
    }

    pub(super) fn is_development(&self) -> bool {
        self.sessions.publishable_key.instance_type() == InstanceType::Development
    }

    /// The session token from the cookies, or else from the header.
    pub(super) fn session_token(&self) -> Option<&'r str> {
        self.selected.session.or(self.header_token)
    }

    /// The token that identifies the browser in a development instance.
    pub(super) fn dev_browser(&self) -> Option<Cow<'r, str>> {
        let in_query = self.request.url().query_parameter(DEV_BROWSER).map(Cow::Owned);
        in_query.or(self.selected.dev_browser.map(Cow::Borrowed))
    }

    /// The organization, or the personal account, of the request's path.
    pub(super) fn organization_target(&self) -> Option<Target> {
        let sync = &self.sessions.organization_sync;
        (!sync.is_empty()).then(|| sync.find_target(self.request.url().path())).flatten()
    }

    /// The number of consecutive redirects to Clerk.
    pub(super) fn redirect_count(&self) -> f64 {
        self.cookies.redirect_count.as_deref().map_or(0.0, parse_number)
    }

    /// Whether the browser was sent to Clerk the maximum number of times in a row.
    pub(super) fn is_redirect_loop(&self) -> bool {
        self.redirect_count() >= MAX_REDIRECTS
    }

    /// Whether a browser requests a top-level page. Browsers that do not send `Sec-Fetch-Dest` do not count.
    pub(super) fn is_document_navigation(&self) -> bool {
        self.request.method() == "GET"
            && self.request.headers().get(HeaderName::SecFetchDest) == Some("document")
    }
}
