//! What a re-enactment plays with: the request as it was sent, the right way to sign it, and what was observed.

use super::draft::UriParts;
use crate::account::Account;
use crate::error::Error;
use crate::intake::base_string::{Form, Observed};
use crate::request::{Request, Url};
use crate::secret::Secret;
use crate::sign::base_uri::{BaseUri, escape_path};
use crate::sign::params::{Origin, Parameters};
use crate::sign::percent;
use crate::sign::trace::Unsigned;
use crate::span::Span;

/// The request as it was sent, the right way to sign it, and what was observed of the middleware's way.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The call.
    pub request: Request,
    /// The header's parameters as sent, decoded, without realm and signature.
    pub header: Vec<(Vec<u8>, Vec<u8>)>,
    /// The realm of the header.
    pub realm: Option<String>,
    /// The account in NetSuite's form, as far as it is known.
    pub account: Option<String>,
    /// The stages up to the right base string.
    pub right: Unsigned,
    /// The right base URI in its parts.
    pub uri: UriParts,
    /// The base string that the middleware made, if it was given.
    pub observed: Option<ObservedBase>,
    /// What the key can have been made of.
    pub keys: Keys,
}

/// The ids and the secrets, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// `oauth_consumer_key`.
    pub consumer_key: String,
    /// The consumer secret; without it nothing can be proved.
    pub consumer_secret: Option<Secret>,
    /// `oauth_token`.
    pub token: String,
    /// The token secret; empty if there is none.
    pub token_secret: Secret,
}

/// What a base string that was observed says, decoded: whatever its shape, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservedBase {
    /// The text, exactly.
    pub text: String,
    /// The method as written.
    pub method: Option<String>,
    /// The URI, decoded once; raw where it stands raw.
    pub uri: Option<String>,
    /// Where the method stands.
    pub method_place: Option<Span>,
    /// Where the URI stands.
    pub uri_place: Option<Span>,
    /// The shape of the whole.
    pub form: Option<Form>,
    /// Names and values, decoded.
    pub pairs: Vec<ObservedPair>,
}

/// One pair of an [`ObservedBase`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedPair {
    /// The name, decoded.
    pub name: Vec<u8>,
    /// The value, decoded.
    pub value: Vec<u8>,
    /// Where name and value stand in the text.
    pub place: Span,
}

impl Scene {
    /// Sets the scene.
    ///
    /// # Errors
    /// As [`Unsigned::of`]: without a method or a URL there is nothing to play.
    pub fn new(
        request: Request,
        header: Vec<(Vec<u8>, Vec<u8>)>,
        realm: Option<String>,
        account: Option<String>,
        observed: Option<ObservedBase>,
        keys: Keys,
    ) -> Result<Self, Error> {
        let url = Url::parse(&request.url)?;
        let from_url = || Account::from_host(url.host_str()).map(|account| account.realm().to_owned());
        let account = account.or_else(from_url);
        let sent = header.iter().map(|(name, value)| (&name[..], &value[..]));
        let right = Unsigned::of(&request, account.as_deref(), sent)?;
        let uri = UriParts::of(&url);
        debug_assert_eq!(uri.text(), BaseUri::of(&url).as_str());
        Ok(Self { request, header, realm, account, right, uri, observed, keys })
    }

    /// The URL, taken apart.
    ///
    /// # Panics
    /// Never: [`new`](Self::new) has taken it apart before.
    #[must_use]
    pub fn url(&self) -> Url<'_> {
        Url::parse(&self.request.url).expect("the scene was set with it")
    }

    /// Whether a SOAP token passport is signed.
    #[must_use]
    pub fn is_soap(&self) -> bool {
        self.right.base_string.account().is_some()
    }

    /// The parameters of one origin, as indices.
    pub fn from(&self, origin: Origin) -> impl Iterator<Item = usize> {
        let list = self.right.parameters.list();
        (0..list.len()).filter(move |&index| list[index].origin == origin)
    }

    /// Whether no other parameter of the header has the name of the one at an index.
    #[must_use]
    pub fn is_alone_in_the_header(&self, index: usize) -> bool {
        let name = |index: usize| self.parameters().name(index);
        self.from(Origin::Header).all(|other| other == index || name(other) != name(index))
    }

    /// All parameters, as indices.
    #[must_use]
    pub fn parameters(&self) -> &Parameters {
        &self.right.parameters
    }

    /// The raw text, as it stands in the URL or the body, of the name and the value of a parameter that came from
    /// there.
    #[must_use]
    pub fn raw(&self, index: usize) -> Option<(&str, &str)> {
        self.right.parameters.list()[index].raw(&self.request)
    }
}

impl UriParts {
    /// The right base URI of a URL, in its parts.
    #[must_use]
    pub fn of(url: &Url<'_>) -> Self {
        let path = url.path_str();
        Self {
            scheme: if url.is_https() { "https://" } else { "http://" }.to_owned(),
            host: url.host_str().to_ascii_lowercase(),
            port: url.explicit_port().map(|port| format!(":{port}")).unwrap_or_default(),
            path: if path.is_empty() { "/".to_owned() } else { escape_path(path) },
            query: String::new(),
        }
    }

