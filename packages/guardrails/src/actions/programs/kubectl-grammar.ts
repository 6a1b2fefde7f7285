// The commands and flags of kubectl, as `kubectl --help` lists them.
import { type Flags, type FlagTable, flagTable } from "./flags.js";

const table: FlagTable = {
  value: `as as-group as-uid as-user-extra cache-dir certificate-authority client-certificate client-key cluster
    context kubeconfig kuberc log-flush-frequency namespace password profile profile-output request-timeout server
    tls-server-name token user username v vmodule accept-hosts accept-paths address aggregation-rule annotation
    annotations api-group api-prefix api-version audience auth-provider auth-provider-arg bound-object-kind
    bound-object-name bound-object-uid categories cert chunk-size class cluster-ip clusterip clusterrole concurrency
    container containers copy-to cpu cpu-percent current-replicas custom default-backend description docker-email
    docker-password docker-server docker-username duration env exec-api-version exec-arg exec-command exec-env
    exec-interactive-mode external-ip external-name field-manager field-selector filename for from from-env-file
    from-file from-literal grace-period group hard helm-api-versions helm-command helm-kube-version image
    image-pull-policy keepalive key keys kustomize label-columns labels limit-bytes limits load-balancer-ip
    load-restrictor max max-log-requests max-unavailable memory min min-available mount name namespaces network-name
    node-port non-resource-url output output-directory override-type overrides patch patch-file pod-running-timeout
    pod-selector port preemption-policy protocol proxy-url prune-allowlist prune-whitelist raw reject-methods
    reject-paths replicas requests resource resource-name resource-version restart retries revision role rule schedule
    scopes selector serviceaccount session-affinity set-image since since-time skip-wait-for-delete-timeout sort-by
    subresource tail target target-port tcp template timeout to-revision type types unix-socket value verb verbs www
    www-prefix applyset generator limit`,
  bool: `all all-containers all-namespaces all-pods allow-missing-template-keys append-hash append-server-path
    arguments-only as-current-user attach cached client command create-annotation current delete-emptydir-data
    delete-local-data disable-compression disable-eviction disable-filter edit embed-certs enable-alpha-plugins
    enable-helm exec-provide-cluster-info expose flatten follow force force-conflicts global-default help
    ignore-daemonsets ignore-errors ignore-not-found include-extended-apis include-uninitialized
    insecure-skip-tls-verify insecure-skip-tls-verify-backend interactive keep-annotations keep-init-containers
    keep-labels keep-liveness keep-readiness keep-startup leave-stdin-open list local match-server-version merge minify
    name-only namespaced network no-headers no-preserve now openapi-patch output-patch output-watch-events overwrite
    prefix previous privileged prune quiet record recursive remove-extra-permissions remove-extra-subjects replace
    resolve rm same-node save-config server-print server-side set-raw-bytes share-processes short show-all
    show-capacity show-events show-kind show-labels show-managed-fields show-swap stdin sum timestamps tty
    use-protocol-buffers wait warnings-as-errors watch watch-only windows-line-endings no-color`,
  optional: "dry-run cascade validate",
  short: `n:namespace s:server v:v h:help A:all-namespaces c:container f:filename k:kustomize l:selector L:label-columns
    o:output R:recursive i:stdin t:tty q:quiet w:watch p:patch r:replicas e:env u:unix-socket P:www-prefix`,
};

const usual = flagTable(table);

/** Where a flag is another one with some command. */
const letters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  logs: { f: "follow", p: "previous" },
  proxy: { p: "port", w: "www" },
  delete: { i: "interactive" },
  expose: { l: "labels" },
  run: { l: "labels" },
};

const kinds: Readonly<Record<string, Readonly<Record<string, "value" | "bool">>>> = {
  set: { prefix: "value" },
  config: { raw: "bool" },
  top: { containers: "bool" },
};

export const kubectlFlags: Flags = {
  kindOf: (name, [verb]) => kinds[verb?.text ?? ""]?.[name] ?? usual.kindOf(name, []),
  longOf: (letter, [verb]) => letters[verb?.text ?? ""]?.[letter] ?? usual.longOf(letter, []),
};

/**
 * How the words behind a command are read. `targets`: kinds and names. `pods`, `nodes`, …: names of that kind. `kind`:
 * one kind, to explain it. `settings`: targets, then `key=value`. `none`: they name nothing.
 */
