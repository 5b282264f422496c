//! Errors of profiles.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 413: the picture is too large.
    pub fn image_too_large() -> Self {
        let advice = "The picture must have 10 MB or less: choose a smaller file.".to_owned();
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "avatar_file_size_exceeded", "picture too large", advice)
    }

    /// 415: the file is not a picture in a supported format.
    pub fn image_format_unknown() -> Self {
        let advice = "The file must be a picture in the format GIF, JPEG, PNG or WebP.".to_owned();
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "avatar_file_type_invalid",
            "unknown picture format",
            advice,
        )
    }
}
