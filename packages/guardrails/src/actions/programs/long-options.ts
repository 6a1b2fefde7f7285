// Long options as GNU's programs take them: any beginning of a name stands for it.

/** Whether a word may be one of the options: `--comp=sh` is `--compress-program=sh`. */
export function mayBeOption(word: string, names: readonly string[]): boolean {
  const [said = ""] = word.split("=");
  return said.length > 2 && said.startsWith("--") && names.some((name) => `--${name}`.startsWith(said));
}

/**
 * The values of options that have one, attached or in the next word.
 *
 * @param letters each of them is such an option: `oO`
 */
export function optionValues(
  words: readonly string[],
  letters: string,
  names: readonly string[],
): readonly string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1] ?? [];
    if (mayBeOption(word, names)) return word.includes("=") ? word.slice(word.indexOf("=") + 1) : next;
    const given = /^-[A-Za-z]+/.exec(word)?.[0] ?? "";
    const at = [...given].findIndex((letter) => letters.includes(letter));
    return at === -1 ? [] : word.slice(at + 1) || next;
  });
}
