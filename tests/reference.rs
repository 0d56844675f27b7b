//! The reference: whatever the core knows stands in it, once, with its source, and every link leads somewhere.

use countersign_core::answer::{self, assertion, disagreement, passport, setup, token_request};
use countersign_core::check::mistakes;
use countersign_reference::page;
use countersign_reference::snippets::{Shown, Snippet};
use std::collections::{BTreeMap, BTreeSet};
use xtask::seal::html::{Tag, escape, tags};

fn tags_of(page: &str) -> Vec<Tag> {
    tags(page).unwrap_or_else(|failure| panic!("{failure}"))
}

/// How often each anchor stands in it.
fn anchors(page: &str) -> BTreeMap<String, usize> {
    let mut anchors = BTreeMap::new();
    for id in tags_of(page).iter().filter_map(|tag| tag.get("id")) {
        *anchors.entry(id.to_owned()).or_insert(0) += 1;
    }
    anchors
}

/// Each entry: its anchor, and what stands in it.
fn entries(page: &str) -> Vec<(&str, &str)> {
    let entry = |rest| -> Option<(&str, &str)> {
        let (id, rest): (&str, &str) = str::split_once(rest, "\">")?;
        Some((id, rest.split_once("</article>")?.0))
    };
    page.split("<article class=\"entry\" id=\"").skip(1).filter_map(entry).collect()
}

#[test]
fn every_entry_of_every_catalogue_has_its_anchor_once() {
    let anchors = anchors(&page(&[]));
    let mistakes = mistakes::ALL.iter().map(|mistake| mistake.entry().code);
    let answers = answer::answers().map(|answer| answer.id);
    let causes = answer::causes().into_iter().map(|cause| cause.id);
    let steps = setup::TBA.iter().chain(setup::OAUTH2).map(|step| step.id);
    let rules =
        assertion::RULES.iter().chain(token_request::RULES).chain(passport::RULES).map(|rule| rule.code);
    for name in mistakes.chain(answers).chain(causes).chain(steps).chain(rules) {
        assert_eq!(anchors.get(name), Some(&1), "{name}");
    }
    let twice: Vec<_> = anchors.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_entry_names_its_source_and_how_sure_it_is() {
    let page = page(&[]);
    let entries = entries(&page);
    assert!(entries.len() > 400, "{}", entries.len());
    for (id, entry) in entries {
        let (_, source) =
            entry.rsplit_once("<p class=\"source\">").unwrap_or_else(|| panic!("{id} has no source"));
        assert!(source.contains("class=\"confidence "), "{id}: {source}");
        assert!(source.contains("<a href=\"https://"), "{id}: {source}");
    }
}

#[test]
fn what_is_said_of_a_mistake_an_answer_and_a_cause_stands_there() {
    let page = page(&[]);
    let entries: BTreeMap<_, _> = entries(&page).into_iter().collect();
    // Without the markup of what is code in it.
    let says = |id: &str, text: &str| {
        let entry = entries[id].replace("<code>", "`").replace("</code>", "`");
        assert!(entry.contains(&escape(text)), "{id} does not say: {text}");
    };
    for mistake in mistakes::ALL {
        let known = mistake.entry();
        for text in [known.title, known.why, known.fix, known.source] {
            says(known.code, text);
        }
    }
    for answer in answer::answers() {
        says(answer.id, answer.meaning);
        for cause in answer.causes {
            says(answer.id, &format!("#{}", cause.id));
        }
    }
    for cause in answer::causes() {
        for text in [cause.title, cause.confirm, cause.fix, cause.path, cause.source] {
            says(cause.id, text);
        }
    }
}

/// In the list of them all, and with every answer and cause that it is about.
#[test]
fn every_disagreement_is_shown_where_it_matters() {
    let page = page(&[]);
    let entries: BTreeMap<_, _> = entries(&page).into_iter().collect();
    let shown = |id: &str, note: &str| assert!(entries[id].contains(&escape(note)), "{id}: {note}");
    for disagreement in disagreement::ALL {
        shown(&format!("article-{}", disagreement.id), disagreement.note);
    }
    let of_answers =
        answer::answers().flat_map(|answer| answer.disagrees.iter().map(|d| (answer.id, d.note)));
    let causes = answer::causes();
    let of_causes = causes.iter().flat_map(|cause| cause.disagrees.iter().map(|d| (cause.id, d.note)));
    for (id, note) in of_answers.chain(of_causes) {
        shown(id, note);
    }
}

#[test]
fn every_link_within_it_leads_somewhere() {
    let page = page(&[]);
    let anchors = anchors(&page);
    let links: BTreeSet<String> = tags_of(&page)
        .iter()
        .filter_map(|tag| Some(tag.get("href")?.strip_prefix('#')?.to_owned()))
        .collect();
    assert!(links.len() > 300, "{}", links.len());
    let lost: Vec<_> = links.iter().filter(|link| !anchors.contains_key(*link)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_snippet_is_shown_to_the_letter_with_how_it_is_known_to_be_right() {
    assert!(!page(&[]).contains("id=\"snippets\""), "without snippets there is no part for them");
    let snippet = |language: &str, shown| Snippet {
        language: language.to_owned(),
        file: "web/snippets/a/b.cs".to_owned(),
        text: "if (a < b && \"</script>\") {}\n".to_owned(),
        shown,
    };
    let page = page(&[snippet("C#", Shown::Run), snippet("Power Shell", Shown::NotRun)]);
    let entries: BTreeMap<_, _> = entries(&page).into_iter().collect();
    let run = entries["snippet-c-sharp"];
    assert!(run.contains("if (a &lt; b &amp;&amp; &quot;&lt;/script&gt;&quot;) {}\n"), "{run}");
    assert!(run.contains("Run by this project’s tests") && run.contains("b.cs"), "{run}");
    assert!(entries["snippet-power-shell"].contains("Not run"));
}
