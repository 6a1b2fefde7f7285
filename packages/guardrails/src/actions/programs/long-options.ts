// Long options as GNU's programs take them: any beginning of a name stands for it.

/** Whether a word may be one of the options: `--comp=sh` is `--compress-program=sh`. */
export function mayBeOption(word: string, names: readonly string[]): boolean {
  const [said = ""] = word.split("=");
  return said.length > 2 && said.startsWith("--") && names.some((name) => `--${name}`.startsWith(said));
}

/** The values of options that have one, attached or in the next word. */
export function optionValues(
  words: readonly string[],
  letter: string,
  names: readonly string[],
): readonly string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1] ?? [];
    if (mayBeOption(word, names)) return word.includes("=") ? word.slice(word.indexOf("=") + 1) : next;
    if (letter === "" || word.startsWith("--")) return [];
    const at = (/^-([A-Za-z]*)/.exec(word)?.[1] ?? "").indexOf(letter);
    const behind = word.slice(1 + at + letter.length);
    return at < 0 ? [] : behind === "" ? next : behind;
  });
}
