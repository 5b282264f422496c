//! `/npm`: Clerk's browser packages from `node_modules`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Server, failure, header_of};
use reqwest::StatusCode;

const MAIN: &str = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";

/// A folder of an app in a folder with `node_modules`, removed at the end.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("clerk-local-npm-{}-{name}", std::process::id()));
        let package = root.join("node_modules/@clerk/clerk-js");
        fs::create_dir_all(package.join("dist/types")).expect("a folder");
        fs::create_dir_all(root.join("app/src")).expect("a folder");
        fs::write(package.join("package.json"), r#"{"name":"@clerk/clerk-js","version":"6.40.0"}"#)
            .expect("a file");
        fs::write(package.join("dist/clerk.browser.js"), "window.Clerk = 'é';").expect("a file");
        fs::write(package.join("dist/1_part_6.40.0.js"), "part();").expect("a file");
        fs::write(package.join("dist/types/index.d.ts"), "export {};").expect("a file");
        fs::write(package.join("secret.js"), "secret").expect("a file");
        Self(root)
    }

    fn dist(&self) -> PathBuf {
        self.0.join("node_modules/@clerk/clerk-js/dist")
    }

    async fn serve(&self, folder: &str) -> Server {
        Server::start_in(&self.0.join(folder)).await
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn files_come_from_the_closest_node_modules() {
    let workspace = Workspace::new("closest");
    let server = workspace.serve("app/src").await;
    for version in ["@6", "@6.40.0", "@6.2.1", "@latest", ""] {
        let path = format!("/npm/@clerk/clerk-js{version}/dist/clerk.browser.js");
        let response = server.get(&path).send().await.expect("a response");
        assert_eq!(response.status(), StatusCode::OK, "{version}");
        assert_eq!(header_of(&response, "content-type"), "text/javascript; charset=utf-8");
        assert_eq!(header_of(&response, "content-length"), "20");
        assert_eq!(header_of(&response, "x-clerk-local-version"), "6.40.0");
        assert!(!response.headers().contains_key("x-clerk-local-note"), "{version}");
        assert_eq!(response.text().await.expect("UTF-8"), "window.Clerk = 'é';");
    }
    let types = server.get("/npm/@clerk/clerk-js@6/dist/types/index.d.ts").send().await.expect("a response");
    assert_eq!(header_of(&types, "content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let workspace = Workspace::new("unchanged");
    let server = workspace.serve("app").await;
    let response = server.get(MAIN).send().await.expect("a response");
    assert_eq!(header_of(&response, "cache-control"), "no-cache");
    let etag = header_of(&response, "etag").to_owned();
    for (sent, status) in [
        (etag.clone(), StatusCode::NOT_MODIFIED),
        (format!("\"other\", W/{etag}"), StatusCode::NOT_MODIFIED),
        ("\"other\"".to_owned(), StatusCode::OK),
    ] {
        let again = server.get(MAIN).header("if-none-match", &sent).send().await.expect("a response");
        assert_eq!(again.status(), status, "{sent}");
        assert_eq!(header_of(&again, "etag"), etag);
    }
    fs::write(workspace.dist().join("clerk.browser.js"), "changed").expect("a file");
    let changed = server.get(MAIN).header("if-none-match", &etag).send().await.expect("a response");
    assert_eq!(changed.text().await.expect("UTF-8"), "changed");
}

#[tokio::test]
async fn another_major_version_is_reported_where_developers_look() {
    let workspace = Workspace::new("major");
    let server = workspace.serve("app").await;
    let response =
        server.get("/npm/@clerk/clerk-js@5/dist/clerk.browser.js").send().await.expect("a response");
    let note = header_of(&response, "x-clerk-local-note").to_owned();
    assert!(note.contains("@clerk/clerk-js@5") && note.contains("6.40.0"), "{note}");
    let length: usize = header_of(&response, "content-length").parse().expect("a number");
    let script = response.text().await.expect("UTF-8");
    assert_eq!(script.len(), length);
    assert_eq!(script, format!("window.Clerk = 'é';\nconsole.warn({});\n", serde_json::Value::from(note)));
    let part = server.get("/npm/@clerk/clerk-js@5/dist/1_part_6.40.0.js").send().await.expect("a response");
    assert_eq!(part.text().await.expect("UTF-8"), "part();");
}

#[tokio::test]
async fn nothing_outside_of_dist_is_served() {
    let workspace = Workspace::new("outside");
    let server = workspace.serve("app").await;
    for file in [
        "../secret.js",
        "..%2Fsecret.js",
        "%2e%2e/secret.js",
        "types/..%2f..%2fsecret.js",
        "types",
        "none.js",
    ] {
        let path = format!("/npm/@clerk/clerk-js@6/dist/{file}");
        // Written by hand, because libraries resolve the dots.
        assert_eq!(raw_status(&server, &path).await, "404", "{file}");
    }
    for package in ["backend@2", "..@6", "%2e%2e%2fclerk-js@6", "clerk-js%2F..%2Fclerk-js@6"] {
        assert_eq!(raw_status(&server, &format!("/npm/@clerk/{package}/dist/clerk.browser.js")).await, "404");
    }
    assert_eq!(raw_status(&server, "/npm/@clerk/clerk-js@6/dist/%2Fetc%2Fhosts").await, "404");
    assert_eq!(raw_status(&server, MAIN).await, "200");
}

#[cfg(unix)]
#[tokio::test]
async fn links_lead_into_the_package_only() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::new("links");
    let store = workspace.0.join("store");
    let package = workspace.0.join("node_modules/@clerk/clerk-js");
    fs::rename(&package, &store).expect("a folder");
    symlink(&store, &package).expect("a link");
    symlink(store.join("secret.js"), store.join("dist/leak.js")).expect("a link");
    symlink("clerk.browser.js", store.join("dist/alias.js")).expect("a link");
    let server = workspace.serve("app").await;
    for (file, status) in [("clerk.browser.js", "200"), ("alias.js", "200"), ("leak.js", "404")] {
        assert_eq!(
            raw_status(&server, &format!("/npm/@clerk/clerk-js@6/dist/{file}")).await,
            status,
            "{file}"
        );
    }
}

#[tokio::test]
async fn a_missing_package_is_reported_with_the_command_that_installs_it() {
    let workspace = Workspace::new("missing");
    let server = workspace.serve("app").await;
    let path = "/npm/@clerk/ui@1/dist/ui.browser.js";
    assert_eq!(failure(server.get(path)).await, (StatusCode::NOT_FOUND, "resource_not_found".to_owned()));
    let script = server.get(path).header("sec-fetch-dest", "script").send().await.expect("a response");
    // Browsers run scripts only if the request succeeds.
    assert_eq!(script.status(), StatusCode::OK);
    assert_eq!(header_of(&script, "content-type"), "text/javascript; charset=utf-8");
    let script = script.text().await.expect("UTF-8");
    assert!(script.starts_with("console.error(\"@clerk/ui is not installed"), "{script}");
    assert!(script.contains("npm install --save-dev @clerk/clerk-js @clerk/ui"), "{script}");
    assert!(script.contains(
        &workspace.0.join("app").file_name().map(Path::new).expect("a name").display().to_string()
    ));
}

async fn raw_status(server: &Server, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = server.socket_address();
    let mut socket = tokio::net::TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await.expect("to be sent");
    let mut response = Vec::new();
    socket.read_to_end(&mut response).await.expect("a response");
    String::from_utf8_lossy(&response[9..12]).into_owned()
}
