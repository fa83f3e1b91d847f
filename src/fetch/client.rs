//! One HTTP request, and every byte of it and of its answer, as WARC wants them: hyper speaks the protocol, a tape beside
//! the connection keeps what passes. The client resolves names itself and connects to the address that it has judged, so
//! a name cannot change its meaning between the judgement and the connection. It keeps no cookies, follows no redirects
//! (whoever asked decides), sends no referrer, and undoes no coding.

use super::address;
use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http1::{Builder, SendRequest};
use hyper::header::{self, HeaderValue};
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore, pki_types::ServerName};
use url::Url;

/// Bytes of an answer's head.
const LARGEST_HEAD: usize = 128 << 10;
/// Idle connections kept to one host.
const KEPT: usize = 8;

/// How long and how large an answer may be.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of an answer, as they come over the wire.
    pub bytes: usize,
    /// Time for connecting, and the longest silence.
    pub idle: Duration,
    /// Time for the whole.
    pub total: Duration,
}

/// A request and its answer, as they passed over the wire.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub url: String,
    pub request: Vec<u8>,
    pub response: Vec<u8>,
    pub ip: Option<IpAddr>,
    pub began: jiff::Timestamp,
    pub took: Duration,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// One word to sort and count by.
    pub kind: &'static str,
    pub message: String,
    pub again: Again,
}

/// Is it worth asking again?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    Never,
    /// This address, later.
    Later,
    /// The host or the network is out of reach: whatever is asked of it now will fail.
    Network,
}

impl Trouble {
    pub(super) fn new(kind: &'static str, message: impl Into<String>, again: Again) -> Self {
        Trouble { kind, message: message.into(), again }
    }
}

/// What the asker knows from the last time, and what it can use.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    pub etag: Option<String>,
    pub modified: Option<String>,
    /// Anything but a page is of no use: its body is not waited for.
    pub page_only: bool,
}

/// Which hosts may have private and local addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Private {
    All,
    /// These: names, with the port where it is not the usual one.
    Hosts(Vec<String>),
}

impl Private {
    fn has(&self, url: &Url) -> bool {
        match self {
            Private::All => true,
            Private::Hosts(hosts) => hosts.contains(&address::host(url)),
        }
    }
}

pub struct Client {
    agent: HeaderValue,
    private: Private,
    limits: Limits,
    /// File of certificates to trust beside the system's.
    certificates: Option<PathBuf>,
    tls: OnceLock<Arc<ClientConfig>>,
    idle: Mutex<HashMap<String, Vec<Line>>>,
}

/// A connection.
struct Line {
    sender: SendRequest<Empty<Bytes>>,
    tape: Arc<Mutex<Tape>>,
    ip: IpAddr,
    driver: JoinHandle<()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

impl Client {
    pub fn new(agent: &str, private: Private, limits: Limits, certificates: Option<PathBuf>) -> Result<Self, String> {
        let agent = HeaderValue::from_str(agent)
            .map_err(|_| format!("«{agent}» cannot be sent as a User-Agent: use Latin letters in --contact"))?;
        Ok(Client { agent, private, limits, certificates, tls: OnceLock::new(), idle: Mutex::default() })
    }

    /// Asks for an address.
    pub async fn ask(&self, url: &Url, wish: &Wish) -> Result<Exchange, Trouble> {
        match timeout(self.limits.total, self.exchange(url, wish)).await {
            Ok(done) => done,
            Err(_) => Err(Trouble::new(
                "timeout",
                format!("the answer did not end within {} seconds", self.limits.total.as_secs()),
                Again::Later,
            )),
        }
    }

    async fn exchange(&self, url: &Url, wish: &Wish) -> Result<Exchange, Trouble> {
        let origin = address::origin(url);
        // a kept connection may have been closed at the other end: then nothing comes, and a new one is made
        while let Some(mut line) = self.kept(&origin) {
            if line.sender.ready().await.is_err() {
                continue;
            }
            match self.over(&mut line, url, wish).await {
                Err(trouble) if trouble.kind == "broken" && line.tape().received.is_empty() => continue,
                Err(trouble) => return Err(trouble),
                Ok(exchange) => {
                    self.keep(origin, line);
                    return Ok(exchange);
                }
            }
        }
        let mut line = self.connect(url).await?;
        let exchange = self.over(&mut line, url, wish).await?;
        self.keep(origin, line);
        Ok(exchange)
    }

    fn kept(&self, origin: &str) -> Option<Line> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.get_mut(origin)?.pop()
    }

