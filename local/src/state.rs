//! A running stand-in: its URL, keys, users and sessions.

use std::net::SocketAddr;

use clerk_express_native::instance::{InstanceType, PublishableKey};
use clerk_express_native::time::{Clock, SystemClock};
use url::Url;

use crate::browsers::{Browser, Browsers};
use crate::errors::ApiError;
use crate::ids;
use crate::keys::SigningKey;
use crate::machine_tokens::MachineTokens;
use crate::nonces::Nonces;
use crate::seed::{Membership, Organization, Seed, User};
use crate::sessions::{Session, Sessions};

/// The path of the sign-in page.
pub const SIGN_IN_PATH: &str = "/sign-in";

/// The settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to go after signing in by default.
    pub app_url: Url,
    /// How long session tokens are valid.
    pub session_token_seconds: u32,
}

/// A running stand-in, shared by all requests. Its mutable state is in memory and bounded.
pub struct LocalClerk {
    origin: String,
    publishable_key: PublishableKey,
    secret_key: String,
    settings: Settings,
    signing_key: SigningKey,
    seed: Seed,
    sessions: Sessions,
    browsers: Browsers,
    nonces: Nonces,
    machine_tokens: MachineTokens,
    clock: SystemClock,
}

/// A seeded user with changes since the start.
#[derive(Clone, Copy, Debug)]
pub struct Person<'l> {
    /// The seeded data.
    pub user: &'l User,
    /// The latest sign-in, in Unix milliseconds.
    pub last_sign_in_at_ms: Option<i64>,
}

impl LocalClerk {
    /// A stand-in at `address`, with a new signing key.
    pub fn new(address: SocketAddr, settings: Settings, seed: Seed) -> Self {
        let key = PublishableKey::encode(InstanceType::Development, &address.to_string());
        Self {
            origin: format!("http://{address}"),
            publishable_key: PublishableKey::parse(&key).expect("an IPv4 address forms a valid key"),
            secret_key: seed.secret_key.clone().unwrap_or_else(ids::secret_key),
            settings,
            signing_key: SigningKey::generate(),
            seed,
            sessions: Sessions::default(),
            browsers: Browsers::default(),
            nonces: Nonces::default(),
            machine_tokens: MachineTokens::default(),
            clock: SystemClock::new(),
        }
    }

    /// The environment variables that an app needs to use this stand-in.
    ///
    /// The host in the publishable key implies `https`; `CLERK_PROXY_URL` directs browsers to `http`.
    pub fn environment(&self) -> [(&'static str, String); 5] {
        [
            ("CLERK_PUBLISHABLE_KEY", self.publishable_key.as_str().to_owned()),
            ("CLERK_SECRET_KEY", self.secret_key.clone()),
            ("CLERK_API_URL", self.origin.clone()),
            ("CLERK_PROXY_URL", self.origin.clone()),
            ("CLERK_SIGN_IN_URL", format!("{}{}", self.origin, SIGN_IN_PATH)),
        ]
    }

    /// `http://127.0.0.1:<port>`: the base of all URLs and the `iss` of all tokens.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The URL of a path of the stand-in.
    pub fn url(&self, path: &str) -> Url {
        let mut url = Url::parse(&self.origin).expect("the origin is a valid URL");
        url.set_path(path);
        url
    }

    /// The publishable key.
    pub fn publishable_key(&self) -> &PublishableKey {
        &self.publishable_key
    }

    /// The secret key, as sent after `Bearer`.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The key that signs tokens.
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing_key
    }

    /// Users, organizations and templates.
    pub fn seed(&self) -> &Seed {
        &self.seed
    }

    /// All sessions.
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// All browsers.
    pub fn browsers(&self) -> &Browsers {
        &self.browsers
    }

    /// The cookies of pending handshakes.
    pub fn nonces(&self) -> &Nonces {
        &self.nonces
    }

    /// All machine tokens.
    pub fn machine_tokens(&self) -> &MachineTokens {
        &self.machine_tokens
    }

    /// The current time in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.clock.unix_ms()
    }

    /// All users, in the order of the seed.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        self.seed.users.iter().map(|user| Person {
            user,
            last_sign_in_at_ms: self.sessions.last_sign_in_ms(&user.id).or(user.last_sign_in_at),
        })
    }

    /// The user with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn person(&self, user_id: &str) -> Result<Person<'_>, ApiError> {
        let mut people = self.people();
        people
            .find(|person| person.user.id == user_id)
            .ok_or_else(|| ApiError::not_found(format!("There is no user with the id {user_id:?}.")))
    }

    /// The organization of a membership.
    pub fn organization(&self, membership: &Membership) -> &Organization {
        let mut organizations = self.seed.organizations.iter();
        organizations
            .find(|organization| organization.id == membership.organization_id)
            .expect("memberships of a valid seed refer to existing organizations")
    }

    /// The session with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn session(&self, session_id: &str) -> Result<Session, ApiError> {
        self.sessions
            .get(session_id)
            .ok_or_else(|| ApiError::not_found(format!("There is no session with the id {session_id:?}.")))
    }

    /// The active session of a browser.
    pub fn session_of(&self, browser: &Browser) -> Option<Session> {
        let session = self.sessions.get(browser.session_id.as_deref()?)?;
        (session.status(self.now_ms()) == "active").then_some(session)
    }

    /// Activates the organization with this ID or slug in the session, or the personal account if it is
    /// empty. An organization that the user does not belong to is ignored, as with Clerk.
    pub fn activate_organization(&self, mut session: Session, id_or_slug: &str) -> Session {
        let Ok(person) = self.person(&session.user_id) else { return session };
        let mut memberships = person.user.organization_memberships.iter();
        let wanted = memberships.find(|membership| {
            membership.organization_id == id_or_slug || self.organization(membership).slug == id_or_slug
        });
        let active_organization_id = match wanted {
            Some(membership) => Some(membership.organization_id.clone()),
            None if id_or_slug.is_empty() => None,
            None => return session,
        };
        self.sessions.activate(&session.id, active_organization_id.clone(), self.now_ms());
        session.active_organization_id = active_organization_id;
        session
    }

    /// Starts a user's session in the app at `authorized_party`, in the given organization or else in the
    /// user's first one.
    ///
    /// # Errors
    /// 422 if the user does not belong to the organization.
    pub fn start_session(
        &self,
        user: &User,
        organization_id: Option<String>,
        authorized_party: String,
    ) -> Result<Session, ApiError> {
        let mut memberships = user.organization_memberships.iter();
        let organization_id = match organization_id {
            None => memberships.next().map(|membership| membership.organization_id.clone()),
            Some(id) if memberships.any(|membership| membership.organization_id == id) => Some(id),
            Some(_) => {
                let fault = "is not an organization of this user".to_owned();
                return Err(ApiError::parameter_invalid("active_organization_id", fault));
            }
        };
        Ok(self.sessions.start(&user.id, organization_id, authorized_party, self.now_ms()))
    }

    /// The origin of the app that the stand-in was started for.
    pub fn app_origin(&self) -> String {
        self.settings.app_url.origin().ascii_serialization()
    }
}
