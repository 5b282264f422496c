//! Asking to join an organization, and the answers of its members.

use serde_json::Map;

use crate::errors::ApiError;
use crate::state::State;
use crate::state::organization_invitation::InvitationStatus;
use crate::state::organization_suggestion::{MembershipRequest, SuggestionStatus};
use crate::state::store::Change;

impl State {
    /// The request to join an organization with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn membership_request(
        &self,
        organization_id: &str,
        id: &str,
    ) -> Result<&MembershipRequest, ApiError> {
        let request = self.membership_requests.get(id).filter(|one| one.organization_id == organization_id);
        request.ok_or_else(|| ApiError::missing("membership request of this organization", id))
    }
}

impl Change<'_> {
    /// Asks to join the organization of a suggestion to the user.
    ///
    /// # Errors
    /// 404 if there is no such suggestion for the user, 400 if it was accepted already or the user is a member.
    pub fn accept_suggestion(&mut self, id: &str, user_id: &str) -> Result<(), ApiError> {
        let suggestion = self.organization_suggestions.get(id).filter(|one| one.user_id == user_id);
        let suggestion = suggestion.ok_or_else(|| ApiError::missing("suggestion", id))?.clone();
        if suggestion.status != SuggestionStatus::Pending {
            return Err(ApiError::suggestion_already_accepted());
        }
        let user = self.user(user_id)?;
        if user.membership(&suggestion.organization_id).is_some() {
            return Err(ApiError::already_a_member(&user.display_name()));
        }
        let request = MembershipRequest::new(&suggestion, self.now_ms());
        self.membership_requests.insert(request);
        self.change_suggestion(id, SuggestionStatus::Accepted);
        Ok(())
    }

    /// Answers a pending request: with `accept`, the user becomes a member in the role of new members.
    ///
    /// # Errors
    /// 404 if the request does not exist or was answered, 403 if the organization is full.
    pub fn answer_request(&mut self, organization_id: &str, id: &str, accept: bool) -> Result<(), ApiError> {
        let request = self.membership_request(organization_id, id)?.clone();
        if request.status != InvitationStatus::Pending {
            return Err(ApiError::invitation_not_pending(request.status.as_str()));
        }
        let organization = self.organization(organization_id)?;
        let user = self.user(&request.user_id)?;
        let joins = accept && user.membership(organization_id).is_none();
        let role = self.domain_role(organization);
        if joins {
            self.check_quota(organization, 1, self.now_ms())?;
        }
        let now_ms = self.now_ms();
        if let Some(request) = self.membership_requests.get_mut(id) {
            request.status = if accept { InvitationStatus::Accepted } else { InvitationStatus::Revoked };
            request.updated_at = now_ms;
        }
        self.change_suggestion(&request.suggestion_id, SuggestionStatus::Completed);
        if let (true, Some(role)) = (joins, role) {
            self.join(organization_id, &request.user_id, role, Map::new(), Map::new());
        }
        Ok(())
    }

    fn change_suggestion(&mut self, id: &str, status: SuggestionStatus) {
        let now_ms = self.now_ms();
        if let Some(suggestion) = self.organization_suggestions.get_mut(id) {
            suggestion.status = status;
            suggestion.updated_at = now_ms;
        }
    }
}
