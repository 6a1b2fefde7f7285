// Paths of the Palette API: `/v1/spectroclusters/{uid}/profiles`.
import { squeezeVerb } from "../../contract/verbs.js";
import { isRecord } from "../is-record.js";
import { pluralKind } from "../kinds/resolve-kind.js";
import type { Target } from "../operation.js";
import type { RoutedRequest, RouteOperation } from "./read-request.js";

/** Clouds stand where an id could. */
const clouds: ReadonlySet<string> = new Set(
  `aws azure gcp eks aks gke vsphere openstack maas edge-native edge edge-baremetal apache-cloudstack cloudstack generic
   virtual nested libvirt baremetal tke coxedge custom vmware`.split(/\s+/),
);

/** Collections with objects of their own, squeezed; other words behind an id are parts of the object. */
const collections: ReadonlySet<string> = new Set(
  `spectroclusters clusterprofiles cloudconfigs cloudaccounts machinepools machines projects users teams roles packs
   registries workspaces edgehosts edgehostdevices appliances overlords apikeys clustergroups clustertemplates
   appdeployments appprofiles tenants events audits metrics filters tags locations ippools services virtualclusters
   namespaces permissions clusterrbacs rbacs macros sshkeys certificates`.split(/\s+/),
);

const verbs: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  OPTIONS: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** By method and the end of the path, squeezed: what is done there. */
const endings: readonly (readonly [method: RegExp, ending: RegExp, verb: string])[] = [
  [/POST/, /\/(?:validate|rate)(?:\/|$)/, "validate"],
  [/POST/, /^dashboard(?:\/|$)|\/search$/, "search"],
  [/POST|GET/, /^auth(?:\/|$)/, "login"],
  [/PATCH|PUT|POST/, /\/repave\/approve$/, "approve"],
  [/PATCH|PUT|POST/, /\/renew$/, "renew"],
  [/PUT/, /^spectroclusters\/[^/]+\/profiles$/, "replace"],
  [/POST/, /\/backup\/ondemand$/, "backup"],
  [/POST/, /\/restore\/ondemand$/, "restore"],
  [/POST/, /\/ondemand$/, "run"],
  [/POST|PUT|PATCH/, /\/reset$/, "reset"],
  [/POST/, /\/import(?:\/|$)/, "import"],
  [/POST/, /\/clone$/, "clone"],
  [/PUT|PATCH|POST/, /\/publish$/, "publish"],
];

/** What is given back holds a key, a token or a kubeconfig. */
const credentials = /kubeconfig|credential|secret|password|token|apikey/;

export function paletteOperation({ method, segments, query, body }: RoutedRequest): RouteOperation {
  const path = segments[0]?.toLowerCase() === "v1" ? segments.slice(1) : segments;
  const squeezed = path.map(squeezeVerb).join("/");
  const { target, cluster } = walkPath(path);
  const isForced = ["forceDelete", "force"].some((name) => query[name]?.toLowerCase() === "true");
  return {
    tool: "palette-api",
    verb: verbOf(method, squeezed, body),
    targets: target === undefined ? [] : [target],
    ...(cluster !== undefined && { cluster }),
    ...(isForced && { force: true }),
    ...(showsCredentials(method, squeezed) && { shows_credentials: true }),
  };
}

function verbOf(method: string, path: string, body: unknown): string {
  if (/\/maintenance$/.test(path) && method !== "GET" && isRecord(body) && typeof body["action"] === "string")
    return /^(?:cordon|uncordon|drain)$/.test(body["action"]) ? body["action"] : (verbs[method] ?? "");
  return (
    endings.find(([methods, ending]) => methods.test(method) && ending.test(path))?.[2] ?? verbs[method] ?? ""
  );
}

function showsCredentials(method: string, path: string): boolean {
  if (/^auth\//.test(path)) return true;
  if (method === "POST") return /^apikeys$|^users\/[^/]+\/apikeys$/.test(path);
  if (method !== "GET") return false;
  return credentials.test(path) || /^cloudaccounts\/(?!summary(?:\/|$))/.test(path);
}

/** The object that a path ends in, and the cluster that it is in. */
function walkPath(path: readonly string[]): {
  readonly target: Target | undefined;
  readonly cluster: string | undefined;
} {
  let target: Target | undefined;
  let cluster: string | undefined;
  for (const [index, segment] of path.entries()) {
    const name = squeezeVerb(segment);
    const isName =
      target !== undefined &&
      target.name === undefined &&
      target.subresource === undefined &&
      isId(segment, path[index - 1]);
    if (clouds.has(segment.toLowerCase()) || (index === 0 && name === "dashboard")) continue;
    if (isName && target !== undefined) {
      target = { ...target, name: segment };
      if (target.kind === "clusters") cluster = segment;
    } else if (target === undefined || collections.has(name)) target = { kind: pluralKind(name) };
    else
      target = {
        ...target,
        subresource: target.subresource === undefined ? name : `${target.subresource}/${name}`,
      };
  }
  return { target, cluster };
}

/** Behind a collection: an id, or the name of a pool or a machine. */
function isId(segment: string, before = ""): boolean {
  if (/^\{.*\}$|^[0-9a-f]{6,}$|^[0-9a-f-]{36}$|\d/i.test(segment)) return true;
  return /^(?:machinepools|machines)$/.test(squeezeVerb(before));
}
