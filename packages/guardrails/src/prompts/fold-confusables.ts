// Letters of other scripts that look like Latin ones, folded where they stand among Latin letters.

/** Pairs of lookalike and Latin letter (Unicode TS #39, the common part). */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    в: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    һ: "h",
    і: "i",
    ј: "j",
    к: "k",
    ӏ: "l",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    ԛ: "q",
    ѕ: "s",
    т: "t",
    у: "y",
    ѵ: "v",
    ԝ: "w",
    х: "x",
    А: "A",
    В: "B",
    С: "C",
    Е: "E",
    Н: "H",
    І: "I",
    Ј: "J",
    К: "K",
    М: "M",
    О: "O",
    Р: "P",
    Ѕ: "S",
    Т: "T",
    У: "Y",
    Х: "X",
    α: "a",
    ε: "e",
    ι: "i",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
    Α: "A",
    Β: "B",
    Ε: "E",
    Ζ: "Z",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
    Υ: "Y",
    Χ: "X",
    ı: "i",
    ɡ: "g",
    ℓ: "l",
    ꜱ: "s",
    ᴀ: "a",
    ᴇ: "e",
    ɪ: "i",
    ᴏ: "o",
    ᴜ: "u",
  }),
);

export type Folded = { readonly text: string; readonly mixedScript: boolean };

/** Only words that mix Latin with lookalikes are folded: Russian and Greek prose stays as it is. */
export function foldConfusables(text: string): Folded {
  let mixedScript = false;
  const folded = text.replace(/\p{L}+/gu, (word) => {
    if (!/[A-Za-z]/.test(word)) return word;
    let changed = "";
    for (const letter of word) changed += lookalikes.get(letter) ?? letter;
    if (changed !== word) mixedScript = true;
    return changed;
  });
  return { text: folded, mixedScript };
}
