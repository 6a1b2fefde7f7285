// The texts in what a tool shows: everything in it that somebody else has written.

/** Every text, in order, one to a line: as scanners read it. */
export function textsIn(value: unknown): string {
  const texts: string[] = [];
  collect(value, texts);
  return texts.join("\n");
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (typeof value === "object" && value !== null)
    for (const field of Object.values(value)) collect(field, texts);
}

/** The same value with every text changed. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value) as Value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, mapTexts(field, change)]);
  return Object.fromEntries(fields) as Value;
}
