// A PostgreSQL server of its own for tests: the real one, on a Unix socket in a temporary folder.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type PostgresServer = {
  /** For `openPostgresStores`. */
  readonly where: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** At once, as power goes: connections break, and what was not committed is gone. */
  crash(): void;
  start(): void;
  remove(): void;
};

/** Where Debian has the server's programs; they are not on the path. */
const debian = "/usr/lib/postgresql";
const user = "palisade";
const port = 5432;

/** The folder of the newest server's programs; nothing if none is installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : [];
  return [...versions.sort((left, right) => right - left).map((version) => `${debian}/${version}/bin`)]
    .concat((process.env["PATH"] ?? "").split(":"))
    .find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
}

/** @param programs the folder of `findPostgres` */
export function startPostgres(programs: string): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), "palisade-pg-"));
  const data = join(folder, "data");
  const owner = ownerOf();
  mkdirSync(data, { mode: 0o700 });
  if (owner !== undefined) for (const each of [folder, data]) chownSync(each, owner.uid, owner.gid);
  const run = (program: string, ...given: string[]) =>
    void execFileSync(join(programs, program), given, { ...owner, cwd: folder, stdio: "ignore" });
  run("initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
  // After a crash, the file system is synced as a whole: file by file takes minutes where others write, too.
  const recovery = process.platform === "linux" ? "-c recovery_init_sync_method=syncfs" : "";
  const options = `-c listen_addresses= -k ${folder} -p ${port} -c max_connections=100 -c shared_buffers=16MB ${recovery}`;
  const start = () =>
    run("pg_ctl", "start", "-D", data, "-w", "-t", "120", "-o", options, "-l", join(folder, "log"));
  const crash = () => run("pg_ctl", "stop", "-D", data, "-m", "immediate");
  start();
  return {
    where: { host: folder, port, user, database: "postgres" },
    crash,
    start,
    remove: () => {
      try {
        crash();
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/** The server refuses to run as root: then it is the package's user's, or nobody's. */
function ownerOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (name: string, which: string) =>
    Number(spawnSync("id", [which, name], { encoding: "utf8" }).stdout.trim() || Number.NaN);
  const [found = "nobody"] = ["postgres"].filter((name) => Number.isInteger(idOf(name, "-u")));
  return { uid: idOf(found, "-u"), gid: idOf(found, "-g") };
}
