// Measures the Compliance Checker on labelled scopes: `npm run evaluate:compliance -- [DIR] [--misses]`.
import process from "node:process";
import { parseArgs } from "node:util";
import {
  type ComplianceTarget,
  checkCompliance,
  gatherClusterTarget,
  profileDocuments,
} from "@palisade/agents/compliance";
import {
  type ComplianceScope,
  type LabelledStatus,
  loadComplianceScopes,
  wrongControls,
} from "@palisade/agents/compliance-scopes";
import { showProblem } from "@palisade/agents/scenarios";
import { type Guard, readManifests } from "@palisade/guardrails";
import { createGuard, readBundleFile, readShippedFramework } from "@palisade/guardrails/node";
import { connectPalette, createPaletteClient } from "@palisade/palette";
import { type DemoTenant, demoTenant, startDemoTenant } from "@palisade/palette/demo";
import { loadBundle } from "@palisade/runtime";

/** The part of controls that have to stand as they are labelled. */
const least = 0.97;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: "boolean", default: false } },
});
const [folder = "test/evaluation/compliance"] = positionals;

const { scopes, problems } = await loadComplianceScopes(folder);
for (const problem of problems) console.error(showProblem(problem));

const bundle = await loadBundle(await readBundleFile());
const guards = new Map<string, Promise<Guard>>();
const guardFor = (pack: string): Promise<Guard> => {
  const guard = guards.get(pack) ?? createGuard({ bundle, parameters: { configuration: { packs: [pack] } } });
  guards.set(pack, guard);
  return guard;
};

async function withDemo<T>(
  { cluster, now }: ComplianceScope,
  use: (demo: DemoTenant) => Promise<T>,
): Promise<T> {
  const at = now === undefined ? Date.now() : Date.parse(now);
  const tenant = { ...demoTenant, clusters: cluster === undefined ? [] : [cluster] };
  const demo = await startDemoTenant({ clock: () => at, tenant });
  try {
    return await use(demo);
  } finally {
    await demo.close();
  }
}

/** The texts of manifests are not in a profile as Palette answers it: here they come from the description. */
function profileTarget(demo: DemoTenant, wanted: NonNullable<ComplianceScope["profile"]>): ComplianceTarget {
  const profile = [...demo.state.profiles.values()].find(
    ({ name, version }) => name === wanted.name && version === wanted.version,
  );
  if (profile === undefined) throw new RangeError(`there is no profile ${wanted.name} ${wanted.version}`);
  const read = profileDocuments(profile);
  return { kind: "profile", name: profile.name, uid: profile.uid, ...read };
}

async function clusterTarget(demo: DemoTenant, name: string): Promise<ComplianceTarget> {
  const connection = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey });
  try {
    const described = [...demo.state.clusters.values()].find((each) => each.name === name);
    if (described === undefined) throw new RangeError(`there is no cluster ${name}`);
    const { uid, projectUid } = described;
    return await gatherClusterTarget({ palette: createPaletteClient(connection).inProject(projectUid), uid });
  } finally {
    await connection.close();
  }
}

async function targetOf(scope: ComplianceScope): Promise<ComplianceTarget> {
  const { manifests, profile, cluster } = scope;
  if (manifests !== undefined) {
    const read = readManifests(manifests);
    const documents = read.manifests.map((manifest) => ({ file: `${scope.id}.yaml`, manifest }));
    const notes = read.problems.map(({ message }) => ({
      part: "manifests",
      code: "not_read",
      message,
      isGap: true,
    }));
    return { kind: "manifests", name: scope.id, documents, notes };
  }
  return withDemo(scope, async (demo) => {
    if (profile !== undefined) return profileTarget(demo, profile);
    if (cluster === undefined) throw new RangeError(`${scope.id} has no scope`);
    return clusterTarget(demo, cluster.name);
  });
}

const kindOf = ({ manifests, profile }: ComplianceScope): string =>
  manifests !== undefined ? "manifests" : profile !== undefined ? "profile" : "cluster";

const benchmark = await readShippedFramework("cis");
const tallies = new Map<string, { right: number; all: number }>();
const count = (name: string, right: number, all: number): void => {
  const before = tallies.get(name) ?? { right: 0, all: 0 };
  tallies.set(name, { right: before.right + right, all: before.all + all });
};
const misses: string[] = [];

for (const scope of scopes) {
  const { framework, controls, id, now } = scope;
  const guard = await guardFor(framework);
  const target = await targetOf(scope);
  const report = await checkCompliance({
    scope: target.kind,
    targets: [target],
    framework: await readShippedFramework(framework),
    benchmark,
    judge: async (documents) =>
      guard.validateConfiguration({ resources: documents.map(({ manifest }) => manifest.value) }),
    rules: guard.listRules().filter(({ subject }) => subject === "configuration"),
    ...(now !== undefined && { now: Date.parse(now) }),
  });
  const outcomes = report.targets.flatMap((each) => each.controls);
  const said = new Map(
    outcomes.map((each) => [each.id, each.status.replace("_", "-") as LabelledStatus] as const),
  );
  const wrong = wrongControls(scope, said);
  const all = Object.keys(controls).length;
  for (const name of ["all", `framework ${framework}`, `scope ${kindOf(scope)}`])
    count(name, all - wrong.size, all);
  for (const [control, status] of wrong) {
    const why = outcomes.find((each) => each.id === control)?.reason ?? "";
    misses.push(`${id} ${control}: ${status ?? "unknown"}, labelled ${controls[control]}: ${why}`);
  }
}

console.log(`${scopes.length} scopes of ${folder}\n`);
for (const [name, { right, all }] of tallies)
  console.log(`  ${name.padEnd(20)} ${`${right}/${all}`.padStart(9)} ${((100 * right) / all).toFixed(1)}%`);
if (misses.length > 0) console.log(`\n${misses.length} controls stand otherwise:`);
for (const miss of values.misses ? misses : misses.slice(0, 20)) console.log(`  ${miss}`);

const total = tallies.get("all");
const isGood = total !== undefined && total.all > 0 && total.right / total.all >= least;
process.exitCode = problems.length > 0 ? 2 : isGood ? 0 : 1;
