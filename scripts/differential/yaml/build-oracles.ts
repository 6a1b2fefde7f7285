// The Go programs that say what kubectl and OPA read, built into out/bin.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type YamlTable, yamlTables } from "@palisade/testkit";

const sources = fileURLToPath(new URL("../../yaml-oracle", import.meta.url));
const binaries = fileURLToPath(new URL("../../../out/bin", import.meta.url));

export type Oracles = Readonly<Record<YamlTable, string>>;

/** Nothing if there is no Go. Ends the process if Go cannot build them. */
export function buildOracles(): Oracles | undefined {
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  const paths = yamlTables.map((table) => [table, build(table)] as const);
  return Object.fromEntries(paths) as Oracles;
}

function build(table: YamlTable): string {
  const path = join(binaries, `yaml-oracle-${table}${process.platform === "win32" ? ".exe" : ""}`);
  const { status } = spawnSync("go", ["build", "-o", path, "."], {
    cwd: join(sources, table),
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (status === 0) return path;
  console.error(`go could not build scripts/yaml-oracle/${table}`);
  process.exit(2);
}
