
// ---- How the page that is served comes by its program -------------------------------------------------------------

// The browser refuses the file unless it is, byte for byte, the one that this script was built with.
async function program() {
  return fetch(PROGRAM.file, { integrity: PROGRAM.integrity, credentials: "omit", referrerPolicy: "no-referrer" });
}
