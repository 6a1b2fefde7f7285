// Calls of tools, API requests and structured actions, as a table: what each comes to.
import { describe, expect, it } from "vitest";
import type { Action } from "../contract/action.js";
import type { Operation } from "./operation.js";
import type { ToolMap } from "./tool-map.js";
import { understandAction } from "./understand-action.js";

const tools: ToolMap = {
  take: { verb: "delete", kind: { from: "resourceType" }, name: "id", dry_run: "dryRun" },
  manage: { verb: { from: "operation", map: { remove: "delete", read: "get" } }, kind: "pods" },
  put: { verb: "apply", manifest: "yaml" },
  line: { command: ["command", "args"], program: "kubectl" },
  sh: { command: "script" },
  ask: { sql: "sql" },
  call: { request: { method: "method", path: "path", body: "body" } },
  save: { verb: "write", path: "path", writes: true },
  load: { verb: "read", path: "paths" },
  say: { verb: "send", sends_to: "channel" },
  key: { verb: "download", kind: "kubeconfigs", shows_credentials: true },
};

/** `tool verb kind/name -n namespace !flag path=value`, then what is unread with its place. */
function comesTo(action: Action): readonly string[] {
  const { operations, unread } = understandAction(action, { tools });
  const flags = ["dry_run", "force", "all", "all_namespaces", "shows_credentials"] as const;
  const written = (operation: Operation): string => {
    const {
      tool,
      verb,
      targets,
      namespace,
      cluster,
      selector,
      as,
      files,
      writes,
      sends_to,
      changes = [],
    } = operation;
    return [
      tool,
      verb,
      ...targets.map(({ group, kind, subresource, name }) =>
        [group, kind, subresource, name].filter(Boolean).join("/"),
      ),
      ...(namespace === undefined ? [] : [`-n ${namespace}`]),
      ...(cluster === undefined ? [] : [`@${cluster}`]),
      ...(selector === undefined ? [] : [`-l ${selector}`]),
      ...(as ?? []).map((each) => `as ${each}`),
      ...(files ?? []).map((each) => `<${each}`),
      ...(writes ?? []).map((each) => `>${each}`),
      ...(sends_to ?? []).map((each) => `to ${each}`),
      ...(operation.manifests ?? []).map(({ object }) => `{${(object as { kind?: string }).kind}}`),
      ...flags.filter((flag) => operation[flag] === true).map((flag) => `!${flag}`),
      ...changes
        .filter(({ path }) => /replicas|spec/.test(path.join(".")))
        .map(({ path, value, at }) => `${at}:${path.join(".")}=${JSON.stringify(value)}`),
    ].join(" ");
  };
  return [...operations.map(written), ...unread.map(({ at, kind }) => `unread ${kind} ${at}`)];
}

type Row = readonly [action: Action, ...comesTo: string[]];

const call = (tool: string, given: Readonly<Record<string, unknown>>, ...wanted: string[]): Row => [
  { tool, arguments: given },
  ...wanted,
];
const ask = (method: string, path: string, ...wanted: string[]): Row => [
  { request: { method, path } },
  ...wanted,
];
const say = (verb: string, resource: string, more: object, ...wanted: string[]): Row => [
  { verb, resource, ...more } as Action,
  ...wanted,
];

