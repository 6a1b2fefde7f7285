// What the arguments of tools are usually called, and what each then says of an operation.
import { squeezeVerb } from "../../contract/verbs.js";
import type { ArgumentNames } from "../tool-map.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Something that arguments say beside the settings themselves. */
export type ArgumentRole = keyof typeof usualNames;

/** Squeezed; the first that is there counts. */
const usualNames = {
  kind: words("kind resourcetype objectkind resourcekind resource type"),
  name: words(`name resourcename objectname podname nodename deploymentname releasename release applicationname
    profilename projectname uid id`),
  namespace: words("namespace ns podnamespace targetnamespace"),
  cluster: words("cluster clustername clusteruid clusterid context kubecontext kubeconfig workspace"),
  selector: words("selector labelselector fieldselector"),
  force: words("force forcedelete"),
  graceless: words("graceperiodseconds graceperiod"),
  all: words("all deleteall"),
  allNamespaces: words("allnamespaces"),
  dryRun: words("dryrun validateonly whatif"),
  as: words("as asuser impersonate impersonateuser asgroup asgroups impersonategroup asuid"),
  manifest: words("manifest manifests yaml resourceyaml object"),
} as const;

/** The first argument of a call that has one of the names, or, without any, that usually says it. */
export function argumentFor(
  role: ArgumentRole,
  given: Arguments,
  names?: ArgumentNames,
): readonly [name: string, value: unknown] | undefined {
  return names === undefined ? usualArgument(role, given) : namedArgument(names, given);
}

export function namedArgument(
  names: ArgumentNames,
  given: Arguments,
): readonly [name: string, value: unknown] | undefined {
  const name = [names].flat().find((each) => Object.hasOwn(given, each) && given[each] !== null);
  return name === undefined ? undefined : [name, given[name]];
}

/** Every argument that usually says it: whose rights are borrowed may be said twice. */
export function usualArguments(
  role: ArgumentRole,
  given: Arguments,
): readonly (readonly [string, unknown])[] {
  const usual: readonly string[] = usualNames[role];
  return Object.entries(given).filter(([name]) => usual.includes(squeezeVerb(name.replace(/^-+/, ""))));
}

/** Whether it is the name of an argument that says something beside the settings themselves. */
export function isUsualName(name: string): boolean {
  const squeezed = squeezeVerb(name.replace(/^-+/, ""));
  return Object.values(usualNames).some((names: readonly string[]) => names.includes(squeezed));
}

function usualArgument(role: ArgumentRole, given: Arguments): readonly [string, unknown] | undefined {
  const found = usualArguments(role, given).filter(([, value]) => value !== null && value !== "");
  const usual: readonly string[] = usualNames[role];
  return found.toSorted(([left], [right]) => rank(usual, left) - rank(usual, right))[0];
}

function rank(usual: readonly string[], name: string): number {
  return usual.indexOf(squeezeVerb(name.replace(/^-+/, "")));
}

/** `true` in the spellings that tools take. */
export function isOn(value: unknown): boolean {
  if (typeof value === "string") return /^(?:true|yes|on|1|t)$/i.test(value.trim());
  return value === true || value === 1;
}

/** `--dry-run=server`, `dryRun: ["All"]`, `true`; not `none`. */
export function isDryRun(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isDryRun);
  return isOn(value) || (typeof value === "string" && /^(?:server|client|all)$/i.test(value.trim()));
}

/** A grace period of nothing. */
export function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === "string" && /^0+s?$/.test(value.trim()));
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
