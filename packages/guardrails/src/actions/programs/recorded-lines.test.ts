// What thousands of lines come to, recorded: every command and flag that a table names, each in a line of its own. A
// change of any of them is seen in review; `npx vitest run recorded-lines --update` records anew. Behind what a line
// comes to stands «the part of it» that says so, where it is not the whole line.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { recordedUnderstanding } from "../../testing/recorded-understanding.js";
import { readLine } from "../shell/read-line.js";

const file = fileURLToPath(new URL("./recorded-lines.txt", import.meta.url));

/** The line, then what it comes to: `⏎` in it stands for a line break, `⇥` for a tab. */
function recorded(written: string): string {
  const text = written.replaceAll("⏎", "\n").replaceAll("⇥", "\t");
  const understood = readLine(text, { at: "/command", surroundings: {} });
  return written + recordedUnderstanding(understood, { at: "/command", text });
}

it("come to what is recorded", async () => {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));
  expect(lines.length).toBeGreaterThan(5000);
  await expect(`${lines.map(recorded).join("\n")}\n`).toMatchFileSnapshot(file);
});
