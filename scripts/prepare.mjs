// Builds after an install. Not where npm installs this repository globally, as pre-commit does to run its hook: that
// needs the packages the hook names and nothing of what is here, and npm could not build workspaces there.
import { spawnSync } from "node:child_process";
import process from "node:process";

if (process.env.npm_config_global !== "true") {
  const { status } = spawnSync("npm", ["run", "build"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
