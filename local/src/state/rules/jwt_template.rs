//! JWT templates: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::jwt_template::JwtTemplate;

impl State {
    /// The JWT template with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn jwt_template_with_id(&self, id: &str) -> Result<&JwtTemplate, ApiError> {
        self.jwt_templates
            .iter()
            .find(|one| one.id == id)
            .ok_or_else(|| ApiError::missing("JWT template", id))
    }

    /// Checks that no template, except for the one with the given ID, has this name.
    ///
    /// # Errors
    /// 422 if one has.
    pub fn check_jwt_template_name(&self, name: &str, except: Option<&str>) -> Result<(), ApiError> {
        match self.jwt_templates.get(name).is_some_and(|other| Some(other.id.as_str()) != except) {
            true => Err(ApiError::duplicate_record("name", "is that of another JWT template")),
            false => Ok(()),
        }
    }
}
