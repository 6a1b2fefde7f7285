// Kubelets whose configuration is elsewhere: of flags that are not stated here, nothing is known.

import type { FrameworkControl, SeenParts } from "@palisade/guardrails/reports";
import { isObject, type Value } from "@palisade/language";

/** What states some flags of kubelets beside a configuration that nobody showed. */
const partial = ["InitConfiguration", "JoinConfiguration"] as const;

/** Where all that a kubelet is told can be read. */
const whole = [
  "kubelet.config.k8s.io/KubeletConfiguration",
  "/KubeletNode",
  "/KubeletInfo",
  "/NodeInfo",
] as const;

/** The flags that are stated of kubelets, if that is all that is known of them; nothing if there is more. */
export function statedKubeletFlags(
  documents: readonly Value[],
  { kinds }: SeenParts,
): ReadonlySet<string> | undefined {
  const isPartial = partial.some((kind) => kinds.has(`kubeadm.k8s.io/${kind}`));
  if (!isPartial || [...kinds].some((kind) => whole.some((each) => kind.endsWith(each)))) return undefined;
  const flags = documents.flatMap((document) => flagsIn(document));
  return new Set(flags.map((flag) => flag.toLowerCase()));
}

function flagsIn(document: Value): readonly string[] {
  if (!isObject(document) || !partial.some((kind) => document.get("kind") === kind)) return [];
  const registration = document.get("nodeRegistration") ?? null;
  const given = isObject(registration) ? (registration.get("kubeletExtraArgs") ?? null) : null;
  if (isObject(given)) return given.keys().filter((key) => typeof key === "string");
  if (!Array.isArray(given)) return [];
  return given.flatMap((each: Value) => {
    const name = isObject(each) ? each.get("name") : undefined;
    return typeof name === "string" ? [name] : [];
  });
}

/** Whether a control of kubelets is about one of the flags, as its texts name them: `--read-only-port`, `readOnlyPort`. */
export function isAboutFlag(
  { title, look }: Pick<FrameworkControl, "title" | "look">,
  flags: ReadonlySet<string>,
): boolean {
  const named = new Set((`${title} ${look}`.match(/[A-Za-z-]+/g) ?? []).map(plainName));
  return [...flags].some((flag) => named.has(plainName(flag)));
}

const plainName = (name: string): string => name.replaceAll("-", "").toLowerCase();
