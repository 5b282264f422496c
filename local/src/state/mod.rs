//! What a stand-in knows: typed rows in memory.
//!
//! | module | contents |
//! |---|---|
//! | [`table`], `row`, `entry`, `index`, [`term`] | rows by ID, in order, and what else they are found by |
//! | [`user`], [`contact`], [`membership`], [`organization`], [`image`] | the people and what they belong to |
//! | [`organization_invitation`], [`organization_domain`], [`organization_suggestion`] | how people join |
//! | [`role`], [`role_set`], [`organization_settings`] | what members can be |
//! | [`organizations`] | the rules about all of these |
//! | [`users`] | how people change, and what ends with them |
//! | [`client`], [`session`], [`activity`], [`sign_in`], [`sign_up`], [`ticket`] | the browsers and what happens in them |
//! | [`verification`], [`password`], [`digest`], [`second_factors`] | how people prove who they are |
//! | [`strategy`], [`factors`], [`challenges`], [`lockout`] | which ways there are, and who may take them |
//! | [`sign_ins`], [`sign_ups`], [`email_links`] | the steps of a sign-in and of a sign-up |
//! | [`session_verification`], `reverification` | proving again who one is |
//! | [`identifiers`], [`password_rules`], [`attributes`] | what people may be called, and what the instance wants of them |
//! | [`message`] | the inbox |
//! | [`instance`], [`jwt_template`] | the settings |
//! | [`store`] | the lock, the changes and their events |
//! | `seed` | reading a state from a file |

pub mod activity;
pub mod actor_token;
mod age;
pub mod attributes;
pub mod billing;
pub mod challenges;
pub mod client;
pub mod contact;
mod defaults;
pub mod digest;
pub mod domain;
pub mod email_links;
mod entry;
pub mod event;
pub mod factors;
pub mod identifiers;
pub mod image;
mod index;
pub mod instance;
pub mod instance_settings;
pub mod invitation;
pub mod invitation_tickets;
pub mod jwt_template;
pub mod listed_identifier;
pub mod lockout;
pub mod machine;
pub mod machine_token;
pub mod membership;
pub mod message;
pub mod metadata;
pub mod nonces;
pub mod oauth_application;
pub mod organization;
pub mod organization_domain;
pub mod organization_invitation;
pub mod organization_settings;
pub mod organization_suggestion;
pub mod organizations;
pub mod page;
pub mod password;
pub mod password_rules;
mod recent_proof;
mod redaction;
pub mod redirect_url;
mod reverification;
pub mod role;
pub mod role_set;
mod row;
mod rules;
pub mod second_factors;
mod seed;
pub mod seed_format;
pub mod session;
pub mod session_verification;
mod sessions;
pub mod sign_in;
mod sign_in_tokens;
pub mod sign_ins;
pub mod sign_up;
pub mod sign_ups;
pub mod sso_connection;
pub mod store;
pub mod stored_key;
pub mod strategy;
pub mod table;
pub mod term;
pub mod ticket;
pub mod user;
pub mod users;
pub mod verification;
pub mod waitlist_entry;
pub mod webhook_endpoint;

use serde::{Deserialize, Serialize};

pub(crate) use self::redaction::redacted;
pub use self::seed::SeedError;

use self::billing::{Plan, Subscription};
use self::client::Client;
use self::domain::Domain;
use self::image::Image;
use self::instance::Instance;
use self::invitation::Invitation;
use self::jwt_template::JwtTemplate;
use self::listed_identifier::ListedIdentifier;
use self::machine::Machine;
use self::machine_token::MachineToken;
use self::membership::Membership;
use self::message::Message;
use self::nonces::Nonces;
use self::oauth_application::OauthApplication;
use self::organization::Organization;
use self::organization_domain::OrganizationDomain;
use self::organization_invitation::OrganizationInvitation;
use self::organization_suggestion::{MembershipRequest, OrganizationSuggestion};
use self::redirect_url::RedirectUrl;
use self::session::Session;
use self::session_verification::SessionVerification;
use self::sign_in::SignIn;
use self::sign_up::SignUp;
use self::sso_connection::SsoConnection;
use self::stored_key::StoredKey;
use self::table::Table;
use self::term::Field;
use self::ticket::SignInToken;
use self::user::User;
use self::waitlist_entry::WaitlistEntry;
use self::webhook_endpoint::WebhookEndpoint;
use crate::errors::ApiError;
use crate::roles::Permission;

