//! A form with a file (`multipart/form-data`, RFC 7578), formatted like `fetch`.

use aws_lc_rs::rand;
use http::HeaderValue;

use super::body::Body;
use super::call_options::Upload;

/// Builds the form: the file, followed by the other fields.
pub(super) fn form(file_field: &str, file: &Upload, fields: &[(&str, String)]) -> Body {
    let boundary = boundary();
    let media_type = if file.media_type.is_empty() { "application/octet-stream" } else { &file.media_type };
    let mut bytes = Vec::with_capacity(file.bytes.len() + 512);
    bytes.extend_from_slice(
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{file_field}\"; filename=\"{}\"\r\n\
             Content-Type: {}\r\n\r\n",
            escape(&file.name),
            single_line(media_type),
        )
        .as_bytes(),
    );
    bytes.extend_from_slice(&file.bytes);
    bytes.extend_from_slice(b"\r\n");
    for (name, value) in fields {
        bytes.extend_from_slice(
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n",
                with_crlf(value)
            )
            .as_bytes(),
        );
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let media_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}"))
        .expect("a boundary consists of letters and digits");
    Body { bytes: bytes.into(), media_type }
}

/// A boundary that no part contains: 128 random bits, which the author of a file cannot guess.
fn boundary() -> String {
    let mut bytes = [0; 16];
    rand::fill(&mut bytes).expect("the system provides random bytes");
    format!("----clerk-express-native-{:032x}", u128::from_ne_bytes(bytes))
}

/// Escapes a quoted name like browsers.
fn escape(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}

/// Converts line breaks to CRLF.
fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// Removes control characters, so that the string cannot start a new header.
fn single_line(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn upload(name: &str, media_type: &str) -> Upload {
        let (name, media_type) = (name.to_owned(), media_type.to_owned());
        Upload { bytes: Bytes::from_static(b"\x89PNG"), name, media_type }
    }

    /// The form with its boundary replaced by `B`.
    fn shown(upload: &Upload, fields: &[(&str, String)]) -> String {
        let Body { bytes, media_type } = form("file", upload, fields);
        let media_type = media_type.to_str().expect("ASCII");
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=").expect("a form");
        String::from_utf8_lossy(&bytes).replace(boundary, "B")
    }

    #[test]
    fn the_file_precedes_the_fields() {
        let expected = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\
                        Content-Type: image/png\r\n\r\n\u{FFFD}PNG\r\n\
                        --B\r\nContent-Disposition: form-data; name=\"uploader_user_id\"\r\n\r\nuser_1\r\n--B--\r\n";
        let fields = [("uploader_user_id", "user_1".to_owned())];
        assert_eq!(shown(&upload("a.png", "image/png"), &fields), expected);
    }

    #[test]
    fn names_and_types_cannot_contain_line_breaks() {
        let form = shown(&upload("a\"\nb\r\u{e9}", "image/png\r\nX: y"), &[]);
        assert!(form.contains("filename=\"a%22%0Ab%0D\u{e9}\"\r\n"), "{form}");
        assert!(form.contains("Content-Type: image/pngX: y\r\n\r\n"), "{form}");
    }

    #[test]
    fn a_file_of_unknown_type_is_an_octet_stream() {
        assert!(shown(&upload("blob", ""), &[]).contains("Content-Type: application/octet-stream\r\n"));
    }

    #[test]
    fn line_breaks_in_fields_become_crlf() {
        let form = shown(&upload("blob", ""), &[("x", "a\nb\r\nc\rd".to_owned())]);
        assert!(form.contains("\r\n\r\na\r\nb\r\nc\r\nd\r\n--B--"), "{form}");
    }

    #[test]
    fn each_form_has_its_own_boundary() {
        let boundary = |_| form("file", &upload("blob", ""), &[]).media_type;
        let boundaries: std::collections::HashSet<_> = (0..100).map(boundary).collect();
        assert_eq!(boundaries.len(), 100);
    }
}
