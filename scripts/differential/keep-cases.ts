// Leaves what the tools disagree about in a folder, to be asked again by hand.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DifferentialCase } from "@palisade/testkit";

/** Each case gets a folder below; what an earlier run left there goes. */
export function keepCases(cases: readonly DifferentialCase[], folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { id, modules, data, input, query } of cases) {
    const own = join(folder, id.replace(/[^\w#.-]+/g, "-"));
    mkdirSync(own, { recursive: true });
    for (const [index, text] of modules.entries()) writeFileSync(join(own, `module-${index}.rego`), text);
    writeFileSync(join(own, "data.json"), data);
    if (input !== undefined) writeFileSync(join(own, "input.json"), input);
    writeFileSync(join(own, "query.txt"), `${query}\n`);
  }
}
