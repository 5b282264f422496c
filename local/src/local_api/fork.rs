//! `/local/forks`: copies of the stand-in, each with a port and a state of its own.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Extension, Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::errors::ApiError;
use crate::forks::RunningFork;
use crate::local_clerk::LocalClerk;

/// How many forks can run.
const CAPACITY: usize = 100;

/// Makes the routes of a stand-in.
pub type MakeRouter = fn(Arc<LocalClerk>) -> Router;

/// `POST /local/forks`: starts a copy with the present state, and responds with its environment variables. It ends with
/// this stand-in, or when it is removed.
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Extension(router): Extension<MakeRouter>,
) -> Result<Json<Value>, ApiError> {
    if local.forks().len() >= CAPACITY {
        let fault =
            format!("too many forks: {CAPACITY} are running. Stop some with DELETE /local/forks/PORT");
        return Err(ApiError::fork_failed(fault));
    }
    let listening = async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Ok::<_, std::io::Error>((listener.local_addr()?, listener))
    };
    let (address, listener) =
        listening.await.map_err(|error| ApiError::fork_failed(format!("no port to listen on: {error}")))?;
    let fork = Arc::new(local.fork(address));
    let running = RunningFork::start(listener, router(Arc::clone(&fork)));
    local.forks().insert(address.port(), running);
    let environment: Value =
        fork.environment().into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
    Ok(Json(json!({ "port": address.port(), "url": fork.origin(), "environment": environment })))
}

/// `DELETE /local/forks/{port}`: stops a fork of this stand-in, and with it the forks of that one.
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(port): Path<u16>,
) -> Result<Json<Value>, ApiError> {
    let fork = local.forks().remove(&port);
    let missing = || ApiError::not_found(format!("This clerk-local has no fork at port {port}."));
    fork.ok_or_else(missing)?.stop().await;
    Ok(Json(json!({})))
}
