// Tries every way out of a page that a policy can close, each by itself, and says which were tried. `arguments[0]` is the
// host that must not be reached, `arguments[1]` the ways to leave out. Whether a way is closed is known by what that host sees, not by what is returned here.
const [host, left = []] = arguments;
const to = (name) => `http://${host}/${name}`;
const put = (tag, attributes, parent = document.body) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};
const head = document.head;
const link = (rel, more = {}) => put("link", { rel, href: to(`link-${rel}`), ...more }, head);
const ways = {
  fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
  "fetch, kept alive": () => fetch(to("keepalive"), { method: "POST", body: "a", keepalive: true, mode: "no-cors" }),
  "fetch of the page's own host": () => fetch("./index.html"),
  XMLHttpRequest: () => {
    const request = new XMLHttpRequest();
    request.open("GET", to("xhr"));
    request.send();
  },
  sendBeacon: () => navigator.sendBeacon(to("beacon"), "a"),
  WebSocket: () => new WebSocket(`ws://${host}/socket`),
  EventSource: () => new EventSource(to("events")),
  WebTransport: () => new WebTransport(`https://${host}/transport`),
  image: () => (new Image().src = to("image")),
  "image in the page": () => put("img", { src: to("img"), srcset: `${to("srcset")} 2x` }),
  "image of SVG": () => {
    const svg = document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    const image = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "image"));
    image.setAttribute("href", to("svg"));
  },
  "input image": () => put("input", { type: "image", src: to("input") }),
  script: () => put("script", { src: to("script") }),
  "module script": () => put("script", { type: "module", src: to("module") }),
  import: () => import(to("import")),
  style: () => link("stylesheet"),
  "style, imported": () => (put("style", {}, head).textContent = `@import "${to("css-import")}"`),
  "background by a style": () => document.body.style.setProperty("background-image", `url(${to("background")})`),
  "background by an attribute": () => put("div", { style: `background: url(${to("style-attribute")})` }),
  "constructed style": () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { list-style: url(${to("constructed")}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
  font: () => {
    const font = new FontFace("a", `url(${to("font")})`);
    document.fonts.add(font);
    return font.load();
  },
  preload: () => link("preload", { as: "fetch" }),
  "preload of an image": () => link("preload", { as: "image" }),
  modulepreload: () => link("modulepreload"),
  prefetch: () => link("prefetch"),
  icon: () => link("icon"),
  manifest: () => link("manifest"),
  frame: () => put("iframe", { src: to("frame") }),
  "frame from within": () => put("iframe", { srcdoc: `<img src="${to("srcdoc")}">` }),
  object: () => put("object", { data: to("object") }),
  embed: () => put("embed", { src: to("embed") }),
  audio: () => put("audio", { src: to("audio"), preload: "auto" }),
  video: () => put("video", { src: to("video"), poster: to("poster"), preload: "auto" }),
  track: () => put("track", { src: to("track"), default: "" }, put("video", {})),
  form: () => put("form", { action: to("form"), method: "post" }).submit(),
  "form by a button": () => put("button", { formaction: to("formaction") }, put("form", {})).click(),
  ping: () => put("a", { href: "#ping", ping: to("ping") }).click(),
  worker: () => new Worker(to("worker")),
  "worker from within": () => new Worker(URL.createObjectURL(new Blob([`fetch("${to("blob")}")`]))),
  "shared worker": () => new SharedWorker(to("shared")),
  "service worker": () => navigator.serviceWorker.register("./index.html"),
  "markup": () => (put("div", {}).innerHTML = `<img src="${to("markup")}">`),
  eval: () => (0, eval)(`fetch("${to("eval")}")`),
  "a text as a function": () => setTimeout(`fetch("${to("timeout")}")`, 0),
  "an inline handler": () => put("div", { onclick: `fetch("${to("onclick")}")` }).click(),
  open: () => window.open(to("open")),
  "document.open": () => document.open(to("document-open"), "_blank", "noopener"),
  WebRTC: () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] });
    connection.createDataChannel("a");
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  },
};
for (const name of left) delete ways[name];
for (const way of Object.values(ways)) {
  try {
    Promise.resolve(way()).catch(() => {});
  } catch {
    // It is closed before anything could be asked for.
  }
}
return Object.keys(ways);
