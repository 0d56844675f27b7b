//! Checking: what a middleware produced, and what a person entered, against what is right.
//!
//! Structure first, without secrets: an observed base string is [explained](explain), a header is [seen](mistake::Mistake::see)
//! through. Then proof, with secrets: [mistakes are re-enacted](reenact) until they give the observed signature.

pub mod advice;
pub mod compare;
pub mod draft;
pub mod encoder;
pub mod evidence;
pub mod explain;
mod library;
pub mod mistake;
pub mod mistakes;
pub mod output;
pub mod reenact;
mod report;
pub mod scene;
pub mod sent;
mod sent_place;
pub mod stamps;
pub mod variant;

use crate::account::Account;
use crate::finding::Finding;
use crate::inputs::Inputs;
use crate::intake::authorization::{Fingerprint, Header};
use crate::secret::Secret;
use crate::sign::SignatureMethod;
use crate::sign::authorization::Authorization;
use crate::sign::key::SigningKey;
use crate::sign::signature::Signature;
use advice::Advice;
use compare::Row;
use explain::{Explaining, Explanation};
use mistakes::encoding::newline_in_base_string::ENDS;
use output::Reading;
use reenact::Search;
use scene::{Keys, ObservedBase, Scene};
use sent::Sent;
use variant::{Variants, hash_of_length};

/// The lint: what can be seen in the inputs alone. Most harmful first, then in the order of the catalogue.
#[must_use]
pub fn lint(inputs: &Inputs) -> Vec<Finding> {
    let mut found = Vec::new();
    for mistake in mistakes::ALL {
        mistake.lint(inputs, &mut found);
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// What the middleware produced, each as the person has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// What stood as the `Authorization` header.
    pub authorization: Option<String>,
    /// The base string that it logged.
    pub base_string: Option<String>,
    /// The signature alone, as it is before it is percent-encoded.
    pub signature: Option<String>,
}

/// What the check says of the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is right.
    Match,
    /// It is not.
    Differs,
    /// That cannot be said: something is missing.
    Incomplete,
    /// Nothing of what was given can be read.
    Unreadable,
}

impl Verdict {
    /// The name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Differs => "differs",
            Self::Incomplete => "incomplete",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What a check has found so far.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Whether the signature is right.
    pub verdict: Verdict,
    /// The smallest set of mistakes that gives exactly the observed signature; empty if there is none, or none needed.
    pub proof: Vec<&'static str>,
    /// Other sets of the same size that give it as well.
    pub alternatives: Vec<Vec<&'static str>>,
    /// What the person is told, most harmful first.
    pub findings: Vec<Finding>,
    /// What is right, as far as it can be computed.
    pub expected: Option<Expected>,
    /// The base string that the middleware must have signed, where it was not given and a proof shows it.
    pub signed_text: Option<String>,
    /// The middleware's base string and the right one, aligned; empty if there is none of theirs.
    pub rows: Vec<Row>,
    /// Which library seems to have written the header.
    pub library: Option<Fingerprint>,
    /// What to do next, where the findings alone do not say it.
    pub advice: Option<Advice>,
    /// How many candidate signatures have been computed.
    pub tried: u64,
    /// Whether the search for a proof is over.
    pub is_finished: bool,
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The base string.
    pub base_string: String,
    /// The signature, if the secrets are there.
    pub signature: Option<String>,
    /// The header, likewise.
    pub authorization: Option<String>,
}

/// A check under way: what can be seen at once is seen when it is made; the explanation of a base string and the search
/// for a proof are [run](Self::run) in slices.
///
/// It owns the secrets that the search needs; dropping it wipes them.
#[derive(Debug)]
pub struct Check {
    sent: Sent,
    observed: Observed,
    base: Option<ObservedBase>,
    scene: Option<Scene>,
    explaining: Option<Explaining>,
    /// What explained the base string, once that is done.
    variants: Variants,
    explanation: Explanation,
    readings: Vec<Reading>,
    right: Option<Signature>,
    matches: Option<bool>,
    /// Over the observed base string, if there is one: which key and digest give the signature.
    over_theirs: Option<Search>,
    /// How many ends have been put behind their text for that: a printed text does not show the line break that was
    /// signed with it.
    ends: usize,
    search: Option<Search>,
    /// What was entered otherwise than it was sent.
    contradictions: Vec<Finding>,
    now: Option<i64>,
}

