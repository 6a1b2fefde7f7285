// Takes comments and quoted texts out of SQL, in one pass, so that no word in them counts.

/** By what begins a text or a comment: what ends it. */
const pairs: readonly (readonly [begin: string, end: string])[] = [
  ["--", "\n"],
  ["/*", "*/"],
  ["'", "'"],
];

/** `undefined` if a comment or a text does not end, or if the server would run what stands in a comment. */
export function withoutTexts(sql: string): string | undefined {
  let bare = "";
  let index = 0;
  while (index < sql.length) {
    const pair = pairs.find(([begin]) => sql.startsWith(begin, index)) ?? dollarPair(sql, index);
    if (pair === undefined) {
      bare += sql[index++];
      continue;
    }
    const [begin, end] = pair;
    if (begin === "/*" && sql[index + 2] === "!") return undefined;
    const from = index + begin.length;
    const found = sql.indexOf(end, from);
    if (found === -1 && begin !== "--") return undefined;
    index = found === -1 ? sql.length : found + end.length;
    bare += begin === "--" || begin === "/*" ? " " : " text ";
  }
  return bare;
}

/** `$body$ … $body$` */
function dollarPair(sql: string, index: number): readonly [string, string] | undefined {
  if (sql[index] !== "$") return undefined;
  const [tag] = /^\$[A-Za-z_]{0,32}\$/.exec(sql.slice(index, index + 40)) ?? [];
  return tag === undefined ? undefined : [tag, tag];
}
