//! The base strings of many drafts of one scene, each put together from what the stages gave before.
//!
//! A mistake touches a parameter or two, or the way in which all are encoded; what it leaves alone need not be encoded,
//! sorted and joined again. So the right parameters are kept as the stages of `sign` give them, once for each way of
//! encoding and sorting that turns up, and the text of a draft is copied from there in long runs. It is the text of
//! [`Draft::base_string`], which a test holds it to; what is seldom is left to that.

mod pieces;
mod woven;

use super::{Draft, Front, Order};
use crate::check::encoder::Encoder;
use crate::check::scene::Scene;
use crate::check::variant::Variant;
use crate::sign::params::{Parameter, Parameters};
use pieces::Pieces;
use woven::{Level, WAYS, Way, Woven};

/// Builds the base strings of drafts of one scene.
#[derive(Debug)]
pub struct Builder {
    right: Draft,
    /// The draft that is being patched.
    draft: Draft,
    /// A draft of which the front alone is ever patched.
    fronted: Draft,
    /// The parameters of the draft that others start from, in its own way; none if they are right ones.
    start: Option<(Parameters, Woven)>,
    /// The text of that draft behind its front, where it is the same behind any other; else there is none.
    behind: Option<Stretch>,
    /// The fronts that one patch gives, by its index.
    fronts: Vec<Option<Stretch>>,
    /// The right parameters, by a hash of the way.
    ways: Vec<Option<Box<Woven>>>,
    head: Head,
    pieces: Pieces,
    section: Vec<u8>,
    text: Vec<u8>,
}

/// What stands before the parameters, as it was built last.
#[derive(Debug)]
struct Head {
    front: Front,
    way: HeadWay,
    text: Vec<u8>,
}

/// How it is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct HeadWay {
    outer: Encoder,
    is_uri_raw: bool,
}

/// A stretch of a base string, encoded in a way.
#[derive(Debug)]
struct Stretch {
    way: HeadWay,
    text: Vec<u8>,
}

impl Builder {
    /// For drafts of this scene.
    #[must_use]
    pub fn new(scene: &Scene) -> Self {
        let right = Draft::of(scene);
        let mut ways = Vec::new();
        ways.resize_with(WAYS, || None);
        Self {
            draft: right.clone(),
            fronted: right.clone(),
            head: Head::of(&right),
            right,
            start: None,
            behind: None,
            fronts: Vec::new(),
            ways,
            pieces: Pieces::default(),
            section: Vec::new(),
            text: Vec::new(),
        }
    }

