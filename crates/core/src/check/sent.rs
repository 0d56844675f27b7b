//! What was sent wins: the request as the server saw it, put together from what was entered and what was observed.
//!
//! The parameters of OAuth are taken from the header, else from the query or the form body (RFC 5849 sections 3.5.2
//! and 3.5.3), else from the base string; what was entered fills the gaps.

use super::scene::{ACCOUNT_FIELD, ObservedBase, readable};
use crate::inputs::Inputs;
use crate::intake::METHODS;
use crate::intake::authorization::{Header, Scheme};
use crate::intake::base_string::Form;
use crate::request::{Request, Url};
use crate::sign::percent;

/// The request as the server saw it.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// What was entered, with the values that were sent in their places.
    pub inputs: Inputs,
    /// The header's parameters, decoded, without realm and signature.
    pub header: Vec<(Vec<u8>, Vec<u8>)>,
    /// The realm of the header.
    pub realm: Option<String>,
    /// The signature as it stands in the request, percent-decoded once.
    pub signature: Option<String>,
    /// Whether method and URL were read off the base string, because nobody said them.
    pub is_inferred: bool,
    /// Whether the parameters of OAuth travelled in the query or the body instead of the header.
    pub is_without_header: bool,
}

impl Sent {
    /// Puts together what was sent.
    #[must_use]
    pub fn of(
        entered: &Inputs,
        header: Option<&Header<'_>>,
        base: Option<&ObservedBase>,
        signature: Option<&str>,
    ) -> Self {
        let mut sent =
            Self { inputs: entered.clone(), signature: signature.map(copied_alone), ..Self::default() };
        // Only where nothing was said but in the base string is it read with its slips mended.
        let tidy = base.filter(|_| entered.url.is_none()).map(tidied);
        let base = tidy.as_ref().or(base);
        if let Some(base) = base {
            if entered.url.is_none() {
                sent.infer_request(base);
            } else if entered.method.is_none() {
                let is_method = |method: &&String| METHODS.contains(&method.to_ascii_uppercase().as_str());
                sent.inputs.method =
                    base.method.as_ref().filter(is_method).map(|method| method.to_ascii_uppercase());
            }
        }
        let carried = sent.carried_parameters();
        match header.filter(|header| is_oauth(header)) {
            Some(header) => sent.take_header(header, &carried),
            None => match carried.iter().find(|(name, _)| name == b"oauth_signature") {
                Some((_, signature)) => {
                    sent.signature = Some(lossy(signature));
                    sent.is_without_header = true;
                    sent.overwrite(&carried.clone());
                }
                None => sent.take_entered(base),
            },
        }
        sent
    }

    /// Reads method, URL and the parameters that are not OAuth's off a base string.
    fn infer_request(&mut self, base: &ObservedBase) {
        let (Some(uri), true) = (&base.uri, base.form != Some(Form::FiveFields)) else { return };
        let own = |pair: &&super::scene::ObservedPair| {
            !pair.name.starts_with(b"oauth_") && (pair.name != b"realm" || pair.value.is_empty())
        };
        let encoded = |pair: &super::scene::ObservedPair| {
            format!("{}={}", percent::encode(&pair.name), percent::encode(&pair.value))
        };
        let query: Vec<String> = base.pairs.iter().filter(own).map(encoded).collect();
        let joint = if query.is_empty() {
            ""
        } else if uri.contains('?') {
            "&"
        } else {
            "?"
        };
        let url = format!("{uri}{joint}{}", query.join("&"));
        if Url::parse(&url).is_ok() {
            self.inputs.url = Some(url);
            self.is_inferred = true;
            if self.inputs.method.is_none() {
                self.inputs.method =
                    Some(base.method.clone().unwrap_or_else(|| "GET".to_owned()).to_ascii_uppercase());
            }
        }
    }

