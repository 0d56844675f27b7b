//! Which fields a person has typed into: a paste does not overwrite those.

use countersign_core::finding::Within;

/// A set of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typed(u32);

impl Typed {
    const fn bit(within: Within) -> u32 {
        1 << within as u32
    }

    /// Whether somebody has typed into a field.
    #[must_use]
    pub const fn contains(self, within: Within) -> bool {
        self.0 & Self::bit(within) != 0
    }

    /// Somebody has, or what was typed is gone.
    pub const fn set(&mut self, within: Within, typed: bool) {
        if typed {
            self.0 |= Self::bit(within);
        } else {
            self.0 &= !Self::bit(within);
        }
    }
}