    fn keep(&self, origin: String, line: Line) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = idle.entry(origin).or_default();
        if lines.len() < KEPT && !line.sender.is_closed() {
            lines.push(line);
        }
    }

    async fn over(&self, line: &mut Line, url: &Url, wish: &Wish) -> Result<Exchange, Trouble> {
        let (began, start) = (jiff::Timestamp::now(), Instant::now());
        line.tape().clear();
        let request = self.request(url, wish)?;
        self.listen(line, request, wish).await.map_err(|trouble| match line.tape().over {
            true => self.too_large(),
            false => trouble,
        })?;
        let mut tape = line.tape();
        Ok(Exchange {
            url: url.to_string(),
            request: std::mem::take(&mut tape.sent),
            response: std::mem::take(&mut tape.received),
            ip: Some(line.ip),
            began,
            took: start.elapsed(),
        })
    }

    fn request(&self, url: &Url, wish: &Wish) -> Result<hyper::Request<Empty<Bytes>>, Trouble> {
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let mut request = hyper::Request::get(path)
            .header(header::HOST, host)
            .header(header::USER_AGENT, self.agent.clone())
            .header(header::ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5")
            .header(header::ACCEPT_LANGUAGE, "ru,*;q=0.5")
            // the archive keeps bytes as they come, and readers of WARC fail on Brotli and Zstandard; we read all three
            .header(header::ACCEPT_ENCODING, "gzip");
        if let Some(etag) = &wish.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &wish.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        let request = request.body(Empty::new());
        request.map_err(|e| Trouble::new("address", format!("it cannot be asked for: {e}"), Again::Never))
    }

    /// Waits for the whole answer; the tape keeps it.
    async fn listen(&self, line: &mut Line, request: hyper::Request<Empty<Bytes>>, wish: &Wish) -> Result<(), Trouble> {
        let answer = self.soon(line.sender.send_request(request)).await?.map_err(|e| broken(&e))?;
        let stated = answer.headers().get(header::CONTENT_LENGTH).and_then(|l| l.to_str().ok()?.parse::<u64>().ok());
        if stated.is_some_and(|length| length > self.limits.bytes as u64) {
            return Err(self.too_large());
        }
        if wish.page_only && answer.status() == 200 {
            let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default();
            if !readable(kind) {
                return Err(Trouble::new("type", format!("it is no page but {kind}"), Again::Never));
            }
        }
        let mut body = answer.into_body();
        while let Some(frame) = self.soon(body.frame()).await? {
            frame.map_err(|e| broken(&e))?;
        }
        Ok(())
    }

    async fn soon<T>(&self, coming: impl Future<Output = T>) -> Result<T, Trouble> {
        let limit = self.limits.idle;
        timeout(limit, coming)
            .await
            .map_err(|_| Trouble::new("timeout", format!("nothing came for {} seconds", limit.as_secs()), Again::Later))
    }

    fn too_large(&self) -> Trouble {
        let limit = self.limits.bytes >> 20;
        Trouble::new("too_large", format!("the answer is larger than {limit} MB (--max-size)"), Again::Never)
    }

    async fn connect(&self, url: &Url) -> Result<Line, Trouble> {
        let at = self.resolve(url).await?;
        let stream = self.reach(&at).await?;
        let ip = stream.peer_addr().map_err(|e| unreachable(&e))?.ip();
        // small requests must not wait for company
        let _ = stream.set_nodelay(true);
        if url.scheme() == "http" {
            return self.shake(stream, ip).await;
        }
        let name = match url.host() {
            Some(url::Host::Domain(name)) => ServerName::try_from(name.to_owned()).ok(),
            Some(url::Host::Ipv4(ip)) => Some(ServerName::from(IpAddr::from(ip))),
            Some(url::Host::Ipv6(ip)) => Some(ServerName::from(IpAddr::from(ip))),
            None => None,
        };
        let name = name.ok_or_else(|| Trouble::new("address", "its host is no name for TLS", Again::Never))?;
        let connector = TlsConnector::from(self.tls()?);
        let stream = self.soon(connector.connect(name, stream)).await?.map_err(|e| insecure(&e))?;
        self.shake(stream, ip).await
    }

    /// The host's addresses that may be connected to.
    async fn resolve(&self, url: &Url) -> Result<Vec<SocketAddr>, Trouble> {
        let port = url.port_or_known_default().unwrap_or(80);
        let found: Vec<SocketAddr> = match url.host() {
            Some(url::Host::Ipv4(ip)) => vec![(ip, port).into()],
            Some(url::Host::Ipv6(ip)) => vec![(ip, port).into()],
            Some(url::Host::Domain(name)) => self
                .soon(tokio::net::lookup_host((name, port)))
                .await?
                .map_err(|e| Trouble::new("dns", format!("the host {name} is not found: {e}"), Again::Network))?
                .collect(),
            None => Vec::new(),
        };
        let count = found.len();
        let may: Vec<_> = found.into_iter().filter(|at| self.private.has(url) || address::is_public(at.ip())).collect();
        match (may.is_empty(), count) {
            (false, _) => Ok(may),
            (true, 0) => Err(Trouble::new("dns", "the host has no address", Again::Network)),
            (true, _) => Err(Trouble::new(
                "private",
                "the host has a private or local address, which is not asked; --allow-private allows it",
                Again::Never,
            )),
        }
    }

    async fn reach(&self, addresses: &[SocketAddr]) -> Result<TcpStream, Trouble> {
        let mut trouble = Trouble::new("connect", "the host has no address", Again::Network);
        for at in addresses {
            match timeout(self.limits.idle, TcpStream::connect(at)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => trouble = unreachable(&error),
                Err(_) => trouble = Trouble::new("connect", "connecting takes too long", Again::Network),
            }
        }
        Err(trouble)
    }

    async fn shake<S>(&self, stream: S, ip: IpAddr) -> Result<Line, Trouble>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let tape = Arc::new(Mutex::new(Tape::new(self.limits.bytes + LARGEST_HEAD)));
        let taped = Taped { stream, tape: tape.clone() };
        let (sender, connection) = Builder::new()
            .title_case_headers(true)
            .max_buf_size(LARGEST_HEAD)
            .handshake(TokioIo::new(taped))
            .await
            .map_err(|e| broken(&e))?;
        let driver = tokio::spawn(async move {
            // what goes wrong is told to whoever waits for the answer
            let _ = connection.await;
        });
        Ok(Line { sender, tape, ip, driver })
    }

    /// The system's certificates, read when they are first needed.
    fn tls(&self) -> Result<Arc<ClientConfig>, Trouble> {
        if let Some(config) = self.tls.get() {
            return Ok(config.clone());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if let Some(file) = &self.certificates {
            let found = rustls_native_certs::load_certs_from_paths(Some(file), None);
            let (added, _) = roots.add_parsable_certificates(found.certs);
            if added == 0 {
                let message = format!("{} holds no certificate in the form PEM", file.display());
                return Err(Trouble::new("tls", message, Again::Never));
            }
        }
        if roots.is_empty() {
            return Err(Trouble::new(
                "tls",
                "the system has no certificates to trust: install them, or name a file of them with --certificates",
                Again::Never,
            ));
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| Trouble::new("tls", e.to_string(), Again::Never))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(self.tls.get_or_init(|| Arc::new(config)).clone())
    }
}

