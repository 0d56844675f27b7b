//! Collecting the variants of one mistake: each only if it changes something, and none twice.

use crate::check::draft::{Draft, Front};
use crate::check::mistake::Entry;
use crate::check::scene::{ObservedPair, Scene};
use crate::check::variant::{Variant, Variants, common_length, fingerprint};
use crate::finding::{Place, Within};
use crate::sign::params::{Origin, Parameters};
use crate::sign::percent;
use crate::span::Span;

/// Collects the base variants of one mistake on one scene.
pub(super) struct Offers<'a> {
    code: &'static str,
    scene: &'a Scene,
    variants: &'a mut Variants,
    /// Fingerprints of the texts that the variants so far give.
    seen: Vec<u64>,
}

impl<'a> Offers<'a> {
    pub(super) const fn of(entry: &Entry, scene: &'a Scene, variants: &'a mut Variants) -> Self {
        Self { code: entry.code, scene, variants, seen: Vec::new() }
    }

    /// A variant of this mistake, not yet collected.
    pub(super) fn variant(&self, apply: impl Fn(&mut Draft) + 'static) -> Variant<Draft> {
        Variant::new(self.code, apply)
    }

    /// A variant that changes what stands before the parameters, not yet collected.
    pub(super) fn of_front(&self, apply: impl Fn(&mut Front) + 'static) -> Variant<Draft> {
        Variant { is_of_front: true, ..self.variant(move |draft| apply(draft.front_mut())) }
    }

    /// Collects a variant, unless it changes nothing or gives a text that this mistake gives already. Where a base
    /// string was observed, what changes nothing alone is kept: it may change what another variant adds.
    pub(super) fn add(&mut self, mut variant: Variant<Draft>) {
        let text = self.variants.builder(self.scene).text_with(self.scene, [&*variant.apply]);
        let right = self.scene.right.base_string.as_bytes();
        variant.first = common_length(text, right);
        if text == right {
            if self.scene.observed.is_none() {
                return;
            }
        } else {
            let fingerprint = fingerprint(text);
            if self.seen.contains(&fingerprint) {
                return;
            }
            self.seen.push(fingerprint);
        }
        self.variants.base.push(variant);
    }

    /// Collects a variant whatever it gives alone: over what another mistake adds it gives something of its own.
    pub(super) fn keep(&mut self, mut variant: Variant<Draft>) {
        let text = self.variants.builder(self.scene).text_with(self.scene, [&*variant.apply]);
        variant.first = common_length(text, self.scene.right.base_string.as_bytes());
        self.variants.base.push(variant);
    }

    /// Another path in the base URI; not yet collected.
    pub(super) fn repathed(&self, path: impl Into<String>) -> Variant<Draft> {
        let path = path.into();
        let variant = self.of_front(move |front| front.uri.path.clone_from(&path));
        variant.at(Place::new(Within::Url, self.scene.url().path))
    }

    /// Collects a usual variant that concerns no parameter in particular.
    pub(super) fn usual(&mut self, apply: impl Fn(&mut Draft) + 'static) {
        self.add_boxed(Box::new(apply), true);
    }

    /// Collects a variant that concerns no parameter in particular and is not usual.
    pub(super) fn rare(&mut self, apply: impl Fn(&mut Draft) + 'static) {
        self.add_boxed(Box::new(apply), false);
    }

    fn add_boxed(&mut self, apply: Box<dyn Fn(&mut Draft)>, is_usual: bool) {
        self.add(Variant { is_usual, ..Variant::boxed(self.code, apply) });
    }

    /// Collects the removal of some parameters.
    pub(super) fn without(&mut self, indices: &[usize], is_usual: bool) {
        if indices.is_empty() {
            return;
        }
        let targets: Vec<Target> = indices.iter().map(|&index| Target::of(self.scene, index)).collect();
        let (place, subject) = (place_of(&targets), subject_of(&targets));
        let variant = self.variant(move |draft| {
            for target in &targets {
                if let Some(index) = target.find(&draft.parameters) {
                    draft.parameters.list_mut().remove(index);
                }
            }
        });
        self.add(Variant { is_usual, ..variant.at(place).to(subject) });
    }

    /// Collects the removal of some parameters: of all, of each alone, and of those that were not observed.
    pub(super) fn removals(&mut self, indices: &[usize]) {
        self.without(indices, true);
        self.without(&self.unseen(indices), false);
        for index in indices {
            self.without(&[*index], false);
        }
    }

    /// Those of some parameters whose names do not stand in the observed base string; none if there is no such text.
    pub(super) fn unseen(&self, indices: &[usize]) -> Vec<usize> {
        let Some(observed) = &self.scene.observed else { return Vec::new() };
        let is_seen = |index: usize| {
            let name = self.scene.parameters().name(index);
            observed.has(name) || observed.has(percent::encode(name).as_bytes())
        };
        indices.iter().copied().filter(|&index| !is_seen(index)).collect()
    }

