// Tests run on changed sources, in one worker for all: each change is seen alone, and a test that always fails counts for nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { VitestSession } from "../../scripts/mutate/vitest-session.js";

const sample = fileURLToPath(new URL("./sample", import.meta.url));

const changed = (name: string, before: string, after: string) => {
  const file = join(sample, name);
  return { file, text: readFileSync(file, "utf8").replace(before, after) };
};

test("changes are noticed by what imports them, one by one", async () => {
  const session = await VitestSession.open(sample, { include: ["*.sample.ts"], config: false, cache: false });
  try {
    expect(await session.judge(changed("sum.ts", "+ one", "- one"), false)).toBe("killed");
    expect(await session.judge(changed("sum.ts", "value > 10", "value >= 10"), false)).toBe("survived");
    expect(await session.judge(changed("one.ts", "1", "2"), false)).toBe("killed");
    expect(await session.judge(changed("sum.ts", "10", "11"), false)).toBe("survived");
    expect(await session.judge(changed("sum.ts", "value > 10", "unknown"), false)).toBe("killed");
  } finally {
    await session.close();
  }
});
