//! The search for a proof where there is none to be found, and the bare loop that it is held against.

use crate::example;
use countersign_core::check::output::Reading;
use countersign_core::check::reenact::Search;
use countersign_core::check::scene::{Keys, Scene};
use countersign_core::request::Request;
use hmac::Hmac;
use sha2::Sha256;

/// The length that the limits speak of, in bytes.
pub const LENGTH: usize = 600;

/// A query whose base string is 600 bytes long, with something for most mistakes to spoil: spaces, a plus, a comma,
/// an escaped percent sign, a letter beyond ASCII, a double name, an empty value.
const QUERY: &str =
    "script=6&deploy=1&customParam=first%2Csecond&q=a%20b%2Bc&since=&name=J%C3%BCrgen&id=10&id=9&p=50%25";

/// The scene of the example with that query.
///
/// # Panics
/// If the example is not what it was.
#[must_use]
pub fn scene() -> Scene {
    let ready = example::ready();
    let (address, _) = ready.request.url.split_once('?').expect("the example has a query");
    let scene = |padding: usize| {
        let request = Request {
            url: format!("{address}?{QUERY}&pad={}", "x".repeat(padding)),
            ..ready.request.clone()
        };
        let own = &ready.credentials;
        let token = own.token.clone().unwrap_or_default();
        let header = [
            ("oauth_consumer_key", own.consumer_key.as_str()),
            ("oauth_token", token.as_str()),
            ("oauth_nonce", ready.stamp.nonce.as_str()),
            ("oauth_timestamp", ready.stamp.timestamp.as_str()),
            ("oauth_signature_method", ready.options.signature_method.as_str()),
            ("oauth_version", "1.0"),
        ];
        let header =
            header.map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).to_vec();
        let keys = Keys {
            consumer_key: own.consumer_key.clone(),
            consumer_secret: Some(own.consumer_secret.clone()),
            token: token.clone(),
            token_secret: own.token_secret.clone().unwrap_or_default(),
        };
        Scene::new(request, header, own.account.clone(), own.account.clone(), None, keys)
            .expect("the example has a method and a URL")
    };
    let missing = LENGTH.checked_sub(scene(0).right.base_string.as_bytes().len());
    scene(missing.expect("the query leaves room for padding"))
}

/// A search over all mistakes that looks for a digest which none of them gives.
///
/// # Panics
/// If the scene is not complete.
#[must_use]
pub fn search() -> Search {
    let scene = scene();
    let nothing = Reading { codes: Vec::new(), digest: vec![0; 32] };
    Search::new(scene, vec![nothing]).expect("the scene has a secret")
}

/// Runs a search to its end and says how many candidates it has tried. All of it counts, since its parts differ: a set of
/// two or three mistakes costs more than the hashes that a product of keys and texts is made of.
///
/// # Panics
/// If something was found.
#[must_use]
pub fn whole(slice: u32) -> u32 {
    let mut search = search();
    while !search.run(slice.into()) {}
    assert!(search.fits().is_empty(), "there is nothing to be found");
    u32::try_from(search.tried()).expect("a search is a few hundred thousand candidates")
}

/// The bare loop: HMAC over strings of the same length, under prepared keys, each digest compared. What a search costs
/// beyond that is the making of its strings.
#[derive(Clone, Debug)]
pub struct Bare {
    keys: Vec<Hmac<Sha256>>,
    text: Vec<u8>,
    next: usize,
}

impl Default for Bare {
    fn default() -> Self {
        let keys = (0..8_u8).map(|n| example::keyed(&[b'a' + n; 129])).collect();
        let text = scene().right.base_string.as_bytes().to_vec();
        assert_eq!(text.len(), LENGTH);
        Self { keys, text, next: 0 }
    }
}

impl Bare {
    /// Computes so many digests and says how many were met: none.
    pub fn slice(&mut self, candidates: u32) -> u32 {
        let mut met = 0;
        for _ in 0..candidates {
            self.next = (self.next + 1) % self.keys.len();
            met += u32::from(example::raw(&self.keys[self.next], &self.text) == [0; 32]);
        }
        met
    }
}
