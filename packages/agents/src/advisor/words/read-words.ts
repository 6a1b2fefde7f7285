// From words to needs, by tables alone: what was taken for what is told, and so is what nothing was taken from.
import { plainText } from "../../reading/plain-texts.js";
import { capabilities } from "../catalogue/capabilities.js";
import { type Needs, noNeeds, type Reading } from "../requirements/needs.js";
import { concepts, gpuWork } from "./concepts.js";
import { isFiller } from "./fillers.js";
import { isNegated, negationsIn } from "./negation.js";
import { amountsIn } from "./numbers.js";
import { findPhrases, phrases, type SaidSpan, type Span } from "./phrases.js";
import { cloudsOfRegion, places } from "./places.js";
import { type Token, tokensOf, type Word, wordsOf } from "./tokens.js";

const longest = 4000;

/** Something said: where, what it means, and what it does to the needs. */
type Said = SaidSpan & {
  readonly means: string;
  readonly wanted: (needs: Needs) => Needs;
  readonly unwanted?: (needs: Needs) => Needs;
  readonly place?: (typeof places)[number];
  readonly part?: { readonly name: string; readonly called: string; readonly layer: string };
};

const conceptPhrases = concepts.map((concept) => ({ concept, all: phrases(concept.said) }));
const placePhrases = places.map((place) => ({ place, all: phrases(place.said) }));
const partPhrases = Object.entries(capabilities).map(([name, part]) => ({
  name,
  part,
  all: phrases(part.said),
}));
const workPhrases = phrases(gpuWork);
const keep = (needs: Needs): Needs => needs;

/**
 * Reads what somebody wants.
 * @example readWords("EKS with two GPUs, no service mesh").needs.gpu // { wanted: true, count: 2 }
 */
export function readWords(text: string): Reading {
  const tokens = tokensOf(text.slice(0, longest));
  const words = wordsOf(tokens);
  const regions = regionsIn(tokens);
  const amounts = amountsIn(tokens);
  const said = saidIn(words, tokens);
  const spans = [...said, ...regions, ...amounts];
  const kept = said.filter(
    (each) => !isWithin(each, said) && !regions.some((region) => overlaps(region, each)),
  );
  const negations = negationsIn(words, tokens);
  const judged = kept
    .map((each) => ({ ...each, isNot: isNegated(each, tokens, negations, spans) }))
    .toSorted((left, right) => left.from - right.from);
  let needs: Needs = noNeeds;
  for (const each of judged) needs = each.isNot ? (each.unwanted ?? keep)(needs) : each.wanted(needs);
  for (const amount of amounts) needs = (amount.apply ?? keep)(needs);
  needs = withParts(withPlaces(needs, judged, regions), judged, tokens);
  const work = findPhrases(workPhrases, words, tokens);
  const isGpuWork = work.length > 0 && needs.gpu === undefined;
  if (isGpuWork) needs = { ...needs, gpu: { wanted: true } };
  const show = ({ from, to }: Span) =>
    plainText(
      tokens
        .slice(from, to + 1)
        .map((each) => each.text)
        .join(" "),
      120,
    );
  return {
    needs,
    understood: [
      ...judged
        .filter(
          ({ isNot, unwanted, place, part }) =>
            !isNot || unwanted !== undefined || place !== undefined || part !== undefined,
        )
        .map((each) => ({ text: show(each), means: each.isNot ? `not: ${each.means}` : each.means })),
      ...regions.map((each) => ({ text: show(each), means: `region ${each.region}` })),
      ...amounts
        .filter(({ apply }) => apply !== undefined)
        .map((each) => ({ text: show(each), means: each.means })),
      ...(isGpuWork
        ? work.slice(0, 1).map((each) => ({
            text: show(each),
            means: "GPUs: such work needs them, unless `no GPU` is said",
          }))
        : []),
    ],
    notUnderstood: remainders(
      tokens,
      [...spans.filter((each) => !("means" in each) || each.means !== ""), ...work],
      negations.before,
    ),
  };
}

function saidIn(words: readonly Word[], tokens: readonly Token[]): readonly Said[] {
  return [
    ...conceptPhrases.flatMap(({ concept, all }) =>
      findPhrases(all, words, tokens).map((span) => ({ ...concept, ...span })),
    ),
    ...placePhrases.flatMap(({ place, all }) =>
      findPhrases(all, words, tokens).map((span) => ({ ...span, means: place.called, place, wanted: keep })),
    ),
    ...partPhrases.flatMap(({ name, part, all }) =>
      findPhrases(all, words, tokens).map((span) => ({
        ...span,
        means: part.called,
        part: { name, called: part.called, layer: part.layer },
        wanted: keep,
      })),
    ),
  ];
}

