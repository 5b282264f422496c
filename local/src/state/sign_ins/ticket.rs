//! Signing in with a ticket, which needs no factor.

use crate::errors::ApiError;
use crate::state::invitation_tickets::InvitationTicket;
use crate::state::page::Page;
use crate::state::sign_in::SignIn;
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::ticket::TicketStatus;
use crate::state::verification::Verification;

impl Change<'_> {
    /// Signs in the user of a sign-in token or of an invitation, which is used up by it. Returns the ID of the sign-in.
    ///
    /// # Errors
    /// 400 if the ticket cannot be used, 403 if the user is banned or locked.
    pub fn sign_in_with_ticket(&mut self, page: Page<'_>, ticket: &str) -> Result<String, ApiError> {
        match self.invitation_ticket(ticket, self.now_ms())? {
            Some(invitation) => self.sign_in_with_invitation(page, &invitation),
            None => self.sign_in_with_token(page, ticket),
        }
    }

    /// Accepts an invitation. Its ticket proves the email address, like a code: a second factor is needed too.
    fn sign_in_with_invitation(
        &mut self,
        page: Page<'_>,
        invitation: &InvitationTicket,
    ) -> Result<String, ApiError> {
        let address = &invitation.email_address;
        let user = self.user_by_identifier(address).ok_or_else(ApiError::invitation_account_missing)?;
        user.check_may_sign_in(self.now_ms())?;
        let (user_id, mut sign_in) = (user.id.clone(), SignIn::new(self.now_ms()));
        self.accept_ticket(&invitation.invitation_id, &user_id)?;
        let id = sign_in.id.clone();
        sign_in.identifier = Some(address.clone());
        sign_in.user_id = Some(user_id);
        sign_in.first_factor = Some(Verification::verified(Strategy::Ticket.as_str()));
        self.go_on(page, sign_in)?;
        Ok(id)
    }

    fn sign_in_with_token(&mut self, page: Page<'_>, ticket: &str) -> Result<String, ApiError> {
        let now_ms = self.now_ms();
        let token = self.sign_in_token(ticket, now_ms)?.clone();
        self.user(&token.user_id)?.check_may_sign_in(now_ms)?;
        let mut sign_in = SignIn::new(now_ms);
        let id = sign_in.id.clone();
        sign_in.identifier = self.user(&token.user_id)?.identifier().map(str::to_owned);
        sign_in.user_id = Some(token.user_id.clone());
        sign_in.first_factor = Some(Verification::verified(Strategy::Ticket.as_str()));
        self.finish_sign_in(page, sign_in, token.organization_id.as_deref())?;
        let session_id = self.sign_ins.get(&id).and_then(|one| one.created_session_id.clone());
        if let Some(session) = session_id.and_then(|id| self.sessions.get_mut(&id)) {
            session.actor.clone_from(&token.actor);
            if let Some(seconds) = token.session_seconds {
                session.expire_at = now_ms + seconds * 1000;
            }
        }
        if let Some(token) = self.sign_in_tokens.get_mut(&token.id) {
            token.status = TicketStatus::Accepted;
            token.updated_at = now_ms;
        }
        Ok(id)
    }
}
