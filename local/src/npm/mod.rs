//! `/npm`: Clerk's browser packages, from the app's `node_modules`. With Clerk, its Frontend API has them too.

mod file;
mod package;

use std::path::Path as FilePath;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use tokio::task::spawn_blocking;

use self::file::File;
use self::package::Package;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// The packages of the scope `@clerk` that browsers load.
const PACKAGES: [&str; 2] = ["clerk-js", "ui"];

/// The paths below `/npm`.
pub(crate) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/npm/@clerk/{package}/dist/{*file}", get(show))
}

/// `GET /npm/@clerk/{package}@{version}/dist/{file}`: a file of the installed version, whichever is asked for.
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path((package, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (name, wanted) = package.split_once('@').unwrap_or((&package, "latest"));
    let Some(name) = PACKAGES.into_iter().find(|one| *one == name) else {
        let long_message =
            format!("clerk-local has no package @clerk/{name}, only {}.", PACKAGES.join(" and "));
        return Err(ApiError::not_found(long_message));
    };
    let folder = local.settings().packages.clone();
    let asked_file = file.clone();
    let found = spawn_blocking(move || {
        let package = Package::find(&folder, name)?;
        let file = package.open(&asked_file);
        Some((package, file))
    });
    let Ok(Some((package, found))) = found.await else {
        return not_installed(&local.settings().packages, name, &headers);
    };
    let Some(found) = found else {
        let long_message =
            format!("The folder dist of @clerk/{name} {} has no file {file:?}.", package.version);
        return Err(ApiError::not_found(long_message));
    };
    Ok(File { opened: found, name: file, note: package.note_about(wanted) }
        .respond(&package.version, &headers))
}

/// An error. A script that is loaded by a page logs it; for that, its status must be 200: browsers do not run others.
fn not_installed(folder: &FilePath, name: &str, headers: &HeaderMap) -> Result<Response, ApiError> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let sentence = format!(
        "@clerk/{name} is not installed in {} or one of its parent folders. Install it for clerk-local: \
         npm install --save-dev @clerk/clerk-js @clerk/ui",
        folder.join("node_modules").display()
    );
    let is_script = headers.get("sec-fetch-dest").is_some_and(|destination| destination == "script");
    if !is_script {
        return Err(ApiError::not_found(sentence));
    }
    let script = format!("console.error({});\n", Value::from(sentence));
    Ok(([(CONTENT_TYPE, file::JAVASCRIPT), (CACHE_CONTROL, "no-store")], script).into_response())
}
