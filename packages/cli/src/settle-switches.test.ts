import { expect, test } from "vitest";
import { commands } from "./commands/index.js";
import { settleSwitches } from "./settle-switches.js";

test.each<[readonly string[], readonly string[]]>([
  [
    ["check", "--strict=true", "-S=1"],
    ["check", "--strict", "-S"],
  ],
  [
    ["test", "-v=true", "--verbose=T"],
    ["test", "-v", "--verbose"],
  ],
  [
    ["eval", "--fail=false", "-d", "x", "data"],
    ["eval", "-d", "x", "data"],
  ],
  [
    ["eval", "--fail=perhaps", "data"],
    ["eval", "--fail=perhaps", "data"],
  ],
  [
    ["eval", "--format=true", "--__proto__=true", "x=true"],
    ["eval", "--format=true", "--__proto__=true", "x=true"],
  ],
  [
    ["validate", "config", "--no-cache=true"],
    ["validate", "config", "--no-cache=true"],
  ],
  [
    ["eval", "--", "--fail=true"],
    ["eval", "--", "--fail=true"],
  ],
  [
    ["unknown", "--fail=true"],
    ["unknown", "--fail=true"],
  ],
])("%j", (line, settled) => {
  expect(settleSwitches(line, commands)).toEqual(settled);
});
