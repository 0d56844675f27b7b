
// ---- Starting and sealing the page --------------------------------------------------------------------------------
//
// In front of this stand wasm-bindgen's script, the two constants PROGRAM and SEAL, and `program`. The page's first
// policy allows this script by its hash and no other.

// How long the page waits for what it fetches before it seals itself without it, in milliseconds.
const PATIENCE = 2000;

// What no policy can close: each of these reaches another machine, or another page, without asking one.
const UNGOVERNED = [
  "open",
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "BroadcastChannel",
  "PaymentRequest",
  "PresentationRequest",
];

const FRAMED =
  "It was loaded inside another page, which could watch what you type. Open it in a tab of its own.";
const UNSTYLED =
  "Its style sheet did not arrive, or is not the one that this page was built with. Reload; if that does not help, do not trust this copy.";
const NOT_OURS =
  "Its program did not arrive, is not the one that this page was built with, or cannot run in this browser. Reload; if that does not help, do not trust this copy.";
const NOT_SEALED = "It could not be sealed in this browser, so nothing can be entered.";

const root = document.documentElement;

// The page goes; what remains says why.
function refuse(why) {
  const block = document.getElementById("not-started");
  document.getElementById("why").textContent = why;
  root.dataset.refused = "";
  if (why === FRAMED || "started" in root.dataset) document.body.replaceChildren(block);
}

// Credentials have no place in an address: whoever sees the bar, the history or a server's log has them.
function cleanAddress() {
  const address = location.search + location.hash;
  let decoded = address;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    // Not well-formed: then it is read as it is.
  }
  if (/(oauth|secret|token|consumer|signature|password)[^=&]*=|[0-9a-f]{32}/i.test(decoded)) {
    history.replaceState(null, "", location.pathname);
    root.dataset.address = "";
  }
}

// Browsers do not agree on what a refused style sheet looks like from here, but what it would have hidden is in sight.
function isStyled() {
  return getComputedStyle(document.getElementById("broken")).display === "none";
}

// The program says that it has fetched what it wants, or that it could not.
function fetched() {
  return new Promise((resolve) => {
    const isThere = () => "fetched" in root.dataset;
    if (isThere()) return resolve();
    const observer = new MutationObserver(() => isThere() && resolve());
    observer.observe(root, { attributes: true });
    setTimeout(resolve, PATIENCE);
  });
}

// From here on the page can load nothing and send nothing. Policies only add up: nothing can take this one back.
function seal() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = SEAL;
  document.head.append(policy);
  const gone = { value: undefined, writable: false, configurable: false };
  for (const name of UNGOVERNED) {
    if (name in window) Object.defineProperty(window, name, gone);
  }
  // With three arguments it is `window.open`.
  Object.defineProperty(Document.prototype, "open", gone);
  root.dataset.sealed = "";
}

async function boot() {
  if (self !== top) return refuse(FRAMED);
  cleanAddress();
  addEventListener("hashchange", cleanAddress);
  if (!isStyled()) return refuse(UNSTYLED);
  try {
    await __wbg_init({ module_or_path: await program() });
  } catch {
    return refuse(NOT_OURS);
  }
  try {
    await fetched();
    seal();
    document.getElementById("app").inert = false;
  } catch {
    refuse(NOT_SEALED);
  }
}

boot();
