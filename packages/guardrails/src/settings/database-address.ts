// The address of a PostgreSQL database, where a file could be named instead.

/** @example isPostgresAddress("postgres://reader@db/palisade") // true */
export function isPostgresAddress(name: string): boolean {
  return name.startsWith("postgres://") || name.startsWith("postgresql://");
}

/** Those of other processes can be seen, messages quote them, and settings are read by many. */
export function hasPassword(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && (url.password !== "" || url.searchParams.has("password"));
}