    /// The parameters of the query and of a form body, decoded, with a signature that stands among them.
    fn carried_parameters(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut carried = Vec::new();
        let mut add = |form: &str| {
            for piece in form.split('&').filter(|piece| !piece.is_empty()) {
                let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
                let decoded = |text: &str| {
                    let mut out = Vec::new();
                    percent::decode_form_into(text.as_bytes(), &mut out);
                    out
                };
                carried.push((decoded(name), decoded(value)));
            }
        };
        if let Some(query) = self.inputs.parsed_url().and_then(|url| url.query_str()) {
            add(query);
        }
        if let Some(body) = self.form_body() {
            add(body);
        }
        carried
    }

    fn form_body(&self) -> Option<&str> {
        let is_form = self.inputs.content_type.as_deref().is_some_and(crate::request::is_form);
        self.inputs.body.as_deref().filter(|_| is_form)
    }

    fn take_header(&mut self, header: &Header<'_>, carried: &[(Vec<u8>, Vec<u8>)]) {
        let mut pairs = Vec::new();
        for field in &header.fields {
            let name = percent::decode(header.part(field.name).as_bytes()).into_owned();
            let value = field.decoded.clone();
            match &name[..] {
                // `oauth_realm` is a realm under a wrong name: it is reported, and not signed by those who write it.
                b"realm" | b"oauth_realm" => self.realm = Some(lossy(&value)),
                name if is_signature(name) => self.signature = Some(lossy(&value)),
                // A query parameter that was copied into the header is reported; it is signed once.
                name if !name.starts_with(b"oauth_") && carried.iter().any(|(other, _)| other == name) => {}
                _ => pairs.push((name, value)),
            }
        }
        self.overwrite(&pairs);
        // In a header that says so, the version is there; in another, it is not.
        self.inputs.version = Some(pairs.iter().any(|(name, _)| name == b"oauth_version"));
        self.header = pairs;
    }

    /// What was entered, as the header that would have been sent.
    fn take_entered(&mut self, base: Option<&ObservedBase>) {
        if let Some(base) = base {
            let from_base = |name: &str| base.values(name.as_bytes()).next().map(lossy);
            let fill = |field: &mut Option<String>, name: &str| {
                if field.is_none() {
                    *field = from_base(name);
                }
            };
            fill(&mut self.inputs.consumer_key, "oauth_consumer_key");
            fill(&mut self.inputs.token, "oauth_token");
            fill(&mut self.inputs.nonce, "oauth_nonce");
            fill(&mut self.inputs.timestamp, "oauth_timestamp");
            fill(&mut self.inputs.signature_method, "oauth_signature_method");
            fill(&mut self.inputs.callback, "oauth_callback");
            fill(&mut self.inputs.verifier, "oauth_verifier");
            if base.form == Some(Form::FiveFields) {
                fill(&mut self.inputs.account, ACCOUNT_FIELD);
            } else if self.inputs.version.is_none() {
                self.inputs.version = Some(base.text.contains("oauth_version"));
            }
        }
        self.realm = self.inputs.realm();
        let inputs = &self.inputs;
        let method = inputs.signature_method.clone().unwrap_or_else(|| "HMAC-SHA256".to_owned());
        let version = inputs.version.unwrap_or(true).then(|| "1.0".to_owned());
        self.header = [
            ("oauth_consumer_key", inputs.consumer_key.clone()),
            ("oauth_token", inputs.token.clone()),
            ("oauth_callback", inputs.callback.clone()),
            ("oauth_verifier", inputs.verifier.clone()),
            ("oauth_nonce", inputs.nonce.clone()),
            ("oauth_timestamp", inputs.timestamp.clone()),
            ("oauth_signature_method", Some(method)),
            ("oauth_version", version),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.as_bytes().to_vec(), value?.into_bytes())))
        .collect();
    }

    /// Puts the values that were sent in the places of those that were entered.
    fn overwrite(&mut self, sent: &[(Vec<u8>, Vec<u8>)]) {
        let inputs = &mut self.inputs;
        for (name, value) in sent {
            let field = match &name[..] {
                b"oauth_consumer_key" => &mut inputs.consumer_key,
                b"oauth_token" => &mut inputs.token,
                b"oauth_nonce" => &mut inputs.nonce,
                b"oauth_timestamp" => &mut inputs.timestamp,
                b"oauth_signature_method" => &mut inputs.signature_method,
                b"oauth_callback" => &mut inputs.callback,
                b"oauth_verifier" => &mut inputs.verifier,
                _ => continue,
            };
            *field = Some(lossy(value));
        }
    }

    /// The call, as far as it is known.
    #[must_use]
    pub fn request(&self) -> Option<Request> {
        Some(Request {
            method: self.inputs.method.clone()?,
            url: self.inputs.url.clone()?,
            content_type: self.inputs.content_type.clone(),
            body: self.inputs.body.clone(),
        })
    }
}

