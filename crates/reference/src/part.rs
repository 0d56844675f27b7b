//! The document's parts, their groups, and what they hold.

use maud::{Markup, Render, html};

/// A part of the document.
#[derive(Debug)]
pub struct Part {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What stands below the heading.
    pub about: Markup,
    /// What it holds.
    pub groups: Vec<Group>,
}

/// Entries that belong together.
#[derive(Debug)]
pub struct Group {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: &'static str,
    /// The entries, each an `<article class="entry">`.
    pub entries: Vec<Markup>,
}

impl Part {
    /// A part that is not divided.
    pub fn whole(id: &'static str, title: &'static str, about: Markup, entries: Vec<Markup>) -> Self {
        let group = Group { id: format!("{id}-all"), title, entries };
        Self { id, title, about, groups: vec![group] }
    }

    /// How many entries it has.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.entries.len()).sum()
    }
}

impl Render for Part {
    fn render(&self) -> Markup {
        let is_divided = self.groups.len() > 1;
        html! {
            section.part id=(self.id) aria-labelledby={ (self.id) "-title" } {
                h2 id={ (self.id) "-title" } { (self.title) " " span.count { (self.count()) } }
                div.about { (self.about) }
                @for group in self.groups.iter().filter(|group| !group.entries.is_empty()) {
                    section.group id=(group.id) {
                        // Headings go down a step at a time, seen or not.
                        h3.unseen[!is_divided] { (group.title) }
                        @for entry in &group.entries { (entry) }
                    }
                }
            }
        }
    }
}
