// The contract's page and its JSON Schemas: what every door is asked and answers with.
import {
  type ContractName,
  contractJsonSchema,
  contractNames,
  effectOfSeverity,
  failureCodes,
  settingsJsonSchema,
  settingsNames,
  severities,
  verbs,
  verbsByClass,
} from "@palisade/guardrails";
import { code, type Page, page, table } from "./markdown.js";
import { fieldsTable, type NameOfList, partsOf, type Schema } from "./schema-tables.js";

/** One file for each thing in the contract, and for each file that people write. */
export function schemaPages(): readonly Page[] {
  const schemas: readonly (readonly [string, unknown])[] = [
    ...contractNames.map((name) => [name, contractJsonSchema(name)] as const),
    ...settingsNames.map((name) => [name, settingsJsonSchema(name)] as const),
  ];
  return schemas.map(([name, schema]) => ({
    path: `schemas/${name}.schema.json`,
    text: `${JSON.stringify(schema, undefined, 2)}\n`,
  }));
}

export function contractPage(): Page {
  return page("contract.md", "packages/guardrails/src/contract", [
    "# The contract",
    "One set of schemas is behind the library's types, the readers of every door, the tools of the MCP server and these pages. As JSON Schema (2020-12), also in the package as `@palisade/guardrails/schemas/….schema.json`:",
    contractNames
      .map((name) => `- [${code(name)}](schemas/${name}.schema.json): ${contractSchema(name).title}`)
      .join("\n"),
    "What a door does not know it refuses: no object has other fields than these, and a text with the same key twice is no request. What is refused is answered with `deny` and [`invalid_request`](codes.md#failures-of-a-decision), at every door.",
    ...contractNames.flatMap(section),
    "## Verbs",
    "What an action may do, by what that is to its resource. Case, `-`, `_`, `.` and spaces do not matter: `Port-Forward` is `portforward`.",
    table(
      ["class", "verbs"],
      Object.entries(verbsByClass).map(([name, verbs]) => [
        code(name),
        verbs.map((verb) => code(verb)).join(" "),
      ]),
    ),
    "## A bundle of one's own",
    "A bundle answers prompts at the entrypoint `prompt/decision`, actions at `action/decision`, configurations at `configuration/decision`; it needs only those it is asked. Each answer is a [`verdict`](#verdict). The guard adds id, time and identity, orders the findings (worst first, then by resource, rule, place and message) and combines:",
    [
      "- The decision's `effect` is the worst of the verdict's own and those of its findings: what a finding denies, nothing beside it allows.",
      "- A finding that states no `effect` has that of its severity.",
      "- Optional texts may be empty, and are then left out; texts longer than 2,000 characters are cut.",
      "- An undefined answer, or one of any other shape, is a `deny` with a failure.",
    ].join("\n"),
    table(
      ["severity", "effect"],
      severities.map((severity) => [code(severity), code(effectOfSeverity[severity])]),
    ),
    'An action arrives as it was asked; a configuration as `{"documents": [{"document": {…}}, …]}`; a prompt with its `text`, `channel` and `context`, and with `normalized` and `signals` beside them.',
  ]);
}

function contractSchema(name: ContractName): Schema {
  return contractJsonSchema(name);
}

function section(name: ContractName): readonly string[] {
  const schema = contractSchema(name);
  const parts = partsOf(schema);
  return [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`,
    `${schema.title}.`,
    fieldsTable(schema, listNamed),
    ...parts.flatMap(([path, part]) => [`### ${code(`${name}.${path}`)}`, fieldsTable(part, listNamed)]),
  ];
}

/** Lists that have a table of their own. */
const namedLists: readonly (readonly [string, readonly string[]])[] = [
  ["one of the [verbs](#verbs)", verbs],
  ["one of the [codes of failures](codes.md#failures-of-a-decision)", Object.keys(failureCodes)],
];

const listNamed: NameOfList = (values) => {
  const text = JSON.stringify(values);
  return namedLists.find(([, named]) => JSON.stringify(named) === text)?.[0];
};
