use std::net::SocketAddr;

use http::{HeaderMap, Method};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use super::*;

const LIMITS: Limits =
    Limits { timeout: Duration::from_secs(10), body_bytes: 1_000, redirects: Redirects::Refuse };

/// `hello`, and `a` repeated five thousand times, both gzip-compressed.
const GZIP_HELLO: &[u8] =
    &[31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 7, 0, 134, 166, 16, 54, 5, 0, 0, 0];
const GZIP_LARGE: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 20, 126, 64, 1,
    0, 0, 0, 0, 111, 3, 118, 89, 244, 76, 136, 19, 0, 0,
];

/// A server that sends these bytes, one element per connection, after reading a request.
async fn serve(answers: impl IntoIterator<Item = Vec<u8>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let answers: Vec<Vec<u8>> = answers.into_iter().collect();
    tokio::spawn(async move {
        for answer in answers {
            let (mut connection, _) = listener.accept().await.expect("a connection");
            read_request(&mut connection).await;
            // The client may have closed the connection.
            drop(connection.write_all(&answer).await);
        }
    });
    address
}

async fn read_request(connection: &mut TcpStream) -> String {
    let mut text = Vec::new();
    while !text.ends_with(b"\r\n\r\n") {
        text.push(connection.read_u8().await.expect("a whole request"));
    }
    String::from_utf8(text).expect("a request in ASCII")
}

/// The head of a response that ends with the connection.
fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head.into_bytes()
}

fn with_body(mut head: Vec<u8>, body: &[u8]) -> Vec<u8> {
    head.extend_from_slice(body);
    head
}

fn get(address: SocketAddr, limits: Limits) -> Request {
    let url = format!("http://{address}/path?nonce=hidden");
    let url = Url::parse(&url).expect("a good URL");
    Request { method: Method::GET, url, headers: HeaderMap::new(), body: None, limits }
}

async fn send(request: Request) -> Result<Response, TransportError> {
    ReqwestTransport::default().send(request).await
}

fn authorities() -> Authorities {
    Authorities::from_pem(&[include_bytes!("../../../test/support/tls/authority.pem")])
}

async fn failure(address: SocketAddr, limits: Limits) -> TransportError {
    let error = send(get(address, limits)).await.expect_err("no usable answer");
    assert!(error.message.starts_with("GET 127.0.0.1: "), "{error}");
    assert!(!error.message.contains("hidden") && !error.message.contains("path"), "{error}");
    error
}

#[tokio::test]
async fn a_response_has_status_headers_and_body() {
    let answer = with_body(head("201 Created", &["X-One: 1", "Content-Length: 5"]), b"hello");
    let response = send(get(serve([answer]).await, LIMITS)).await.expect("an answer");
    assert_eq!(response.status, 201);
    assert_eq!(response.reason_phrase, "Created");
    assert_eq!(response.headers["x-one"], "1");
    assert_eq!(response.body, "hello");
}

#[tokio::test]
async fn a_request_is_sent_as_built() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let mut request = get(listener.local_addr().expect("an address"), LIMITS);
    request.method = Method::POST;
    request.headers.insert("x-one", http::HeaderValue::from_static("1"));
    request.body = Some(Bytes::from_static(b"{}"));
    let sending = tokio::spawn(send(request));
    let (mut connection, _) = listener.accept().await.expect("a connection");
    let text = read_request(&mut connection).await;
    assert!(text.starts_with("POST /path?nonce=hidden HTTP/1.1\r\n"), "{text}");
    assert!(text.contains("\r\nx-one: 1\r\n") && text.contains("\r\ncontent-length: 2\r\n"), "{text}");
    connection.write_all(&head("204 No Content", &[])).await.expect("an open connection");
    assert_eq!(sending.await.expect("no panic").expect("an answer").status, 204);
}

#[tokio::test]
async fn a_refused_connection_has_the_systems_code() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = failure(address, LIMITS).await;
    assert_eq!((error.kind, error.system_code), (TransportErrorKind::Connect, Some("ECONNREFUSED")));
}

#[tokio::test]
async fn a_server_that_does_not_respond_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let limits = Limits { timeout: Duration::from_millis(50), ..LIMITS };
    let error = failure(listener.local_addr().expect("an address"), limits).await;
    assert_eq!((error.kind, error.system_code), (TransportErrorKind::Timeout, Some("ETIMEDOUT")));
    assert!(error.message.contains("within 50 ms"), "{error}");
}

#[tokio::test]
async fn the_timeout_includes_the_whole_body() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let limits = Limits { timeout: Duration::from_millis(250), ..LIMITS };
    let sending = tokio::spawn(send(get(listener.local_addr().expect("an address"), limits)));
    let (mut connection, _) = listener.accept().await.expect("a connection");
    read_request(&mut connection).await;
    connection.write_all(&head("200 OK", &["Content-Length: 5"])).await.expect("an open connection");
    let error = sending.await.expect("no panic").expect_err("no whole answer");
    assert_eq!(error.kind, TransportErrorKind::Timeout);
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_read_to_its_end() {
    for (length, fits) in [(1_000, true), (1_001, false), (500_000, false)] {
        let answer = with_body(head("200 OK", &[]), &vec![b'a'; length]);
        let address = serve([answer]).await;
        if fits {
            assert_eq!(send(get(address, LIMITS)).await.expect("an answer").body.len(), length);
        } else {
            let error = failure(address, LIMITS).await;
            assert_eq!(error.kind, TransportErrorKind::TooLarge);
            assert!(error.message.ends_with("larger than 1000 bytes"), "{error}");
        }
    }
}

