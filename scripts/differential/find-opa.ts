// The official `opa`: named by `OPA_BINARY`, or installed by Go.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const binaries = fileURLToPath(new URL("../../out/bin", import.meta.url));
const installed = join(binaries, process.platform === "win32" ? "opa.exe" : "opa");
/** Says which release lies there. */
const stamp = join(binaries, "opa.release");
const modulePath = "github.com/open-policy-agent/opa";

export type Opa = { readonly path: string; readonly version: string };

/** Nothing if there is no Go. Ends the process if Go cannot install it. `release` is `latest` or `vX.Y.Z`. */
export function findOpa(release: string): Opa | undefined {
  const given = process.env["OPA_BINARY"];
  if (given !== undefined && given !== "") return describe(given);
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  const wanted = release === "latest" ? currentRelease() : release;
  if (existsSync(installed) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted)
    return describe(installed);
  mkdirSync(binaries, { recursive: true });
  console.log(`installing opa ${wanted} with go; this takes some minutes`);
  const { status } = spawnSync("go", ["install", `${modulePath}@${wanted}`], {
    stdio: ["ignore", "inherit", "inherit"],
    // The interpreter and the compiler to WASM are pure Go.
    env: { ...process.env, GOBIN: binaries, CGO_ENABLED: "0" },
  });
  if (status !== 0) fail(`go could not install opa ${wanted}`);
  writeFileSync(stamp, wanted);
  return describe(installed);
}

/** Asked first, so that a binary of an earlier release is not taken for the current one. */
function currentRelease(): string {
  const { stdout, status } = spawnSync("go", ["list", "-m", "-f", "{{.Version}}", `${modulePath}@latest`], {
    cwd: binaries.slice(0, -"/out/bin".length),
    encoding: "utf8",
  });
  const version = stdout?.trim() ?? "";
  if (status === 0 && version !== "") return version;
  console.error("go cannot tell the current release of opa; it will be asked for as `latest`");
  return "latest";
}

function describe(path: string): Opa {
  const { stdout, status } = spawnSync(path, ["version"], { encoding: "utf8" });
  const version = /^Version:\s*(\S+)/m.exec(stdout ?? "")?.[1];
  if (status !== 0 || version === undefined) fail(`${path}: this is no opa`);
  return { path, version };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
