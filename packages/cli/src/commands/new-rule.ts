// `palisade new rule`: a rule on configurations to begin with, and its test.
import { join } from "node:path";
import { defineCommand } from "../define-command.js";
import { isThere } from "../is-there.js";
import { shown } from "../output/terminal-text.js";
import { ruleFiles } from "../scaffold/rule-files.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";

const named = /^(?<domain>[a-z][a-z0-9-]{0,63})\/(?<name>[a-z][a-z0-9_]{0,63})$/;
const identifier = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/;

export const newRule = defineCommand({
  name: "new rule",
  summary: "Writes a rule on configurations to begin with, and its test.",
  arguments: "<domain/name>",
  options: {
    directory: {
      type: "string",
      placeholder: "path",
      default: "policies",
      description: "where policies stand",
    },
    id: {
      type: "string",
      placeholder: "id",
      description: "the rule's id; without it made of domain and name",
    },
  },
  examples: [
    {
      line: "palisade new rule labels/owner_label",
      meaning: "policies/labels/owner_label/, to be built with @palisade/policies",
    },
    {
      line: "palisade new rule hygiene/owner_label --directory policies-rego --id K8S-OWNER-LABEL",
      meaning: "a rule of Palisade's own packs",
    },
  ],
  run: async ({ paths: [words = "", ...more], values }, host) => {
    const { domain, name } = named.exec(words)?.groups ?? {};
    if (domain === undefined || name === undefined || more.length > 0)
      throw new UsageError(
        "a rule is named by its domain and itself: labels/owner_label, in small letters, the name with _ between words",
      );
    const id = values.id ?? `${domain}-${name}`.toUpperCase().replaceAll("_", "-");
    if (!identifier.test(id))
      throw new UsageError(`--id ${id}: an id is capitals and digits with - between: LABELS-OWNER-LABEL`);
    const { directory } = values;
    const isOwn = await isThere(join(directory, "lib/verdict/verdict.rego"));
    const files = ruleFiles({ domain, name, id, isOwn }).map(({ path, text }) => ({
      path: join(directory, path),
      text,
    }));
    for (const { path } of files) if (await isThere(path)) throw new UsageError(`${path} is there already`);
    for (const { path, text } of files) {
      await writeWhole(path, text);
      host.out(shown`wrote ${path}\n`);
    }
    const library = isOwn ? "" : "node_modules/@palisade/policies ";
    host.out(shown`\nChange the condition, the METADATA and the test; then:\n`);
    host.out(shown`  palisade check --strict ${library}${directory}\n`);
    host.out(shown`  palisade test ${library}${directory} --run ${name}_test\n`);
    return 0;
  },
});
