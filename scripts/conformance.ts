// Runs behaviour cases from their Rego text: `npm run conformance -- FILE.jsonl [--engine …]`.
import { compileCase, readCase } from "@palisade/testkit";
import { readLines, readOptions, runCases } from "./run-cases.js";

const options = readOptions("conformance");
await runCases(readLines(options.file, readCase), options, "text", compileCase);
