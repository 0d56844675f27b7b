//! Two laws that hold for every request.

use arbitrary::Arbitrary;
use countersign_core::case::input::{
    Case, CredentialsInput, OauthInput, ObservedInput, RequestInput, StampInput,
};
use countersign_core::case::{self, gather::gather};
use countersign_core::check::Verdict;
use countersign_core::finding::{Certainty, Severity, Within};
use countersign_core::intake::{authorization::Header, base_string::Observed};
use countersign_core::secret::Secret;
use countersign_core::sign::percent;

/// A call that can be signed.
#[derive(Arbitrary, Debug)]
pub struct Call {
    method: Method,
    path: Vec<String>,
    query: Vec<(String, String)>,
    form: Option<Vec<(String, String)>>,
    consumer_key: Issued,
    consumer_secret: Issued,
    token: Option<(Issued, Issued)>,
    nonce: Issued,
    timestamp: u32,
    version: bool,
}

/// A key, a secret or a nonce as NetSuite and libraries make them. One with a blank or a typographic quote in it is worth a
/// finding of its own, however right the signature is.
#[derive(Arbitrary, Debug)]
struct Issued(u128);

impl Issued {
    fn text(&self) -> String {
        format!("{:032x}", self.0)
    }
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Call {
    fn case(&self) -> Case {
        let path: String =
            self.path.iter().map(|part| format!("/{}", percent::encode(part.as_bytes()))).collect();
        let host = "https://1234567.restlets.api.netsuite.com";
        let secret = |issued: &Issued| Some(Secret::new(issued.text()));
        Case {
            request: Some(RequestInput {
                method: Some(self.method.as_str().into()),
                url: Some(format!("{host}/app{path}?{}", form(&self.query))),
                content_type: self.form.as_ref().map(|_| "application/x-www-form-urlencoded".into()),
                body: self.form.as_deref().map(form),
            }),
            credentials: Some(CredentialsInput {
                account: Some("1234567".into()),
                consumer_key: Some(self.consumer_key.text()),
                consumer_secret: secret(&self.consumer_secret),
                token: self.token.as_ref().map(|(token, _)| token.text()),
                token_secret: self.token.as_ref().and_then(|(_, issued)| secret(issued)),
            }),
            stamp: Some(StampInput {
                nonce: Some(self.nonce.text()),
                timestamp: Some(self.timestamp.to_string()),
            }),
            oauth: Some(OauthInput { version: Some(self.version), ..OauthInput::default() }),
            ..Case::default()
        }
    }
}

impl Call {
    /// Whether one of the values that stand in the header is one of the secrets by chance.
    fn sends_a_secret(&self) -> bool {
        let (token, token_secret) = self.token.as_ref().map(|(token, secret)| (token.0, secret.0)).unzip();
        let secrets = [Some(self.consumer_secret.0), token_secret];
        let sent = [Some(self.consumer_key.0), Some(self.nonce.0), token];
        sent.iter().any(|value| value.is_some() && secrets.contains(value))
    }
}

impl Method {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

fn form(pairs: &[(String, String)]) -> String {
    let encode = |text: &str| percent::encode(text.as_bytes());
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// A header and a base string that we print are read back as what they were made from.
///
/// # Panics
/// If they are not.
pub fn what_is_printed_is_read_back(call: &Call) {
    let Ok(signed) = case::sign(&call.case().inputs()) else { return };
    let printed = signed.trace.authorization.as_str();
    let header = Header::read(printed);
    let field =
        |name: &str| header.field(name).map(|field| String::from_utf8_lossy(&field.decoded).into_owned());
    assert_eq!(field("realm").as_deref(), Some("1234567"), "{printed}");
    assert_eq!(field("oauth_consumer_key").as_deref(), Some(call.consumer_key.text().as_str()), "{printed}");
    assert_eq!(field("oauth_nonce").as_deref(), Some(call.nonce.text().as_str()), "{printed}");
    assert_eq!(field("oauth_timestamp"), Some(call.timestamp.to_string()), "{printed}");
    assert_eq!(field("oauth_signature"), Some(signed.trace.signature.to_string()), "{printed}");
    assert!(header.fields.iter().all(|field| field.closed), "{printed}");
    assert_eq!(header.part(header.rest), "", "{printed}");

    // Pair by pair: a query may have a parameter of the header's name, so no name is enough to find one by.
    let unsigned = &signed.trace.unsigned;
    let base = unsigned.base_string.to_string();
    let read = Observed::read(&base);
    let read: Vec<_> = read.pairs.iter().map(|pair| (read.name(pair), read.value(pair))).collect();
    let signed = unsigned.base_string.pairs().iter().map(|pair| {
        (unsigned.parameters.name(pair.parameter).to_vec(), unsigned.parameters.value(pair.parameter).to_vec())
    });
    assert_eq!(read, signed.collect::<Vec<_>>(), "{base}");
}

/// Whoever sends just what we would send is not told of a mistake in signing. Whoever sends a secret along is, and rightly.
///
/// # Panics
/// If somebody is.
pub fn a_right_signer_is_not_accused(call: &Call) {
    if call.sends_a_secret() {
        return;
    }
    let case = call.case();
    let Ok(signed) = case::sign(&case.inputs()) else { return };
    let observed = ObservedInput {
        authorization: Some(signed.trace.authorization.as_str().to_owned()),
        base_string: Some(signed.trace.unsigned.base_string.to_string()),
        signature: Some(signed.trace.signature.to_string()),
    };
    let gathered = gather(&Case { observed: Some(observed), ..case }, None);
    let checked = case::check(&gathered, None).finish();
    assert_eq!(checked.verdict, Verdict::Match, "{checked:?}");
    assert!(checked.proof.is_empty(), "{checked:?}");
    for finding in &checked.findings {
        let is_entered = !matches!(
            finding.place.within,
            Within::Authorization | Within::BaseString | Within::Signature | Within::Paste
        );
        let is_accused = finding.severity == Severity::Breaks && finding.certainty == Certainty::Proved;
        assert!(!is_accused && (is_entered || finding.severity != Severity::Breaks), "{finding:?}");
    }
}
