//! The routes.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::header::AUTHORIZATION;
use axum::http::{Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use axum::routing::get;
use tower::ServiceExt;

use crate::backend_api::unsupported::not_emulated;
use crate::early_answers::read_body_before_answering;
use crate::errors::ApiError;
use crate::faults::inject;
use crate::frontend_api::cors::cors;
use crate::frontend_api::method::override_method;
use crate::local_clerk::LocalClerk;
use crate::own_host::require_own_host;
use crate::request_log::record;
use crate::secret_key::require_secret_key;
use crate::{avatar, backend_api, frontend_api, local_api, npm, pages};

/// All routes of the stand-in.
///
/// Clerk's APIs have hosts of their own, and some paths are in both. Here, a request with an `Authorization` header is
/// for the Backend API: browsers never send it.
pub fn router(local: Arc<LocalClerk>) -> Router {
    let for_backends = for_backends(&local);
    let for_browsers = for_browsers(&local);
    let with_authorization = for_backends.clone().fallback_service(for_browsers.clone());
    let without = for_browsers.fallback_service(for_backends);
    let by_authorization = async move |request: Request| {
        let router = if request.headers().contains_key(AUTHORIZATION) { with_authorization } else { without };
        router.oneshot(request).await.unwrap_or_else(|never: Infallible| match never {})
    };
    let apis = Router::new()
        .fallback(by_authorization)
        .layer(from_fn_with_state(Arc::clone(&local), inject))
        .layer(cors(&local));
    // Not even pages on this machine may read these.
    let pages = pages::router(&local).method_not_allowed_fallback(unknown_method);
    pages
        .with_state(Arc::clone(&local))
        .fallback_service(apis)
        .layer(from_fn(require_own_host))
        .layer(from_fn_with_state(Arc::clone(&local), record))
        .layer(map_request(async |request: Request| override_method(request)))
        .layer(from_fn(read_body_before_answering))
}

fn for_backends(local: &Arc<LocalClerk>) -> Router {
    Router::new()
        .nest("/v1", backend_api::router())
        .merge(backend_api::router_without_version())
        .nest("/local", local_api::router(router))
        .route_layer(from_fn_with_state(Arc::clone(local), require_secret_key))
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .with_state(Arc::clone(local))
}

fn for_browsers(local: &Arc<LocalClerk>) -> Router {
    Router::new()
        .merge(frontend_api::router())
        .merge(npm::router())
        .route("/.well-known/jwks.json", get(backend_api::jwks::show))
        .route("/avatars/{file}", get(avatar::show))
        .route("/images/{id}", get(avatar::show_uploaded))
        .route("/health", get(local_api::health))
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .with_state(Arc::clone(local))
}

async fn unknown_path(method: Method, uri: Uri) -> ApiError {
    let missing = || ApiError::not_found(format!("clerk-local has no {method} {}.", uri.path()));
    not_emulated(&method, &uri).unwrap_or_else(missing)
}

async fn unknown_method(method: Method, uri: Uri) -> ApiError {
    let wrong =
        || ApiError::method_not_allowed(format!("clerk-local does not support {method} on {}.", uri.path()));
    not_emulated(&method, &uri).unwrap_or_else(wrong)
}
