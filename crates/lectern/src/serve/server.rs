//! The server: the files of a folder, with the headers that a published site should have, and the edition.

use crate::interrupt;
use crate::publish::HEADERS;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::get;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Where the page asks for the edition (`live.js`).
const LIVE: &str = "/live";

/// How long a wish to stop may go unheeded.
const PATIENCE: Duration = Duration::from_millis(200);

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
#[error("port {port} cannot be listened on; name another one with --port, or 0 for any that is free")]
pub struct PortError {
    port: u16,
    #[source]
    source: io::Error,
}

/// Listens on this machine alone.
///
/// # Errors
/// [`PortError`] where somebody else does.
pub fn listen(port: u16) -> Result<TcpListener, PortError> {
    let failed = |source| PortError { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

/// Serves a folder until somebody wants to stop.
///
/// # Errors
/// Those of the system.
pub fn serve(listener: TcpListener, folder: &Path, edition: &Arc<AtomicU64>) -> io::Result<()> {
    let edition = Arc::clone(edition);
    let files = ServeDir::new(folder).not_found_service(ServeFile::new(folder.join("404.html")));
    let live = get(move || async move { edition.load(Ordering::Relaxed).to_string() });
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let mut router = Router::new().route(LIVE, live).fallback_service(files).layer(fresh);
    for (name, value) in HEADERS {
        let name = HeaderName::try_from(*name).map_err(io::Error::other)?;
        router = router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Connections that a browser keeps open do not keep the program from ending.
        tokio::select! {
            served = axum::serve(listener, router) => served,
            () = stopped() => Ok(()),
        }
    })
}

async fn stopped() {
    while interrupt::check().is_ok() {
        tokio::time::sleep(PATIENCE).await;
    }
}
