// `fmt` and `parse`: a module's layout and its tree, byte by byte and node by node.
import { formatModule, moduleJson, parseModule, printAstJson, printModule } from "@palisade/compiler";
import { parseJson, printJson } from "@palisade/language";
import { type Bench, type DifferentialCase, fileOf, type Outcome, versionFlag } from "./differential-case.js";
import { readJson } from "./read-opa-output.js";

const refused = "refused";

export async function compareLayout(testCase: DifferentialCase, { opa }: Bench): Promise<Outcome> {
  let compared = 0;
  for (const [index, text] of testCase.modules.entries()) {
    const run = await opa(["fmt", ...versionFlag(testCase), fileOf(index)]);
    const ours = formatModule(fileOf(index), text, { regoVersion: testCase.regoVersion });
    const [theirs, here] = [run.code === 0 ? run.out : refused, ours.text ?? refused];
    if (theirs === here) compared++;
    else if (run.code !== 0 || !changesMeaning(index, theirs, testCase)) {
      return { opa: theirs, palisade: here };
    }
  }
  return compared === testCase.modules.length && compared > 0 ? "agreed" : "skipped";
}

/** Where opa's layout leaves out parentheses, or names wildcards, there is nothing to agree with. */
function changesMeaning(index: number, laidOut: string, { modules, regoVersion }: DifferentialCase): boolean {
  const [before, after] = [modules[index] ?? "", laidOut].map((text) => {
    const { module } = parseModule(fileOf(index), text, { regoVersion });
    return module === undefined ? undefined : printModule(module);
  });
  return before !== undefined && after !== undefined && before !== after;
}

export async function compareTree(testCase: DifferentialCase, { opa }: Bench): Promise<Outcome> {
  for (const [index, text] of testCase.modules.entries()) {
    const run = await opa(["parse", "--format", "json", ...versionFlag(testCase), fileOf(index)]);
    const { module } = parseModule(fileOf(index), text, { regoVersion: testCase.regoVersion });
    const theirs = run.code === 0 ? printJson(readJson(run.out) ?? null) : refused;
    const ours = module === undefined ? refused : printJson(parseJson(printAstJson(moduleJson(module))));
    if (theirs !== ours) return { opa: theirs, palisade: ours };
  }
  return testCase.modules.length === 0 ? "skipped" : "agreed";
}
