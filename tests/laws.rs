//! What must hold for every request.

use countersign_core::case;
use countersign_core::inputs::Inputs;
use countersign_core::request::Url;
use countersign_core::secret::Secret;
use countersign_core::sign::base_uri::BaseUri;
use countersign_core::sign::normalized::NormalizedParameters;
use countersign_core::sign::params::{Origin, Parameters};
use countersign_core::sign::percent;
use countersign_core::span::Span;
use proptest::prelude::*;

/// Any text at all, with the characters that matter to this protocol often among it.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z0-9._~-]{1,8}".prop_map(String::from),
        2 => "[ +%&=;!*'(),:/?#@\\[\\]\"<>{}|^`\\\\]{1,3}".prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
        1 => any::<u8>().prop_map(|byte| format!("%{byte:02X}")),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// Decoded names and values, and the query that says them.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::vec((text(), text()), 0..8)
}

fn query(pairs: &[(String, String)]) -> String {
    let encode = |text: &str| percent::encode(text.as_bytes());
    let pairs: Vec<String> = pairs.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
    pairs.join("&")
}

fn parameters(query: &str) -> Parameters {
    let mut parameters = Parameters::default();
    parameters.collect_form(query, Span::new(0, query.len()), Origin::Query);
    parameters
}

fn inputs() -> impl Strategy<Value = Inputs> {
    let credentials =
        (text(), text(), proptest::option::of(text()), proptest::option::of(text()), text(), text());
    let request =
        (prop_oneof!["GET", "POST", "PUT", "DELETE"], pairs(), proptest::option::of(pairs()), any::<bool>());
    (credentials, request).prop_map(
        |((key, secret, token, token_secret, nonce, timestamp), (method, pairs, body, version))| Inputs {
            method: Some(method),
            url: Some(format!(
                "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?{}",
                query(&pairs)
            )),
            content_type: body.as_ref().map(|_| "application/x-www-form-urlencoded".into()),
            body: body.map(|pairs| query(&pairs)),
            account: Some("1234567".into()),
            consumer_key: Some(key),
            consumer_secret: Some(Secret::new(secret)),
            token,
            token_secret: token_secret.map(Secret::new),
            nonce: Some(nonce),
            timestamp: Some(timestamp),
            version: Some(version),
            ..Inputs::default()
        },
    )
}

fn base_string(inputs: &Inputs) -> String {
    case::sign(inputs).expect("it can be signed").trace.unsigned.base_string.to_string()
}

fn signature(inputs: &Inputs) -> String {
    case::sign(inputs).expect("it can be signed").trace.signature.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn decoding_what_was_encoded_gives_it_back(text in text()) {
        let encoded = percent::encode(text.as_bytes());
        prop_assert_eq!(&*percent::decode(encoded.as_bytes()), text.as_bytes());
        let mut form = Vec::new();
        percent::decode_form_into(encoded.as_bytes(), &mut form);
        prop_assert_eq!(form, text.as_bytes());
    }

    #[test]
    fn what_is_encoded_is_unreserved_or_an_escape_in_upper_case(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let encoded = percent::encode(&bytes).into_bytes();
        let mut rest = &encoded[..];
        while let Some((&first, tail)) = rest.split_first() {
            if first == b'%' {
                prop_assert!(tail[..2].iter().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(b)));
                rest = &tail[2..];
            } else {
                prop_assert!(percent::is_unreserved(first));
                rest = tail;
            }
        }
    }

    #[test]
    fn the_order_of_the_query_does_not_matter(pairs in pairs(), seed in any::<u64>()) {
        let mut shuffled = pairs.clone();
        let count = shuffled.len().max(1);
        shuffled.rotate_left(usize::try_from(seed % count as u64).unwrap().min(pairs.len()));
        if seed % 2 == 0 { shuffled.reverse(); }
        let normalised = |pairs: &[(String, String)]| NormalizedParameters::of(&parameters(&query(pairs))).to_string();
        prop_assert_eq!(normalised(&pairs), normalised(&shuffled));
    }

    #[test]
    fn pairs_are_in_byte_order_by_name_then_value(pairs in pairs()) {
        let normalised = NormalizedParameters::of(&parameters(&query(&pairs)));
        let text = normalised.as_bytes();
        let sorted: Vec<_> = normalised.pairs().iter().map(|p| (p.name.of(text), p.value.of(text))).collect();
        prop_assert!(sorted.is_sorted());
        // Nothing is lost and nothing comes in addition, but for the signature, which is never signed.
        let signed = pairs.iter().filter(|(name, _)| name != "oauth_signature");
        prop_assert_eq!(sorted.len(), signed.count());
    }

    #[test]
    fn plus_and_twenty_are_the_same_space(pairs in pairs()) {
        let text = query(&pairs);
        let plus = text.replace("%20", "+");
        prop_assert_eq!(
            NormalizedParameters::of(&parameters(&text)).to_string(),
            NormalizedParameters::of(&parameters(&plus)).to_string()
        );
    }

    #[test]
    fn a_base_string_has_two_raw_ampersands(inputs in inputs()) {
        let base = base_string(&inputs);
        prop_assert_eq!(base.matches('&').count(), 2);
        prop_assert!(base.bytes().all(|b| percent::is_unreserved(b) || b == b'%' || b == b'&'));
    }

    #[test]
    fn case_default_port_and_fragment_do_not_matter(path in "[a-zA-Z/._~!-]{0,12}", fragment in "[a-z]{0,4}") {
        let plain = format!("https://host.example/{path}");
        let other = format!("HTTPS://HOST.example:443/{path}#{fragment}");
        let of = |url: &str| BaseUri::of(&Url::parse(url).unwrap()).to_string();
        prop_assert_eq!(of(&plain), of(&other));
    }

    #[test]
    fn every_byte_of_the_input_is_signed(inputs in inputs(), which in 0..7_usize, extra in "[a-z]") {
        let before = signature(&inputs);
        let mut changed = inputs;
        let append = |text: &mut Option<String>| *text = Some(text.take().unwrap_or_default() + &extra);
        let longer = |secret: Option<Secret>| Some(Secret::new(secret.unwrap_or_default().expose().to_owned() + &extra));
        match which {
            0 => append(&mut changed.method),
            1 => append(&mut changed.url),
            2 => append(&mut changed.consumer_key),
            3 => append(&mut changed.token),
            4 => append(&mut changed.nonce),
            5 => changed.consumer_secret = longer(changed.consumer_secret),
            _ => changed.token_secret = longer(changed.token_secret),
        }
        prop_assert_ne!(before, signature(&changed));
    }

    #[test]
    fn no_url_makes_it_panic(url in text(), whole in any::<String>()) {
        for url in [url.clone(), whole, format!("https://{url}"), format!("https://h/{url}?{url}")] {
            if let Err(error) = Url::parse(&url) {
                let place = error.place().expect("a URL's error has a place");
                prop_assert!(url.get(place.span.range()).is_some(), "{:?} in {:?}", place, url);
            }
        }
    }

    #[test]
    fn no_secret_is_in_anything_that_comes_out(inputs in inputs()) {
        let mut inputs = inputs;
        inputs.consumer_secret = Some(Secret::new("CANARYone"));
        inputs.token_secret = Some(Secret::new("CANARYtwo"));
        let signed = case::sign(&inputs).unwrap();
        let shown = format!("{signed:?} {inputs:?}");
        prop_assert!(!shown.contains("CANARY"));
    }
}
