// Palette's tools over a demo tenant and a gate in memory, with clients of both protocol eras.
import { Client } from "@modelcontextprotocol/client";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Guard } from "@palisade/guardrails";
import {
  type AuditRecord,
  approvalQuestion,
  createMemoryApprovalStore,
  createMemoryAuditStore,
  createMemorySessionStore,
  type OpenGateOptions,
  openGate,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { connectPalette, type PaletteConnection } from "@palisade/palette";
import { type DemoTenant, startDemoTenant } from "@palisade/palette/demo";
import { createPalettePort } from "../palette/palette-port.js";
import type { Caller, PaletteService } from "../palette/palette-service.js";
import { createServer } from "../server.js";

/** Friday morning. */
export const begin = Date.UTC(2026, 10, 20, 9, 15);

export type MemoryOptions = {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Made once for many tests. */
  readonly guard?: Guard;
  readonly gate?: Partial<OpenGateOptions>;
  readonly stores?: Partial<OpenGateOptions["stores"]>;
  readonly service?: Partial<PaletteService>;
};

export type MemoryService = {
  readonly demo: DemoTenant;
  readonly connection: PaletteConnection;
  readonly guard: Guard;
  readonly service: PaletteService;
  readonly approvals: ReturnType<typeof openGate>["approvals"];
  readonly stores: OpenGateOptions["stores"];
  /** What stands in the log. */
  readonly records: () => Promise<readonly AuditRecord[]>;
  readonly pass: (minutes: number) => void;
  readonly project: (name: string) => string;
  readonly cluster: (name: string) => { readonly uid: string; readonly project: string };
  readonly close: () => Promise<void>;
};

export function gateGuard(parameters?: Readonly<Record<string, unknown>>): Promise<Guard> {
  return createGuard({ subjects: [approvalQuestion], ...(parameters && { parameters }) });
}

/** `demo` may use every project, `otto` two of them, `nobody` none. */
export async function memoryService(options: MemoryOptions = {}): Promise<MemoryService> {
  let now = begin;
  const demo = await startDemoTenant({ clock: () => now });
  const guard = options.guard ?? (await gateGuard(options.parameters));
  const stores = {
    audit: createMemoryAuditStore(),
    approvals: createMemoryApprovalStore(),
    sessions: createMemorySessionStore(),
    ...options.stores,
  };
  const host = { now: () => now, monotonicMicros: () => 0, randomBytes: countedBytes() };
  const { gate, approvals, audit } = openGate({ guard, stores, host, ...options.gate });
  const connection = connectPalette({
    baseUrl: demo.url,
    apiKey: demo.apiKey,
    onCall: async (call) => {
      await audit.append({ kind: "call", tenant: "acme", details: { ...call, durationMs: 0 } });
    },
  });
  const projects = new Map([...demo.state.projects.values()].map(({ name, uid }) => [name, uid]));
  const project = (name: string) => projects.get(name) ?? "";
  const service: PaletteService = {
    port: createPalettePort(connection),
    principals: new Map([
      ["demo", { apiKey: demo.apiKey, projects: [...projects.values()] }],
      [
        "otto",
        { apiKey: demo.keys["operator"] ?? "", projects: [project("Production"), project("Staging")] },
      ],
      ["edgar", { apiKey: demo.keys["edge"] ?? "", projects: [project("Edge-Retail")] }],
    ]),
    gate,
    approvals,
    audit,
    features: new Set(),
    tenant: "acme",
    environmentLabel: "env",
    now: () => now,
    ...options.service,
  };
  return {
    demo,
    connection,
    guard,
    service,
    approvals,
    stores,
    records: async () => {
      const all: AuditRecord[] = [];
      for await (const record of audit.records(1)) all.push(record);
      return all;
    },
    pass: (minutes) => {
      now += minutes * 60_000;
    },
    project,
    cluster: (name) => {
      const found = [...demo.state.clusters.values()].find((each) => each.name === name);
      if (found === undefined) throw new Error(`no cluster ${name}`);
      return { uid: found.uid, project: found.projectUid };
    },
    close: async () => {
      await connection.close();
      await demo.close();
    },
  };
}

/** Another 16 bytes each time. */
function countedBytes(): () => Uint8Array {
  let count = 0;
  return () => {
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(12, ++count);
    return bytes;
  };
}

export const eras = ["2025-11-25 by its SDK", "2025-11-25", "2026-07-28"] as const;
export type Era = (typeof eras)[number];

type Elicited = {
  readonly action: "accept" | "decline" | "cancel";
  readonly content?: Record<string, string | boolean>;
};

export type ToolAnswer = {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly structuredContent: any;
};

export type TestClient = {
  readonly client: Client | OldClient;
  readonly call: (
    name: string,
    values?: Record<string, unknown>,
    options?: { readonly signal?: AbortSignal; readonly onprogress?: (progress: unknown) => void },
  ) => Promise<ToolAnswer>;
  readonly close: () => Promise<void>;
};

/** @param elicit answers questions to whoever asked; without it, the client cannot put them */
export async function connectClient(
  { guard, service }: Pick<MemoryService, "guard" | "service">,
  era: Era,
  {
    caller = { principal: "demo" },
    elicit,
  }: {
    readonly caller?: Caller;
    readonly elicit?: (message: string) => Elicited | Promise<Elicited>;
  } = {},
): Promise<TestClient> {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  const handle = serveStdio(() => createServer(guard, "1.0.0", undefined, { service, caller }), {
    transport: serverSide,
  });
  const capabilities = elicit === undefined ? {} : { elicitation: { form: {} } };
  const information = { name: "test", version: "1.0.0" };
  const client =
    era === "2025-11-25 by its SDK"
      ? await connectOld(new OldClient(information, { capabilities }), clientSide, elicit)
      : await connectNew(
          new Client(information, {
            capabilities,
            versionNegotiation: { mode: era === "2025-11-25" ? "legacy" : { pin: "2026-07-28" } },
          }),
          clientSide,
          elicit,
        );
  return {
    client,
    call: async (name, values = {}, options = {}) => {
      const params = { name, arguments: values };
      const answer =
        client instanceof OldClient
          ? await client.callTool(params, undefined, options)
          : await client.callTool(params, options);
      return answer as ToolAnswer;
    },
    close: async () => {
      await client.close();
      await handle.close();
    },
  };
}

type Elicit = ((message: string) => Elicited | Promise<Elicited>) | undefined;

async function connectNew(client: Client, transport: InMemoryTransport, elicit: Elicit): Promise<Client> {
  if (elicit !== undefined)
    client.setRequestHandler("elicitation/create", async ({ params }) => ({
      ...(await elicit(params.message)),
    }));
  await client.connect(transport);
  return client;
}

async function connectOld(
  client: OldClient,
  transport: InMemoryTransport,
  elicit: Elicit,
): Promise<OldClient> {
  if (elicit !== undefined) {
    const { ElicitRequestSchema } = await import("@modelcontextprotocol/sdk/types.js");
    client.setRequestHandler(ElicitRequestSchema, async ({ params }) => ({
      ...(await elicit(params.message)),
    }));
  }
  await client.connect(transport as never);
  return client;
}
