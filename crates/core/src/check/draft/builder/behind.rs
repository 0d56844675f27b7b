//! What stands behind the front in some texts, kept for every front that it may come behind.

use super::head::{HeadWay, Stretch};

/// Of how many mistakes the text behind the front is kept.
const LARGEST: usize = 2;

/// The texts behind the front of sets of mistakes that leave the front alone.
#[derive(Debug)]
pub(super) struct Behind {
    /// By the first mistake of a set, and then by the second.
    rows: Vec<Vec<Option<Place>>>,
    kept: Vec<Stretch>,
    /// How many bytes more may be kept.
    room: usize,
}

/// Where the text of a set is kept.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Nowhere: the front does not stand by itself in it, or there is no room.
    Nowhere,
    At(usize),
}

/// What a set of mistakes is known by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// Each mistake's number and one, or none.
    seats: [usize; LARGEST],
}

impl Key {
    /// That of these mistakes, which leave the front alone, if what stands behind it is kept of so many.
    pub(super) fn of(set: impl Iterator<Item = usize>) -> Option<Self> {
        let mut seats = [0; LARGEST];
        for (n, index) in set.enumerate() {
            *seats.get_mut(n)? = index + 1;
        }
        Some(Self { seats })
    }
}

impl Behind {
    /// Keeps so many bytes at most.
    pub(super) const fn within(room: usize) -> Self {
        Self { rows: Vec::new(), kept: Vec::new(), room }
    }

    /// Whether it is known what to do with a set.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.place(key).is_some()
    }

    /// What is kept of a set.
    pub(super) fn get(&self, key: Key) -> Option<&Stretch> {
        match self.place(key)? {
            Place::Nowhere => None,
            Place::At(at) => Some(&self.kept[at]),
        }
    }

    /// Keeps what stands behind the front in the text of a set, and the way of that front; `None` if it does not stand by
    /// itself.
    pub(super) fn keep(&mut self, key: Key, text: Option<(HeadWay, &[u8])>) {
        let text = text.filter(|(_, text)| text.len() <= self.room);
        let place = text.map_or(Place::Nowhere, |(way, text)| {
            self.room -= text.len();
            self.kept.push(Stretch { way, text: text.to_vec() });
            Place::At(self.kept.len() - 1)
        });
        let [first, second] = key.seats;
        let row = seat(&mut self.rows, first);
        *seat(row, second) = Some(place);
    }

    fn place(&self, key: Key) -> Option<Place> {
        let [first, second] = key.seats;
        *self.rows.get(first)?.get(second)?
    }

    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        self.kept.iter().map(|stretch| stretch.text.len()).sum()
    }
}

/// A seat in a list, which grows as far as that.
fn seat<T: Default>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize_with(at + 1, T::default);
    }
    &mut list[at]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::draft::Draft;
    use crate::check::scene::tests::scene_of;

    #[test]
    fn each_set_has_a_seat_of_its_own() {
        let way = HeadWay::of(&Draft::of(&scene_of("GET", "https://h.example/r")));
        let sets: [&[usize]; 6] = [&[], &[0], &[1], &[0, 1], &[1, 2], &[7, 3]];
        let mut behind = Behind::within(100);
        let key = |set: &[usize]| Key::of(set.iter().copied()).unwrap();
        for (n, set) in sets.iter().enumerate() {
            assert!(!behind.knows(key(set)), "{set:?}");
            let text = vec![b'a'; n];
            behind.keep(key(set), (n > 0).then_some((way, &text[..])));
        }
        for (n, set) in sets.iter().enumerate() {
            assert!(behind.knows(key(set)), "{set:?}");
            let length = behind.get(key(set)).map_or(0, |stretch| stretch.text.len());
            assert_eq!(length, n, "{set:?}");
        }
        assert!(Key::of(0..3).is_none());
    }
}
