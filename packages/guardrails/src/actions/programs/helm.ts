// helm's command line.
import type { Operation } from "../operation.js";
import { settingChanges } from "./flag-changes.js";
import { type Flags, flagTable, flagText, isSwitchedOn, lastFlag } from "./flags.js";
import { type GrammarRead, grammarReader } from "./grammar.js";

const usual = flagTable({
  value: `burst-limit kube-apiserver kube-as-group kube-as-user kube-ca-file kube-context kube-tls-server-name kube-token
    kubeconfig namespace qps registry-config repository-cache repository-config ca-file cert-file key-file keyring
    password username version repo values set set-string set-file set-json set-literal description labels name-template
    post-renderer post-renderer-args timeout output filter history-max max offset revision selector time-format
    show-only api-versions kube-version output-dir release-name content destination color template app-version
    untardir untar-dir path-to-chart starter key passphrase-file uid max-col-width fail-on-repo-error sort`,
  bool: `debug kube-insecure-skip-tls-verify insecure-skip-tls-verify atomic cleanup-on-fail create-namespace
    dependency-update devel disable-openapi-validation enable-dns force force-replace force-conflicts generate-name
    hide-notes hide-secret install no-hooks pass-credentials plain-http render-subchart-notes replace
    reset-then-reuse-values reset-values reuse-values rollback-on-failure skip-crds skip-schema-validation take-ownership
    verify wait-for-jobs keep-history ignore-not-found all all-namespaces date deployed failed no-headers pending
    reverse short superseded uninstalled uninstalling include-crds is-upgrade validate skip-tests logs quiet strict
    with-subcharts untar prov regexp versions list-repo-url recreate-pods show-resources show-desc skip-refresh
    skip-repos client help sign force-update no-update merge json deprecated-only untar no-color`,
  optional: "dry-run wait cascade server-side",
  short: `n:namespace f:values i:install o:output a:all A:all-namespaces d:destination q:short r:reverse l:selector
    m:max s:show-only u:dependency-update h:help g:generate-name x:show-only c:client`,
});

/** Those of the plugin, beside helm's own. */
const ofDiff = flagTable({
  value: "context find-renames suppress suppress-output-line-regex",
  bool: `detailed-exitcode three-way-merge suppress-secrets show-secrets show-secrets-decoded no-color
    normalize-manifests strip-trailing-cr include-tests include-crds allow-unreleased enable-dns disable-validation
    disable-openapi-validation dry-run-client skip-schema-validation take-ownership use-upgrade-dry-run`,
  short: "C:context D:find-renames",
});

const flags: Flags = {
  kindOf: (name, words) =>
    (words[0]?.text === "diff" ? ofDiff.kindOf(name, words) : undefined) ?? usual.kindOf(name, words),
  longOf: (letter, words) =>
    (words[0]?.text === "diff" ? ofDiff.longOf(letter, words) : undefined) ?? usual.longOf(letter, words),
};

const release = "releases";

