// Locks that a transaction holds until its end, by name: who comes second waits.
import type { Client } from "./pool.js";

/** @param name `audit`, `session:…`: two names may share a lock, which costs time and nothing else */
export async function lock(client: Client, name: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`palisade:${name}`]);
}
