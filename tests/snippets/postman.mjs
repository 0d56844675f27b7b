// Runs the Postman snippet in Postman's own sandbox: SANDBOX SNIPPET METHOD URL NONCE TIMESTAMP, where SANDBOX is the folder
// of the package postman-sandbox; the rest from the environment, as an environment of Postman. Only the dice and the clock
// are not its own.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, snippet, method, url, nonce, timestamp] = process.argv.slice(2);
const sandbox = createRequire(import.meta.url)(folder);

const fixed = `
require("crypto-js").lib.WordArray.random = () => ${JSON.stringify(nonce)};
Date.now = () => ${Number(timestamp) * 1000};
`;
const script = [fixed, readFileSync(snippet, "utf8")];
const values = Object.entries(process.env)
  .filter(([name]) => name.startsWith("NETSUITE_"))
  .map(([name, value]) => ({ key: name.toLowerCase(), value }));

const failed = (error) => {
  console.error(error);
  process.exit(1);
};
sandbox.createContext((error, context) => {
  if (error) failed(error);
  const given = { context: { request: { method, url }, environment: { values } } };
  context.execute({ listen: "prerequest", script }, given, (error, result) => {
    if (error) failed(error);
    console.log(result.request.header.find(({ key }) => key === "Authorization").value);
    context.dispose();
  });
});