const overlaps = (left: Span, right: Span): boolean => left.from <= right.to && right.from <= left.to;

/** A longer phrase of the same sort says it better: `Azure Linux` is no place. */
const isWithin = (span: Said, all: readonly Said[]): boolean =>
  all.some(
    (other) =>
      other !== span &&
      other.from <= span.from &&
      span.to <= other.to &&
      other.words > span.words &&
      (other.place !== undefined || span.place !== undefined) &&
      !(other.place === undefined && other.part === undefined),
  );

type Region = Span & { readonly region: string };

const regionsIn = (tokens: readonly Token[]): readonly Region[] =>
  tokens.flatMap(({ word }, at) =>
    cloudsOfRegion(word).length > 0 ? [{ from: at, to: at, region: word }] : [],
  );

type Judged = Said & { readonly isNot: boolean };

function withPlaces(needs: Needs, judged: readonly Judged[], regions: readonly Region[]): Needs {
  const said = judged.flatMap(({ place, isNot }) => (place === undefined ? [] : [{ ...place, isNot }]));
  const exact = said.filter(({ isNot, isFamily }) => !isNot && isFamily === undefined);
  const families = said.filter(
    ({ isNot, isFamily, clouds }) =>
      !isNot &&
      isFamily === true &&
      !exact.some((each) => each.clouds.some((cloud) => clouds.includes(cloud))),
  );
  // `a managed Kubernetes in AWS`: what families have in common, where they have anything.
  const narrowed = families.map((family) => {
    const others = families.filter(
      (other) => other !== family && other.clouds.some((cloud) => family.clouds.includes(cloud)),
    );
    return family.clouds.filter((cloud) => others.every(({ clouds }) => clouds.includes(cloud)));
  });
  const clouds = [...new Set([...exact.map((each) => each.clouds), ...narrowed].flat())];
  const notClouds = [...new Set(said.filter(({ isNot }) => isNot).flatMap((each) => each.clouds))];
  const [region] = regions;
  const ofRegion = region === undefined ? [] : cloudsOfRegion(region.region);
  const wanted = clouds.length > 0 ? clouds : ofRegion;
  return {
    ...needs,
    ...(wanted.length > 0 && { clouds: wanted }),
    notClouds: notClouds.filter((cloud) => !exact.some((each) => each.clouds.includes(cloud))),
    ...(region !== undefined && { region: region.region }),
  };
}

/** Parts, each once; `Calico or Cilium` is one part that either does. */
function withParts(needs: Needs, judged: readonly Judged[], tokens: readonly Token[]): Needs {
  const parts: { called: string; anyOf: string[]; to: number; isNot: boolean; layer: string }[] = [];
  for (const { part, isNot, from, to } of judged) {
    if (part === undefined) continue;
    const last = parts.at(-1);
    const between = last === undefined ? [] : tokens.slice(last.to + 1, from).map(({ word }) => word);
    if (
      last !== undefined &&
      !isNot &&
      !last.isNot &&
      last.layer === part.layer &&
      between.length <= 2 &&
      between.some((word) => word === "or" || word === "oder")
    ) {
      last.called += ` or ${part.called}`;
      last.anyOf.push(part.name);
      last.to = to;
    } else if (!parts.some((each) => each.anyOf.includes(part.name)))
      parts.push({ called: part.called, anyOf: [part.name], to, isNot, layer: part.layer });
  }
  const of = (isNot: boolean) =>
    parts.filter((each) => each.isNot === isNot).map(({ called, anyOf }) => ({ called, anyOf }));
  return { ...needs, parts: of(false), without: of(true) };
}

/** Clauses of which nothing was taken, without the words that only hold sentences together. */
function remainders(
  tokens: readonly Token[],
  spans: readonly Span[],
  negations: readonly Span[],
): readonly string[] {
  const clauses = new Map<number, { token: Token; isTaken: boolean }[]>();
  tokens.forEach((token, at) => {
    const isTaken = [...spans, ...negations].some(({ from, to }) => from <= at && at <= to);
    clauses.set(token.clause, [...(clauses.get(token.clause) ?? []), { token, isTaken }]);
  });
  return [...clauses.values()]
    .map((clause) => {
      const rest = clause.filter(({ token, isTaken }) => !isTaken && !isFiller(token.word));
      const isSilent = !clause.some(({ token, isTaken }) => isTaken && !isFiller(token.word));
      return { rest, isSilent };
    })
    .filter(({ rest, isSilent }) => rest.length > 0 && (isSilent || rest.length > 3))
    .map(({ rest }) => plainText(rest.map(({ token }) => token.text).join(" "), 200));
}
