//! The time.

use crate::state::Stamp;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::{dom, random};

/// Seconds since the Unix epoch.
#[must_use]
pub fn now() -> i64 {
    // A double holds every millisecond of the next 200,000 years.
    #[allow(clippy::cast_possible_truncation, reason = "whole seconds are wanted")]
    let seconds = (js_sys::Date::now() / 1000.0).floor() as i64;
    seconds
}

/// The moment that an HTTP header names, in seconds since the Unix epoch.
#[cfg(feature = "network")]
#[must_use]
pub fn parse(date: &str) -> Option<i64> {
    let milliseconds = js_sys::Date::parse(date);
    #[allow(clippy::cast_possible_truncation, reason = "a header's date is whole seconds")]
    let seconds = (milliseconds / 1000.0) as i64;
    milliseconds.is_finite().then_some(seconds)
}

/// Milliseconds, for measuring how long something takes.
#[must_use]
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// A nonce and a timestamp of this moment.
#[must_use]
pub fn stamp() -> Stamp {
    Stamp { nonce: random::nonce(), timestamp: now() }
}

/// Something that happens later, or again and again, until this is dropped.
#[derive(Debug)]
pub struct Timer {
    handle: i32,
    repeats: bool,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Runs `work` once, so many milliseconds from now.
    #[must_use]
    pub fn once(milliseconds: i32, work: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(work);
        let function = closure.as_ref().unchecked_ref();
        let handle =
            dom::window().set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
        Self { handle: handle.unwrap_or_default(), repeats: false, _closure: closure }
    }

    /// Runs `work` every so many milliseconds.
    #[must_use]
    pub fn every(milliseconds: i32, work: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(work);
        let function = closure.as_ref().unchecked_ref();
        let handle =
            dom::window().set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds);
        Self { handle: handle.unwrap_or_default(), repeats: true, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if self.repeats {
            dom::window().clear_interval_with_handle(self.handle);
        } else {
            dom::window().clear_timeout_with_handle(self.handle);
        }
    }
}
