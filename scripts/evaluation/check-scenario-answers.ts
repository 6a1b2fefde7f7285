// What a scenario serves is held against Palette's definition, so that nobody's label rests on an answer that Palette never gives.
import { type Scenario, startScenario } from "@palisade/agents/scenarios";
import type { OpenApi } from "../../packages/palette/src/testing/openapi.js";

export type AnswerProblem = { readonly request: string; readonly message: string };

/** Every problem of its answers: recorded ones as they are, and those of a described cluster as they are served. */
export async function checkScenarioAnswers(
  scenario: Scenario,
  openApi: OpenApi,
): Promise<readonly AnswerProblem[]> {
  const { subject } = scenario;
  if (subject.kind === "recorded") {
    return subject.answers.flatMap(({ method, path, body }) => problemsOf(openApi, method, path, body));
  }
  const running = await startScenario(scenario);
  try {
    const { url, apiKey, cluster, project } = running;
    const headers = { ApiKey: apiKey, ProjectUid: project, "content-type": "application/json" };
    const problems: AnswerProblem[] = [];
    const queue = [...requestsOf(cluster), ...repaveRequests(cluster, scenario)];
    for (const [method, path] of queue) {
      const answer = await ask(url + path, { method, headers, ...(method === "POST" && { body: "{}" }) });
      if (answer.failure !== undefined) {
        // What is to go wrong may go wrong.
        if (scenario.faults.length > 0) continue;
        problems.push({ request: `${method} ${path}`, message: answer.failure });
        continue;
      }
      const { body } = answer;
      problems.push(...problemsOf(openApi, method, path, body));
      if (path === `/v1/spectroclusters/${cluster}`) queue.push(...machineRequests(body, scenario));
    }
    return problems;
  } finally {
    await running.close();
  }
}

type Answer =
  | { readonly failure: string; readonly body?: undefined }
  | { readonly failure?: undefined; readonly body: unknown };

async function ask(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    return response.ok ? { body: JSON.parse(text) as unknown } : { failure: `answers ${response.status}` };
  } catch (error) {
    return { failure: `has no answer: ${String(error)}` };
  }
}

type Request = readonly [method: "GET" | "POST", path: string];

function requestsOf(uid: string): Request[] {
  const cluster = `/v1/spectroclusters/${uid}`;
  return [
    ["GET", cluster],
    ["GET", `${cluster}/status`],
    ["GET", `${cluster}/profiles`],
    ["GET", `${cluster}/k8certificates`],
    ["GET", `${cluster}/variables`],
    ["GET", `${cluster}/features/complianceScan/logs/drivers`],
    ["GET", `/v1/dashboard/spectroclusters/${uid}/overview`],
    ["GET", `/v1/events/components/spectrocluster/${uid}?limit=50`],
    ["GET", `/v1/metrics/spectrocluster/${uid}/values?period=60`],
    ["POST", `/v1/dashboard/spectroclusters/${uid}/workloads/pod`],
  ];
}

/** Asked of others, it is not found. */
const repaveRequests = (uid: string, { subject }: Scenario): Request[] =>
  subject.kind === "described" && subject.cluster.repave !== undefined
    ? [["GET", `/v1/spectroclusters/${uid}/repave/status`]]
    : [];

/** Palette's shapes of pools and machines differ by cloud; the definition at hand has those of AWS. */
function machineRequests(body: unknown, { subject }: Scenario): Request[] {
  const config = valueAt(body, "spec", "cloudConfigRef", "uid");
  if (subject.kind === "recorded" || subject.cluster.cloud !== "aws" || typeof config !== "string") return [];
  return [
    ["GET", `/v1/cloudconfigs/aws/${config}`],
    ...subject.cluster.pools.map(
      ({ name }): Request => ["GET", `/v1/cloudconfigs/aws/${config}/machinePools/${name}/machines`],
    ),
  ];
}

function valueAt(body: unknown, ...path: readonly string[]): unknown {
  let value = body;
  for (const key of path)
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

function problemsOf(openApi: OpenApi, method: string, path: string, body: unknown): readonly AnswerProblem[] {
  const id = operationOf(openApi, method, path);
  if (id === undefined) return [];
  return openApi.problemsOf(id, 200, body).map((message) => ({ request: `${method} ${path}`, message }));
}

/** The operation whose template fits, that with the fewest parameters first. */
function operationOf({ operations }: OpenApi, method: string, path: string): string | undefined {
  const parts = (path.split("?")[0] ?? "").split("/");
  const fitting = [...operations].filter(([, operation]) => {
    const template = operation.path.split("/");
    return (
      operation.method === method &&
      template.length === parts.length &&
      template.every((part, place) => part.startsWith("{") || part === parts[place])
    );
  });
  const parameters = (template: string) => template.split("{").length;
  return fitting.sort(([, left], [, right]) => parameters(left.path) - parameters(right.path))[0]?.[0];
}
