// Actions that are judged wrongly today, as an attacker found them; one that is judged rightly moves to `actions.jsonl`.
import { fileURLToPath } from "node:url";
import { createGuard } from "@palisade/guardrails/node";
import { expect, it } from "vitest";
import { isAcceptable, judgeAction, readActionRows } from "../../scripts/evaluation/action-rows.js";

const file = fileURLToPath(new URL("./actions-open.jsonl", import.meta.url));
const guard = await createGuard();

it("lists only what is wrong still", () => {
  const judged = readActionRows(file).map((row) => judgeAction(guard, row));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(isAcceptable).map(({ row }) => row.id)).toEqual([]);
});
