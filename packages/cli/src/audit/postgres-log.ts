// An audit log in PostgreSQL, by the address of its database.
import { hasPassword } from "@palisade/guardrails";
import { FileError } from "../file-error.js";

/**
 * @param called what is there, for messages, which do not quote the address
 * @throws {FileError} for what is no address, and for one with a password: those of other processes can be seen
 */
export function checkAddress(address: string, called: string): void {
  if (!URL.canParse(address)) throw new FileError(called, "is no address of a database");
  if (hasPassword(address))
    throw new FileError(called, "its address has a password: give it as PGPASSWORD, or in ~/.pgpass");
}

/**
 * @param from the number of the first record that is wanted
 * @throws {FileError} for an address with a password
 */
export async function postgresLogLines(address: string, from: number): Promise<AsyncIterable<string>> {
  checkAddress(address, "the log");
  const { readPostgresAuditLines } = await import("@palisade/stores/postgres");
  return readPostgresAuditLines({ connectionString: address }, from);
}
