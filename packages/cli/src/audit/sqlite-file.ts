// Whether a file is a SQLite database, by how it begins.
import { open } from "node:fs/promises";

const header = "SQLite format 3\0";

/** @throws what opening and reading a file throws */
export async function isSqliteFile(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(header.length), 0);
    return buffer.subarray(0, bytesRead).toString("latin1") === header;
  } finally {
    await handle.close();
  }
}
