// What is switched on beyond the safest: by PALISADE_FEATURES, names with commas between them.

/** Every feature with its meaning: reading and documentation derive from it. Without any, all is off. */
export const featureMeanings = {
  writes: "tools that change something in Palette: every one of their calls goes through the gate",
  kubeconfig: "`download_kubeconfig`, which puts the credential of a cluster into a file of mode 0600",
  agents: "`diagnose_cluster`, `recommend_profile` and `check_compliance`",
  model: "agents may ask a language model",
  proxy: "other MCP servers behind this one",
} as const;

export type Feature = keyof typeof featureMeanings;
export type Features = ReadonlySet<Feature>;

/**
 * Reads a list of features.
 * @throws {RangeError} for a name that is none, so that nothing is off or on by a slip of the pen
 * @example readFeatures("writes, kubeconfig").has("writes") // true
 */
export function readFeatures(text: string | undefined): Features {
  const names = (text ?? "").split(",").map((name) => name.trim());
  const chosen = names.filter((name) => name !== "");
  const unknown = chosen.find((name) => !Object.hasOwn(featureMeanings, name));
  if (unknown !== undefined)
    throw new RangeError(
      `there is no feature \`${unknown}\`: there are ${Object.keys(featureMeanings).join(", ")}`,
    );
  return new Set(chosen as readonly Feature[]);
}
