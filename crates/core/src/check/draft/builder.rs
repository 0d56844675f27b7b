//! The base strings of many drafts of one scene, each put together from what the stages gave before.
//!
//! A mistake touches a parameter or two, or the way in which all are encoded; what it leaves alone need not be encoded,
//! sorted and joined again. So the right parameters are kept as the stages of `sign` give them, once for each way of
//! encoding and sorting that turns up, and the text of a draft is copied from there in long runs. It is the text of
//! [`Draft::base_string`], which a test holds it to; what is seldom is left to that.

mod behind;
mod head;
mod pieces;
mod woven;

use super::{Draft, Order};
use crate::check::scene::Scene;
use crate::check::variant::Variant;
use crate::sign::params::{Parameter, Parameters};
use crate::sign::percent;
use behind::{Behind, Key};
use head::{Fronted, Head, HeadWay};
use pieces::Pieces;
use woven::{Level, Way, Ways, Woven};

/// How many bytes are kept at most of texts behind the front, and about as many of ways. A usual call takes less than half
/// of it.
const ROOM: usize = 4 << 20;

/// Builds the base strings of drafts of one scene.
#[derive(Debug)]
pub struct Builder {
    right: Draft,
    /// The draft that is being patched.
    draft: Draft,
    /// The parameters of the draft that others start from, in its own way; none if they are right ones.
    start: Option<(Parameters, Woven)>,
    fronted: Fronted,
    behind: Behind,
    ways: Ways,
    head: Head,
    pieces: Pieces,
    section: Vec<u8>,
    text: Vec<u8>,
}