/// Everything that is known. In JSON, a seed file and a snapshot at once.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The secret key; by default, it depends on the port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_key: Option<SecretKey>,
    /// The key that signs tokens; by default, a new one is generated on every start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing_key: Option<StoredKey>,
    /// The settings of the instance.
    #[serde(default)]
    pub instance: Instance,
    /// The organizations that memberships refer to.
    #[serde(default)]
    pub organizations: Table<Organization>,
    /// The users, in the order of the sign-in page.
    pub users: Table<User>,
    /// The invitations to organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub organization_invitations: Table<OrganizationInvitation>,
    /// The domains of organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub organization_domains: Table<OrganizationDomain>,
    /// The suggestions to join organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub organization_suggestions: Table<OrganizationSuggestion>,
    /// The requests to join organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub membership_requests: Table<MembershipRequest>,
    /// The JWT templates.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub jwt_templates: Table<JwtTemplate>,
    /// The browsers.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub clients: Table<Client>,
    /// The sessions.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub sessions: Table<Session>,
    /// The reverifications of sessions.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub session_verifications: Table<SessionVerification>,
    /// The sign-ins in progress and completed.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub sign_ins: Table<SignIn>,
    /// The sign-ups in progress and completed.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub sign_ups: Table<SignUp>,
    /// The tickets that sign users in.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub sign_in_tokens: Table<SignInToken>,
    /// The API keys, M2M tokens and OAuth access tokens.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub machine_tokens: Table<MachineToken>,
    /// The machines.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub machines: Table<Machine>,
    /// The OAuth applications.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub oauth_applications: Table<OauthApplication>,
    /// The emails and text messages.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub messages: Table<Message>,
    /// The invitations to sign up.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub invitations: Table<Invitation>,
    /// The waitlist.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub waitlist_entries: Table<WaitlistEntry>,
    /// Who may sign up.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub allowlist_identifiers: Table<ListedIdentifier>,
    /// Who may not sign up.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub blocklist_identifiers: Table<ListedIdentifier>,
    /// Where native apps may be sent back to.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub redirect_urls: Table<RedirectUrl>,
    /// The domains of satellites, and the instance's own one if it was changed.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub domains: Table<Domain>,
    /// The connections to identity providers of enterprises.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub enterprise_connections: Table<SsoConnection>,
    /// The SAML connections, which are their older form.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub saml_connections: Table<SsoConnection>,
    /// The plans.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub plans: Table<Plan>,
    /// The subscriptions of users and organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub subscriptions: Table<Subscription>,
    /// Where webhooks are sent.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub webhook_endpoints: Table<WebhookEndpoint>,
    /// The pictures of users and organizations.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub images: Table<Image>,
    /// The cookies of pending handshakes.
    #[serde(skip)]
    pub nonces: Nonces,
}

/// A secret key, whose `Debug` output hides it.
#[derive(Clone, Deserialize, Serialize)]
#[serde(transparent)]
pub struct SecretKey(pub String);

impl State {
    /// The user with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn user(&self, id: &str) -> Result<&User, ApiError> {
        self.users.get(id).ok_or_else(|| ApiError::missing("user", id))
    }

    /// The user with this ID, for changes.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn user_mut(&mut self, id: &str) -> Result<&mut User, ApiError> {
        self.users.get_mut(id).ok_or_else(|| ApiError::missing("user", id))
    }

    /// The user who is identified by this username, verified email address or verified phone number.
    pub fn user_by_identifier(&self, identifier: &str) -> Option<&User> {
        self.users_identified_by(identifier).next()
    }

    /// The users who are identified by this username, verified email address or verified phone number.
    pub(crate) fn users_identified_by(&self, identifier: &str) -> impl Iterator<Item = &User> {
        let terms =
            [Field::Username, Field::EmailAddress, Field::PhoneNumber].map(|field| field.is(identifier));
        self.users.with_any(&terms).filter(move |user| user.is_identified_by(identifier))
    }

    /// The organization with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn organization(&self, id: &str) -> Result<&Organization, ApiError> {
        self.organizations.get(id).ok_or_else(|| ApiError::missing("organization", id))
    }

    /// The members of an organization, the oldest user first, with their membership.
    pub fn members(&self, organization_id: &str) -> impl Iterator<Item = (&User, &Membership)> {
        let members = self.users.with(Field::Organization.is(organization_id));
        members.filter_map(move |user| Some((user, user.membership(organization_id)?)))
    }

    /// The permissions of a membership: its own, or those of its role.
    pub fn permissions<'s>(&'s self, membership: &'s Membership) -> &'s [Permission] {
        let of_role = || self.instance.role(&membership.role).map_or(&[][..], |role| &role.permissions);
        membership.permissions.as_deref().unwrap_or_else(of_role)
    }

    /// The session with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn session(&self, id: &str) -> Result<&Session, ApiError> {
        self.sessions.get(id).ok_or_else(|| ApiError::missing("session", id))
    }

    /// The sign-in of a browser.
    ///
    /// # Errors
    /// 404 if the browser does not have it.
    pub fn sign_in_of(&self, client_token: &str, id: &str) -> Result<&SignIn, ApiError> {
        let client = self.clients.get(client_token);
        let is_own = client.is_some_and(|client| client.sign_in_id.as_deref() == Some(id));
        self.sign_ins.get(id).filter(|_| is_own).ok_or_else(|| ApiError::missing("sign-in", id))
    }

    /// The sign-up of a browser.
    ///
    /// # Errors
    /// 404 if the browser does not have it.
    pub fn sign_up_of(&self, client_token: &str, id: &str) -> Result<&SignUp, ApiError> {
        let client = self.clients.get(client_token);
        let is_own = client.is_some_and(|client| client.sign_up_id.as_deref() == Some(id));
        self.sign_ups.get(id).filter(|_| is_own).ok_or_else(|| ApiError::missing("sign-up", id))
    }

    /// The JWT template with this name.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn jwt_template(&self, name: &str) -> Result<&JwtTemplate, ApiError> {
        self.jwt_templates
            .get(name)
            .ok_or_else(|| ApiError::not_found(format!("There is no JWT template {name:?}.")))
    }

    /// The browser with this ID, which is not its token.
    pub fn client_with_id(&self, id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == id)
    }

    /// The session that a browser last used, if it is active.
    pub fn session_of(&self, client: &Client, now_ms: i64) -> Option<&Session> {
        let session = self.sessions.get(client.last_active_session_id.as_deref()?)?;
        session.is_active(now_ms).then_some(session)
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretKey(…)")
    }
}
