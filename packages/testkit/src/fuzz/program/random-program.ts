// Small programs that make sense, mostly: for two implementations to agree about.
import type { Random } from "../random.js";
import { randomRule } from "./random-rule.js";
import type { Name, Scope } from "./scope.js";

export type RandomProgram = {
  readonly modules: readonly string[];
  readonly query: string;
  /** JSON texts. */
  readonly input: string;
  readonly data: string;
};

const input = '{"a": [1, 2, "x"], "b": {"c": true, "d": null}, "e": "text", "n": 3.50}';
const data =
  '{"base": {"number": 4, "name": "base", "list": [3, "y", [null]], "tree": {"left": {"x": 1}, "right": []}}}';

/** Packages in the order they are written: each may import those before it, so that nothing recurs. */
const packages = ["lib", "test.inner", "test"];

/** What a package offers to those after it. */
type Offer = { readonly path: string; readonly rules: readonly Name[]; readonly functions: readonly Name[] };

export function randomProgram(random: Random): RandomProgram {
  const count = 1 + random.below(packages.length);
  const offers: Offer[] = [];
  const modules = packages.slice(-count).map((path) => {
    const { text, offer } = randomModule(random, path, offers);
    offers.push(offer);
    return text;
  });
  return { modules, query: "data.test", input, data };
}

function randomModule(random: Random, path: string, offers: readonly Offer[]) {
  const imported = offers.map((offer) => importOf(random, offer));
  const texts: string[] = [];
  const rules: Name[] = [];
  const functions: Name[] = [];
  for (let index = 0; index < 2 + random.below(4); index++) {
    const made = randomRule(random, `r${index}`, scopeOf(path, offers, imported, { rules, functions }));
    texts.push(...made.texts);
    (made.isFunction ? functions : rules).push({ text: `r${index}`, kind: made.kind });
  }
  const imports = imported.flatMap(({ line }) => (line === undefined ? [] : `${line}\n`)).join("");
  const text = `package ${path}\n\n${imports}${imports === "" ? "" : "\n"}${texts.join("\n\n")}\n`;
  return { text, offer: { path: `data.${path}`, rules, functions } };
}

type Imported = { readonly line: string | undefined; readonly prefix: string; readonly offer: Offer };

/** By its whole path, by its last name, or by another. */
function importOf(random: Random, offer: Offer): Imported {
  const last = offer.path.slice(offer.path.lastIndexOf(".") + 1);
  return random.pick([
    { line: undefined, prefix: offer.path, offer },
    { line: `import ${offer.path}`, prefix: last, offer },
    { line: `import ${offer.path} as other_${last}`, prefix: `other_${last}`, offer },
  ]);
}

function scopeOf(
  path: string,
  offers: readonly Offer[],
  imported: readonly Imported[],
  own: Pick<Offer, "rules" | "functions">,
): Scope {
  const through = (list: (offer: Offer) => readonly Name[]): readonly Name[] =>
    imported.flatMap(({ prefix, offer }) =>
      list(offer).map(({ text, kind }) => ({ text: `${prefix}.${text}`, kind })),
    );
  const all = [...offers, { path: `data.${path}`, ...own }];
  const paths = (list: (offer: Pick<Offer, "rules" | "functions">) => readonly Name[]): readonly string[] =>
    all.flatMap((offer) => list(offer).map(({ text }) => `${offer.path}.${text}`));
  return {
    names: [...through(({ rules }) => rules), ...own.rules],
    functions: [...through(({ functions }) => functions), ...own.functions],
    replaceable: { rules: paths(({ rules }) => rules), functions: paths(({ functions }) => functions) },
    depth: 3,
  };
}