impl Builder {
    /// For drafts of this scene.
    #[must_use]
    pub fn new(scene: &Scene) -> Self {
        let right = Draft::of(scene);
        Self {
            draft: right.clone(),
            start: None,
            fronted: Fronted::of(&right),
            behind: Behind::within(ROOM),
            ways: Ways::within(ROOM, &right),
            head: Head::of(&right),
            right,
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

    /// The base string of the right draft with a set of mistakes, which are made in the order of the catalogue. `outer` is
    /// a draft with all of them but the last, if there is one.
    pub fn text_of(
        &mut self,
        scene: &Scene,
        base: &[Variant<Draft>],
        set: &[usize],
        outer: Option<&Draft>,
    ) -> &[u8] {
        let key = Key::of(set.iter().copied().filter(|&index| !base[index].is_of_front));
        let is_of_front_in_part = set.iter().any(|&index| base[index].is_of_front);
        if is_of_front_in_part && key.is_some_and(|key| self.is_fronted(scene, base, set, key)) {
            return &self.text;
        }
        match (outer, set.last()) {
            (Some(outer), Some(&last)) => {
                self.draft.clone_from(outer);
                (base[last].apply)(&mut self.draft);
                self.build(scene);
            }
            _ => drop(self.text_with(scene, set.iter().map(|&index| &*base[index].apply))),
        }
        // Of three mistakes of the base string all are usual.
        let is_wanted = set.len() == 1 || set.iter().all(|&index| base[index].is_usual);
        if let Some(key) = key.filter(|_| !is_of_front_in_part && is_wanted) {
            self.keep_behind(key);
        }
        &self.text
    }

    /// Puts the text of a set together from its front and what stands behind that, which is built once for all fronts; says
    /// no where it cannot be parted.
    fn is_fronted(&mut self, scene: &Scene, base: &[Variant<Draft>], set: &[usize], key: Key) -> bool {
        if !self.behind.knows(key) {
            let others = set.iter().filter(|&&index| !base[index].is_of_front);
            self.text_with(scene, others.map(|&index| &*base[index].apply));
            self.keep_behind(key);
        }
        let Some(behind) = self.behind.get(key) else { return false };
        let of_front = set.iter().copied().filter(|&index| base[index].is_of_front);
        let head = self.fronted.head(&self.right.front, base, of_front, behind.way);
        self.text.clear();
        self.text.extend_from_slice(head);
        self.text.extend_from_slice(&behind.text);
        true
    }

    /// Keeps what stands behind the front in the text that was built last, the text of that set.
    fn keep_behind(&mut self, key: Key) {
        if self.behind.knows(key) {
            return;
        }
        let draft = &self.draft;
        let is_apart = draft.has_a_front_of_its_own() && draft.front == self.right.front;
        let text = is_apart.then(|| {
            let way = HeadWay::of(draft);
            (way, &self.text[self.head.text(&draft.front, way).len()..])
        });
        self.behind.keep(key, text);
    }

    /// Keeps what there is of the draft whose text was built last, for the drafts that start from it.
    pub fn start_from_here(&mut self) {
        let draft = &self.draft;
        let right = self.right.parameters.bytes().len();
        let is_new = |parameter: &&Parameter| parameter.name.end > right || parameter.value.end > right;
        // One that is encoded again each time costs less than to sort them all.
        let list = draft.parameters.list();
        let is_moved = draft.order == Order::Kept && list != self.right.parameters.list();
        let is_worth_it = draft.is_sectioned() && (is_moved || list.iter().filter(is_new).count() > 1);
        self.start = is_worth_it
            .then(|| (draft.parameters.clone(), Woven::of(Way::of(draft), draft, &draft.parameters)));
    }

    /// The draft that was patched last: of a set with mistakes of the front, it may be that of the others alone.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
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
            (old, self.ways.get(way, || Woven::of(way, draft, old)))
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
        let behind = self.text.len();
        if draft.section_edits.is_empty() {
            write(Level::Encoded, &mut self.text);
        } else {
            self.section.clear();
            write(Level::Section, &mut self.section);
            for edit in &draft.section_edits {
                edit.make(&mut self.section);
            }
            woven.way.encode_into(&self.section, &mut self.text);
        }
        if draft.shape.is_encoded_whole() {
            self.section.clear();
            self.section.extend(self.text.drain(behind..));
            percent::encode_into(&self.section, &mut self.text);
        }
        for edit in &draft.edits {
            edit.make(&mut self.text);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::scene::tests::{scene_of, scene_with_body};
    use crate::check::variant::Variants;

    #[test]
    fn of_long_texts_no_more_is_kept_than_there_is_room_for() {
        let body = format!("a={}", "x".repeat(ROOM / 10));
        let form = Some("application/x-www-form-urlencoded");
        let scene = scene_with_body("POST", "https://h.example/r?b=1&c=2", form, Some(&body));
        let variants = Variants::of(&scene).base;
        let front = variants.iter().position(|variant| variant.is_of_front).expect("there is one");
        let mut builder = Builder::new(&scene);
        let others = (front + 1..variants.len()).filter(|&index| !variants[index].is_of_front);
        for other in others.take(20) {
            let text = builder.text_of(&scene, &variants, &[front, other], None).to_vec();
            let mut both = Draft::of(&scene);
            (variants[front].apply)(&mut both);
            (variants[other].apply)(&mut both);
            assert_eq!(text, both.base_string(&scene), "{:?}", variants[other]);
        }
        let kept = builder.behind.size();
        assert!(kept > ROOM / 10 && kept <= ROOM, "{kept}");
        assert!(builder.ways.len() <= 3, "{}", builder.ways.len());
    }

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
            for (n, first) in variants.iter().enumerate() {
                let mut draft = Draft::of(&scene);
                (first.apply)(&mut draft);
                assert_eq!(
                    builder.text_of(&scene, &variants, &[n], None),
                    draft.base_string(&scene),
                    "{first:?}"
                );
                if n % 2 == 0 && !first.is_of_front {
                    builder.start_from_here();
                }
                for (m, second) in variants.iter().enumerate().skip(n + 1) {
                    let mut both = draft.clone();
                    (second.apply)(&mut both);
                    let expected = both.base_string(&scene);
                    let outer = (m % 3 > 0).then_some(&draft);
                    let text = builder.text_of(&scene, &variants, &[n, m], outer);
                    assert_eq!(text, expected, "{first:?} {second:?}");
                    let is_of_front = first.is_of_front || second.is_of_front;
                    if !is_of_front {
                        kept += u32::from(builder.is_woven());
                    } else if let Some(key) =
                        Key::of([n, m].into_iter().filter(|&n| !variants[n].is_of_front))
                    {
                        fronted += u32::from(builder.is_fronted(&scene, &variants, &[n, m], key));
                        assert_eq!(builder.text, expected, "{first:?} {second:?}");
                    }
                }
            }
            assert!(kept > 0 && fronted > 0 || scene.is_soap(), "something is put together");
        }
    }
}
