// Palette behind a gate, for `palisade mcp`: the one of the settings, or a demo tenant on this machine.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { systemHost } from "@palisade/guardrails";
import {
  type AuditLog,
  approvalQuestion,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  createMemorySessionStore,
  type OpenGate,
  openGate,
  type PrivateKey,
  privateKeyOf,
  publicKeyOf,
  StoreError,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { createProjectGuard, type PaletteSettings, readProject } from "@palisade/guardrails/project";
import type { Features, PaletteService, Principals, ServedPalette } from "@palisade/mcp-server";
import { createPalettePort } from "@palisade/mcp-server";
import { connectPalette, type PaletteOptions } from "@palisade/palette";
import { startDemoTenant } from "@palisade/palette/demo";
import { createSecretReader } from "@palisade/secrets";
import { readKeyFile } from "@palisade/stores/keys";
import { openProjectGate } from "@palisade/stores/project";
import type { Host } from "../host.js";
import { shown } from "../output/terminal-text.js";
import type { Project } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";
import { shippedComplianceAgent } from "./compliance-agent.js";
import { doctorAgent } from "./diagnosis-agent.js";
import { shippedProfileAgent } from "./profile-agent.js";

export type OpenedPalette = ServedPalette & { close(): Promise<void> };

export type PaletteQuestion = {
  readonly project: Project;
  readonly demo: boolean;
  /** Who speaks on standard input. */
  readonly principal: string | undefined;
  readonly features: Features;
};

/** Whose calls of a demo tenant are, if nobody says it. */
const demoPrincipal = "demo";

/** @throws {UsageError} for settings that no gate or no connection can be made of */
export async function openPalette(asked: PaletteQuestion, host: Host): Promise<OpenedPalette> {
  const opened = asked.demo ? await openDemo(asked, host) : await openReal(asked, host);
  try {
    const principal = asked.principal ?? onlyOf(opened.service.principals);
    return { ...opened, caller: { principal } };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

type Opened = { readonly service: PaletteService; close(): Promise<void> };

async function openReal({ project, features }: PaletteQuestion, host: Host): Promise<Opened> {
  const { settings, pathOf, file } = project;
  const { palette } = settings;
  if (palette === undefined || file === undefined)
    throw new UsageError("there is no `palette` in the settings: name them with --config, or try --demo");
  if (settings.gate === undefined)
    throw new UsageError(`${file}: \`palette\` needs a \`gate\`: name its \`database\``);
  const { url: baseUrl, ca, principals, environments, environmentLabel, kubeconfigs, tenant } = palette;
  const secrets = createSecretReader({ environment: host.environment, pathOf });
  const access = Object.entries(principals).map(([name, { key, projects }]) => {
    const apiKey = () => secrets.read(key);
    return [name, { apiKey, projects }] as const;
  });
  const confirmationKeys = await readConfirmationKeys(principals, pathOf);
  const options = { baseUrl, ...(ca === undefined ? {} : { ca: await readCa(pathOf(ca)) }) };
  const gate = await openProjectGate({ file });
  return serve({
    options,
    gate,
    principals: new Map(access),
    features,
    diagnose: doctorAgent({
      features,
      host,
      openGuard: async () => createProjectGuard(await readProject(file)),
    }),
    tenant: tenant ?? "palette",
    more: {
      confirmationKeys,
      ...(environments && { environments: new Map(Object.entries(environments)) }),
      ...(environmentLabel === undefined ? {} : { environmentLabel }),
      ...(kubeconfigs === undefined ? {} : { kubeconfigs: pathOf(kubeconfigs) }),
    },
    close: () => gate.close(),
  });
}

async function openDemo({ project, features }: PaletteQuestion, host: Host): Promise<Opened> {
  const { settings, file, pathOf } = project;
  const { kubeconfigs } = settings.palette ?? {};
  const key = privateKeyOf(new Uint8Array(randomBytes(32)));
  const gate =
    settings.gate === undefined || file === undefined
      ? await openMemoryGate(host, key)
      : await openProjectGate({ file });
  const demo = await startDemoTenant({ rateLimits: true });
  const projects = [...demo.state.projects.values()].map(({ uid }) => uid);
  return serve({
    options: { baseUrl: demo.url },
    gate,
    principals: new Map([[demoPrincipal, { apiKey: demo.apiKey, projects }]]),
    features,
    diagnose: doctorAgent({
      features,
      host,
      openGuard: async () =>
        file === undefined ? createGuard() : createProjectGuard(await readProject(file)),
    }),
    tenant: "demo",
    more: {
      environmentLabel: "env",
      confirmationKeys: new Map([[demoPrincipal, key]]),
      ...(kubeconfigs === undefined ? {} : { kubeconfigs: pathOf(kubeconfigs) }),
    },
    close: async () => {
      await demo.close();
      await gate.close();
    },
  });
}

/** Without settings, whoever tries it out may confirm changes in production: nothing of it is real. */
async function openMemoryGate(host: Host, key: PrivateKey): Promise<OpenGate & { close(): Promise<void> }> {
  const approvers = [{ name: demoPrincipal, roles: [], keys: [publicKeyOf(key)] }];
  const approval = { approvers, confirmed_by_requester: ["ACT-PRODUCTION-WRITE"] };
  const guard = await createGuard({ subjects: [approvalQuestion], parameters: { approval } });
  const stores = {
    audit: createMemoryAuditStore(),
    approvals: createMemoryApprovalStore(),
    sessions: createMemorySessionStore(),
  };
  host.err(shown`palisade mcp: approvals and the audit log are in memory, and gone with this process\n`);
  return { ...openGate({ guard, stores, host: systemHost }), close: async () => undefined };
}

type Parts = {
  readonly options: Omit<PaletteOptions, "apiKey">;
  readonly gate: OpenGate;
  readonly principals: Principals;
  readonly features: Features;
  readonly diagnose: ReturnType<typeof doctorAgent>;
  readonly tenant: string;
  readonly more: Pick<
    PaletteService,
    "environments" | "environmentLabel" | "kubeconfigs" | "confirmationKeys"
  >;
  close(): Promise<void>;
};

function serve({
  options,
  gate: opened,
  principals,
  features,
  diagnose,
  tenant,
  more,
  close,
}: Parts): Opened {
  const { gate, approvals, audit } = opened;
  const connection = connectPalette({
    ...options,
    // Every principal has a key of their own: the connection has none.
    apiKey: () => "",
    onCall: (call) => recordCall(audit, tenant, { ...call }),
  });
  return {
    service: {
      port: createPalettePort(connection),
      principals,
      gate,
      approvals,
      audit,
      features,
      tenant,
      now: Date.now,
      agents: { diagnose, checkCompliance: shippedComplianceAgent(), recommend: shippedProfileAgent() },
      ...more,
    },
    close: async () => {
      await connection.close();
      await close();
    },
  };
}

async function recordCall(
  audit: AuditLog,
  tenant: string,
  call: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { projectUid } = call;
  const project = typeof projectUid === "string" ? { project: projectUid } : {};
  await audit.append({ kind: "call", tenant, ...project, details: call });
}

async function readConfirmationKeys(
  principals: PaletteSettings["principals"],
  pathOf: Project["pathOf"],
): Promise<ReadonlyMap<string, PrivateKey>> {
  const keys = new Map<string, PrivateKey>();
  for (const [name, { confirm }] of Object.entries(principals))
    if (confirm !== undefined) keys.set(name, await readingKey(pathOf(confirm)));
  return keys;
}

async function readingKey(path: string): Promise<PrivateKey> {
  try {
    return await readKeyFile(path);
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
    throw new UsageError(`${path}: ${cause.message}`, { cause });
  }
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new UsageError(`${path}: the authorities cannot be read`, { cause });
  }
}

function onlyOf(principals: Principals): string {
  const [only, ...others] = principals.keys();
  if (only !== undefined && others.length === 0) return only;
  const names = [...principals.keys()].join(", ");
  throw new UsageError(`name who speaks with --principal: there are ${names || "none"}`);
}