export type KubectlCommand = {
  readonly verb: string;
  readonly words: "targets" | "settings" | "kind" | "none" | "create" | (string & {});
  /** Words behind `--`, or behind the first one, are a command that it runs. */
  readonly runs?: true;
};

const targets = (verb: string): KubectlCommand => ({ verb, words: "targets" });
const settings = (verb: string): KubectlCommand => ({ verb, words: "settings" });
const nothing = (verb: string): KubectlCommand => ({ verb, words: "none" });
const names = (verb: string, kind: string): KubectlCommand => ({ verb, words: kind });

/** By the words that say them; the longest counts. */
export const kubectlCommands: Readonly<Record<string, KubectlCommand>> = {
  get: targets("get"),
  describe: targets("describe"),
  events: nothing("get"),
  explain: { verb: "explain", words: "kind" },
  logs: { verb: "logs", words: "pods" },
  top: targets("top"),
  "top node": names("top", "nodes"),
  "top nodes": names("top", "nodes"),
  "top no": names("top", "nodes"),
  "top pod": names("top", "pods"),
  "top pods": names("top", "pods"),
  "top po": names("top", "pods"),
  "api-resources": nothing("apiresources"),
  "api-versions": nothing("version"),
  version: nothing("version"),
  options: nothing("options"),
  completion: nothing("show"),
  plugin: nothing("list"),
  "plugin list": nothing("list"),
  "cluster-info": nothing("clusterinfo"),
  "cluster-info dump": nothing("clusterinfo"),
  diff: targets("diff"),
  wait: targets("wait"),
  kustomize: nothing("render"),
  "auth can-i": nothing("check"),
  "auth whoami": nothing("show"),
  "auth reconcile": targets("reconcile"),
  "rollout status": targets("status"),
  "rollout history": targets("list"),
  "rollout undo": targets("rollback"),
  "rollout restart": targets("restart"),
  "rollout pause": targets("pause"),
  "rollout resume": targets("resume"),
  "config view": nothing("view"),
  "config current-context": nothing("get"),
  "config get-contexts": nothing("get"),
  "config get-clusters": nothing("get"),
  "config get-users": nothing("get"),
  "config use-context": { verb: "configure", words: "contexts" },
  "config use": { verb: "configure", words: "contexts" },
  "config set-context": { verb: "configure", words: "contexts" },
  "config rename-context": { verb: "configure", words: "contexts" },
  "config set": { verb: "configure", words: "none" },
  "config unset": { verb: "configure", words: "none" },
  "config set-cluster": { verb: "configure", words: "kubeconfigs" },
  "config set-credentials": { verb: "configure", words: "kubeconfigs" },
  "config delete-context": { verb: "configure", words: "contexts" },
  "config delete-cluster": { verb: "configure", words: "kubeconfigs" },
  "config delete-user": { verb: "configure", words: "kubeconfigs" },
  create: { verb: "create", words: "create" },
  apply: targets("apply"),
  "apply view-last-applied": targets("view"),
  "apply set-last-applied": targets("apply"),
  "apply edit-last-applied": targets("edit"),
  replace: targets("replace"),
  patch: targets("patch"),
  edit: targets("edit"),
  delete: targets("delete"),
  label: settings("label"),
  annotate: settings("annotate"),
  taint: settings("taint"),
  scale: targets("scale"),
  autoscale: targets("autoscale"),
  expose: targets("expose"),
  run: { verb: "run", words: "pods", runs: true },
  "set image": settings("set"),
  "set env": settings("set"),
  "set resources": settings("set"),
  "set selector": settings("set"),
  "set serviceaccount": settings("set"),
  "set sa": settings("set"),
  "set subject": settings("bind"),
  cordon: names("cordon", "nodes"),
  uncordon: names("uncordon", "nodes"),
  drain: names("drain", "nodes"),
  exec: { verb: "exec", words: "pods", runs: true },
  attach: { verb: "exec", words: "pods" },
  debug: { verb: "debug", words: "pods", runs: true },
  cp: { verb: "cp", words: "none" },
  "port-forward": { verb: "portforward", words: "pods" },
  proxy: nothing("proxy"),
  "certificate approve": names("approve", "certificatesigningrequests"),
  "certificate deny": names("set", "certificatesigningrequests"),
};
