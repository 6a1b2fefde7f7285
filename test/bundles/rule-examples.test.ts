// The examples that rules give of themselves: the bad one is found by the rule, the good one is not.
import { type Decision, type RuleDescription, readManifests } from "@palisade/guardrails";
import { createGuard, readBundleFile } from "@palisade/guardrails/node";
import { loadBundle } from "@palisade/runtime";
import { describe, expect, it } from "vitest";

const bundle = await readBundleFile();
// Changes are frozen all the time, so that the rule that holds them back has something to say.
const freezes = ["2000-01-01T00:00:00Z/2200-01-01T00:00:00Z"];
// Every rule judges, and those that go by what a team asks for are asked for something.
const configuration = {
  packs: ["all"],
  required_annotations: ["email"],
  cost_cloud: "aws",
  cost_region: "us-east-1",
  namespace_budgets: { budgeted: "100" },
  allowed_gpus: ["nvidia-l4"],
  allowed_machine_types: ["m6i.*"],
  maximum_pod_requests: { cpu: "32" },
  sleeping_environments: ["dev-nightly"],
  allowed_load_balancers: ["edge/*"],
  maximum_volume_sizes: { "*": "1Ti" },
  maximum_pool_nodes: "20",
};
const guard = await createGuard({ bundle, parameters: { action: { freezes }, configuration } });
const policy = await loadBundle(bundle);
const rules = guard.listRules();

/** A history in which every limit is reached, and which is too long; a bad example costs much besides. */
const sessionFor = (isBad: boolean) => {
  const event = { age_seconds: 0, same_session: true, project: "shop", count: 20, cost: 0, denied_by: [] };
  return {
    complete: false,
    cost: isBad ? 1000 : 0,
    events: [
      { ...event, state: "denied", operations: [] },
      { ...event, state: "succeeded", operations: [{ verb: "delete", targets: [{ kind: "pods" }] }] },
      {
        ...event,
        state: "succeeded",
        operations: [{ at: "", verb: "get", targets: [{ kind: "secrets", name: "db" }] }],
      },
    ],
    tainted: [{ at: "/name", source: "fetch" }],
  };
};

const judge: Readonly<Record<string, (example: string, isBad: boolean) => Decision>> = {
  configuration: (text) => {
    const { manifests } = readManifests(new TextEncoder().encode(text));
    return guard.validateConfiguration({ resources: manifests.map(({ value }) => value) });
  },
  action: (text, isBad) =>
    guard.validateAction(new TextEncoder().encode(text), { session: sessionFor(isBad) }),
  prompt: (text) => guard.validatePrompt(text),
  response: (text) => guard.validateResponse(text),
  "tool-result": (text) => guard.validateToolResult(text),
};

/** What they find cannot come from this guard, which refuses it before: their bad example is what a policy is given. */
const behindTheGuard: ReadonlySet<string> = new Set(["ACT-MALFORMED", "PROMPT-UNREADABLE"]);

type Found = { readonly rule: string };

function found({ subject, rule }: RuleDescription, example: string, isBad: boolean): readonly string[] {
  if (isBad && behindTheGuard.has(rule)) {
    const entrypoint = `${subject.replace("-", "_")}/decision`;
    const answer = policy.evaluate(entrypoint, JSON.parse(example)) as { findings: readonly Found[] };
    return answer.findings.map((finding) => finding.rule);
  }
  const decision = judge[subject]?.(example, isBad);
  expect(decision?.failure).toBeUndefined();
  return decision?.findings.map((finding) => finding.rule) ?? [];
}

describe.each(rules.map((rule) => [`${rule.subject} ${rule.rule}`, rule] as const))("%s", (_, rule) => {
  const { bad, good } = rule.examples ?? { bad: "", good: "" };

  it("finds its bad example, and nothing in its good one", () => {
    expect(found(rule, bad, true)).toContain(rule.rule);
    expect(found(rule, good, false)).not.toContain(rule.rule);
  });

  it("describes each of its parameters", () => {
    for (const { name, description, value } of rule.parameters ?? [])
      expect({ name, description, value }).toEqual({
        name,
        description: expect.stringMatching(/^\S.+\.$/),
        value: expect.anything(),
      });
  });
});
