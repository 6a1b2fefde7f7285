// Texts that make a backtracking matcher work: what leads to a repetition, then a great deal of what it repeats, then
// something that does not match. Made from the expression's own tree.
import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** `before`, then `repeated` as often as is asked for, then `after`. */
export type Attack = { readonly before: string; readonly repeated: string; readonly after: string };

const parser = new RegExpParser({ ecmaVersion: 2024 });

export function attackText({ before, repeated, after }: Attack, times: number): string {
  return `${before}${repeated.repeat(times)}${after}`;
}

export function literalOf(source: string): RegExp {
  const end = source.lastIndexOf("/");
  return new RegExp(source.slice(1, end), source.slice(end + 1));
}

/** One for each repetition without an end: what is listed, and tested by name. */
export function listedAttacks(source: string): readonly Attack[] {
  const attacks = repetitionsOf(source).map(({ before, samples: [repeated = "a"] }) => ({
    before,
    repeated,
    after: unlikely,
  }));
  return unique(attacks);
}

/** Those, and the same with other samples, other ends, and every character that the expression knows. */
export function allAttacks(source: string): readonly Attack[] {
  const repetitions = repetitionsOf(source);
  if (repetitions.length === 0) return [];
  const befores = ["", ...repetitions.map(({ before }) => before)];
  const pieces = [
    ...new Set([...repetitions.flatMap(({ samples }) => samples), ...charactersOf(source)]),
  ].slice(0, maximumPieces);
  // A beginning again and again, each of which looks for an end that does not come.
  const pairs = repetitions.flatMap(({ before, samples }) =>
    samples.slice(0, 2).flatMap((sample) => [
      `${sample}${unlikely}`,
      `${before}${sample}`,
      // An escape of what would be the end.
      `${sample.slice(0, 1)}${before.slice(-1)}`,
    ]),
  );
  const attacks = [...new Set(befores)].flatMap((before) =>
    [...pieces, ...pairs]
      .filter(Boolean)
      .flatMap((repeated) =>
        ["", unlikely, ` ${unlikely}`, "\n#"].map((after) => ({ before, repeated, after })),
      ),
  );
  return unique([...listedAttacks(source), ...attacks]);
}

const maximumPieces = 30;
/** Matched by next to nothing. */
const unlikely = "\u0001";

type Repetition = { readonly before: string; readonly samples: readonly string[] };

function repetitionsOf(source: string): readonly Repetition[] {
  const found: Repetition[] = [];
  const { pattern, flags } = parser.parseLiteral(source);
  const context = { ignoresCase: flags.ignoreCase };
  const visitAlternatives = (alternatives: readonly AST.Alternative[], before: string): void => {
    for (const { elements } of alternatives) {
      let reached = before;
      for (const element of elements) {
        visit(element, reached);
        reached += isAhead(element) ? "" : (samplesOf(element, context)[0] ?? "");
      }
    }
  };
  const visit = (node: AST.Element, before: string): void => {
    if (node.type === "Quantifier") {
      if (node.max >= manyTimes) {
        const samples = samplesOf(node.element, context).filter((sample) => sample !== "");
        if (samples.length > 0) found.push({ before, samples });
      }
      visit(node.element, before);
    } else if ("alternatives" in node) visitAlternatives(node.alternatives, before);
  };
  visitAlternatives(pattern.alternatives, "");
  return found;
}

/** A repetition with an end so far away is as good as one without. */
const manyTimes = 50_000;

function isAhead(node: AST.Element): boolean {
  return node.type === "Assertion";
}

type Context = { readonly ignoresCase: boolean };

/** Texts that a part matches, shortest first of each alternative. */
function samplesOf(node: AST.Element, context: Context): readonly string[] {
  switch (node.type) {
    case "Character":
      return [String.fromCodePoint(node.value)];
    case "CharacterSet":
    case "CharacterClass":
      return characters.filter((character) => matchesOne(node, character)).slice(0, 4);
    case "Group":
    case "CapturingGroup":
      return node.alternatives.flatMap(({ elements }) => sequences(elements, context));
    case "Quantifier": {
      const samples = samplesOf(node.element, context);
      if (node.min === 0) return ["", ...samples];
      return samples.map((sample) => sample.repeat(node.min));
    }
    default:
      return [""];
  }
}

function sequences(elements: readonly AST.Element[], context: Context): readonly string[] {
  const parts = elements.map((element) => samplesOf(element, context));
  // The first samples, and the second where there is one; what may be left out, in and out.
  const chosen = [0, 1, 2].map((index) =>
    parts.map((samples) => samples[Math.min(index, samples.length - 1)] ?? "").join(""),
  );
  return [...new Set(chosen)];
}

/** Of every kind that classes tell apart. */
const characters: readonly string[] = [
  ..."aA0 _-./=+:,;@%&?!$#*\"'`\\|~^()[]{}<>\n\r\tefxXzZ19",
  "\u0001",
  "\u0085",
  "\u00a0",
  "\u0301",
  "\u200b",
  "é",
  "中",
  "\ud800",
  "\u{1f680}",
];

function matchesOne(node: AST.CharacterSet | AST.CharacterClass, character: string): boolean {
  const flags = node.raw.includes("\\p") || node.raw.includes("\\u{") ? "u" : "";
  return new RegExp(`^${node.raw === "." ? "[^\\n\\r]" : node.raw}$`, flags || "s").test(character);
}

function charactersOf(source: string): readonly string[] {
  const found = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, value } = node as { type?: string; value?: unknown };
    if (type === "Character" && typeof value === "number") found.add(String.fromCodePoint(value));
    for (const [key, child] of Object.entries(node)) {
      if (key === "parent" || key === "references") continue;
      for (const each of Array.isArray(child) ? child : [child]) collect(each);
    }
  };
  collect(parser.parseLiteral(source).pattern);
  return [...found, " ", "a", "0"];
}

function unique(attacks: readonly Attack[]): readonly Attack[] {
  return [...new Map(attacks.map((attack) => [JSON.stringify(attack), attack])).values()];
}