impl Check {
    /// Looks at what was entered and what was observed. `now` is the time to judge by, in seconds since the Unix epoch.
    #[must_use]
    pub fn new(entered: &Inputs, observed: Observed, now: Option<i64>) -> Self {
        let header_text = observed.authorization.clone();
        let header = header_text.as_deref().map(Header::read);
        let base =
            observed.base_string.as_deref().filter(|text| !text.trim().is_empty()).map(ObservedBase::read);
        let sent = Sent::of(entered, header.as_ref(), base.as_ref(), observed.signature.as_deref());
        let contradictions = mistakes::header::sent_value_differs::contradictions(
            entered,
            header.as_ref(),
            observed.signature.as_deref(),
        );
        let scene = set_scene(&sent, base.as_ref());
        let readings = sent.signature.as_deref().map(output::readings).unwrap_or_default();
        let right = scene.as_ref().and_then(|scene| right_signature(scene, &sent, &readings));
        let matches = right.as_ref().zip(sent.signature.as_deref()).map(|(right, text)| right.matches(text));
        let mut check = Self {
            sent,
            observed,
            base,
            scene,
            explaining: None,
            variants: Variants::default(),
            explanation: Explanation::default(),
            readings,
            right,
            matches,
            over_theirs: None,
            ends: 0,
            search: None,
            contradictions,
            now,
        };
        check.prepare();
        check
    }

    /// Sets up the explanation of the base string and the search for a proof, as far as they are needed.
    fn prepare(&mut self) {
        let Some(scene) = self.scene.clone() else { return };
        let right = scene.right.base_string.as_bytes();
        if let Some(base) = self.base.as_ref().filter(|base| base.text.as_bytes() != right) {
            self.explaining = Some(Explaining::new(scene.clone(), base.text.as_bytes()));
        }
        if self.matches == Some(true) {
            return;
        }
        if let Some(base) = &self.base {
            self.over_theirs = Search::over(scene.clone(), base.text.as_bytes(), self.readings.clone());
        }
        // Without their base string, what only it could say is not tried.
        self.search = Search::new(Scene { observed: None, ..scene }, self.readings.clone());
    }

    /// Goes on with the explanation and the search for a proof by about so many candidate signatures, and says whether
    /// all is over.
    pub fn run(&mut self, candidates: u64) -> bool {
        if let Some(mut explaining) = self.explaining.take() {
            if explaining.run(candidates.div_ceil(CANDIDATES_A_COMPARISON)) {
                (self.variants, self.explanation) = explaining.done();
            } else {
                self.explaining = Some(explaining);
            }
            return self.is_over();
        }
        if let Some(theirs) = self.over_theirs.as_mut().filter(|theirs| !theirs.is_over()) {
            if theirs.run(candidates) {
                // What their own text proves need not be searched for; what it does not prove, it says nothing of.
                if theirs.fits().is_empty() {
                    self.over_theirs = self.over_theirs_with_an_end();
                } else {
                    self.search = None;
                    self.explain_the_end();
                }
            }
            return self.is_over();
        }
        if let Some(search) = &mut self.search {
            search.run(candidates);
        }
        self.is_over()
    }

    /// The same search over their text with the next end behind it. Where their text is the right one, the search for a
    /// proof tries that as any mistake.
    fn over_theirs_with_an_end(&mut self) -> Option<Search> {
        let (scene, base) = self.scene.as_ref().zip(self.base.as_ref())?;
        let end = ENDS.get(self.ends).filter(|_| !self.variants.base.is_empty())?;
        self.ends += 1;
        Search::over(scene.clone(), &[&base.text, *end].concat().into_bytes(), self.readings.clone())
    }

    /// Adds the end that the proof needed to what explains their text.
    fn explain_the_end(&mut self) {
        let all = self.variants.base.iter().enumerate();
        let mut ends = all.filter(|(_, variant)| variant.code == "newline-in-base-string");
        let end = self.ends.checked_sub(1).and_then(|end| ends.nth(end));
        self.explanation.variants.extend(end.map(|(index, _)| index));
        self.explanation.variants.sort_unstable();
    }

