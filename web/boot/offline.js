
// ---- How the page in one file comes by its program ----------------------------------------------------------------

// It stands above, compressed. Nothing is loaded from anywhere.
async function program() {
  const compressed = Uint8Array.from(atob(PROGRAM), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