/// A base string with what was meant by it, as far as it tells by itself: without the line breaks and the indentation of
/// a text that was wrapped, and with spaces for the `+` of an encoder that writes them so.
fn tidied(base: &ObservedBase) -> ObservedBase {
    let mut tidy = base.clone();
    for pair in &mut tidy.pairs {
        let written = readable(pair.place.of_str(&base.text));
        let value = written.split_once('=').map_or("", |(_, value)| value);
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%+*".contains(&b);
        if base.form == Some(Form::Sections) && value.contains('+') && value.bytes().all(is_plain) {
            pair.value.clear();
            percent::decode_form_into(value.as_bytes(), &mut pair.value);
        }
        pair.name = pair.name.trim_ascii().to_vec();
        if pair.value.iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
            pair.value = pair.value.trim_ascii().to_vec();
        }
    }
    tidy
}

/// Whether what stood in the header's place is a header of OAuth: it may as well be a piece of a SOAP envelope.
fn is_oauth(header: &Header<'_>) -> bool {
    let is_own = |name: &str| name == "realm" || name.contains("oauth");
    let names_it = header.kind() == Scheme::OAuth && !header.fields.is_empty();
    names_it || header.fields.iter().any(|field| is_own(header.part(field.name)))
}

/// A signature that was copied alone. Whoever took it out of a header has its escaped form, and made no mistake by that;
/// a `PLAINTEXT` signature, with its ampersand, keeps the escapes of its secrets.
fn copied_alone(text: &str) -> String {
    let upper = text.to_ascii_uppercase();
    let is_escaped = ["%2B", "%2F", "%3D"].iter().any(|escape| upper.contains(escape));
    let is_plaintext = upper.contains('&') || upper.contains("%26");
    if is_escaped && !is_plaintext { lossy(&percent::decode(text.as_bytes())) } else { text.to_owned() }
}