impl Line {
    fn tape(&self) -> std::sync::MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// May a media type be a page, a feed or a map of a site?
fn readable(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty() || kind.starts_with("text/") || kind.ends_with("xml") || kind == "application/octet-stream"
}

fn broken(error: &hyper::Error) -> Trouble {
    if error.is_parse() {
        return Trouble::new("head", format!("it does not answer in HTTP: {error}"), Again::Later);
    }
    Trouble::new("broken", format!("the connection broke off: {error}"), Again::Later)
}

fn unreachable(error: &io::Error) -> Trouble {
    Trouble::new("connect", format!("no connection: {error}"), Again::Network)
}

fn insecure(error: &io::Error) -> Trouble {
    match error.get_ref().is_some_and(|e| e.is::<rustls::Error>()) {
        true => Trouble::new(
            "tls",
            format!(
                "the connection is not safe: {error}; if the system does not know the site's authority, name its \
                 certificate with --certificates"
            ),
            Again::Never,
        ),
        false => unreachable(error),
    }
}

/// What passed over a connection since the last request began.
struct Tape {
    sent: Vec<u8>,
    received: Vec<u8>,
    /// Bytes of an answer.
    limit: usize,
    /// The limit was passed.
    over: bool,
}

impl Tape {
    fn new(limit: usize) -> Self {
        Tape { sent: Vec::new(), received: Vec::new(), limit, over: false }
    }

    fn clear(&mut self) {
        *self = Tape::new(self.limit);
    }
}

/// A connection with a tape beside it.
struct Taped<S> {
    stream: S,
    tape: Arc<Mutex<Tape>>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Taped<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, into);
        let mut tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = &into.filled()[before..];
        if tape.received.len() + fresh.len() > tape.limit {
            tape.over = true;
            return Poll::Ready(Err(io::Error::other("the answer is too large")));
        }
        tape.received.extend_from_slice(fresh);
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taped<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if let Poll::Ready(Ok(written)) = polled {
            let mut tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
            tape.sent.extend_from_slice(&bytes[..written]);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
