//! Identifiers, which belong to one user each: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::term::Field;

impl State {
    /// Checks that no user, except for the given one, is known by this identifier.
    ///
    /// # Errors
    /// 422 if one is; `parameter` is its name in the form.
    pub fn check_free(
        &self,
        identifier: &str,
        parameter: &'static str,
        except: Option<&str>,
    ) -> Result<(), ApiError> {
        let mut owners = self.users_identified_by(identifier);
        match owners.any(|user| Some(user.id.as_str()) != except) {
            true => Err(ApiError::identifier_exists(parameter)),
            false => Ok(()),
        }
    }

    /// Checks that no user, except for the given one, has this ID in another system.
    ///
    /// # Errors
    /// 422 if one has.
    pub fn check_external_id_free(&self, id: Option<&str>, except: Option<&str>) -> Result<(), ApiError> {
        let Some(id) = id.filter(|id| !id.is_empty()) else { return Ok(()) };
        let mut owners = self.users.with(Field::ExternalId.is(id));
        match owners.any(|user| Some(user.id.as_str()) != except) {
            true => Err(ApiError::identifier_exists("external_id")),
            false => Ok(()),
        }
    }
}
