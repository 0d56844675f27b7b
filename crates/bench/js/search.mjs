// The search for a proof as WebAssembly: candidates a second where there is nothing to be found, beside the bare loop.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { run } from './rounds.mjs';

const { values } = parseArgs({ options: { module: { type: 'string' }, rounds: { type: 'string', default: '21' } } });
const wasm = createRequire(import.meta.url)(values.module);
const bare = new wasm.Bare();
const slice = 1024; // A few milliseconds, as in the page.

/** A search from its beginning to its end: its parts differ in what a candidate costs. */
function whole() {
  const search = new wasm.Whole();
  while (!search.run(slice));
  return search.tried();
}

run(
  [
    { name: 'wasm bare HMAC loop', batch: () => (assert.equal(bare.run(slice), 0), slice) },
    { name: 'wasm search', batch: whole },
  ],
  Number(values.rounds),
);

// How long a person waits: the whole search in slices, and the longest of them. Medians of a few searches; what is not
// a contender goes to the other stream.
const [usual, all] = [{ limit: 250, says: 'one mistake, and two usual ones' }, { limit: 2000, says: 'all sets' }];
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const searches = Array.from({ length: 5 }, () => {
  const whole = new wasm.Whole();
  const start = performance.now();
  const reached = { longest: 0 };
  for (let isOver = false; !isOver; ) {
    const before = performance.now();
    isOver = whole.run(slice);
    const now = performance.now();
    reached.longest = Math.max(reached.longest, now - before);
    if (whole.is_past_the_usual()) reached.usual ??= { time: now - start, tried: whole.tried() };
    if (isOver) reached.all = { time: now - start, tried: whole.tried() };
  }
  return reached;
});
console.error('\nOne search in vain as WebAssembly in Node');
for (const [name, { limit, says }] of Object.entries({ usual, all })) {
  const time = median(searches.map((search) => search[name].time));
  const mark = time < limit ? 'kept  ' : 'MISSED';
  console.error(`  ${mark} ${says}: ${searches[0][name].tried} candidates in ${time.toFixed(0)} ms, of ${limit} ms`);
  if (time >= limit) process.exitCode = 1;
}
console.error(`  the longest slice of ${slice} candidates: ${Math.max(...searches.map((search) => search.longest)).toFixed(1)} ms`);
