//! What stands before the parameters of a base string, kept for each way of encoding it.

use super::super::{Draft, Front, Shape};
use crate::check::encoder::Encoder;
use crate::check::variant::Variant;
use std::rc::Rc;

/// How what stands before the parameters is encoded and put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeadWay {
    outer: Encoder,
    shape: Shape,
}

/// A stretch of a base string, and the way of the head in that base string.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) way: HeadWay,
    pub(super) text: Vec<u8>,
}

/// What stands before the parameters, as it was built last.
#[derive(Debug)]
pub(super) struct Head {
    front: Rc<Front>,
    built: Stretch,
}

/// The heads that some mistakes of the front give, in every way that was asked for.
#[derive(Debug)]
pub(super) struct Fronted {
    /// A draft of which the front alone is ever patched.
    draft: Draft,
    /// Which mistakes are made in it.
    mistakes: Vec<usize>,
    heads: Vec<Stretch>,
}

impl HeadWay {
    pub(super) const fn of(draft: &Draft) -> Self {
        Self { outer: draft.outer, shape: draft.shape.of_front() }
    }

    /// Writes the head of a front over a text.
    fn write(&self, front: &Front, text: &mut Vec<u8>) {
        text.clear();
        self.outer.encode_into(&front.method, text);
        text.push(b'&');
        for part in front.uri.parts() {
            if self.shape.leaves_uri_raw() {
                text.extend_from_slice(part.as_bytes());
            } else {
                self.outer.encode_into(part.as_bytes(), text);
            }
        }
        text.push(b'&');
        self.shape.reshape(&front.method, text);
    }
}

impl Head {
    pub(super) fn of(draft: &Draft) -> Self {
        let (way, mut text) = (HeadWay::of(draft), Vec::new());
        way.write(&draft.front, &mut text);
        Self { front: draft.front.clone(), built: Stretch { way, text } }
    }

    /// The text of a front.
    pub(super) fn text(&mut self, front: &Rc<Front>, way: HeadWay) -> &[u8] {
        let Self { front: last, built } = self;
        if *last != *front || built.way != way {
            last.clone_from(front);
            built.way = way;
            way.write(front, &mut built.text);
        }
        &built.text
    }
}

impl Fronted {
    pub(super) fn of(right: &Draft) -> Self {
        Self { draft: right.clone(), mistakes: Vec::new(), heads: Vec::new() }
    }

    /// The head that these mistakes of the front give, made in their order on the right one.
    pub(super) fn head(
        &mut self,
        right: &Rc<Front>,
        base: &[Variant<Draft>],
        mistakes: impl Iterator<Item = usize> + Clone,
        way: HeadWay,
    ) -> &[u8] {
        if !self.mistakes.iter().copied().eq(mistakes.clone()) {
            self.heads.clear();
            self.mistakes.clear();
            self.mistakes.extend(mistakes);
            self.draft.front_mut().clone_from(right);
            for &index in &self.mistakes {
                (base[index].apply)(&mut self.draft);
            }
        }
        let known = self.heads.iter().position(|head| head.way == way);
        let at = known.unwrap_or_else(|| {
            let mut text = Vec::with_capacity(128);
            way.write(&self.draft.front, &mut text);
            self.heads.push(Stretch { way, text });
            self.heads.len() - 1
        });
        &self.heads[at].text
    }
}
