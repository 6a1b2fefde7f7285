// `palisade validate prompt`, `response` and `tool-result`: may this text go on? One command for each question about texts.
import { lstat } from "node:fs/promises";
import { extname } from "node:path";
import { jsonSchemaOf, maximumPromptLength, type Subject, subjects } from "@palisade/guardrails";
import {
  type CommandDefinition,
  defineCommand,
  type OptionDefinition,
  type OptionDefinitions,
} from "../define-command.js";
import { shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import { reportDecision } from "../output/report-decision.js";
import { shown, type TerminalText } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGuard } from "../policies/open-guard.js";
import { readText } from "../read-text.js";
import { UsageError } from "../usage-error.js";

/** In UTF-8, of as many characters as a text may have. */
const maximumTextBytes = 4 * maximumPromptLength;

const sharedOptions = {
  file: {
    type: "string",
    placeholder: "file",
    description: "judge what this file holds; - for standard input",
  },
  format: {
    type: "string",
    choices: ["pretty", "json"],
    default: "pretty",
    description: "how to print the decision",
  },
  ...guardOptions,
} as const;

const examples: Readonly<Record<string, CommandDefinition<OptionDefinitions>["examples"]>> = {
  prompt: [
    { line: 'palisade validate prompt "Why is the pod crash-looping?"', meaning: "a question" },
    { line: "palisade validate prompt --file prompt.txt", meaning: "what a file holds" },
  ],
  response: [
    { line: "palisade validate response --file answer.md --model local", meaning: "what a model answered" },
  ],
  "tool-result": [
    {
      line: "kubectl logs api-0 | palisade validate tool-result --tool kubectl -",
      meaning: "what a tool gave back",
    },
  ],
};

/** The commands for questions about texts, in the order of the subjects. */
export const validateText = subjects
  .filter((subject) => "text" in subject.schemaFor({}).shape)
  .map((subject) => validateTextOf(subject));

function validateTextOf(subject: Subject) {
  const { name, called, description } = subject;
  const own = ownOptions(subject);
  return defineCommand({
    name: `validate ${name}`,
    summary: `${description.split(":", 1)[0]}: the text itself, a file, or - for standard input.`,
    arguments: "[text]",
    options: { ...sharedOptions, ...own } as typeof sharedOptions,
    examples: examples[name] ?? [],
    run: async ({ paths, values }, host) => {
      const text = await readSubjectText(
        { paths, file: values.file, called: called.replace(/^an? /, "the ") },
        host,
      );
      const guard = await openGuard(values, host);
      const given = values as Readonly<Record<string, unknown>>;
      const more = Object.keys(own).map((option) => [option, given[option]]);
      const decision = guard.validate(name, { text, ...Object.fromEntries(more) });
      const code = reportDecision(decision, values.format, host);
      if (paths[0] === text && looksLikePath(text)) host.err(hint(text));
      return code;
    },
  });
}

/** What JSON Schema says of a field. */
type TextProperty = {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
};

/** An option for each field of the request, beside the text, that a command line can say. */
function ownOptions(subject: Subject): OptionDefinitions {
  const { properties } = jsonSchemaOf(subject.schemaFor({}));
  const options = Object.entries(properties as Readonly<Record<string, TextProperty>>)
    .filter(([name, { type }]) => name !== "text" && type === "string")
    .map(([name, { description = name, enum: choices }]): [string, OptionDefinition] => [
      name,
      {
        type: "string",
        description: lowerFirst(description),
        placeholder: "name",
        ...(choices && { choices }),
      },
    ]);
  return Object.fromEntries(options);
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

type TextSource = {
  readonly paths: readonly string[];
  readonly file: string | undefined;
  /** As messages call it: `the prompt`. */
  readonly called: string;
};

/** @throws {UsageError} for no text, and for what looks like a mistake: judged is what was meant, or nothing. */
async function readSubjectText({ paths, file, called }: TextSource, host: Host): Promise<string> {
  if (file !== undefined && paths.length > 0) throw new UsageError("--file takes the place of a text");
  const [argument] = paths;
  const source = file ?? (argument === "-" ? argument : undefined);
  if (source === undefined && argument === undefined)
    throw new UsageError("name a text, a file with --file, or - for standard input");
  if (source === undefined && (await isFile(argument as string)))
    throw new UsageError(
      `\`${argument}\` is the name of a file: judge what it holds with --file, or the name itself on standard input`,
    );
  const text =
    source === undefined
      ? (argument as string)
      : await readText(source, host, { limit: maximumTextBytes, called });
  if (text.trim() === "") {
    const place = source === undefined ? "" : `${shownPath(source)}: `;
    throw new UsageError(`${place}there is no text to judge`);
  }
  return text;
}

/** Longer ones are nobody's slip. */
const longestPath = 255;

const textEndings: ReadonlySet<string> = new Set(
  ".txt .md .json .jsonl .yaml .yml .log .csv .xml .html .prompt".split(" "),
);

/** A text of one word that is written like a path: whoever typed it may have meant what a file holds. */
function looksLikePath(text: string): boolean {
  if (text.length > longestPath || /\s/.test(text) || text.includes("://")) return false;
  return text.includes("/") || text.includes("\\") || textEndings.has(extname(text).toLowerCase());
}

/** It changes no decision: the words were given to be judged. */
function hint(text: string): TerminalText {
  return shown`note: \`${text}\` itself was judged, as a text: there is no such file; --file reads files\n`;
}

/** Whatever a name leads to: who types one means what it holds. */
async function isFile(text: string): Promise<boolean> {
  return lstat(text).then(
    () => true,
    () => false,
  );
}
