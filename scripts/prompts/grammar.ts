// Sentences from templates: `{a|b}` is one of them, `<name>` one of the list of that name. The same seed gives the same sentences.

export type Lists = Readonly<Record<string, readonly string[]>>;
export type Random = () => number;

/** Numbers from 0 to below 1 (xorshift). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** @throws {Error} for a list that is not there */
export function expand(template: string, lists: Lists, random: Random): string {
  let text = template;
  for (let depth = 0; /<[a-z_]+>|\{[^{}]*\|[^{}]*\}/.test(text) && depth < 12; depth++) {
    text = text
      .replace(/<([a-z_]+)>/g, (whole, name: string) =>
        lists[name] === undefined ? whole : pick(random, lists[name]),
      )
      .replace(/\{([^{}]*\|[^{}]*)\}/g, (_, choices: string) => pick(random, choices.split("|")));
    if (
      !/\{[^{}]*\|[^{}]*\}/.test(text) &&
      ![...text.matchAll(/<([a-z_]+)>/g)].some(([, name]) => lists[name as string] !== undefined)
    )
      break;
  }
  return text.replaceAll("¦", "|").replace(/ {2,}/g, " ").trim();
}
