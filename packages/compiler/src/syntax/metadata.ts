// METADATA blocks: YAML in comments, read into OPA's annotation JSON.
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit, type YAMLMap } from "yaml";
import type { Diagnostic } from "../source/diagnostic.js";
import type { AnnotationScope, Comment, Location, Term } from "./ast.js";
import { readAnnotationFields } from "./metadata-fields.js";
import { MetadataMistake } from "./metadata-mistake.js";
import { metadataTags } from "./yaml-scalars.js";

/** A block as it was read; its scope may depend on what stands below it. */
export type MetadataBlock = {
  readonly scope: AnnotationScope | undefined | (string & {});
  readonly fields: Readonly<Record<string, unknown>>;
  readonly entrypoint: boolean;
  readonly location: Location;
};

export type TermReader = (text: string) => { readonly term?: Term };

export function readMetadata(
  comments: readonly Comment[],
  readTerm: TermReader,
  diagnostics: Diagnostic[],
): readonly MetadataBlock[] {
  const blocks: MetadataBlock[] = [];
  for (let index = 0; index < comments.length; index++) {
    const opening = comments[index];
    if (opening === undefined || !opensMetadata(opening)) continue;
    const lines: Comment[] = [];
    let last = opening;
    for (
      let next = comments[index + 1];
      next !== undefined && continues(next, last);
      next = comments[++index + 1]
    ) {
      lines.push(next);
      last = next;
    }
    const block = readBlock(opening, lines, readTerm, diagnostics);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

function opensMetadata(comment: Comment): boolean {
  return comment.location.column === 1 && comment.text.trim().startsWith("METADATA");
}

function continues(comment: Comment, last: Comment): boolean {
  const { row, column } = comment.location;
  return column === 1 && row === last.location.row + 1 && !opensMetadata(comment);
}

function readBlock(
  opening: Comment,
  lines: readonly Comment[],
  readTerm: TermReader,
  diagnostics: Diagnostic[],
): MetadataBlock | undefined {
  const report = (message: string, location: Location, help: string) =>
    diagnostics.push({ code: "rego_parse_error", severity: "error", message, location, help });
  const text = lines.map((line) => `${line.text.replace(/^ /, "")}\n`).join("");
  if (text.trim() === "") {
    report(
      "expected METADATA block, found whitespace",
      opening.location,
      "write YAML in the comment lines below it",
    );
    return undefined;
  }
  const counter = new LineCounter();
  const yaml = parseYaml(text, counter);
  if (yaml === undefined) {
    report("yaml: nested too deeply", opening.location, "metadata is meant to be read by people");
    return undefined;
  }
  const { document, repeated } = yaml;
  const placeAt = (offset: number) =>
    (lines[counter.linePos(offset).line - 1] ?? lines.at(-1) ?? opening).location;
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    const tooDeep = wrong.code === "RESOURCE_EXHAUSTION" || wrong.message.includes("call stack");
    const message = tooDeep ? "yaml: nested too deeply" : `yaml: ${wrong.message.split("\n")[0]}`;
    report(message, placeAt(wrong.pos[0]), "each line of a METADATA block is YAML, after `# `");
    return undefined;
  }
  if (repeated !== undefined) {
    const [key, offset] = repeated;
    report(`yaml: mapping key "${key}" already defined`, placeAt(offset), "keep one of them");
    return undefined;
  }
  const location = { ...opening.location, end: lines.at(-1)?.location.end ?? opening.location.end };
  try {
    const raw = readMapping(document);
    const fields = readAnnotationFields(raw, readTerm);
    const { scope } = fields;
    return {
      scope: typeof scope === "string" ? scope : undefined,
      fields,
      entrypoint: fields["entrypoint"] === true,
      location,
    };
  } catch (mistake) {
    if (!(mistake instanceof MetadataMistake)) throw mistake;
    const offset = mistake.key === undefined ? undefined : keyOffset(document.contents, mistake.key);
    report(
      mistake.message,
      offset === undefined ? opening.location : placeAt(offset),
      "see OPA's annotation fields",
    );
    return undefined;
  }
}

/** Nothing if the parser, which is recursive, runs out of stack. */
function parseYaml(
  text: string,
  lineCounter: LineCounter,
): { readonly document: Document.Parsed; readonly repeated: RepeatedKey | undefined } | undefined {
  try {
    // Their own search for repeated keys takes quadratic time.
    const document = parseDocument(text, {
      lineCounter,
      merge: true,
      prettyErrors: false,
      uniqueKeys: false,
      customTags: (tags) => [...metadataTags, ...tags],
    });
    return { document, repeated: document.errors.length === 0 ? findRepeatedKey(document) : undefined };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type RepeatedKey = readonly [key: string, offset: number];

function findRepeatedKey(document: Document.Parsed): RepeatedKey | undefined {
  let found: RepeatedKey | undefined;
  visit(document, {
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found ??= [String(key.value), key.range?.[0] ?? 0];
        seen.add(key.value);
      }
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

function readMapping(document: Document.Parsed): ReadonlyMap<unknown, unknown> {
  let value: unknown;
  try {
    // Aliases are for people who repeat themselves, not for bombs.
    value = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof RangeError) throw new MetadataMistake("yaml: nested too deeply");
    throw new MetadataMistake(`yaml: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (value === null || value === undefined) return new Map();
  if (value instanceof Map) return withTexts(value, document.contents);
  throw new MetadataMistake(
    `yaml: cannot unmarshal ${Array.isArray(value) ? "!!seq" : "!!str"} into annotations`,
  );
}

const textFields = ["scope", "title", "description"];

/** Texts stay as they were written: `title: 1.50` is no number. */
function withTexts(value: Map<unknown, unknown>, contents: unknown): ReadonlyMap<unknown, unknown> {
  if (!isMap(contents)) return value;
  for (const key of textFields) {
    const node = contents.get(key, true);
    if (isScalar(node) && node.value !== null && typeof node.value !== "string") value.set(key, node.source);
  }
  return value;
}

function keyOffset(contents: unknown, key: string): number | undefined {
  if (!isMap(contents)) return undefined;
  const pair = (contents as YAMLMap).items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
