// What thousands of lines come to, recorded: every command and flag that a table names, each in a line of its own. A
// change of any of them is seen in review; `npx vitest run recorded-lines -u` records anew.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readLine } from "../shell/read-line.js";

const file = fileURLToPath(new URL("./recorded-lines.txt", import.meta.url));

/** The line, then what it comes to and what is unread of it, an indented line each. */
function recorded(line: string): string {
  const { operations, unread } = readLine(line, { at: "", surroundings: {} });
  const facts = operations.map(({ at: _at, range: _range, tool, verb, said, ...rest }) =>
    [
      tool,
      verb === said ? verb : `${verb} (${said})`,
      rest.targets.length === 0 ? "" : targetsOf(rest),
      othersOf(rest),
    ]
      .filter(Boolean)
      .join(" "),
  );
  return [line, ...facts, ...unread.map(({ kind, message }) => `${kind}: ${message}`)].join("\n  ");
}

type Facts = Omit<
  ReturnType<typeof readLine>["operations"][number],
  "at" | "range" | "tool" | "verb" | "said"
>;

function targetsOf({ targets }: Facts): string {
  return targets
    .map(({ group, kind, subresource, name }) => [group, kind, subresource, name].filter(Boolean).join("/"))
    .join(",");
}

function othersOf({ targets: _targets, ...others }: Facts): string {
  const text = JSON.stringify(others);
  return text === "{}" ? "" : text.replaceAll('"at":"",', "").replaceAll(',"at":""', "");
}

it("come to what is recorded", async () => {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));
  expect(lines.length).toBeGreaterThan(5000);
  await expect(`${lines.map(recorded).join("\n")}\n`).toMatchFileSnapshot(file);
});
