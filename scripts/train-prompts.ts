// Trains the model of texts: `npm run train:prompts [-- --output FILE]`, from $PALISADE_SHARED/data/prompts and our own rows.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tablesDigest } from "../packages/guardrails/src/testing/tables-digest.js";
import { prepareAll } from "./prompts/prepare-all.js";
import { trainModel } from "./prompts/train-model.js";

const shipped = fileURLToPath(new URL("../packages/guardrails/models/texts.model", import.meta.url));
const { values } = parseArgs({ options: { output: { type: "string", default: shipped } } });
const { rows, numbers } = prepareAll();
const began = performance.now();
const bytes = trainModel(rows, numbers);
mkdirSync(dirname(values.output), { recursive: true });
writeFileSync(values.output, bytes);
const trained = { tables: tablesDigest(), model: createHash("sha256").update(bytes).digest("hex") };
writeFileSync(
  values.output.replace(/\.model$/, ".trained.json"),
  `${JSON.stringify(trained, undefined, 2)}\n`,
);
console.log(
  `${values.output}: ${bytes.length} bytes, ${rows.length} rows, ${Math.round(performance.now() - began)} ms`,
);
process.exitCode = 0;