    /// Whether there is nothing left to do.
    fn is_over(&self) -> bool {
        let is_over = |search: &Option<Search>| search.as_ref().is_none_or(Search::is_over);
        self.explaining.is_none() && is_over(&self.over_theirs) && is_over(&self.search)
    }

    /// The search that has found something, or the one that may yet; and whether it is the one over their text.
    fn search(&self) -> Option<(&Search, bool)> {
        let theirs = self.over_theirs.as_ref().filter(|search| !search.fits().is_empty());
        let theirs = theirs.map(|search| (search, true));
        theirs.or_else(|| self.search.as_ref().map(|search| (search, false)))
    }

    /// How many candidate signatures have been computed.
    #[must_use]
    pub fn tried(&self) -> u64 {
        let tried = |search: &Option<Search>| search.as_ref().map_or(0, Search::tried);
        tried(&self.search) + tried(&self.over_theirs)
    }

    /// Runs to the end.
    #[must_use]
    pub fn finish(mut self) -> Checked {
        while !self.run(1 << 16) {}
        self.checked()
    }

    /// What has been found so far.
    #[must_use]
    pub fn checked(&self) -> Checked {
        report::report(self)
    }

    /// The request as the server saw it.
    #[must_use]
    pub const fn sent(&self) -> &Sent {
        &self.sent
    }

    /// Whether the signature that was sent is the right one; `None` if that cannot be computed.
    #[must_use]
    pub const fn matches(&self) -> Option<bool> {
        self.matches
    }

    /// The scene, if the request is known.
    #[must_use]
    pub const fn scene(&self) -> Option<&Scene> {
        self.scene.as_ref()
    }

    /// The base string as it was given.
    #[must_use]
    pub const fn base(&self) -> Option<&ObservedBase> {
        self.base.as_ref()
    }
}

/// How many candidate signatures take as long as one base string that is compared with the observed one.
const CANDIDATES_A_COMPARISON: u64 = 4;

/// Sets the scene, if the request is known.
fn set_scene(sent: &Sent, base: Option<&ObservedBase>) -> Option<Scene> {
    let inputs = &sent.inputs;
    let account = inputs.account.as_deref().or(sent.realm.as_deref());
    let account = account.map(|text| {
        Account::from_any_form(text).map_or_else(|| text.to_owned(), |account| account.realm().to_owned())
    });
    let keys = Keys {
        consumer_key: inputs.consumer_key.clone().unwrap_or_default(),
        consumer_secret: inputs.consumer_secret.clone(),
        token: inputs.token.clone().unwrap_or_default(),
        token_secret: inputs.token_secret.clone().unwrap_or_default(),
    };
    Scene::new(sent.request()?, sent.header.clone(), sent.realm.clone(), account, base.cloned(), keys).ok()
}

/// The right signature, by the method that the request names; by the length of the digest where it names none that we
/// compute.
fn right_signature(scene: &Scene, sent: &Sent, readings: &[Reading]) -> Option<Signature> {
    let consumer: &Secret = scene.keys.consumer_secret.as_ref()?;
    let named = sent
        .inputs
        .signature_method
        .as_deref()
        .map_or(Some(SignatureMethod::default()), SignatureMethod::from_name);
    let by_length = || readings.first().and_then(|reading| hash_of_length(reading.digest.len()));
    let method = named.or_else(by_length)?;
    let key = SigningKey::new(consumer, Some(&scene.keys.token_secret));
    Some(key.prepare(method).sign(scene.right.base_string.as_bytes()))
}

impl Check {
    /// What is right, as far as it can be computed.
    fn expected(&self) -> Option<Expected> {
        let scene = self.scene.as_ref()?;
        // A PLAINTEXT signature is the secrets, so it is not written.
        let right = self.right.as_ref().filter(|right| right.digest().is_some());
        let realm =
            self.sent.inputs.realm().or_else(|| scene.account.clone()).or_else(|| self.sent.realm.clone());
        let header = |right: &Signature| Authorization::rewritten(realm.as_deref(), &scene.header, right);
        Some(Expected {
            base_string: scene.right.base_string.to_string(),
            signature: right.map(ToString::to_string),
            // A token passport travels in the envelope.
            authorization: right.filter(|_| !self.sent.is_without_header && !scene.is_soap()).map(header),
        })
    }
}
