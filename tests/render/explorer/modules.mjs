// Runs what tests ask of a page's modules. Argument: the modules' folder. Every line that comes in is a JSON object with
// the source of a function and its argument; every line that goes out, what it returned or how it failed.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
globalThis.window = globalThis;
globalThis.load = (path) => import(pathToFileURL(join(folder, path)).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { source, argument } = JSON.parse(line);
  let answer;
  try {
    // eslint-disable-next-line no-eval -- a test wrote it
    const made = (0, eval)(`(${source.replace(/\bimport\('/g, "load('")})`);
    answer = { returned: await (typeof made === 'function' ? made(argument) : made) };
  } catch (problem) {
    answer = { failed: String(problem.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