    /// Another value for the parameter at an index; not yet collected.
    pub(super) fn replaced(&self, index: usize, value: &[u8]) -> Variant<Draft> {
        let (target, value) = (Target::of(self.scene, index), value.to_vec());
        let (place, subject) = (target.place(), target.subject());
        let variant = self.variant(move |draft| {
            if let Some(index) = target.find(&draft.parameters) {
                draft.parameters.set_value(index, &value);
            }
        });
        variant.at(place).to(subject)
    }

    /// Collects what was observed of pairs that `is_it` accepts: another value for a parameter that has that name, else
    /// one more parameter.
    pub(super) fn observed_pairs(&mut self, is_it: impl Fn(&ObservedPair) -> bool, is_fallback: bool) {
        self.add_observed(&is_it, is_fallback);
    }

    fn add_observed(&mut self, is_it: &dyn Fn(&ObservedPair) -> bool, is_fallback: bool) {
        let Some(observed) = &self.scene.observed else { return };
        let parameters = self.scene.parameters();
        for pair in observed.pairs.iter().filter(|pair| is_it(pair)) {
            let named = (0..parameters.len()).find(|&index| parameters.name(index) == pair.name);
            let variant = match named {
                Some(index) => self.replaced(index, &pair.value),
                None => self.observed(pair),
            };
            let place = variant.place.or(Some(Place::new(Within::BaseString, pair.place)));
            self.add(Variant { is_fallback, ..variant.at(place) });
        }
    }

    /// Collects one more parameter.
    pub(super) fn with(&mut self, name: &[u8], value: &[u8], origin: Origin, is_usual: bool) {
        let variant = self.extra(name, value, origin);
        self.add(Variant { is_usual, ..variant });
    }

    /// One more parameter, not yet collected.
    pub(super) fn extra(&self, name: &[u8], value: &[u8], origin: Origin) -> Variant<Draft> {
        let subject = String::from_utf8_lossy(name).into_owned();
        let (name, value) = (name.to_vec(), value.to_vec());
        self.variant(move |draft| draft.parameters.push(&name, &value, origin, Span::default())).to(subject)
    }

    /// One more parameter, as it was observed; not yet collected.
    pub(super) fn observed(&self, pair: &ObservedPair) -> Variant<Draft> {
        let is_oauth = pair.name.starts_with(b"oauth_");
        let origin = if is_oauth { Origin::Header } else { Origin::Query };
        self.extra(&pair.name, &pair.value, origin).at(Place::new(Within::BaseString, pair.place))
    }

    /// Collects a change of values: all that it changes, each of them alone, and those that were observed so. The
    /// closure gives the new value of the parameter at an index.
    pub(super) fn values(&mut self, change: impl Fn(usize) -> Option<Vec<u8>>) {
        self.replacements(Part::Value, &change);
    }

    /// Collects a change of names, as [`values`](Self::values) does for values.
    pub(super) fn names(&mut self, change: impl Fn(usize) -> Option<Vec<u8>>) {
        self.replacements(Part::Name, &change);
    }

    // Compiled once and not for each closure: these were a hundredth of the page.
    fn replacements(&mut self, part: Part, change: &dyn Fn(usize) -> Option<Vec<u8>>) {
        let old = self.scene.parameters();
        let changed: &[(usize, Vec<u8>)] = &(0..old.len())
            .filter_map(|index| Some((index, change(index)?)))
            .filter(|(index, new)| part.of(old, *index) != &new[..])
            .collect::<Vec<_>>();
        let replacement = |some: &[(usize, Vec<u8>)]| {
            let some: Vec<(Target, Vec<u8>)> =
                some.iter().map(|(index, new)| (Target::of(self.scene, *index), new.clone())).collect();
            let targets: Vec<Target> = some.iter().map(|(target, _)| target.clone()).collect();
            let variant = self.variant(move |draft| {
                for (target, new) in &some {
                    if let Some(index) = target.find(&draft.parameters) {
                        part.set(&mut draft.parameters, index, new);
                    }
                }
            });
            variant.at(place_of(&targets)).to(subject_of(&targets))
        };
        let mut ready = Vec::new();
        if !changed.is_empty() {
            ready.push(replacement(changed).usual());
        }
        // The query and the form body often go through different hands.
        for origin in [Origin::Query, Origin::Body] {
            let came_from = |index: usize| self.scene.parameters().list()[index].origin == origin;
            let some: Vec<_> = changed.iter().filter(|(index, _)| came_from(*index)).cloned().collect();
            if some.len() > 1 && some.len() < changed.len() {
                ready.push(replacement(&some).usual());
            }
        }
        if changed.len() > 1 {
            ready.extend(changed.chunks(1).map(replacement));
        }
        if let Some(observed) = &self.scene.observed {
            let some: Vec<_> = changed
                .iter()
                .filter(|(_, new)| observed.pairs.iter().any(|pair| part.of_observed(pair) == &new[..]))
                .cloned()
                .collect();
            if some.len() > 1 && some.len() < changed.len() {
                ready.push(replacement(&some));
            }
        }
        for variant in ready {
            self.add(variant);
        }
    }
}

