// Every row that there is to train on: of the shared folder, written by hand for it, and made of templates.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { generateRows } from "./generate-rows.js";
import { type LabelledRow, readLabelledRows } from "./labelled-rows.js";
import { GroupNumbers, type PreparedRow, prepareRow } from "./prepared-rows.js";

export type PreparedRows = { readonly rows: readonly PreparedRow[]; readonly numbers: GroupNumbers };

/** Texts by several hands, none of whom had seen data, rules or the texts that are tested on. */
const corpus = fileURLToPath(new URL("corpus/", import.meta.url));

/** @throws {Error} without PALISADE_SHARED */
export function prepareAll(only: (row: LabelledRow) => boolean = () => true): PreparedRows {
  const shared = process.env["PALISADE_SHARED"];
  if (shared === undefined) throw new Error("PALISADE_SHARED names the folder with data/prompts");
  const numbers = new GroupNumbers();
  const files = ["prompts.jsonl", "extra.jsonl"].map((file) => join(shared, "data/prompts", file));
  const byHand = readdirSync(corpus)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => join(corpus, file));
  const rows = [
    ...[...files, ...byHand].flatMap((file) => readLabelledRows(file)).map((row) => ({ row, isOwn: false })),
    ...generateRows().map((row) => ({ row, isOwn: true })),
  ];
  return {
    rows: rows.filter(({ row }) => only(row)).map(({ row, isOwn }) => prepareRow(row, isOwn, numbers)),
    numbers,
  };
}
