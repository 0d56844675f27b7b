//! Marks that say in form what colour says too.

use super::el::{element, fixed};
use yew::Html;

/// A mark. The word stands beside it, so it says nothing to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what its name says")]
pub enum Mark {
    Check,
    Cross,
    Warning,
    Info,
    Dots,
    Pen,
    Half,
}

impl Mark {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3.5 8.5l3 3 6-7",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Warning => "M8 2.2L14.4 13.4H1.6zM8 6.4v3.2M8 11.6v.1",
            Self::Info => "M8 7.2v4.2M8 4.6v.1M8 1.6a6.4 6.4 0 1 0 0 12.8a6.4 6.4 0 1 0 0-12.8",
            Self::Dots => "M3.4 8h.1M8 8h.1M12.6 8h.1",
            Self::Half => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 2v12M10.5 3v10M12.7 5v6",
            Self::Pen => "M2.5 13.5l.9-3.4 7.4-7.4 2.5 2.5-7.4 7.4zM9.2 4.3l2.5 2.5",
        }
    }
}

/// Draws a mark as large as the text around it.
pub fn icon(mark: Mark) -> Html {
    let path = element("path", &["d"], vec![fixed(mark.path())], Vec::new());
    let values = vec![fixed("icon"), fixed("0 0 16 16"), fixed("true")];
    element("svg", &["class", "viewBox", "aria-hidden"], values, vec![path])
}
