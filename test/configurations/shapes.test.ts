// Pods are found by their shape wherever they stand, and what only looks like one is left alone.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGuard } from "@palisade/guardrails/node";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

type Case = { readonly name: string; readonly at?: string; readonly object: Record<string, unknown> };
const casesOf = (file: string): readonly Case[] =>
  parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8")) as Case[];

let guard: Awaited<ReturnType<typeof createGuard>>;
beforeAll(async () => {
  guard = await createGuard();
});

describe("a privileged container is found in", () => {
  it.each(casesOf("embedded-pods.yaml"))("$name", ({ at, object }) => {
    const { findings, coverage } = guard.validateConfiguration({ resources: [object] });
    expect(findings).toContainEqual(expect.objectContaining({ rule: "K8S-PRIVILEGED", at }));
    expect(findings.filter(({ rule }) => rule === "K8S-UNREADABLE")).toEqual([]);
    expect(coverage?.unlooked).toEqual([]);
  });

  it.each(casesOf("embedded-pods.yaml"))("a list that holds $name", ({ at, object }) => {
    const list = { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "Namespace" }, object] };
    const { findings } = guard.validateConfiguration({ resources: [list] });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "K8S-PRIVILEGED", at: `/items/1${at}`, resource: 0 }),
    );
  });
});

describe("nothing is found in", () => {
  const cases = casesOf("look-alikes.yaml");

  it("many kinds of look-alikes", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)("$name", ({ object }) => {
    const { effect, findings, failure } = guard.validateConfiguration({ resources: [object] });
    expect({ effect, findings, failure }).toEqual({ effect: "allow", findings: [], failure: undefined });
  });
});
