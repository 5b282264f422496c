//! Pictures that users upload of themselves and of their organizations.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::table::Row;

/// The greatest size of a picture in bytes, as with Clerk: 10 MB.
pub const MAX_IMAGE_BYTES: usize = 10_000_000;

/// A picture of a user or an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The ID, `img_…`.
    pub id: String,
    /// The user or the organization.
    pub owner_id: String,
    /// The format.
    pub format: ImageFormat,
    /// The file.
    pub data: ImageData,
}

/// The formats that Clerk accepts. Nothing that a browser would run as a script is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ImageFormat {
    /// GIF.
    Gif,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

/// The bytes of a file: Base64 in JSON. A copy shares them.
#[derive(Clone, PartialEq, Eq)]
pub struct ImageData(pub(super) Arc<[u8]>);

impl ImageFormat {
    /// The format of a file, by its first bytes: what the browser says of it can be wrong.
    pub fn of(data: &[u8]) -> Option<Self> {
        match data {
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

impl ImageData {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
/// By its owner, who has one.
impl Row for Image {
    /// All of them together take a gigabyte.
    const CAPACITY: usize = 100;

    fn key(&self) -> &str {
        &self.owner_id
    }
}

impl fmt::Debug for ImageData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.0.len())
    }
}

impl Serialize for ImageData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for ImageData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let data = STANDARD.decode(text).map_err(|_| D::Error::custom("expected Base64"))?;
        Ok(Self(data.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_recognized_by_the_first_bytes() {
        for (data, format) in [
            (&b"GIF89a..."[..], Some(ImageFormat::Gif)),
            (&[0xff, 0xd8, 0xff, 0xe0], Some(ImageFormat::Jpeg)),
            (b"\x89PNG\r\n\x1a\n...", Some(ImageFormat::Png)),
            (b"RIFF\x04\0\0\0WEBPVP8 ", Some(ImageFormat::Webp)),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", None),
            (b"RIFF\x04\0\0\0WAVE", None),
            (b"", None),
        ] {
            assert_eq!(ImageFormat::of(data), format, "{data:?}");
        }
    }

    #[test]
    fn the_bytes_are_base64_in_snapshots() {
        let data = ImageData(b"GIF89a"[..].into());
        let json = serde_json::to_string(&data).expect("JSON");
        assert_eq!(json, "\"R0lGODlh\"");
        assert_eq!(serde_json::from_str::<ImageData>(&json).expect("valid"), data);
        assert!(serde_json::from_str::<ImageData>("\"?\"").is_err());
        assert_eq!(format!("{data:?}"), "6 bytes");
    }
}
