//! Pictures: the rules.

use crate::errors::ApiError;
use crate::ids;
use crate::state::image::{Image, ImageData, ImageFormat, MAX_IMAGE_BYTES};
use crate::state::store::Change;

impl Change<'_> {
    /// Sets the picture of a user or an organization.
    ///
    /// # Errors
    /// 413 if it is too large, 415 if it is not in one of the formats.
    pub fn set_image(&mut self, owner_id: &str, data: &[u8]) -> Result<Image, ApiError> {
        if data.len() > MAX_IMAGE_BYTES {
            return Err(ApiError::image_too_large());
        }
        let format = ImageFormat::of(data).ok_or_else(ApiError::image_format_unknown)?;
        let image = Image {
            id: ids::resource_id("img"),
            owner_id: owner_id.to_owned(),
            format,
            data: ImageData(data.into()),
        };
        self.images.insert(image.clone());
        self.image_changed(owner_id, "has a new picture");
        Ok(image)
    }

    /// Removes the picture of a user or an organization.
    ///
    /// # Errors
    /// 404 if it has none.
    pub fn remove_image(&mut self, owner_id: &str) -> Result<Image, ApiError> {
        let image = self
            .images
            .remove(owner_id)
            .ok_or_else(|| ApiError::not_found(format!("{owner_id:?} has no picture.")))?;
        self.image_changed(owner_id, "has no picture any more");
        Ok(image)
    }

    fn image_changed(&mut self, owner_id: &str, what: &str) {
        let now_ms = self.now_ms();
        if self.users.get(owner_id).is_some() {
            self.user_updated(owner_id, what);
        } else if let Some(organization) = self.organizations.get_mut(owner_id) {
            organization.updated_at = now_ms;
            let summary = format!("{} {what}", organization.name);
            self.happened("organization.updated", owner_id, summary);
        }
    }
}
