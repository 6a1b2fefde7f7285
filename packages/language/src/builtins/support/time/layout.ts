// Go's time layouts: an example of the reference time `Mon Jan 2 15:04:05 MST 2006` says what goes where.

export type LayoutField =
  | "longMonth"
  | "month"
  | "numericMonth"
  | "zeroMonth"
  | "longWeekday"
  | "weekday"
  | "day"
  | "underDay"
  | "zeroDay"
  | "underYearDay"
  | "zeroYearDay"
  | "hour"
  | "hour12"
  | "zeroHour12"
  | "minute"
  | "zeroMinute"
  | "second"
  | "zeroSecond"
  | "longYear"
  | "year"
  | "upperHalf"
  | "lowerHalf"
  | "zoneName"
  | "offset"
  | "fraction";

export type LayoutItem = {
  readonly field: LayoutField;
  /** As the layout writes it: `-07:00`, `.000`, `2006`. */
  readonly text: string;
};

/** Literal text before a field, and the field; the last chunk has none. */
export type LayoutChunk = { readonly prefix: string; readonly item: LayoutItem | undefined };

/** Names that policies may use for well-known layouts. */
export const namedLayouts: ReadonlyMap<string, string> = new Map([
  ["ANSIC", "Mon Jan _2 15:04:05 2006"],
  ["UnixDate", "Mon Jan _2 15:04:05 MST 2006"],
  ["RubyDate", "Mon Jan 02 15:04:05 -0700 2006"],
  ["RFC822", "02 Jan 06 15:04 MST"],
  ["RFC822Z", "02 Jan 06 15:04 -0700"],
  ["RFC850", "Monday, 02-Jan-06 15:04:05 MST"],
  ["RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"],
  ["RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"],
  ["RFC3339", "2006-01-02T15:04:05Z07:00"],
  ["RFC3339Nano", "2006-01-02T15:04:05.999999999Z07:00"],
]);

/** In the order they are tried at a place. A short name of a month or day stands before no small letter. */
const fields: readonly (readonly [RegExp, LayoutField])[] = [
  [/January/y, "longMonth"],
  [/Jan(?![a-z])/y, "month"],
  [/Monday/y, "longWeekday"],
  [/Mon(?![a-z])/y, "weekday"],
  [/MST/y, "zoneName"],
  [/002/y, "zeroYearDay"],
  [/01/y, "zeroMonth"],
  [/02/y, "zeroDay"],
  [/03/y, "zeroHour12"],
  [/04/y, "zeroMinute"],
  [/05/y, "zeroSecond"],
  [/06/y, "year"],
  [/15/y, "hour"],
  [/1/y, "numericMonth"],
  [/2006/y, "longYear"],
  [/2/y, "day"],
  [/__2/y, "underYearDay"],
  [/_2(?!006)/y, "underDay"],
  [/3/y, "hour12"],
  [/4/y, "minute"],
  [/5/y, "second"],
  [/PM/y, "upperHalf"],
  [/pm/y, "lowerHalf"],
  [/[-Z](?:070000|07:00:00|0700|07:00|07)/y, "offset"],
  [/[.,](?:0+|9+)(?![0-9])/y, "fraction"],
];
const beginnings = new Set("JM0123456_2PpZ-.,");

export function parseLayout(layout: string): readonly LayoutChunk[] {
  const chunks: LayoutChunk[] = [];
  let start = 0;
  for (let at = 0; at < layout.length; at++) {
    const item = beginnings.has(layout[at] as string) ? itemAt(layout, at) : undefined;
    if (item === undefined) continue;
    chunks.push({ prefix: layout.slice(start, at), item });
    start = at + item.text.length;
    at = start - 1;
  }
  chunks.push({ prefix: layout.slice(start), item: undefined });
  return chunks;
}

function itemAt(layout: string, at: number): LayoutItem | undefined {
  for (const [pattern, field] of fields) {
    pattern.lastIndex = at;
    const match = pattern.exec(layout);
    if (match !== null) return { field, text: match[0] };
  }
  return undefined;
}
