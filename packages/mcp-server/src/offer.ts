// What a client may offer to people beside the tools: resources and prompts, with names completed as they are typed.
import {
  completable,
  type McpServer,
  ResourceNotFoundError,
  ResourceTemplate,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Call } from "./call.js";
import type { Answer, Connection, Tool } from "./define-tool.js";

/** The tools of a connection, by name, and how one of them is called for somebody who asked otherwise. */
export type Offering = {
  readonly tools: readonly Tool[];
  readonly connection: Connection;
  readonly callOf: (context: ServerContext) => Call;
};

type Row = { readonly uid: string; readonly name: string; readonly project?: string };

/** Nobody is told how far a completion is, and nobody can be asked. */
const quietCall = (): Call => ({
  signal: new AbortController().signal,
  confirmation: { answer: "unable" },
  progress: async () => undefined,
});

const json = (uri: string, answer: Answer) => ({
  contents: [{ uri, mimeType: "application/json", text: JSON.stringify(answer) }],
});

/** Resources go the way of the tools that read the same: the same rights, scanning, bounds and records. */
export function offerAll(server: McpServer, offering: Offering): void {
  const has = (name: string) => offering.tools.some((tool) => tool.name === name);
  offerPolicies(server, offering);
  if (has("explain_decision")) offerDecisions(server, offering);
  if (has("list_clusters")) {
    offerClusters(server, offering);
    offerPrompts(server, offering);
  }
}

async function ask(
  { tools, connection }: Offering,
  name: string,
  request: object,
  call: Call,
): Promise<Answer> {
  const answer = await tools.find((tool) => tool.name === name)?.run(request, connection, call);
  return Object(answer) as Answer;
}

function offerPolicies(server: McpServer, offering: Offering): void {
  server.registerResource(
    "policies",
    "palisade://policies",
    {
      title: "Policies",
      description:
        "The rules that texts, actions and configurations are judged by; the first page of `list_policies`",
      mimeType: "application/json",
    },
    async ({ href }, context) =>
      json(href, await ask(offering, "list_policies", {}, offering.callOf(context))),
  );
}

function offerDecisions(server: McpServer, offering: Offering): void {
  server.registerResource(
    "decision",
    new ResourceTemplate("palisade://decisions/{decision}", { list: undefined }),
    { title: "A decision", description: "As `explain_decision` tells it", mimeType: "application/json" },
    async ({ href }, { decision }, context) =>
      json(
        href,
        found(href, await ask(offering, "explain_decision", { decision }, offering.callOf(context))),
      ),
  );
}

function offerClusters(server: McpServer, offering: Offering): void {
  const template = new ResourceTemplate("palette://projects/{project}/clusters/{cluster}", {
    list: async (context) => ({
      resources: (await rows(offering, "list_clusters", "clusters", offering.callOf(context))).map(
        ({ uid, name, project = "" }) => ({
          uri: `palette://projects/${project}/clusters/${uid}`,
          name,
          mimeType: "application/json",
        }),
      ),
    }),
    complete: {
      project: (value) => begun(value, offering, "list_projects", "projects"),
      cluster: (value) => begun(value, offering, "list_clusters", "clusters"),
    },
  });
  server.registerResource(
    "cluster",
    template,
    { title: "A cluster", description: "As `get_cluster_details` tells it", mimeType: "application/json" },
    async ({ href }, { project, cluster }, context) =>
      json(
        href,
        found(
          href,
          await ask(offering, "get_cluster_details", { project, cluster }, offering.callOf(context)),
        ),
      ),
  );
}

function found(uri: string, answer: Answer): Answer {
  if (!("failure" in answer)) return answer;
  const { message } = answer["failure"] as { readonly message: string };
  throw new ResourceNotFoundError(uri, message);
}

async function rows(
  offering: Offering,
  tool: string,
  field: string,
  call: Call = quietCall(),
): Promise<readonly Row[]> {
  const answer = await ask(offering, tool, {}, call);
  return (answer[field] as readonly Row[] | undefined) ?? [];
}

/** As many as a client takes. */
const mostCompletions = 100;

/** Uids of what has a name, or a uid, that begins so. */
async function begun(value: string, offering: Offering, tool: string, field: string): Promise<string[]> {
  const wanted = value.toLowerCase();
  const all = await rows(offering, tool, field);
  return all
    .filter(({ uid, name }) => uid.startsWith(wanted) || name.toLowerCase().startsWith(wanted))
    .map(({ uid }) => uid)
    .slice(0, mostCompletions);
}

function offerPrompts(server: McpServer, offering: Offering): void {
  const argsSchema = z.object({
    cluster: completable(z.string().max(100).describe("Uid of the cluster"), (value) =>
      begun(value, offering, "list_clusters", "clusters"),
    ),
    project: completable(z.string().max(100).describe("Uid of its project"), (value) =>
      begun(value, offering, "list_projects", "projects"),
    ),
  });
  for (const { name, title, description, steps } of prompts)
    server.registerPrompt(name, { title, description, argsSchema }, ({ cluster, project }) => ({
      messages: [
        {
          role: "user",
          content: { type: "text", text: steps(JSON.stringify(cluster), JSON.stringify(project)) },
        },
      ],
    }));
}

const prompts = [
  {
    name: "diagnose",
    title: "What is wrong with a cluster?",
    description:
      "Looks at state, health, conditions, events and metrics of a cluster, and says what is wrong",
    steps: (cluster: string, project: string) =>
      `Find out what is wrong with cluster ${cluster} of project ${project}. Read get_cluster_details, get_cluster_events and get_cluster_metrics. State and health are different things: name both. Tell causes apart from consequences, and say what you do not know. Change nothing.`,
  },
  {
    name: "review_compliance",
    title: "How compliant is a cluster?",
    description: "Reads the scans of a cluster and judges the configuration of its profiles",
    steps: (cluster: string, project: string) =>
      `Review how compliant cluster ${cluster} of project ${project} is. Read get_compliance_scans, and what its latest scans found. Read its profiles with get_cluster_details, and judge each with validate_configuration (profile, project). List what fails, worst first, with its remedy. Change nothing.`,
  },
] as const;
