/**
 * Values in which `{{.spectro.var.name}}` stands for what the cluster set.
 * @example resolveVariables("store: {{.spectro.var.store}}", { store: "7" }) // "store: 7"
 */
export function resolveVariables(values: string, variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables).reduce(
    (text, [name, value]) => text.replaceAll(`{{.spectro.var.${name}}}`, value),
    values,
  );
}
