// The page of the contract calls each list of values what it is.
import { expect, it } from "vitest";
import { contractPage } from "../../scripts/reference/contract.js";

it.each([
  ["verb", "| `verb` | one of the [verbs](#verbs) |"],
  ["code of a failure", "| `code` | one of the [codes of failures](codes.md#failures-of-a-decision) |"],
  ["effect", "| `effect` | `allow`, `require_approval`, `deny` |"],
])("%s", (_, row) => {
  expect(contractPage().text).toContain(row);
});

it("calls nothing else a verb", () => {
  expect(contractPage().text.split("[verbs](#verbs)")).toHaveLength(2);
});
