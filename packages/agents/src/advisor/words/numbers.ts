// Numbers with what they count: money a month, machines, GPUs, memory, versions of Kubernetes.
import type { Needs } from "../requirements/needs.js";
import type { Token } from "./tokens.js";

export type Amount = {
  readonly from: number;
  readonly to: number;
  readonly means: string;
  readonly apply?: (needs: Needs) => Needs;
};

const counts = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    twenty: 20,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    zwölf: 12,
  }),
);

/** `1,500.50` and `2k`; nothing for what is no number. */
export function numberOf(text: string): number | undefined {
  const found = /^[$€£v]?(\d[\d.,]*)(k|m)?$/.exec(text);
  if (found === null) return counts.get(text);
  const [, digits = "", scale] = found;
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits)
    ? digits.replaceAll(/[.,]/g, "")
    : digits.replace(",", ".");
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  return value * (scale === "k" ? 1000 : scale === "m" ? 1_000_000 : 1);
}

type Reader = (tokens: readonly Token[], at: number) => Amount | undefined;

/** The amounts of a text, the first reader that takes a token keeps it. */
export function amountsIn(tokens: readonly Token[]): readonly Amount[] {
  const found: Amount[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const amount = readers.map((read) => read(tokens, at)).find((each) => each !== undefined);
    if (amount === undefined) continue;
    found.push(amount);
    at = amount.to;
  }
  return found;
}

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

const sameClause = (tokens: readonly Token[], at: number, other: number): boolean =>
  tokens[at]?.clause === tokens[other]?.clause;

const lowers = new Set(["least", "from", "since", "minimum", "mindestens", "ab", "newer", "above"]);
const uppers = new Set(["most", "maximum", "max", "until", "höchstens", "maximal", "to", "exceed", "beyond"]);
const orMore = new Set(["later", "newer", "above", "higher", "up", "upwards", "more", "höher", "neuer"]);
const orLess = new Set(["older", "earlier", "below", "lower", "less", "älter"]);

const minor = /^v?(1\.\d{1,2})(?:\.[\dx]+)?(\+?)$/;

