//! What ends with a user.

use crate::errors::ApiError;
use crate::state::session::Ending;
use crate::state::store::Change;

impl Change<'_> {
    /// Deletes a user and all that belongs to the user. What they made for others, such as organizations, stays.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn delete_user(&mut self, id: &str) -> Result<(), ApiError> {
        let name = self.user(id)?.display_name();
        self.end_sessions_of(id, Ending::Removed);
        self.sign_ins.retain(|one| one.user_id.as_deref() != Some(id));
        self.sign_in_tokens.retain(|one| one.user_id != id);
        self.machine_tokens.retain(|one| one.subject != id);
        self.organization_suggestions.retain(|one| one.user_id != id);
        self.membership_requests.retain(|one| one.user_id != id);
        self.images.remove(id);
        let Some(removed) = self.users.remove(id) else { return Ok(()) };
        for membership in &removed.organization_memberships {
            let organization = self.organizations.get(&membership.organization_id);
            let organization = organization.map_or(membership.organization_id.as_str(), |one| &one.name);
            let summary = format!("{name} left {organization}");
            let before = self.membership_alone(removed.clone(), membership.clone());
            self.deleted("organizationMembership.deleted", &membership.id, summary, before);
        }
        self.happened("user.deleted", id, format!("{name} was deleted"));
        Ok(())
    }
}
