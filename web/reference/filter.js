// Shows the entries that have all of the words in the box, and their headings. Without this script all are shown.
const box = document.getElementById("filter");
const found = document.getElementById("found");
const nothing = document.getElementById("nothing");

const plain = (text) => text.toLowerCase().replaceAll("’", "'");
const entries = [...document.querySelectorAll(".entry")].map((element) => ({ element, text: plain(element.textContent) }));
const frames = [...document.querySelectorAll(".group, .part")];
const asides = [...document.querySelectorAll("main .about")];

function filter() {
  const words = plain(box.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { element, text } of entries) {
    element.hidden = !words.every((word) => text.includes(word));
    shown += !element.hidden;
  }
  for (const frame of frames) frame.hidden = !frame.querySelector(".entry:not([hidden])");
  for (const aside of asides) aside.hidden = words.length > 0;
  found.textContent = words.length ? `${shown} of ${entries.length}` : "";
  nothing.hidden = shown > 0;
}

// A link may lead to what the box has hidden: then all is shown again.
function reveal(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  box.value = "";
  filter();
  target.scrollIntoView();
}

box.addEventListener("input", filter);
box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  box.value = "";
  filter();
});
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === box || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
});
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) reveal(link.hash);
});
addEventListener("hashchange", () => reveal(location.hash));

document.getElementById("search").hidden = false;
// A browser may give back what stood in the box before.
if (box.value) filter();