const kubernetesVersion: Reader = (tokens, at) => {
  const found = minor.exec(wordAt(tokens, at));
  if (found === null) return undefined;
  const [, version = "", plus] = found;
  const near = tokens.slice(Math.max(0, at - 6), at).filter(({ clause }) => clause === tokens[at]?.clause);
  const isNamed =
    [...near, ...tokens.slice(at + 1, at + 6)].some(({ word }) =>
      ["kubernetes", "k8s", "version"].some((name) => word.startsWith(name)),
    ) || tokens.some(({ word }) => word === "kubernetes" || word === "k8s");
  if (!isNamed || !/^1\.(?:[12]\d|[3-9]\d)$/.test(version)) return undefined;
  const [first, second] = [wordAt(tokens, at + 1), wordAt(tokens, at + 2)];
  const before = near.slice(-3).map(({ word }) => word);
  const range = ["to", "and", "or", "through", "bis", "und"].includes(first)
    ? minor.exec(second)?.[1]
    : undefined;
  const says = (atLeast: string | undefined, atMost: string | undefined, to: number): Amount => ({
    from: at,
    to,
    means: `Kubernetes ${[atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`].filter((each) => each !== false).join(", ")}`,
    apply: (needs) => ({
      ...needs,
      kubernetes: {
        ...needs.kubernetes,
        ...(atLeast !== undefined && { atLeast }),
        ...(atMost !== undefined && { atMost }),
      },
    }),
  });
  if (range !== undefined) return says(version, range, at + 2);
  if (plus === "+" || first === "+") return says(version, undefined, first === "+" ? at + 1 : at);
  if (["or", "and", "oder"].includes(first) && orMore.has(second)) return says(version, undefined, at + 2);
  if (["or", "and", "oder"].includes(first) && orLess.has(second)) return says(undefined, version, at + 2);
  if (before.includes("than")) {
    const isUnder = before.some((word) => ["older", "lower", "earlier", "less"].includes(word));
    const isNot = tokens.slice(Math.max(0, at - 6), at).some(({ word }) => word === "not" || word === "no");
    if (isUnder) return isNot ? says(version, undefined, at) : says(undefined, step(version, -1), at);
    return isNot ? says(undefined, version, at) : says(step(version, 1), undefined, at);
  }
  if (before.some((word) => ["below", "under", "before"].includes(word)))
    return says(undefined, step(version, -1), at);
  if (before.some((word) => word === "above" || word === "after"))
    return says(step(version, 1), undefined, at);
  if (before.some((word) => lowers.has(word))) return says(version, undefined, at);
  if (before.some((word) => uppers.has(word))) return says(undefined, version, at);
  return says(version, version, at);
};

const step = (version: string, by: number): string => `1.${Number(version.split(".")[1]) + by}`;

const perMonth = new Set(["month", "monthly", "monat", "monatlich"]);
const perYear = new Set(["year", "yearly", "annually", "annual", "jahr", "jährlich"]);
const perHour = new Set(["hour", "hourly", "stunde"]);
const dollars = new Set(["dollar", "dollars", "usd", "bucks", "$", "dollarn"]);
const otherMoney = new Set(["€", "£", "euro", "euros", "eur", "pounds", "gbp", "chf", "franken"]);

const money: Reader = (tokens, at) => {
  const word = wordAt(tokens, at);
  const isSign =
    (word === "$" || word === "€" || word === "£") && numberOf(wordAt(tokens, at + 1)) !== undefined;
  const place = isSign ? at + 1 : at;
  let value = numberOf(wordAt(tokens, place));
  if (value === undefined) return undefined;
  let to = place;
  let next = wordAt(tokens, to + 1);
  if (next === "thousand" || next === "k" || next === "grand" || next === "tausend") {
    value *= 1000;
    to += 1;
    next = wordAt(tokens, to + 1);
  }
  const before = tokens
    .slice(Math.max(0, at - 5), at)
    .filter(({ clause }) => clause === tokens[at]?.clause)
    .map((each) => each.word);
  const isCalled = before.some(
    (each) =>
      each.startsWith("budget") || each.startsWith("cost") || each.startsWith("spend") || each === "pay",
  );
  const isDollar = wordAt(tokens, at).startsWith("$") || dollars.has(next) || before.at(-1) === "usd";
  const isOther = ["€", "£"].some((sign) => word.startsWith(sign)) || otherMoney.has(next);
  const following = [0, 1, 2, 3].flatMap((far) => wordAt(tokens, to + 1 + far).split("/"));
  const isPaid =
    isDollar || isOther || (isCalled && following.some((each) => perMonth.has(each) || perYear.has(each)));
  if (!isPaid) return undefined;
  while (to + 1 < tokens.length && sameClause(tokens, at, to + 1) && isOfMoney(wordAt(tokens, to + 1)))
    to += 1;
  const within = tokens.slice(at, to + 1).flatMap((each) => each.word.split("/"));
  if (isOther) return { from: at, to, means: "" };
  const months = within.some((each) => perYear.has(each))
    ? 1 / 12
    : within.some((each) => perHour.has(each))
      ? 730
      : 1;
  const monthly = Math.round(value * months * 100) / 100;
  return {
    from: at,
    to,
    means: `at most $${monthly} a month`,
    apply: (needs) => ({ ...needs, budget: monthly }),
  };
};

const isOfMoney = (word: string): boolean =>
  dollars.has(word) ||
  otherMoney.has(word) ||
  ["a", "per", "each", "every", "in", "im", "pro", "/"].includes(word) ||
  word
    .split("/")
    .some((each) => perMonth.has(each) || perYear.has(each) || perHour.has(each) || dollars.has(each));

const machines = new Set([
  "node",
  "nodes",
  "machine",
  "machines",
  "worker",
  "workers",
  "host",
  "hosts",
  "server",
  "servers",
  "box",
  "boxes",
  "boards",
  "knoten",
  "maschinen",
  "rechner",
]);
const graphics = new Set(["gpu", "gpus", "a100", "a100s", "h100", "h100s", "l4", "l4s", "t4", "t4s"]);
const sizes = new Set(["gb", "gib"]);

const counted: Reader = (tokens, at) => {
  const joined = /^(\d+)(gb|gib)$/.exec(wordAt(tokens, at));
  const value = joined === null ? numberOf(wordAt(tokens, at)) : Number(joined[1]);
  if (value === undefined || value < 1) return undefined;
  const next =
    wordAt(tokens, at + 1)
      .split("-")
      .at(-1) ?? "";
  if (joined !== null || sizes.has(next)) {
    const to = joined === null ? at + 1 : at;
    const near = tokens.slice(Math.max(0, at - 8), to + 8).map(({ word }) => word);
    const isOfGpu = near.some((word) => graphics.has(word) || word === "vram" || word.startsWith("graphics"));
    if (!isOfGpu) return undefined;
    return {
      from: at,
      to,
      means: `${value} GiB of memory on a GPU`,
      apply: (needs) => ({ ...needs, gpu: { ...needs.gpu, wanted: true, memoryGiB: value } }),
    };
  }
  if (!Number.isInteger(value)) return undefined;
  const [within, kind] =
    [1, 2, 3]
      .map((far) => [far, wordAt(tokens, at + far)] as const)
      .find(
        ([far, word]) => sameClause(tokens, at, at + far) && (machines.has(word) || graphics.has(word)),
      ) ?? [];
  if (within === undefined || kind === undefined) return undefined;
  if (graphics.has(kind))
    return {
      from: at,
      to: at + within - 1,
      means: `${value} GPUs`,
      apply: (needs) => ({ ...needs, gpu: { ...needs.gpu, wanted: true, count: value } }),
    };
  const between = tokens.slice(at + 1, at + within).map(({ word }) => word);
  const isLost = tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ word }) => ["lose", "loses", "losing", "loss", "any"].includes(word));
  if (isLost || between.some((word) => ["control", "plane", "master", "or"].includes(word))) return undefined;
  return {
    from: at,
    to: at + within,
    means: `${value} machines for workloads`,
    apply: (needs) => ({ ...needs, nodes: value }),
  };
};

const readers: readonly Reader[] = [kubernetesVersion, money, counted];