    /// The parts joined.
    #[must_use]
    pub fn text(&self) -> String {
        [&self.scheme, &self.host, &self.port, &self.path, &self.query].map(String::as_str).concat()
    }
}

impl ObservedBase {
    /// Reads a base string as somebody printed it. White space around it belongs to no part.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let parts = Observed::read(text);
        let pair = |(n, pair): (usize, &crate::intake::base_string::ObservedPair)| ObservedPair {
            // The fields of a token passport have no names of their own.
            name: match PASSPORT_NAMES.get(n) {
                Some(name) if parts.form == Form::FiveFields => name.as_bytes().to_vec(),
                _ => parts.name(pair),
            },
            value: parts.value(pair),
            place: Span::new(pair.name.start, pair.value.map_or(pair.name.end, |value| value.end)),
        };
        let uri = parts.uri.map(|span| parts.part(span));
        Self {
            method: parts.method.map(|span| parts.part(span).to_owned()),
            uri: uri.map(absolute),
            method_place: parts.method,
            uri_place: parts.uri,
            form: Some(parts.form),
            pairs: parts.pairs.iter().enumerate().map(pair).collect(),
            text: text.to_owned(),
        }
    }

    /// The values that it has under a name.
    pub fn values<'a>(&'a self, name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        self.pairs.iter().filter(move |pair| pair.name == name).map(|pair| &pair.value[..])
    }

    /// Whether it has a pair under that name.
    #[must_use]
    pub fn has(&self, name: &[u8]) -> bool {
        self.values(name).next().is_some()
    }

    /// The pairs whose names none of the right parameters has.
    pub fn strangers<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = &'a ObservedPair> {
        let parameters = scene.parameters();
        let is_known = |name: &[u8]| (0..parameters.len()).any(|index| parameters.name(index) == name);
        self.pairs.iter().filter(move |pair| !is_known(&pair.name))
    }
}

/// A URI as it reads once it has its colon and slashes: it may have been encoded once more than is right, by itself or with
/// all of the text.
fn absolute(uri: &str) -> String {
    if uri.contains("://") {
        return uri.to_owned();
    }
    let once = readable(uri);
    let twice = readable(&once);
    if !once.contains("://") && twice.contains("://") { twice } else { once }
}

/// What stands in the five fields of a SOAP token passport; the account is no parameter.
const PASSPORT_NAMES: [&str; 5] =
    [ACCOUNT_FIELD, "oauth_consumer_key", "oauth_token", "oauth_nonce", "oauth_timestamp"];

/// The name under which the first field of a SOAP token passport is kept.
pub const ACCOUNT_FIELD: &str = "account";

/// `text`, percent-decoded once, with what is not UTF-8 replaced: for reading, never for signing.
#[must_use]
pub fn readable(text: &str) -> String {
    String::from_utf8_lossy(&percent::decode(text.as_bytes())).into_owned()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::check::draft::Draft;
    use crate::check::mistakes::tests::netsuite;

    /// The scene of a correct request with this URL, and no base string observed.
    pub(crate) fn scene_of(method: &str, url: &str) -> Scene {
        scene_with_body(method, url, None, None)
    }

    /// The same with a body.
    pub(crate) fn scene_with_body(
        method: &str,
        url: &str,
        content_type: Option<&str>,
        body: Option<&str>,
    ) -> Scene {
        let inputs = netsuite();
        let request = Request {
            method: method.into(),
            url: url.into(),
            content_type: content_type.map(str::to_owned),
            body: body.map(str::to_owned),
        };
        let header = [
            ("oauth_consumer_key", inputs.consumer_key.clone().unwrap()),
            ("oauth_token", inputs.token.clone().unwrap()),
            ("oauth_nonce", inputs.nonce.clone().unwrap()),
            ("oauth_timestamp", inputs.timestamp.clone().unwrap()),
            ("oauth_signature_method", "HMAC-SHA256".to_owned()),
            ("oauth_version", "1.0".to_owned()),
        ];
        let header = header.map(|(name, value)| (name.as_bytes().to_vec(), value.into_bytes())).to_vec();
        let keys = Keys {
            consumer_key: inputs.consumer_key.unwrap(),
            consumer_secret: inputs.consumer_secret,
            token: inputs.token.unwrap(),
            token_secret: inputs.token_secret.unwrap(),
        };
        Scene::new(request, header, inputs.account.clone(), inputs.account, None, keys).unwrap()
    }

    /// A draft that nothing patches is the signing procedure itself.
    #[test]
    fn an_unpatched_draft_gives_the_right_base_string() {
        for url in [
            "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
            "HTTP://Example.com:8080?b=%20&a=x+y&a=x&=&%FF=%25&c",
            "https://[::1]:443/a b/%2f!?q=a=b&q=é#f",
            "https://1234567-sb1.suitetalk.api.netsuite.com/services/NetSuitePort_2023_1",
        ] {
            let scene = scene_of("post", url);
            let draft = Draft::of(&scene).base_string(&scene);
            assert_eq!(draft, scene.right.base_string.as_bytes(), "{url}");
        }
    }
}
