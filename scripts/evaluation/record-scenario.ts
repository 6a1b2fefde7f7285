// What a tenant answers about a cluster, as a scenario keeps it: read only, and without the values of packs.

export type Tenant = {
  /** `https://api.spectrocloud.com` */
  readonly url: string;
  readonly apiKey: string;
  readonly project: string;
};

type Answers = Map<string, unknown>;

const hour = 3_600_000;
/** A list that does not end is given up. */
const mostPages = 40;

/**
 * Asks for all that a diagnosis needs.
 * @throws if not even the cluster can be read
 */
export async function recordAnswers(
  tenant: Tenant,
  cluster: string,
  now: number,
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Answers = new Map();
  const base = `/v1/spectroclusters/${cluster}`;
  const ask = (path: string, method: "GET" | "POST" = "GET") => record(tenant, answers, method, path);
  const body = await ask(base);
  if (body === undefined) throw new Error(`the cluster ${cluster} cannot be read with this key and project`);
  await ask(`/v1/dashboard/spectroclusters/${cluster}/overview`);
  await pages(tenant, answers, `/v1/events/components/spectrocluster/${cluster}`);
  await ask(`${base}/k8certificates`);
  await ask(`${base}/features/complianceScan/logs/drivers`);
  if (textAt(body, "status", "repave", "state") !== undefined) await ask(`${base}/repave/status`);
  await ask(`/v1/dashboard/spectroclusters/${cluster}/workloads/pod`, "POST");
  const range = (hours: number) =>
    `startTime=${new Date(now - hours * hour).toISOString()}&endTime=${new Date(now).toISOString()}`;
  await ask(`/v1/metrics/spectrocluster/${cluster}/values?${range(7 * 24)}&period=60`);
  await ask(
    `/v1/metrics/machine/values?spectroClusterUid=${cluster}&${range(6)}&period=15&includeControlPlaneMachines=true`,
  );
  for (const template of listAt(body, "spec", "clusterProfileTemplates")) {
    const uid = textAt(template, "uid");
    if (uid !== undefined) await ask(`/v1/clusterprofiles/${uid}`);
  }
  await recordMachines(tenant, answers, body);
  return Object.fromEntries(answers);
}

async function recordMachines(tenant: Tenant, answers: Answers, cluster: unknown): Promise<void> {
  const kind = textAt(cluster, "spec", "cloudConfigRef", "kind");
  const uid = textAt(cluster, "spec", "cloudConfigRef", "uid");
  if (kind === undefined || uid === undefined) return;
  const config = await record(tenant, answers, "GET", `/v1/cloudconfigs/${kind}/${uid}`);
  for (const pool of listAt(config, "spec", "machinePoolConfig")) {
    const name = textAt(pool, "name");
    if (name === undefined) continue;
    await pages(tenant, answers, `/v1/cloudconfigs/${kind}/${uid}/machinePools/${name}/machines`);
  }
}

/** The body, which is kept; `undefined` if it is refused or not there. */
async function record(
  { url, apiKey, project }: Tenant,
  answers: Answers,
  method: "GET" | "POST",
  path: string,
): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: { ApiKey: apiKey, ProjectUid: project, "content-type": "application/json" },
    ...(method === "POST" && { body: "{}" }),
  });
  const text = await response.text();
  if (!response.ok) return undefined;
  const body: unknown = withoutValues(JSON.parse(text));
  answers.set(keyOf(method, path), body);
  return body;
}

/** Times in a query belong to the moment of the recording: whoever asks later asks for other ones. */
function keyOf(method: string, path: string): string {
  const [pathname = "", query = ""] = path.split("?");
  const token = new URLSearchParams(query).get("continue");
  const key = token === null ? pathname : `${pathname}?${new URLSearchParams({ continue: token })}`;
  return method === "GET" ? key : `${method} ${key}`;
}

async function pages(tenant: Tenant, answers: Answers, path: string): Promise<void> {
  const seen = new Set<string>();
  for (let token: string | undefined = ""; token !== undefined && seen.size < mostPages; ) {
    seen.add(token);
    const query: string = token === "" ? "" : `?${new URLSearchParams({ continue: token })}`;
    const body = await record(tenant, answers, "GET", path + query);
    const next = textAt(body, "listmeta", "continue");
    token = next === undefined || next === "" || seen.has(next) ? undefined : next;
  }
}

/** Values of packs and contents of manifests can hold secrets, and no diagnosis needs them. */
function withoutValues(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutValues);
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) =>
      typeof value === "string" && (key === "values" || key === "content")
        ? []
        : [[key, withoutValues(value)]],
    ),
  );
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const key of path)
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(body, path);
  return typeof value === "string" ? value : undefined;
}

function listAt(body: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(body, path);
  return Array.isArray(value) ? value : [];
}
