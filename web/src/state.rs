//! The state of the page, what can happen to it, and what then becomes of it. Pure: no clock, no browser.
//!
//! The two secrets are not here. Their inputs keep them; a revision number says that one of them has changed.

mod action;
mod asked;
mod form;
mod judgement;
mod pasted;
mod typed;

pub use action::{Action, Stamp};
pub use form::{Form, Secrets};
pub use judgement::Judgement;
pub use typed::Typed;

use crate::answer::{Answer, Asked};
use crate::examined::Examined;
use crate::gallery::Example;
use crate::link::Link;
use crate::output::Output;
use crate::{example, paste};
use countersign_core::finding::{Finding, Within};
use countersign_core::secret::Secret;
use yew::AttrValue;

/// Everything that the page shows, and from which all of it is drawn.
#[derive(Clone, Debug)]
pub struct State {
    /// The fields.
    pub form: Form,
    /// The fields that the person has typed into.
    pub typed: Typed,
    /// Grows by one whenever a secret may have changed.
    pub secrets: u32,
    /// Grows by one whenever the paste may have changed.
    pub paste: u32,
    /// Whether the form is the untouched example.
    pub is_example: bool,
    /// Whether nonce and timestamp stay as they are when something else changes.
    pub pinned: bool,
    /// Which of several calls in the paste the person wants to look at.
    pub chosen: Option<usize>,
    /// What the paste says; `None` if there is none.
    pub pasted: Option<paste::Reading>,
    /// What was signed last.
    pub judgement: Judgement,
    /// What the check of it came to; `None` if there is nothing to check.
    pub examined: Option<Examined>,
    /// What the person says of NetSuite's answer.
    pub asked: Asked,
    /// What NetSuite's answer means, and what was made of the texts of OAuth 2.0; `None` where there is neither.
    pub answer: Option<Answer>,
    /// Which secrets are shown in clear.
    pub revealed: Revealed,
    /// What stands open: the steps, the first one first, then what can be taken away.
    pub open: [bool; FOLDS],
    /// Whether the base string is shown decoded.
    pub decoded: bool,
    /// The index of the parameter that is pointed at.
    pub pointed: Option<usize>,
    /// What the button says that was pressed last.
    pub copying: Option<(Output, Copy)>,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The cases of the gallery; none until they have arrived.
    pub gallery: Vec<Example>,
    /// How many seconds this computer's clock is ahead of the host's, as far as that can be told.
    pub skew: i64,
    /// The link that the page was opened by, until something else is looked at.
    pub link: Option<Link>,
}

/// What can be folded: the seven steps of a signing, and what can be taken away.
const FOLDS: usize = SHARE + 1;

/// The fold of what can be taken away.
pub const SHARE: usize = 7;

/// Which of the two secrets are shown in clear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revealed {
    /// The consumer secret.
    pub consumer: bool,
    /// The token secret.
    pub token: bool,
}

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// It is in the clipboard.
    Copied,
    /// The browser refused, and the text is selected.
    Refused,
}

/// The colours that the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The name in the style sheets and on the button.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that the button goes to next.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

impl State {
    /// The page as it is painted first: the example, its stamp pinned.
    #[must_use]
    pub fn example() -> Self {
        let secrets = Secrets {
            consumer: Secret::new(example::CONSUMER_SECRET),
            token: Secret::new(example::TOKEN_SECRET),
        };
        let form = example::form();
        Self {
            judgement: Judgement::of(&form, secrets, 0),
            form,
            typed: Typed::default(),
            secrets: 0,
            paste: 0,
            is_example: true,
            pinned: true,
            chosen: None,
            pasted: None,
            examined: None,
            asked: Asked::default(),
            answer: None,
            revealed: Revealed::default(),
            open: [false, false, true, true, true, true, true, false],
            decoded: false,
            pointed: None,
            copying: None,
            theme: Theme::default(),
            gallery: Vec::new(),
            skew: 0,
            link: None,
        }
    }

