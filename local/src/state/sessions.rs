//! How sessions start, change and end on clients.

use super::client::Client;
use super::session::{Ending, Session, SessionTask};
use super::store::Change;
use crate::cause;
use crate::errors::ApiError;

impl Change<'_> {
    /// The first known browser with one of these tokens, or else a new one. A token that was not issued here is never
    /// accepted, because an attacker may have planted it.
    pub fn meet(&mut self, tokens: impl IntoIterator<Item = String>) -> Client {
        let mut tokens = tokens.into_iter().peekable();
        let has_token = tokens.peek().is_some();
        let known = tokens.find_map(|token| self.clients.remove(&token));
        let client = known.unwrap_or_else(|| {
            if has_token {
                cause::because(
                    "The token of this browser was not issued here, or before a restart or reset.",
                );
            }
            Client::new(self.now_ms())
        });
        // A known one is inserted again, as the most recent.
        self.clients.insert(client.clone());
        cause::came_from(&client.token);
        client
    }

    /// Starts a user's session in a browser, in the given organization or else in the user's first one. If the
    /// instance allows one session a browser, it takes the place of the others. It is pending if the user has to choose
    /// a new password.
    ///
    /// # Errors
    /// 404 if the user or the browser does not exist, 403 if the user is banned, 422 if the user does not belong to
    /// the organization.
    pub fn start_session(
        &mut self,
        user_id: &str,
        client_token: &str,
        organization_id: Option<&str>,
        authorized_party: &str,
    ) -> Result<Session, ApiError> {
        let now_ms = self.now_ms();
        let user = self.user(user_id)?;
        if user.banned {
            return Err(ApiError::user_banned());
        }
        let active_organization_id = match organization_id {
            None => user.organization_memberships.first().map(|one| one.organization_id.clone()),
            Some(id) if user.membership(id).is_some() => Some(id.to_owned()),
            Some(_) => {
                let fault = "is not an organization of this user".to_owned();
                return Err(ApiError::parameter_invalid("active_organization_id", fault));
            }
        };
        let name = user.display_name();
        let tasks = if user.password_compromised { vec![SessionTask::ResetPassword] } else { Vec::new() };
        let client = self
            .clients
            .get(client_token)
            .ok_or_else(|| ApiError::not_found("This browser is unknown.".to_owned()))?;
        let mut session = Session::new(user_id, &client.id, authorized_party, now_ms);
        session.active_organization_id = active_organization_id;
        session.tasks = tasks;
        if self.instance.single_session_mode {
            for other in client.session_ids.clone() {
                self.end_session(&other, Ending::Replaced);
            }
        }
        if let Some(client) = self.clients.get_mut(client_token) {
            client.session_ids.push(session.id.clone());
            client.last_active_session_id = Some(session.id.clone());
            client.updated_at = now_ms;
        }
        if let Some(user) = self.users.get_mut(user_id) {
            user.last_sign_in_at = Some(now_ms);
        }
        self.sessions.insert(session.clone());
        self.happened("session.created", &session.id, format!("{name} signed in"));
        Ok(session)
    }

    /// Starts a user's session in a new browser, as backends do.
    ///
    /// # Errors
    /// As for [`Change::start_session`].
    pub fn start_session_in_new_client(
        &mut self,
        user_id: &str,
        organization_id: Option<&str>,
        authorized_party: &str,
    ) -> Result<Session, ApiError> {
        self.user(user_id)?;
        let client = self.meet([]);
        self.start_session(user_id, &client.token, organization_id, authorized_party)
    }

    /// Ends a session and takes it off its client. An unknown ID, and a session that has ended before, are ignored.
    pub fn end_session(&mut self, id: &str, ending: Ending) {
        let now_ms = self.now_ms();
        let Some(session) = self.sessions.get_mut(id).filter(|session| session.ended.is_none()) else {
            return;
        };
        session.ended = Some(ending);
        session.updated_at = now_ms;
        let (user_id, client_id) = (session.user_id.clone(), session.client_id.clone());
        if let Some(client) = self.clients.find_mut(|client| client.id == client_id) {
            client.session_ids.retain(|one| one != id);
            if client.last_active_session_id.as_deref() == Some(id) {
                client.last_active_session_id = client.session_ids.last().cloned();
            }
            client.updated_at = now_ms;
        }
        let name = self.users.get(&user_id).map_or(user_id, |user| user.display_name());
        let kind = match ending {
            Ending::Ended => "session.ended",
            Ending::Removed | Ending::Replaced => "session.removed",
            Ending::Revoked => "session.revoked",
        };
        self.happened(kind, id, format!("The session of {name} came to an end"));
    }

    /// Ends all sessions of a user.
    pub fn end_sessions_of(&mut self, user_id: &str, ending: Ending) {
        let of_user: Vec<String> = self
            .sessions
            .iter()
            .filter(|session| session.user_id == user_id)
            .map(|session| session.id.clone())
            .collect();
        for id in of_user {
            self.end_session(&id, ending);
        }
    }

    /// Activates the organization with this ID or slug in the session, or the personal account if it is empty. An
    /// organization that the user does not belong to is ignored, as with Clerk. Returns the changed session.
    pub fn activate_organization(&mut self, mut session: Session, id_or_slug: &str) -> Session {
        let Some(user) = self.users.get(&session.user_id) else { return session };
        let mut memberships = user.organization_memberships.iter();
        let wanted = memberships.find(|one| {
            one.organization_id == id_or_slug
                || self.organizations.get(&one.organization_id).is_some_and(|other| other.slug == id_or_slug)
        });
        session.active_organization_id = match wanted {
            Some(membership) => Some(membership.organization_id.clone()),
            None if id_or_slug.is_empty() => None,
            None => {
                cause::because(format!(
                    "The user does not belong to the organization {id_or_slug:?}, which was asked for."
                ));
                return session;
            }
        };
        session.updated_at = self.now_ms();
        self.sessions.insert(session.clone());
        session
    }
}