const rows: readonly Row[] = [
  // Calls that a map reads
  call(
    "take",
    { resourceType: "deploy", id: "web", namespace: "shop" },
    "take delete deployments/web -n shop",
  ),
  call("mcp__server__take", { resourceType: "po", id: "a" }, "mcp__server__take delete pods/a"),
  call(
    "take",
    { resourceType: "po", labelSelector: "a=b", allNamespaces: true, gracePeriodSeconds: 0 },
    "take delete pods -l a=b !force !all_namespaces",
  ),
  call("take", { resourceType: "po", id: "a", dryRun: true }, "take delete pods/a !dry_run"),
  call("manage", { operation: "Remove", name: "a" }, "manage delete pods/a"),
  call("manage", { operation: "frob" }, "unread unknown-verb /arguments/operation"),
  call("manage", {}, "unread unknown-verb /arguments"),
  call("put", { yaml: "kind: Pod\napiVersion: v1" }, "put apply {Pod}"),
  call("put", { yaml: "a: [" }, "put apply", "unread manifest /arguments/yaml"),
  call("line", { args: "get pods -n shop" }, "kubectl get pods -n shop"),
  call("line", { command: "delete", args: ["pod", "a"], namespace: "shop" }, "kubectl delete pods/a -n shop"),
  call("line", { command: "delete", args: { all: true } }, "kubectl delete !all"),
  call("line", {}, "unread missing /arguments/command"),
  call(
    "sh",
    { script: "kubectl delete po a | sh" },
    "kubectl delete pods/a",
    "unread runs-text /arguments/script",
  ),
  call("ask", { sql: "select 'drop table a' -- drop table b" }, "ask select tables"),
  call("ask", { sql: "WITH a AS (DELETE FROM b RETURNING *) SELECT 1" }, "ask delete tables/b !all"),
  call(
    "ask",
    { sql: "update a set b = 1 where c = 2; select 1" },
    "ask update tables/a",
    "ask select tables",
  ),
  call("ask", { sql: "select pg_read_file('x')" }, "unread sql /arguments/sql"),
  call("ask", { sql: "do $$ begin end $$" }, "unread sql /arguments/sql"),
  call("ask", { sql: "select 'a" }, "unread sql /arguments/sql"),
  call("ask", {}, "unread missing /arguments"),
  call("call", { method: "DELETE", path: "/v1/projects/65f0" }, "palette-api delete projects/65f0"),
  call("save", { path: "/etc/passwd" }, "save write >/etc/passwd"),
  call("load", { paths: ["a", "b"] }, "load read <a <b"),
  call("say", { channel: "C1" }, "say send to C1"),
  call("key", {}, "key download kubeconfigs !shows_credentials"),
  call(
    "take",
    { resourceType: "po", id: "--kubeconfig=/tmp/x" },
    "take delete pods/--kubeconfig=/tmp/x",
    "unread not-a-name /arguments/id",
  ),
  call(
    "take",
    { resourceType: "po", id: "a\u200b" },
    "take delete pods/a\u200b",
    "unread invisible /arguments/id",
  ),
  // Calls that no map reads
  call("get_pods", { namespace: "shop" }, "get_pods get pods -n shop"),
  call("events_list", {}, "events_list list events"),
  call("deleteNamespace", { name: "a" }, "deleteNamespace delete namespaces/a"),
  call("get_and_delete_user", {}, "get_and_delete_user delete getandusers"),
  call("run_command", { command: "ls" }, "unread unknown-tool /tool"),
  call("frobnicate", {}, "unread unknown-tool /tool"),
  call("promql_query", { query: "up" }, "promql_query query"),
  call("db_query", { query: "drop table a" }, "db_query drop tables/a"),
  call("graph_query", { query: "mutation { a }" }, "unread unknown-tool /tool"),
  // Requests
  ask("GET", "/v1/spectroclusters/6601aa10", "palette-api get clusters/6601aa10 @6601aa10"),
  ask(
    "delete",
    "/v1/spectroclusters/6601aa10?forceDelete=true",
    "palette-api delete clusters/6601aa10 @6601aa10 !force",
  ),
  ask("POST", "/v1/dashboard/spectroclusters/search", "palette-api search clusters/search"),
  ask("POST", "/v1/spectroclusters/aws/rate", "palette-api validate clusters/rate"),
  ask("PUT", "/v1/cloudconfigs/aws/6601/machinePools/workers", "palette-api update machinepools/workers"),
  ask(
    "GET",
    "/v1/spectroclusters/6601aa10/assets/kubeconfig",
    "palette-api get clusters/assets/kubeconfig/6601aa10 @6601aa10 !shows_credentials",
  ),
  ask("GET", "/v1/cloudaccounts/summary", "palette-api get cloudaccounts/summary"),
  ask("GET", "/v1/cloudaccounts/aws", "palette-api get cloudaccounts !shows_credentials"),
  ask(
    "PATCH",
    "/v1/spectroclusters/6601aa10/repave/approve",
    "palette-api approve clusters/repave/approve/6601aa10 @6601aa10",
  ),
  ask("GET", "/api/v1/namespaces/shop/pods/web/exec", "kubernetes-api exec pods/exec/web -n shop"),
  ask("DELETE", "/api/v1/namespaces/shop/pods", "kubernetes-api deletecollection pods -n shop !all"),
  ask(
    "DELETE",
    "/apis/apps/v1/deployments?labelSelector=a",
    "kubernetes-api deletecollection apps/deployments -l a",
  ),
  ask("DELETE", "/api/v1/namespaces/shop", "kubernetes-api delete namespaces/shop"),
  ask(
    "POST",
    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    "kubernetes-api check authorization.k8s.io/selfsubjectaccessreviews",
  ),
  ask(
    "PATCH",
    "/apis/apps/v1/namespaces/a/deployments/b/scale?dryRun=All",
    "kubernetes-api patch apps/deployments/scale/b -n a !dry_run",
  ),
  ask("GET", "/api/v1/secrets", "kubernetes-api list secrets !shows_credentials"),
  ask("FROB", "/v1/packs", "unread unknown-method /request/method"),
  ask("GET", "/v1/../packs", "unread path /request/path"),
  ask("GET", "/v1/%2e%2e/packs", "unread path /request/path"),
  ask("GET", "/v1/packs%2f..", "unread path /request/path"),
  ask("GET", "/v1/%252e/packs", "unread path /request/path"),
  ask("GET", "/v1//packs", "unread path /request/path"),
  ask("GET", "v1/packs", "unread path /request/path"),
  [
    { request: { method: "PUT", path: "/v1/a", body: '{"spec":{"replicas":3}}' } },
    "palette-api update as /request/body:spec.replicas=3",
  ],
  // Structured actions
  say("delete", "namespaces.v1.", { name: "a" }, "action delete namespaces/a"),
  say("get", "apps/v1/deployments/web", {}, "action get apps/deployments/web"),
  say("get", "pods/exec", { name: "a" }, "action get pods/exec/a"),
  say(
    "scale",
    "deploy",
    { arguments: { replicas: 3 } },
    "action scale deployments /arguments/replicas:replicas=3",
  ),
  say(
    "scale",
    "deploy",
    { arguments: { "spec.replicas": 3 } },
    "action scale deployments /arguments/spec.replicas:spec.replicas=3",
  ),
  say(
    "patch",
    "deploy",
    { arguments: { patch: '[{"op":"add","path":"/spec/replicas","value":9}]' } },
    "action patch deployments /arguments/patch:spec.replicas=9",
  ),
  say(
    "patch",
    "deploy",
    { arguments: { patch: '{"spec":{"a~b":{"c":1}}}' } },
    "action patch deployments /arguments/patch:patch.spec.a~b.c=1",
  ),
  say(
    "scale",
    "deploy",
    { arguments: { args: ["--replicas=9", "-n", "shop", "--force"] } },
    'action scale deployments -n shop !force /arguments/replicas:replicas="9"',
  ),
  say("apply", "deploy", { arguments: { "dry-run": "server" } }, "action apply deployments !dry_run"),
  say("apply", "deploy", { arguments: { "dry-run": "none" } }, "action apply deployments"),
  say("get", "pods", { arguments: { "as-group": "system:masters" } }, "action get pods as system:masters"),
  say("rollout", "deploy", { arguments: { subcommand: "status" } }, "action status deployments"),
  say("rollout", "deploy", { arguments: { args: ["undo"] } }, "action rollback deployments"),
  say(
    "plan",
    "x",
    { tool: "terraform", arguments: { args: ["destroy"] } },
    "terraform plan xes",
    "unread unknown-argument /arguments/args",
  ),
  say("get", "pods", { tool: "delete_pod" }, "delete_pod get pods", "unread contradiction /tool"),
  say("get", "pods", { name: "x; rm -rf /" }, "action get pods/x; rm -rf /", "unread not-a-name /name"),
  say("get", "pods", { namespace: "--all" }, "action get pods -n --all", "unread not-a-name /namespace"),
];

describe("an action comes to", () => {
  it.each(rows.map((row) => [JSON.stringify(row[0]), ...row] as const))("%s", (_, action, ...wanted) => {
    expect(comesTo(action)).toEqual(wanted);
  });
});

it("says that there are more settings than are looked at", () => {
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`a${index}`, index]));
  const { operations, unread } = understandAction({ verb: "patch", resource: "pods", arguments: many }, {});
  expect(operations[0]?.changes).toHaveLength(5_000);
  expect(unread).toEqual([
    { at: "/arguments", kind: "too-large", message: "it has more values than are looked at" },
  ]);
});

it("takes what surrounds an action along", () => {
  const around = { environment: "dev", cluster: "c", namespace: "n" };
  const asked: readonly Action[] = [
    { verb: "get", resource: "pods" },
    { tool: "get_pods" },
    { request: { method: "GET", path: "/v1/packs" } },
    { command: "kubectl get pods" },
  ];
  for (const action of asked)
    expect(understandAction({ ...action, ...around }, {}).operations[0]).toMatchObject(around);
  expect(
    understandAction({ command: "kubectl get pods -n own", ...around }, {}).operations[0]?.namespace,
  ).toBe("own");
});