/// A half of a parameter.
#[derive(Clone, Copy, Debug)]
enum Part {
    Name,
    Value,
}

impl Part {
    fn of(self, parameters: &Parameters, index: usize) -> &[u8] {
        match self {
            Self::Name => parameters.name(index),
            Self::Value => parameters.value(index),
        }
    }

    fn of_observed(self, pair: &ObservedPair) -> &[u8] {
        match self {
            Self::Name => &pair.name,
            Self::Value => &pair.value,
        }
    }

    fn set(self, parameters: &mut Parameters, index: usize, new: &[u8]) {
        match self {
            Self::Name => parameters.set_name(index, new),
            Self::Value => parameters.set_value(index, new),
        }
    }
}

/// One parameter of a scene, to be found again in a draft from which others may be gone.
#[derive(Clone, Debug)]
pub(super) struct Target {
    origin: Origin,
    /// Empty for the header's parameters, which are told apart by their names.
    place: Span,
    name: Vec<u8>,
}

impl Target {
    pub(super) fn of(scene: &Scene, index: usize) -> Self {
        let parameter = scene.parameters().list()[index];
        Self {
            origin: parameter.origin,
            place: parameter.place,
            name: scene.parameters().name(index).to_vec(),
        }
    }

    /// Where it is in a draft; `None` if it is gone.
    pub(super) fn find(&self, parameters: &Parameters) -> Option<usize> {
        let is_it = |&index: &usize| {
            let other = parameters.list()[index];
            let is_same = if self.place.is_empty() {
                parameters.name(index) == self.name
            } else {
                other.place == self.place
            };
            other.origin == self.origin && is_same
        };
        (0..parameters.len()).find(is_it)
    }

    /// Where it stands in the request; the header's parameters are not placed here.
    pub(super) fn place(&self) -> Option<Place> {
        match self.origin {
            Origin::Query => Some(Place::new(Within::Url, self.place)),
            Origin::Body => Some(Place::new(Within::Body, self.place)),
            Origin::Header => None,
        }
    }

    /// Its name, to be shown.
    pub(super) fn subject(&self) -> String {
        String::from_utf8_lossy(&self.name).into_owned()
    }
}

/// Where some parameters stand: from the first to the last of those that share the first one's text.
fn place_of(targets: &[Target]) -> Option<Place> {
    let mut places = targets.iter().filter_map(Target::place);
    let first = places.next()?;
    Some(places.filter(|place| place.within == first.within).fold(first, |all, place| {
        let (start, end) = (all.span.start.min(place.span.start), all.span.end.max(place.span.end));
        Place::new(all.within, Span::new(start, end))
    }))
}

/// The names of some parameters, each once.
fn subject_of(targets: &[Target]) -> String {
    let mut names: Vec<String> = Vec::new();
    for target in targets {
        let name = target.subject();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::check::mistake::Mistake;
    use crate::check::scene::ObservedBase;
    use crate::check::scene::tests::{scene_of, scene_with_body};

    /// A scene with a short URL.
    pub(in crate::check::mistakes) fn short(query: &str) -> Scene {
        scene_of("GET", &format!("https://h.example/r{query}"))
    }

    /// The same with a body.
    pub(in crate::check::mistakes) fn short_with_body(content_type: &str, body: &str) -> Scene {
        scene_with_body("POST", "https://h.example/r", Some(content_type), Some(body))
    }

    /// A scene in which a base string was observed. `…` in it stands for the header's parameters, sorted.
    pub(in crate::check::mistakes) fn observing(scene: Scene, text: &str) -> Scene {
        let text = text.replace('…', &block(&scene));
        Scene { observed: Some(ObservedBase::read(&text)), ..scene }
    }

    /// The base strings that the variants of one mistake give, with `…` for the header's parameters.
    pub(in crate::check::mistakes) fn texts(mistake: &dyn Mistake, scene: &Scene) -> Vec<String> {
        let mut variants = Variants::default();
        mistake.variants(scene, &mut variants);
        let text = |variant: &Variant<Draft>| {
            let mut draft = Draft::of(scene);
            (variant.apply)(&mut draft);
            let text = String::from_utf8_lossy(&draft.base_string(scene)).into_owned();
            text.replace(&block(scene), "…")
        };
        variants.base.iter().map(text).collect()
    }

    /// The sections behind the base URI of [`short`] alone.
    pub(in crate::check::mistakes) fn sections(mistake: &dyn Mistake, scene: &Scene) -> Vec<String> {
        let section = |text: String| match text.split_once("&https%3A%2F%2Fh.example%2Fr&") {
            Some((_, section)) => section.to_owned(),
            None => text,
        };
        texts(mistake, scene).into_iter().map(section).collect()
    }

    fn block(scene: &Scene) -> String {
        let text = scene.right.base_string.as_str();
        let start = text.find("oauth_consumer_key").unwrap();
        let version = "oauth_version%3D1.0";
        text[start..text.find(version).unwrap() + version.len()].to_owned()
    }
}