    /// What was found: by the check, where there is one, for it sees all that the signing sees and more.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        let checked = self.examined.as_ref().map(|examined| &examined.findings);
        checked.unwrap_or(&self.judgement.findings)
    }

    /// The state after an action.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Edit(within, text) => self.edit(within, text),
            Action::Version(version) => {
                self.leave_example();
                self.form.version = version;
            }
            Action::Query(edit) => {
                self.leave_example();
                self.typed.set(Within::Url, true);
                self.form.url = edit.apply(&self.form.url).into();
            }
            Action::Pasted => {
                self.paste += 1;
                self.chosen = None;
            }
            Action::Choose(index) => {
                self.paste += 1;
                self.chosen = Some(index);
            }
            Action::Read(reading) => self.read(reading),
            Action::Replace(field) => self.replace(field),
            Action::Secret(within) => {
                self.leave_example();
                self.typed.set(within, true);
                self.secrets += 1;
            }
            Action::Stamp(stamp) => {
                self.form.nonce = stamp.nonce.into();
                self.form.timestamp = stamp.timestamp.to_string().into();
            }
            Action::Nonce(nonce) => {
                self.leave_example();
                self.form.nonce = nonce.into();
            }
            Action::Now(seconds) => {
                self.leave_example();
                self.form.timestamp = seconds.to_string().into();
            }
            Action::Pin(pinned) => self.pinned = pinned,
            Action::Judged(judgement) => self.judgement = judgement,
            Action::Examined(examined) => self.examined = examined,
            Action::Detail(_)
            | Action::Scheme(_)
            | Action::LookedAt(..)
            | Action::Oauth2Read(..)
            | Action::Answered(_)
            | Action::Verified(..) => self.hear(action),
            Action::Call(index) => self.take_call(index),
            Action::Tried(count) => {
                if let Some(examined) = &mut self.examined {
                    examined.tried = count;
                }
            }
            Action::Reveal(Within::ConsumerSecret, shown) => self.revealed.consumer = shown,
            Action::Reveal(_, shown) => self.revealed.token = shown,
            Action::HideSecrets => self.revealed = Revealed::default(),
            Action::Copy(_) | Action::Search | Action::Oauth2 | Action::Print => {}
            Action::Copying(output, copy) => self.copying = Some((output, copy)),
            Action::CopyRests => self.copying = None,
            Action::Point(parameter) => self.pointed = parameter,
            Action::Open(step, open) => self.open[step] = open,
            Action::Decode(decoded) => self.decoded = decoded,
            Action::NextTheme => self.theme = self.theme.next(),
            Action::Link(link) => self.follow(link),
            Action::Arrived(gallery) => self.gallery = gallery,
            #[cfg(feature = "network")]
            Action::Skew(seconds) => self.skew = seconds,
            Action::Gallery(_) => {
                self.apply(Action::Clear);
                // They belong to what is pasted, and stay.
                self.typed.set(Within::ConsumerSecret, true);
                self.typed.set(Within::TokenSecret, true);
            }
            Action::Clear => {
                let form = Form::default();
                let judgement = Judgement::of(&form, Secrets::default(), 0);
                // What was to be taken away goes as well.
                self.open[SHARE] = false;
                self.begin(Self { judgement, form, is_example: false, pinned: false, ..Self::example() });
            }
            Action::Example => self.begin(Self { decoded: self.decoded, ..Self::example() }),
        }
    }

    /// Begins anew; what is no part of anything that was entered stays.
    fn begin(&mut self, anew: Self) {
        *self = Self {
            secrets: self.secrets + 1,
            paste: self.paste + 1,
            asked: self.asked.emptied(),
            open: self.open,
            theme: self.theme,
            gallery: std::mem::take(&mut self.gallery),
            skew: self.skew,
            ..anew
        };
    }

    fn edit(&mut self, within: Within, text: String) {
        self.leave_example();
        self.typed.set(within, !text.is_empty());
        if matches!(within, Within::Nonce | Within::Timestamp) {
            // Who writes a stamp by hand wants that one.
            self.pinned = true;
        }
        let text = if within == Within::Url { without_line_breaks(text) } else { text };
        if let Some(field) = self.form.field(within) {
            *field = text.into();
        }
    }

    /// Takes over what a link says; everything else goes.
    fn follow(&mut self, link: Link) {
        self.apply(Action::Clear);
        let said =
            [(Within::Method, &link.method), (Within::Url, &link.url), (Within::SignatureMethod, &link.hmac)];
        for (within, text) in said {
            if let Some(field) = self.form.field(within).filter(|_| !text.is_empty()) {
                *field = text.clone().into();
                self.typed.set(within, true);
            }
        }
        self.form.version = link.version;
        self.link = Some(link);
    }

    /// The signature that Oracle prints is that of its own request and of no other.
    fn leave_example(&mut self) {
        if std::mem::take(&mut self.is_example) {
            self.form.signature = AttrValue::Static("");
        }
    }
}

/// Line breaks and tabs never belong to a URL; every browser takes them out of one that is pasted into its address bar.
fn without_line_breaks(mut url: String) -> String {
    url.retain(|c| !matches!(c, '\n' | '\r' | '\t'));
    url
}

#[cfg(test)]
mod tests;
