// Runs a WebAssembly program (a test binary for wasm32-wasip1) in Node:
//   node wasi-runner.mjs <program.wasm> [arguments of the program]
// The program sees the workspace's files under their own paths, and no other file.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { argv, env, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { WASI } from "node:wasi";

const [program, ...rest] = argv.slice(2);
const root = resolve(fileURLToPath(import.meta.url), "../../../..");
const wasi = new WASI({
  version: "preview1",
  args: [program, ...rest],
  env,
  preopens: { [root]: root },
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
exit(wasi.start(instance));
