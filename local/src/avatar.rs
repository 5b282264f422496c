//! Pictures of users and organizations: what they uploaded, or else initials on a color, so that nothing is loaded from
//! the network.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use url::Url;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::image::Image;
use crate::state::user::User;

/// The URL of the avatar of the user or organization with this ID.
pub fn url(local: &LocalClerk, id: &str) -> Url {
    let mut url = local.url("avatars");
    url.path_segments_mut().expect("an http URL has a path").push(&format!("{id}.svg"));
    // By this word, Clerk's components know that there is nothing to remove.
    url.set_query(Some("avatar_placeholder"));
    url
}

/// The path of the picture of a user or an organization, for pages: they may be open on another host name.
pub(crate) fn path(local: &LocalClerk, state: &state::State, id: &str) -> String {
    let uploaded = state.images.get(id).map(|image| uploaded_url(local, image));
    uploaded.unwrap_or_else(|| url(local, id)).path().to_owned()
}

/// The URL of an uploaded picture. Another picture has another URL.
pub fn uploaded_url(local: &LocalClerk, image: &Image) -> Url {
    let mut url = local.url("images");
    url.path_segments_mut().expect("an http URL has a path").push(&image.id);
    url
}

/// `GET /images/{id}`
pub(crate) async fn show_uploaded(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let state = local.state();
    let image = state
        .images
        .iter()
        .find(|image| image.id == id)
        .ok_or_else(|| ApiError::not_found(format!("There is no picture {id:?}.")))?;
    let headers = [
        (CONTENT_TYPE, image.format.content_type()),
        (CACHE_CONTROL, "max-age=31536000, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, image.data.as_bytes().to_vec()).into_response())
}

/// `GET /avatars/{id}.svg`
pub(crate) async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(file): Path<String>,
) -> Result<Response, ApiError> {
    let id = file.strip_suffix(".svg").unwrap_or(&file);
    let state = local.state();
    let user = state.users.get(id).map(User::display_name);
    let name = user
        .or_else(|| Some(state.organizations.get(id)?.name.clone()))
        .ok_or_else(|| ApiError::not_found(format!("There is no picture {file:?}.")))?;
    let picture = Picture { initials: initials(&name), hue: hue(id), name };
    let svg = picture.render().expect("rendering into memory does not fail");
    Ok(([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "max-age=3600")], svg).into_response())
}

#[derive(Template)]
#[template(path = "avatar.svg", escape = "html")]
struct Picture {
    name: String,
    initials: String,
    hue: u32,
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// A color derived from the ID.
fn hue(id: &str) -> u32 {
    id.bytes().fold(0, |hue, byte| (hue * 31 + u32::from(byte)) % 360)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_taken_from_the_first_and_last_word() {
        assert_eq!(initials("Lucía Fernández-O’Neill"), "LF");
        assert_eq!(initials("ámbar"), "Á");
        assert_eq!(initials("Ana Maria de Sousa"), "AS");
        assert_eq!(initials(""), "");
    }
}
