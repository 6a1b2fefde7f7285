// An audit log in PostgreSQL, by the address of its database.
import { FileError } from "../file-error.js";

/** @example isPostgresAddress("postgres://reader@db/palisade") // true */
export function isPostgresAddress(path: string): boolean {
  return path.startsWith("postgres://") || path.startsWith("postgresql://");
}

/**
 * @param from the number of the first record that is wanted
 * @throws {FileError} for an address with a password: those of other processes can be seen, and messages quote them
 */
export async function postgresLogLines(address: string, from: number): Promise<AsyncIterable<string>> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new FileError("the log", "is no address of a database");
  const { password, searchParams } = url;
  if (password !== "" || searchParams.has("password"))
    throw new FileError("the log", "its address has a password: give it as PGPASSWORD, or in ~/.pgpass");
  const { readPostgresAuditLines } = await import("@palisade/stores/postgres");
  return readPostgresAuditLines({ connectionString: address }, from);
}