    /// The base string of the right draft with these patches, made in this order.
    pub fn text_with<'a>(
        &mut self,
        scene: &Scene,
        patches: impl IntoIterator<Item = &'a (dyn Fn(&mut Draft) + 'static)>,
    ) -> &[u8] {
        self.draft.clone_from(&self.right);
        for patch in patches {
            patch(&mut self.draft);
        }
        self.build(scene);
        &self.text
    }

    /// Keeps what there is of the draft whose text was built last, for the drafts that start from it. `of_front` are those
    /// of its patches that are of the front, in their order.
    pub fn start_from_here(&mut self, base: &[Variant<Draft>], of_front: impl Iterator<Item = usize>) {
        let draft = &self.draft;
        let right = self.right.parameters.bytes().len();
        let is_new = |parameter: &&Parameter| parameter.name.end > right || parameter.value.end > right;
        // One that is encoded again each time costs less than to sort them all.
        let list = draft.parameters.list();
        let is_moved = draft.order == Order::Kept && list != self.right.parameters.list();
        let is_worth_it = draft.is_sectioned() && (is_moved || list.iter().filter(is_new).count() > 1);
        self.start = is_worth_it
            .then(|| (draft.parameters.clone(), Woven::of(Way::of(draft), draft, &draft.parameters)));
        self.behind = None;
        self.change_front(base, of_front);
        if self.draft.has_a_front_of_its_own() && self.draft.front == self.fronted.front {
            let way = HeadWay::of(&self.draft);
            let head = self.head.text(&self.draft.front, way);
            self.behind = Some(Stretch { way, text: self.text[head.len()..].to_vec() });
        }
    }

    /// Builds the base string of the draft that others start from with another front: the right one with these patches,
    /// which are all of the set that are of the front, in their order. Says no where more than the front would change.
    pub fn build_with_front(
        &mut self,
        base: &[Variant<Draft>],
        of_front: impl Iterator<Item = usize> + Clone,
    ) -> bool {
        let Some(behind) = self.behind.take() else { return false };
        let mut patches = of_front.clone();
        let single = patches.next().filter(|_| patches.next().is_none());
        self.text.clear();
        if let Some(index) = single {
            self.fronts.resize_with(base.len(), || None);
            let known = self.fronts[index].take().filter(|known| known.way == behind.way);
            let known = known.unwrap_or_else(|| {
                self.change_front(base, of_front);
                Stretch { way: behind.way, text: self.head.text(&self.fronted.front, behind.way).to_vec() }
            });
            self.text.extend_from_slice(&known.text);
            self.fronts[index] = Some(known);
        } else {
            self.change_front(base, of_front);
            self.text.extend_from_slice(self.head.text(&self.fronted.front, behind.way));
        }
        self.text.extend_from_slice(&behind.text);
        self.behind = Some(behind);
        true
    }

    /// Makes patches of the front on the right one.
    fn change_front(&mut self, base: &[Variant<Draft>], of_front: impl Iterator<Item = usize>) {
        self.fronted.front.clone_from(&self.right.front);
        for index in of_front {
            (base[index].apply)(&mut self.fronted);
        }
    }

    /// The base string of a draft of the scene with one patch more.
    pub fn text_from(&mut self, scene: &Scene, draft: &Draft, patch: &dyn Fn(&mut Draft)) -> &[u8] {
        self.draft.clone_from(draft);
        patch(&mut self.draft);
        self.build(scene);
        &self.text
    }

    /// The draft whose text was built last.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The text that was built last.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    fn build(&mut self, scene: &Scene) {
        if !self.is_woven() {
            self.text = self.draft.base_string(scene);
        }
    }

    /// Puts the text together from what is kept; says no where that cannot be done.
    fn is_woven(&mut self) -> bool {
        let draft = &self.draft;
        if !draft.is_sectioned() {
            return false;
        }
        let way = Way::of(draft);
        // What was appended by the time of the start is there in the same places, or the start is of no use.
        let begins_with = |old: &Parameters| draft.parameters.bytes().starts_with(old.bytes());
        let start = self.start.as_ref().filter(|(old, woven)| woven.way == way && begins_with(old));
        let (old, woven) = if let Some((old, woven)) = start {
            (old, woven)
        } else {
            let old = &self.right.parameters;
            if !begins_with(old) {
                return false;
            }
            let woven = &mut self.ways[way.place()];
            if woven.as_ref().is_none_or(|woven| woven.way != way) {
                *woven = Some(Box::new(Woven::of(way, draft, old)));
            }
            let Some(woven) = woven else { return false };
            (old, &**woven)
        };
        let is_whole = draft.parameters.list() == old.list();
        if !is_whole && !self.pieces.arrange(old, draft, woven) {
            return false;
        }
        let write = |level: Level, out: &mut Vec<u8>| match level {
            _ if !is_whole => self.pieces.write(level, woven, out),
            Level::Encoded => out.extend_from_slice(&woven.encoded),
            Level::Section => out.extend_from_slice(woven.section.as_bytes()),
        };
        self.text.clear();
        self.text.extend_from_slice(self.head.text(&draft.front, HeadWay::of(draft)));
        if draft.section_edits.is_empty() {
            write(Level::Encoded, &mut self.text);
        } else {
            self.section.clear();
            write(Level::Section, &mut self.section);
            for edit in &draft.section_edits {
                (edit.0)(&mut self.section);
            }
            woven.way.encode_into(&self.section, &mut self.text);
        }
        draft.reshape(&mut self.text);
        for edit in &draft.edits {
            (edit.0)(&mut self.text);
        }
        true
    }
}

