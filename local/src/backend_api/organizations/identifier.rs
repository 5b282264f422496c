//! What identifies an organization in a path.

use crate::errors::ApiError;
use crate::state::State;

/// The ID of the organization with this ID or slug.
///
/// # Errors
/// 404 if it does not exist.
pub(super) fn id_of(state: &State, id_or_slug: &str) -> Result<String, ApiError> {
    match state.organization_by_id_or_slug(id_or_slug) {
        Some(organization) => Ok(organization.id.clone()),
        None => state.organization(id_or_slug).map(|one| one.id.clone()),
    }
}