/// Whether a name is `oauth_signature`, or that with two letters wrong at most: a signature that the server does not
/// see is a signature all the same.
fn is_signature(name: &[u8]) -> bool {
    let right = b"oauth_signature";
    if name == right {
        return true;
    }
    let is_other = name == b"oauth_signature_method" || name == b"oauth_signature_version";
    let close = name.len().abs_diff(right.len()) <= 1 && {
        let front = name.iter().zip(right).take_while(|(a, b)| a == b).count();
        let back =
            name[front..].iter().rev().zip(right[front..].iter().rev()).take_while(|(a, b)| a == b).count();
        name.len().max(right.len()) - front - back <= 2
    };
    close && !is_other
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::netsuite;

    #[test]
    fn the_header_wins_over_what_was_entered() {
        let header = Header::read(
            r#"OAuth realm="1", oauth_nonce="sent%20nonce", role="3", script="6", oauth_signature="a%2Bb""#,
        );
        let sent = Sent::of(&netsuite(), Some(&header), None, None);
        assert_eq!(sent.inputs.nonce.as_deref(), Some("sent nonce"));
        assert_eq!(sent.inputs.timestamp, netsuite().timestamp, "what is not in the header is filled");
        assert_eq!(sent.signature.as_deref(), Some("a+b"));
        assert_eq!(sent.realm.as_deref(), Some("1"));
        assert_eq!(sent.inputs.version, Some(false));
        let names: Vec<_> = sent.header.iter().map(|(name, _)| lossy(name)).collect();
        assert_eq!(names, ["oauth_nonce", "role"], "script is in the query already");
    }

    #[test]
    fn a_query_that_carries_the_signature_is_what_was_sent() {
        let inputs = Inputs {
            url: Some("https://h/?a=1&oauth_consumer_key=k&oauth_nonce=n&oauth_signature=x%2By".into()),
            ..Inputs::default()
        };
        let sent = Sent::of(&inputs, None, None, None);
        assert_eq!(sent.signature.as_deref(), Some("x+y"));
        assert_eq!(sent.header, []);
        assert_eq!(sent.inputs.consumer_key.as_deref(), Some("k"));
    }

    #[test]
    fn what_is_no_header_of_oauth_hides_nothing_that_was_entered() {
        let envelope = Header::read(r#"<ns:signature algorithm="HMAC-SHA256">YWJj</ns:signature>"#);
        assert!(!envelope.fields.is_empty());
        let sent = Sent::of(&netsuite(), Some(&envelope), None, Some("YWJj"));
        assert_eq!(sent.header, Sent::of(&netsuite(), None, None, Some("YWJj")).header);
        assert_eq!(sent.signature.as_deref(), Some("YWJj"));
    }

    #[test]
    fn a_request_is_read_off_the_base_string() {
        let base =
            ObservedBase::read("GET&https%3A%2F%2Fh%2Fp&a%3D1%252B2%26oauth_nonce%3Dn%26oauth_version%3D1.0");
        let sent = Sent::of(&Inputs::default(), None, Some(&base), None);
        assert_eq!(sent.inputs.url.as_deref(), Some("https://h/p?a=1%2B2"));
        assert_eq!(sent.inputs.method.as_deref(), Some("GET"));
        assert_eq!(sent.inputs.nonce.as_deref(), Some("n"));
        assert!(sent.is_inferred);
    }

    #[test]
    fn a_signature_may_be_copied_out_of_a_header_in_its_escaped_form() {
        for (text, meant) in
            [("a%2Bb%3D", "a+b="), ("a+b=", "a+b="), ("a%253D", "a%253D"), ("a%2Fb&c", "a%2Fb&c")]
        {
            let sent = Sent::of(&Inputs::default(), None, None, Some(text));
            assert_eq!(sent.signature.as_deref(), Some(meant));
        }
    }

    #[test]
    fn a_misspelled_signature_is_known() {
        for name in ["oauth_signagure", "oauth_signatur", "oauth_signature", "oauth_signaturee"] {
            assert!(is_signature(name.as_bytes()), "{name}");
        }
        for name in ["oauth_signature_method", "oauth_token", "oauth_version"] {
            assert!(!is_signature(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn of_a_base_string_alone_the_layout_is_not_taken_for_names() {
        let base = ObservedBase::read("GET&https%3A%2F%2Fh%2Fp&%0A%20%20b%3Dx%2By%26%0Aoauth_nonce%3Dn%0A");
        let sent = Sent::of(&Inputs::default(), None, Some(&base), None);
        assert_eq!(sent.inputs.url.as_deref(), Some("https://h/p?b=x%20y"), "a raw + is a space's");
        assert_eq!(sent.inputs.nonce.as_deref(), Some("n"));
    }

    #[test]
    fn a_method_that_nobody_said_is_read_off_the_base_string() {
        let of = |text: &str| {
            let inputs = Inputs { url: Some("https://h/p".into()), ..Inputs::default() };
            let base = ObservedBase::read(text);
            Sent::of(&inputs, None, Some(&base), None).inputs.method
        };
        assert_eq!(of("post&https%3A%2F%2Fh%2Fp&a%3D1").as_deref(), Some("POST"));
        assert_eq!(of("https%3A%2F%2Fh%2Fp&a%3D1"), None);
    }
}
