// Whatever a rule reads may be of any type: no document stops the policy, and none is clean because a rule could not read it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Decision, readManifests } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";
import { valueToJavaScript } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

type Steps = readonly (string | number)[];

const rules = fileURLToPath(new URL("../../policies-rego/rules", import.meta.url));
const wrong: readonly unknown[] = ["zzz", 7.5, true, ["zzz"], { zzz: 1 }, [], {}];
const guard = await createGuard({ parameters: { configuration: { packs: ["all"] } } });

const examples = readdirSync(rules).flatMap((domain) =>
  readdirSync(join(rules, domain), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => exampleOf(join(rules, domain, name, `${name}.rego`))),
);

function exampleOf(file: string): { readonly id: string; readonly documents: readonly unknown[] } {
  const block = /^# METADATA\n((?:#.*\n)+)package /.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const { custom } = parse(block.replace(/^# ?/gm, ""));
  const documents = readManifests(custom.examples.bad).manifests.map(({ value }) => valueToJavaScript(value));
  return { id: custom.id, documents };
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}

function* placesIn(value: unknown, at: Steps = []): Generator<Steps> {
  if (at.length > 0) yield at;
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value))
    yield* placesIn(each, [...at, Array.isArray(value) ? Number(key) : key]);
}

function valueAt(value: unknown, at: Steps): unknown {
  return at.reduce<unknown>((owner, step) => (owner as Record<string | number, unknown>)[step], value);
}

function changed(value: unknown, [step, ...rest]: Steps, to: unknown): unknown {
  if (step === undefined) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = changed(copy[step], rest, to);
  return copy;
}

const judge = (documents: readonly unknown[]): Decision =>
  guard.validateConfiguration({ resources: documents } as never);

const speaksOf = ({ findings }: Decision, id: string): boolean =>
  findings.some(({ rule }) => rule === id || rule.endsWith("UNREADABLE"));

/** What is right once it is changed so: the example of what cannot be read becomes readable, and 7.5 bytes are an amount. */
const right: ReadonlySet<string> = new Set([
  "K8S-CLUSTER-UNREADABLE rules/0/verbs array",
  "K8S-UNREADABLE spec/containers array",
  "K8S-RESOURCE-BOUNDS spec/containers/0/resources/limits/memory number",
]);

describe("a value of another type", () => {
  it.each(examples.map((example) => [example.id, example] as const))(
    "in the example of %s",
    (id, { documents }) => {
      // Some need a parameter to find anything.
      if (!judge(documents).findings.some(({ rule }) => rule === id)) return;
      let turn = id.length;
      for (const [number, document] of documents.entries())
        for (const at of placesIn(document)) {
          if (["apiVersion", "kind", "metadata"].includes(String(at[0])) && at.length < 4) continue;
          // One after the other, so that all of them take their turn at every depth.
          const others = wrong.filter((each) => typeOf(each) !== typeOf(valueAt(document, at)));
          const to = others[turn++ % others.length];
          const decision = judge(
            documents.map((each, index) => (index === number ? changed(each, at, to) : each)),
          );
          const words = `${id} ${at.join("/")} ${typeOf(to)}`;
          expect(decision.failure, words).toBeUndefined();
          if (!right.has(words)) expect(speaksOf(decision, id), words).toBe(true);
        }
    },
  );

  it("is judged for nearly every rule", () => {
    const found = examples.filter(({ id, documents }) =>
      judge(documents).findings.some(({ rule }) => rule === id),
    );
    expect(found.length / examples.length).toBeGreaterThan(0.85);
  });
});
