// METADATA blocks: YAML in comments, read into OPA's annotation JSON.
import { readYamlTree } from "@palisade/language";
import type { Diagnostic } from "../source/diagnostic.js";
import type { AnnotationScope, Comment, Location } from "./ast.js";
import { annotationFields, readAnnotationFields } from "./metadata-fields.js";
import { MetadataMistake } from "./metadata-mistake.js";
import type { TermReader } from "./metadata-schemas.js";

/** A block as it was read; its scope may depend on what stands below it. */
export type MetadataBlock = {
  readonly scope: AnnotationScope | undefined | (string & {});
  readonly fields: Readonly<Record<string, unknown>>;
  readonly entrypoint: boolean;
  readonly location: Location;
};

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
  const placeAt = (offset: number) => (lines[lineAt(text, offset)] ?? lines.at(-1) ?? opening).location;
  const reading = readYamlTree(text, {
    fields: annotationFields,
    maximumNodes: text.length + mostFromAliases,
  });
  if (reading.problem !== undefined) {
    const { code, message, offset } = reading.problem;
    const said = code === "too-deep" ? "nested too deeply" : message;
    report(`yaml: ${said}`, placeAt(offset), "each line of a METADATA block is YAML, after `# `");
    return undefined;
  }
  const location = { ...opening.location, end: lines.at(-1)?.location.end ?? opening.location.end };
  try {
    const fields = readAnnotationFields(reading.root, readTerm);
    const { scope } = fields;
    return {
      scope: typeof scope === "string" ? scope : undefined,
      fields,
      entrypoint: fields["entrypoint"] === true,
      location,
    };
  } catch (mistake) {
    if (!(mistake instanceof MetadataMistake)) throw mistake;
    report(mistake.message, placeAt(mistake.offset), "see OPA's annotation fields");
    return undefined;
  }
}

/** Aliases are for people who repeat themselves, not for bombs. */
const mostFromAliases = 1_000;

/** Comments end at line feeds, whatever YAML takes for a line's end. */
function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
