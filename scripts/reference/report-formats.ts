// The page of formats, from their declarations.
import { reportFormats } from "@palisade/guardrails/reports";
import { code, type Page, page, table } from "./markdown.js";

export function reportFormatsPage(): Page {
  return page("report-formats.md", "packages/guardrails/src/reports", [
    "# Formats of reports",
    "What `palisade validate config --format` and `writeReport` of `@palisade/guardrails/reports` take. Without `--format`, the first with the ending of `--output` is taken.",
    table(
      ["format", "for", "ending"],
      [...reportFormats.values()].map(({ name, summary, extension }) => [
        code(name),
        summary,
        code(`.${extension}`),
      ]),
    ),
  ]);
}
