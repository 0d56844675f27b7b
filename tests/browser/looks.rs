//! Every state of the page, in light and dark, from a wide screen to a narrow phone: nothing is cut, nothing scrolls
//! sideways. The pictures in `target/screenshots` are for a person to look at.

use serde_json::json;

use crate::{hands::Hands, page::Page};

/// A desk, a tablet, a phone, and the narrowest that WCAG 2.2 asks for (1.4.10).
const WIDTHS: [u32; 4] = [1280, 768, 390, 320];

/// What is wider than the window or than its own box, hidden beneath its own lower edge, or squeezed into a column of
/// letters.
const CUT: &str = "
    const found = [], name = element => element.tagName + '#' + element.id + '.' + element.getAttribute('class');
    const root = document.scrollingElement;
    if (root.scrollWidth > innerWidth) found.push('the page scrolls sideways: ' + root.scrollWidth);
    for (const element of document.body.querySelectorAll('*')) {
        // What is there for a screen reader alone is cut on purpose; a shape has no box; an input of one line scrolls.
        if (element.closest('.unseen, .skip, svg') || !element.checkVisibility({visibilityProperty: true})) continue;
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        if (box.width === 0) continue;
        const scrolls = ancestor => /auto|scroll/.test(getComputedStyle(ancestor).overflowX);
        let inside = element.parentElement;
        while (inside && !scrolls(inside)) inside = inside.parentElement;
        if (!inside && (box.right > innerWidth + 0.5 || box.left < -0.5)) found.push(name(element) + ' leaves the window');
        if (!element.children.length && element.textContent.length > 8 && box.width < 50 && box.height > 100)
            found.push(name(element) + ' has a letter or two on a line');
        if (element.tagName === 'INPUT') continue;
        const hides = /hidden|clip/;
        const shortened = style.textOverflow === 'ellipsis';
        if (hides.test(style.overflowX) && !shortened && element.scrollWidth > element.clientWidth + 1) found.push(name(element) + ' is cut at its side');
        if (hides.test(style.overflowY) && !shortened && element.scrollHeight > element.clientHeight + 1) found.push(name(element) + ' is cut below');
        if (element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1) found.push(name(element) + ' is too small for its words');
    }
    return found;";

/// Two elements that take each other's place on the screen.
const OVERLAPS: &str = "
    const found = [];
    const all = [...document.querySelectorAll('button, input, select, textarea, summary, label, h2, h3, .said > *')]
        .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest('.unseen, .top, .bar'));
    const boxes = all.map(element => element.getBoundingClientRect());
    for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) {
        const [a, b] = [all[i], all[j]], [p, q] = [boxes[i], boxes[j]];
        if (a.contains(b) || b.contains(a)) continue;
        // The button that shows a secret lies on its input, which leaves room for it.
        if (a.parentElement.classList.contains('with-button') && a.parentElement === b.parentElement) continue;
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (wide > 1 && high > 1) found.push([a, b].map(element => element.tagName + ' ' + (element.id || element.textContent)).join(' lies on '));
    }
    return found;";

/// Nothing is cut and nothing lies on anything else.
pub fn fits(page: &Page, name: &str) {
    assert_eq!(page.script(CUT, &[]), json!([]), "{name}");
    assert_eq!(page.script(OVERLAPS, &[]), json!([]), "{name}");
}

/// Looks at a state in every width and in both colours.
pub fn look(page: &Page, state: &str) {
    for colours in ["light", "dark"] {
        page.prefer(colours);
        for width in WIDTHS {
            page.resize(width, 900);
            let name = format!("{state}-{width}-{colours}");
            page.screenshot(&name);
            fits(page, &name);
        }
    }
}

#[test]
fn the_example() {
    look(&Page::open(), "sign-example");
}

#[test]
fn everything_unfolded() {
    let page = Page::open();
    page.unfold();
    page.tick("decode", true);
    page.fill("field-body", "{\n  \"name\": \"a body of several lines\"\n}");
    look(&page, "sign-unfolded");
}

#[test]
fn nothing_entered() {
    look(&Page::cleared(), "sign-empty");
}

/// As much as there can be wrong at once, with the longest words.
#[test]
fn many_findings() {
    let page = Page::open();
    page.fill("field-url", &format!("http://123456-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=customscript_my_very_long_script_name.js&{}", "unbroken".repeat(30)));
    page.fill("field-account", "1234567-sb1");
    page.fill("field-consumer-key", "short");
    page.fill("field-consumer-secret", " c0ffee00c0ffee11 ");
    page.fill("field-token", "short");
    page.fill("field-nonce", "n");
    page.fill("field-timestamp", "1508242306000");
    page.expect_within("#findings h2", "things to look at");
    look(&page, "sign-findings");
}

#[test]
fn signatures_that_differ_and_agree() {
    let page = Page::open();
    page.fill("field-signature", "another/signature+than+ours/0123456789abcdefg=");
    page.until("it differs", |page| page.text("#verdict .kind") == "Differs");
    look(&page, "sign-differs");
    page.fill("field-signature", &page.text("#out-signature"));
    page.until("it matches", |page| page.text("#verdict .kind") == "Match");
    look(&page, "sign-match");
}

/// Text at twice its size, which is what a zoom of 200 % makes of a desk.
#[test]
fn twice_the_size() {
    let page = Page::open();
    page.resize(1280, 900);
    page.script("document.documentElement.style.fontSize = '200%'", &[]);
    page.screenshot("sign-example-1280-twice");
    assert_eq!(page.script(CUT, &[]), json!([]));
}

/// The button goes before the system's choice, and comes back to it.
#[test]
fn the_button_changes_the_colours() {
    let page = Page::open();
    let paper = |page: &Hands| page.script("return getComputedStyle(document.body).backgroundColor", &[]);
    page.prefer("light");
    let light = paper(&page);
    page.prefer("dark");
    let dark = paper(&page);
    assert_ne!(light, dark);
    for (says, colour) in [("Light", &light), ("Dark", &dark), ("Auto", &dark)] {
        page.click("#theme");
        page.expect_within("#theme", says);
        page.until(says, |page| paper(page) == *colour);
    }
}

/// WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large text, for each piece of text against what it stands on.
pub fn is_readable(page: &Page, name: &str) {
    const CONTRAST: &str = "
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
        const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = element => {
            for (; element; element = element.parentElement) {
                const colour = rgba(getComputedStyle(element).backgroundColor);
                if (colour[3] > 200) return colour;
            }
            return [255, 255, 255];
        };
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; node = walker.nextNode();) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility({visibilityProperty: true}) || element.closest('.unseen, .skip, :disabled, textarea')) continue;
            const style = getComputedStyle(element), size = parseFloat(style.fontSize);
            const enough = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            const [one, two] = [light(rgba(style.color)), light(ground(element))].sort((a, b) => b - a);
            const ratio = (one + 0.05) / (two + 0.05);
            if (ratio < enough) found.push(ratio.toFixed(2) + ': ' + node.data.trim().slice(0, 40));
        }
        return found;";
    assert_eq!(page.script(CONTRAST, &[]), json!([]), "{name}");
}

#[test]
fn every_text_is_readable() {
    let page = Page::open();
    page.unfold();
    page.fill("field-consumer-key", "short");
    page.expect_within("#field-consumer-key-said", ": ");
    for colours in ["light", "dark"] {
        page.prefer(colours);
        is_readable(&page, colours);
    }
}