impl Head {
    fn of(draft: &Draft) -> Self {
        let mut head = Self { front: draft.front.clone(), way: HeadWay::of(draft), text: Vec::new() };
        head.build();
        head
    }

    /// The text of a front.
    fn text(&mut self, front: &Front, way: HeadWay) -> &[u8] {
        if self.front != *front || self.way != way {
            self.front.clone_from(front);
            self.way = way;
            self.build();
        }
        &self.text
    }

    fn build(&mut self) {
        let Self { front, way, text } = self;
        text.clear();
        way.outer.encode_into(&front.method, text);
        text.push(b'&');
        if way.is_uri_raw {
            front.uri.write(text);
        } else {
            let mut whole = Vec::with_capacity(128);
            front.uri.write(&mut whole);
            way.outer.encode_into(&whole, text);
        }
        text.push(b'&');
    }
}

impl HeadWay {
    const fn of(draft: &Draft) -> Self {
        Self { outer: draft.outer, is_uri_raw: draft.shape.leaves_uri_raw() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::scene::tests::{scene_of, scene_with_body};
    use crate::check::variant::Variants;

    /// What is put together is, to the byte, what the stages give from scratch: for every variant of every mistake, and
    /// for every two of them.
    #[test]
    fn what_is_put_together_is_what_the_stages_give() {
        let restlet = "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl";
        let form = Some("application/x-www-form-urlencoded");
        let scenes = [
            scene_of("GET", &format!("{restlet}?script=6&deploy=1&a=x%20y&A=&b=2&b=10&c%40=%C3%BC%2B~*")),
            scene_with_body(
                "POST",
                "http://h.example:8080/a%20B?b=%26&b=%26&&=&z",
                form,
                Some("q=1&p=a+b&Q=1"),
            ),
            scene_of("POST", "https://1234567.suitetalk.api.netsuite.com/services/NetSuitePort_2023_1?x=1"),
        ];
        for scene in scenes {
            let variants = Variants::of(&scene).base;
            let mut builder = Builder::new(&scene);
            let (mut kept, mut fronted) = (0, 0);
            let of_front =
                |index: usize| Some(index).filter(|&index| variants[index].is_of_front).into_iter();
            for (n, first) in variants.iter().enumerate() {
                let mut draft = Draft::of(&scene);
                (first.apply)(&mut draft);
                assert_eq!(
                    builder.text_with(&scene, [&*first.apply]),
                    draft.base_string(&scene),
                    "{first:?}"
                );
                if n % 2 == 0 {
                    builder.start_from_here(&variants, of_front(n));
                }
                for second in &variants[n + 1..] {
                    let mut both = draft.clone();
                    (second.apply)(&mut both);
                    let text = builder.text_from(&scene, &draft, &*second.apply);
                    assert_eq!(text, both.base_string(&scene), "{first:?} {second:?}");
                    kept += u32::from(builder.is_woven());
                }
                // The patches of the front are made in the order of the catalogue, those before the first one as well.
                builder.text_with(&scene, [&*first.apply]);
                builder.start_from_here(&variants, of_front(n));
                for m in (0..variants.len()).filter(|&m| m != n && variants[m].is_of_front) {
                    let (one, other) = (n.min(m), n.max(m));
                    let mut both = Draft::of(&scene);
                    (variants[one].apply)(&mut both);
                    (variants[other].apply)(&mut both);
                    if builder.build_with_front(&variants, of_front(one).chain(of_front(other))) {
                        let which = (&variants[one], &variants[other]);
                        assert_eq!(builder.text(), both.base_string(&scene), "{which:?}");
                        fronted += 1;
                    }
                }
            }
            assert!(kept > 0 && fronted > 0 || scene.is_soap(), "something is put together");
        }
    }
}
