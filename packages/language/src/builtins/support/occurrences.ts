// Finds every place where one sequence occurs in another, in linear time (Knuth, Morris, Pratt).

type Sequence<Item> = { readonly length: number; readonly [index: number]: Item };

/** The starts of all occurrences, overlapping ones too. `needle` is not empty. */
export function* occurrences<Item>(
  haystack: Sequence<Item>,
  needle: Sequence<Item>,
  isSame: (left: Item, right: Item) => boolean,
): Generator<number> {
  const same = (left: number, right: Item) => isSame(needle[left] as Item, right);
  const borders = bordersOf(needle, same);
  let matched = 0;
  for (let index = 0; index < haystack.length; index++) {
    const item = haystack[index] as Item;
    while (matched > 0 && !same(matched, item)) matched = borders[matched - 1] as number;
    if (same(matched, item)) matched++;
    if (matched === needle.length) {
      yield index + 1 - matched;
      matched = borders[matched - 1] as number;
    }
  }
}

/** For each beginning of the needle: how much of it is also its end. */
function bordersOf<Item>(needle: Sequence<Item>, same: (left: number, right: Item) => boolean): number[] {
  const borders = [0];
  let matched = 0;
  for (let index = 1; index < needle.length; index++) {
    const item = needle[index] as Item;
    while (matched > 0 && !same(matched, item)) matched = borders[matched - 1] as number;
    if (same(matched, item)) matched++;
    borders.push(matched);
  }
  return borders;
}