const commands = {
  list: { verb: "list", target: { kind: release } },
  ls: { verb: "list", target: { kind: release } },
  status: { verb: "status", kind: release },
  history: { verb: "list", kind: release },
  hist: { verb: "list", kind: release },
  "get values": { verb: "get", kind: release, shows: true },
  "get all": { verb: "get", kind: release, shows: true },
  "get manifest": { verb: "get", kind: release, shows: true },
  "get hooks": { verb: "get", kind: release },
  "get notes": { verb: "get", kind: release },
  "get metadata": { verb: "get", kind: release },
  ...same(
    "show all|show chart|show values|show readme|show crds|inspect all|inspect chart|inspect values|inspect readme",
    { verb: "show" },
  ),
  ...same("search repo|search hub", { verb: "search" }),
  lint: { verb: "lint" },
  template: { verb: "template" },
  verify: { verb: "verify" },
  version: { verb: "version" },
  env: { verb: "show" },
  ...same("completion bash|completion zsh|completion fish|completion", { verb: "show" }),
  "repo list": { verb: "list" },
  "repo ls": { verb: "list" },
  ...same("repo add|repo index", {
    verb: "configure",
    target: { kind: "chartrepositories" },
  }),
  ...same("repo update|repo up", { verb: "fetch" }),
  ...same("repo remove|repo rm", { verb: "remove", kind: "chartrepositories" }),
  ...same("dependency list|dep list|dep ls|dependency ls", { verb: "list" }),
  ...same("dependency update|dependency build|dep update|dep build|dep up", { verb: "fetch" }),
  pull: { verb: "pull" },
  fetch: { verb: "pull" },
  package: { verb: "render" },
  create: { verb: "create", kind: "files" },
  install: { verb: "install", kind: release, names: 1 },
  upgrade: { verb: "upgrade", kind: release, names: 1 },
  rollback: { verb: "rollback", kind: release, names: 1 },
  ...same("uninstall|delete|del|un", { verb: "uninstall", kind: release }),
  test: { verb: "test", kind: release },
  push: { verb: "push", kind: "charts", names: 1 },
  ...same("registry login", { verb: "login", target: { kind: "registries" } }),
  ...same("registry logout", { verb: "logout", target: { kind: "registries" } }),
  ...same("plugin list|plugin ls", { verb: "list" }),
  "diff upgrade": { verb: "diff" },
  "diff revision": { verb: "diff" },
  "diff rollback": { verb: "diff" },
  "diff release": { verb: "diff" },
  "diff version": { verb: "version" },
} as const;

/** Several names of one command. */
export function same<Spec>(names: string, spec: Spec): Readonly<Record<string, Spec>> {
  return Object.fromEntries(names.split("|").map((name) => [name, spec]));
}

const aside: ReadonlySet<string> = new Set(
  "namespace kube-context kubeconfig dry-run values set set-string set-json set-literal set-file output max timeout".split(
    " ",
  ),
);

export const helm = grammarReader({
  flags,
  commands,
  aside,
  parts: ({ flags: given, command, said, words }: GrammarRead): Partial<Operation> => {
    const namespace = flagText(given, "namespace");
    const cluster =
      flagText(given, "kube-context") ?? flagText(given, "kubeconfig") ?? flagText(given, "kube-apiserver");
    const folder = flagText(given, "destination", "untardir", "output-dir");
    const dry = lastFlag(given, "dry-run");
    const isDry = dry !== undefined && !/^(?:none|false)$/.test(String(dry.value?.text));
    const as = given
      .filter(({ name }) => name.startsWith("kube-as-"))
      .flatMap(({ value }) => value?.text ?? []);
    const sets = given.filter(({ name }) => /^set(?:-string|-json|-literal)?$/.test(name));
    const values = given
      .filter(({ name }) => name === "values" || name === "set-file")
      .flatMap(({ value }) => value?.text ?? []);
    const chart = /^(?:install|upgrade)$/.test(said) ? words.slice(1, 2).map(({ text }) => text) : [];
    if (lastFlag(given, "post-renderer") !== undefined)
      command.refuse("runs-text", "a post-renderer is a program that is not known");
    const changes = sets.flatMap(({ value }) => settingChanges(value?.text ?? "", command.at));
    return {
      ...(namespace !== undefined && { namespace }),
      ...(cluster !== undefined && { cluster }),
      ...(isDry && { dry_run: true }),
      ...(isSwitchedOn(given, "show-secrets", "show-secrets-decoded") && { shows_credentials: true }),
      ...(isSwitchedOn(given, "force", "force-replace", "no-hooks") && { force: true }),
      ...(isSwitchedOn(given, "all-namespaces") && { all_namespaces: true }),
      ...(as.length > 0 && { as }),
      ...(changes.length > 0 && { changes }),
      ...(folder !== undefined &&
        /^(?:pull|fetch|package|template)$/.test(said) && { writes: [`${folder}/`] }),
      ...([...values, ...chart].length > 0 && { files: [...chart, ...values] }),
    };
  },
});
