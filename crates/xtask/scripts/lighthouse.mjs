// Lighthouse against a page that is served here: the scores of three categories, one a line.
// Arguments: the folder of the package, the address, the program of Chromium.
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const [folder, address, chromium] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(require.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(require.resolve("chrome-launcher")));

const chrome = await launch({
  chromePath: chromium,
  // A profile of its own, and nothing that asks its maker for anything.
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const onlyCategories = ["performance", "accessibility", "best-practices"];
  const flags = { port: chrome.port, onlyCategories, logLevel: "error" };
  // A tool for a desk. What a slow phone on a slow network makes of it is said too, and held to nothing: how much of the
  // program travels compressed is the host's affair, and this one does not compress.
  const phone = await lighthouse(address, flags);
  console.log(`on a slow phone: performance ${Math.round(phone.lhr.categories.performance.score * 100)}`);
  const { lhr } = await lighthouse(address, flags, desktopConfig);
  for (const { id, score } of Object.values(lhr.categories)) console.log(`${id}\t${Math.round(score * 100)}`);
  for (const { id, score, scoreDisplayMode, title, displayValue } of Object.values(lhr.audits)) {
    const counts = ["binary", "numeric", "metricSavings"].includes(scoreDisplayMode);
    if (counts && score !== null && score < 0.9) console.error(`${id}: ${title} ${displayValue ?? ""}`);
  }
} finally {
  await chrome.kill();
}