#[tokio::test]
async fn a_connection_closed_within_the_body_is_an_error() {
    let answer = with_body(head("200 OK", &["Content-Length: 100"]), b"hello");
    assert_eq!(failure(serve([answer]).await, LIMITS).await.kind, TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn a_connection_closed_before_the_response_is_an_error() {
    assert_eq!(failure(serve([Vec::new()]).await, LIMITS).await.kind, TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn a_response_that_is_not_http_is_an_error() {
    let error = failure(serve([b"220 mail ready\r\n\r\n".to_vec()]).await, LIMITS).await;
    assert_eq!(error.kind, TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn a_server_without_tls_is_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let mut request = get(address, LIMITS);
    request.url.set_scheme("https").expect("a scheme of the same kind");
    let sending = tokio::spawn(ReqwestTransport::new(authorities()).send(request));
    let (mut connection, _) = listener.accept().await.expect("a connection");
    connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.expect("an open connection");
    let error = sending.await.expect("no panic").expect_err("no TLS");
    assert_eq!(error.kind, TransportErrorKind::Connect);
}

#[tokio::test]
async fn without_authorities_tls_fails_with_an_explanation() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let mut request = get(listener.local_addr().expect("an address"), LIMITS);
    request.url.set_scheme("https").expect("a scheme of the same kind");
    let error = send(request).await.expect_err("nothing to trust");
    assert_eq!(error.kind, TransportErrorKind::Connect);
    assert!(error.message.ends_with("the list of trusted certificate authorities is empty"), "{error}");
}

#[tokio::test]
async fn a_redirect_is_returned_unless_it_is_to_be_followed() {
    let address = serve([head("302 Found", &["Location: /other", "Content-Length: 0"])]).await;
    let response = send(get(address, LIMITS)).await.expect("an answer");
    assert_eq!(response.status, 302);
    assert_eq!(response.headers["location"], "/other");
}

#[tokio::test]
async fn a_redirect_is_followed_if_requested() {
    let redirect = head("302 Found", &["Location: /other", "Content-Length: 0"]);
    let address = serve([redirect, with_body(head("200 OK", &[]), b"there")]).await;
    let limits = Limits { redirects: Redirects::Follow, ..LIMITS };
    let response = send(get(address, limits)).await.expect("an answer");
    assert_eq!((response.status.as_u16(), &response.body[..]), (200, &b"there"[..]));
}

#[tokio::test]
async fn a_redirect_loop_is_an_error() {
    let redirect = || head("302 Found", &["Location: /other", "Content-Length: 0"]);
    let address = serve((0..20).map(|_| redirect()).collect::<Vec<_>>()).await;
    let limits = Limits { redirects: Redirects::Follow, ..LIMITS };
    assert_eq!(failure(address, limits).await.kind, TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn the_reason_phrase_is_that_of_the_server() {
    for (status, phrase) in [("200 Fine By Me", "Fine By Me"), ("200 OK", "OK"), ("404 ", ""), ("299 ", "")] {
        let address = serve([head(status, &["Content-Length: 0"])]).await;
        let response = send(get(address, LIMITS)).await.expect("an answer");
        assert_eq!(response.reason_phrase, phrase, "{status}");
    }
}

#[tokio::test]
async fn a_compressed_body_is_limited_by_its_decompressed_size() {
    let answer = |body: &[u8]| {
        let length = format!("Content-Length: {}", body.len());
        with_body(head("200 OK", &["Content-Encoding: gzip", &length]), body)
    };
    let response = send(get(serve([answer(GZIP_HELLO)]).await, LIMITS)).await.expect("an answer");
    assert_eq!(response.body, "hello");
    assert!(GZIP_LARGE.len() < 100);
    let error = failure(serve([answer(GZIP_LARGE)]).await, LIMITS).await;
    assert_eq!(error.kind, TransportErrorKind::TooLarge);
}

#[tokio::test]
async fn a_transport_can_send_many_requests() {
    let transport = ReqwestTransport::default();
    let address = serve((0..3).map(|_| head("200 OK", &["Content-Length: 0"])).collect::<Vec<_>>()).await;
    for _ in 0..3 {
        assert_eq!(transport.send(get(address, LIMITS)).await.expect("an answer").status, 200);
    }
}

#[test]
fn loopback_requests_never_use_a_proxy() {
    for (url, expected) in [
        ("http://127.0.0.1:4100", true),
        ("http://127.9.9.9", true),
        ("http://[::1]:4100", true),
        ("http://localhost", true),
        ("http://clerk.localhost", true),
        ("https://api.clerk.com", false),
        ("http://localhost.example.com", false),
        ("http://10.0.0.1", false),
    ] {
        assert_eq!(is_loopback(&Url::parse(url).expect(url)), expected, "{url}");
    }
}
