// The search for a proof as WebAssembly: candidates a second where there is nothing to be found, beside the bare loop.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { run } from './rounds.mjs';

const { values } = parseArgs({ options: { module: { type: 'string' }, rounds: { type: 'string', default: '21' } } });
const wasm = createRequire(import.meta.url)(values.module);
const searching = new wasm.Searching();
const slice = 1024; // A few milliseconds, as in the page.

run(
  [
    { name: 'wasm bare HMAC loop', batch: () => (assert.equal(searching.bare(slice), 0), slice) },
    { name: 'wasm search', batch: () => searching.search(slice) },
  ],
  Number(values.rounds),
);
