//! What ends with a user.

use crate::errors::ApiError;
use crate::state::session::Ending;
use crate::state::sign_in::SignIn;
use crate::state::store::Change;

impl Change<'_> {
    /// Deletes a user and all that belongs to the user. What they made for others, such as organizations, stays.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn delete_user(&mut self, id: &str) -> Result<(), ApiError> {
        let name = self.user(id)?.display_name();
        self.end_sessions_of(id, Ending::Removed);
        let is_own = |one: &&SignIn| one.user_id.as_deref() == Some(id);
        let sign_ins: Vec<String> = self.sign_ins.iter().filter(is_own).map(|one| one.id.clone()).collect();
        self.clients.change_each(
            |client| client.sign_in_id.as_ref().is_some_and(|id| sign_ins.contains(id)),
            |client| client.sign_in_id = None,
        );
        self.sign_ins.retain(|one| !sign_ins.contains(&one.id));
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
