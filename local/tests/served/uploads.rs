//! Responses to requests whose body is not needed.

use std::io;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::Server;

const UPLOADS: usize = 30;
const MEGABYTES: usize = 6;

#[tokio::test]
async fn every_upload_gets_a_response_even_if_its_body_is_not_needed() {
    let server = Server::start().await;
    let body = Bytes::from(vec![b'a'; MEGABYTES << 20]);
    let key = format!("Authorization: Bearer {}\r\n", server.local.secret_key());
    for (target, key, status) in [
        ("POST /nowhere", key.as_str(), "404"),
        ("POST /v1/nowhere", &key, "404"),
        ("PUT /v1/jwks", &key, "405"),
        ("POST /v1/sessions", "", "401"),
        ("POST /v1/sessions", &key, "400"),
        ("POST /local/tokens", &key, "400"),
        ("POST /sign-in", "", "415"),
    ] {
        let head =
            format!("{target} HTTP/1.1\r\nHost: localhost\r\n{key}Content-Length: {}\r\n\r\n", body.len());
        let uploads: Vec<_> = (0..UPLOADS)
            .map(|_| tokio::spawn(upload(server.socket_address().to_owned(), head.clone(), body.clone())))
            .collect();
        for upload in uploads {
            assert_eq!(upload.await.expect("no panic").as_deref().ok(), Some(status), "{target}");
        }
    }
}

/// The status for a client that sends everything before it reads.
async fn upload(address: String, head: String, body: Bytes) -> io::Result<String> {
    let mut connection = TcpStream::connect(address).await?;
    connection.write_all(head.as_bytes()).await?;
    connection.write_all(&body).await?;
    let mut answer = [0; 12];
    connection.read_exact(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer[9..]).into_owned())
}

#[tokio::test]
async fn a_client_that_waits_for_100_continue_gets_the_response_immediately() {
    let server = Server::start().await;
    let start = Instant::now();
    let mut connection = TcpStream::connect(server.socket_address()).await.expect("a connection");
    let head =
        "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n";
    connection.write_all(head.as_bytes()).await.expect("an open connection");
    let mut answer = [0; 12];
    connection.read_exact(&mut answer).await.expect("a response");
    assert_eq!(&answer, b"HTTP/1.1 404");
    assert!(start.elapsed() < Duration::from_secs(5));
}
