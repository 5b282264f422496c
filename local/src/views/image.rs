//! Uploaded pictures.

use serde_json::{Value, json};

use super::View;
use crate::avatar;
use crate::state::image::Image;

impl View<'_> {
    /// A picture.
    pub(crate) fn image(&self, image: &Image) -> Value {
        json!({
            "object": "image",
            "id": image.id,
            "name": null,
            "public_url": avatar::uploaded_url(self.local, image).to_string(),
        })
    }
}
