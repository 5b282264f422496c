//! Joining an organization, roles in it, and leaving it.

use serde_json::{Map, Value};

use crate::errors::ApiError;
use crate::roles::{Role, SystemPermission};
use crate::state::State;
use crate::state::membership::Membership;
use crate::state::metadata::{self, MetadataChange};
use crate::state::organization::Organization;
use crate::state::store::Change;
use crate::state::user::User;

impl State {
    /// A user's membership in an organization.
    ///
    /// # Errors
    /// 404 if the organization or the user does not exist, or the user is not a member.
    pub fn membership(&self, organization_id: &str, user_id: &str) -> Result<&Membership, ApiError> {
        self.organization(organization_id)?;
        let membership = self.user(user_id)?.membership(organization_id);
        membership.ok_or_else(|| ApiError::membership_not_found(user_id))
    }

    /// Checks that an organization has room for more members or invitations. Pending invitations count.
    ///
    /// # Errors
    /// 403 if not.
    pub(super) fn check_quota(
        &self,
        organization: &Organization,
        more: usize,
        now_ms: i64,
    ) -> Result<(), ApiError> {
        let limit = organization.max_allowed_memberships;
        let taken = self.members(&organization.id).count()
            + self.pending_invitations(&organization.id, now_ms).count();
        if limit > 0 && taken + more > usize::try_from(limit).unwrap_or(usize::MAX) {
            return Err(ApiError::membership_quota_exceeded(limit));
        }
        Ok(())
    }

    /// Checks that a member other than `user_id` can manage the members of an organization, if that user can.
    fn check_last_admin(&self, organization_id: &str, user_id: &str) -> Result<(), ApiError> {
        let mut managers = self
            .members(organization_id)
            .filter(|(_, membership)| self.has_permission(membership, SystemPermission::ManageMembers));
        match managers.next() {
            Some((user, _)) if user.id == user_id && managers.next().is_none() => Err(ApiError::last_admin()),
            _ => Ok(()),
        }
    }
}

impl Change<'_> {
    /// Adds a user to an organization.
    ///
    /// # Errors
    /// 404 if the organization, the user or the role does not exist, 400 if the user is a member already, 403 if the
    /// organization is full.
    pub fn create_membership(
        &mut self,
        organization_id: &str,
        user_id: &str,
        role: &str,
        public_metadata: Map<String, Value>,
        private_metadata: Map<String, Value>,
    ) -> Result<(), ApiError> {
        let organization = self.organization(organization_id)?;
        let user = self.user(user_id)?;
        let role = self.role_in(organization_id, role)?;
        if user.membership(organization_id).is_some() {
            return Err(ApiError::already_a_member(&user.display_name()));
        }
        self.check_quota(organization, 1, self.now_ms())?;
        self.join(organization_id, user_id, role, public_metadata, private_metadata);
        Ok(())
    }

    /// Changes the role of a member.
    ///
    /// # Errors
    /// 404 if the membership or the role does not exist, 400 if no member would be left who can manage the others.
    pub fn change_role(&mut self, organization_id: &str, user_id: &str, role: &str) -> Result<(), ApiError> {
        self.membership(organization_id, user_id)?;
        let role = self.role_in(organization_id, role)?;
        let manager = SystemPermission::ManageMembers.permission();
        if !self.instance.role(&role).is_some_and(|one| one.permissions.contains(&manager)) {
            self.check_last_admin(organization_id, user_id)?;
        }
        self.change_membership(organization_id, user_id, |membership| {
            membership.role = role;
            // Those of the seed were for the old role.
            membership.permissions = None;
        });
        Ok(())
    }

    /// Changes the metadata of a membership.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn update_membership_metadata(
        &mut self,
        organization_id: &str,
        user_id: &str,
        change: MetadataChange,
    ) -> Result<(), ApiError> {
        self.membership(organization_id, user_id)?;
        self.change_membership(organization_id, user_id, |membership| {
            metadata::change(change, &mut membership.public_metadata, &mut membership.private_metadata);
        });
        Ok(())
    }

    /// Removes a member from an organization. Returns the membership.
    ///
    /// # Errors
    /// 404 if it does not exist, 400 if no member would be left who can manage the others.
    pub fn delete_membership(
        &mut self,
        organization_id: &str,
        user_id: &str,
    ) -> Result<Membership, ApiError> {
        let membership = self.membership(organization_id, user_id)?.clone();
        self.check_last_admin(organization_id, user_id)?;
        self.leave(organization_id, user_id);
        Ok(membership)
    }

    /// Adds a user to an organization, after everything was checked.
    pub(super) fn join(
        &mut self,
        organization_id: &str,
        user_id: &str,
        role: Role,
        public_metadata: Map<String, Value>,
        private_metadata: Map<String, Value>,
    ) {
        let now_ms = self.now_ms();
        let Some(user) = self.users.get_mut(user_id) else { return };
        let membership = Membership {
            public_metadata,
            private_metadata,
            ..Membership::new(organization_id, role, now_ms)
        };
        let id = membership.id.clone();
        user.organization_memberships.push(membership);
        user.updated_at = now_ms;
        let summary = format!("{} joined {}", user.display_name(), self.organization_name(organization_id));
        self.happened("organizationMembership.created", &id, summary);
    }

    /// Removes a user from an organization, and from it in all sessions.
    pub(super) fn leave(&mut self, organization_id: &str, user_id: &str) {
        let now_ms = self.now_ms();
        let Some(user) = self.users.get_mut(user_id) else { return };
        let Some(index) =
            user.organization_memberships.iter().position(|one| one.organization_id == organization_id)
        else {
            return;
        };
        let membership = user.organization_memberships.remove(index);
        user.updated_at = now_ms;
        let name = user.display_name();
        let user = user.clone();
        self.sessions.change_each(
            |one| one.user_id == user_id && one.active_organization_id.as_deref() == Some(organization_id),
            |one| {
                one.active_organization_id = None;
                one.updated_at = now_ms;
            },
        );
        let summary = format!("{name} left {}", self.organization_name(organization_id));
        let id = membership.id.clone();
        let before = self.membership_alone(user, membership);
        self.deleted("organizationMembership.deleted", &id, summary, before);
    }

    /// A state with nothing but a membership, its user, its organization and the roles.
    pub(in crate::state) fn membership_alone(&self, user: User, membership: Membership) -> State {
        let mut state = State { instance: self.instance.clone(), ..State::default() };
        if let Some(organization) = self.organizations.get(&membership.organization_id) {
            state.organizations.insert(organization.clone());
        }
        state.users.insert(User { organization_memberships: vec![membership], ..user });
        state
    }

    fn change_membership(
        &mut self,
        organization_id: &str,
        user_id: &str,
        change: impl FnOnce(&mut Membership),
    ) {
        let now_ms = self.now_ms();
        let Some(user) = self.users.get_mut(user_id) else { return };
        let mut memberships = user.organization_memberships.iter_mut();
        let Some(membership) = memberships.find(|one| one.organization_id == organization_id) else { return };
        change(membership);
        membership.updated_at = now_ms;
        let id = membership.id.clone();
        user.updated_at = now_ms;
        let name = user.display_name();
        let summary =
            format!("The membership of {name} in {} was changed", self.organization_name(organization_id));
        self.happened("organizationMembership.updated", &id, summary);
    }
}
