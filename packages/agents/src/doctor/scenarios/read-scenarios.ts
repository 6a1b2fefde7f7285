// From the texts of files to scenarios: each file is read by its schema, then what one says of another is looked up.
import { readSettings } from "@palisade/guardrails";
import { type ClusterDescription, clusterDescriptionSchema } from "@palisade/palette/demo";
import { z } from "zod";
import { checkReferences } from "./check-references.js";
import type { Scenario, ScenarioSubject } from "./scenario.js";
import type { ScenarioProblem } from "./scenario-problem.js";
import { variantSchema, wholeScenarioSchema } from "./scenario-schema.js";

export type ScenarioFile = { readonly file: string; readonly text: string };

export type ScenarioReading = {
  readonly scenarios: readonly Scenario[];
  /** Where each was read, by its id. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly ScenarioProblem[];
};

type Whole = z.infer<typeof wholeScenarioSchema>;
type Variant = z.infer<typeof variantSchema>;
type Locate = (pointer: string) => { readonly line: number; readonly column: number };
type Draft<Content> = { readonly file: string; readonly content: Content; readonly locate: Locate };

/**
 * Reads scenarios of one set: what one file says of another must be in the set.
 * A file that is wrong is left out, and said.
 * @example readScenarios([{ file: "a.yaml", text }]).problems.map(showProblem)
 */
export function readScenarios(files: readonly ScenarioFile[]): ScenarioReading {
  const problems: ScenarioProblem[] = [];
  const wholes: Draft<Whole>[] = [];
  const variants: Draft<Variant>[] = [];
  for (const { file, text } of files) {
    if (isVariant(text)) variants.push(...readDraft(file, text, variantSchema, problems));
    else wholes.push(...readDraft(file, text, wholeScenarioSchema, problems));
  }
  const read = [
    ...wholes.map(wholeScenario),
    ...variants.flatMap((each) => variantOf(each, wholes, problems) ?? []),
  ];
  const ids = [...wholes, ...variants].map(({ content }) => content.id);
  problems.push(...read.flatMap((each) => mistakesOf(each, ids)));
  const wrong = new Set(problems.map(({ file }) => file));
  const right = read.filter(({ file }) => !wrong.has(file));
  return {
    scenarios: right.map(({ scenario }) => scenario),
    files: new Map(right.map(({ file, scenario }) => [scenario.id, file])),
    problems,
  };
}

/** What is wrong with a scenario among others. */
function mistakesOf({ file, locate, scenario }: Read, ids: readonly string[]): ScenarioProblem[] {
  const { id, worse } = scenario;
  const isTwice = ids.filter((each) => each === id).length > 1;
  const mistakes = [
    ...(isTwice ? [{ pointer: "/id", message: `\`${id}\` is the id of more than one scenario` }] : []),
    ...worse.flatMap((each, place) =>
      each !== id && ids.includes(each)
        ? []
        : [{ pointer: `/worse/${place}`, message: `there is no other scenario \`${each}\`` }],
    ),
    ...checkReferences(scenario),
  ];
  return mistakes.map(({ pointer, message }) => ({ file, ...locate(pointer), message }));
}

const likeSchema = z.looseObject({ like: z.unknown().optional() });

function isVariant(text: string): boolean {
  const { settings } = readSettings(text, likeSchema);
  return settings?.like !== undefined;
}

function readDraft<Schema extends typeof wholeScenarioSchema | typeof variantSchema>(
  file: string,
  text: string,
  schema: Schema,
  problems: ScenarioProblem[],
): Draft<z.infer<Schema>>[] {
  const reading = readSettings(text, schema);
  if (reading.problems === undefined)
    return [{ file, content: reading.settings as z.infer<Schema>, locate: reading.locate }];
  problems.push(...reading.problems.map(({ message, place }) => ({ file, ...place, message })));
  return [];
}

type Read = { readonly file: string; readonly locate: Locate; readonly scenario: Scenario };

function wholeScenario({ file, content, locate }: Draft<Whole>): Read {
  const { id, family, title, note, now, faults = [], worse = [] } = content;
  const scenario: Scenario = {
    id,
    family,
    title,
    ...(note !== undefined && { note }),
    now,
    subject: subjectOf(content),
    faults,
    expect: expectationOf(content.expect),
    worse,
  };
  return { file, locate, scenario };
}

function subjectOf({ cluster, recorded }: Whole): ScenarioSubject {
  if (cluster !== undefined) return { kind: "described", cluster };
  if (recorded === undefined) throw new RangeError("a scenario has a cluster, or what was recorded of one");
  return { kind: "recorded", ...recorded, answers: Object.entries(recorded.answers).map(answerOf) };
}

/** `POST /v1/…` is asked with another method than GET. */
function answerOf([request, body]: readonly [string, unknown]) {
  const [first = "", second] = request.split(" ");
  return second === undefined
    ? { method: "GET", path: first, body: body as never }
    : { method: first, path: second, body: body as never };
}

function variantOf(
  { file, content, locate }: Draft<Variant>,
  wholes: readonly Draft<Whole>[],
  problems: ScenarioProblem[],
): Read | undefined {
  const { id, like, title, note, faults, worse = [] } = content;
  const say = (pointer: string, message: string) => {
    problems.push({ file, ...locate(pointer), message });
    return undefined;
  };
  const base = wholes.find((each) => each.content.id === like)?.content;
  if (base === undefined) return say("/like", `there is no scenario \`${like}\` that says everything itself`);
  if (base.cluster === undefined) return say("/like", `\`${like}\` is recorded, and describes no cluster`);
  const merged = clusterDescriptionSchema.safeParse({ ...base.cluster, ...content.cluster });
  if (!merged.success) return say("/cluster", merged.error.issues.map(({ message }) => message).join("; "));
  const cluster: ClusterDescription = merged.data;
  const scenario: Scenario = {
    id,
    like,
    family: content.family ?? base.family,
    title,
    ...(note !== undefined && { note }),
    now: content.now ?? base.now,
    subject: { kind: "described", cluster },
    faults: faults ?? base.faults ?? [],
    expect: expectationOf(content.expect),
    worse,
  };
  return { file, locate, scenario };
}

function expectationOf({ healthy, severity, rootCauses }: Whole["expect"]): Scenario["expect"] {
  return {
    healthy,
    severity,
    rootCauses: rootCauses.map((each) => (typeof each === "string" ? [each] : each)),
  };
}
