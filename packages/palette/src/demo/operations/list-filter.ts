// `filters` and `orderBy` of lists: `severity=WarningANDreason=BackOff`, `metadata.creationTimestamp=-1`.

/** Rows that fit, in the order that was asked for; rows as they come, if nothing was. */
export function filtered<T extends object>(rows: readonly T[], query: URLSearchParams): T[] {
  const tests = (query.get("filters") ?? "")
    .split("AND")
    .map((part) => part.split("="))
    .filter((part): part is [string, string] => part.length === 2);
  const fitting = rows.filter((row) => tests.every(([path, value]) => String(valueIn(row, path)) === value));
  const [path, direction] = (query.get("orderBy") ?? "").split(",")[0]?.split("=") ?? [];
  if (path === undefined || path === "") return fitting;
  const sign = direction === "-1" ? -1 : 1;
  return fitting.sort((left, right) => {
    const [one, other] = [String(valueIn(left, path)), String(valueIn(right, path))];
    return one === other ? 0 : one < other ? -sign : sign;
  });
}

function valueIn(row: object, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split(".")) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}
