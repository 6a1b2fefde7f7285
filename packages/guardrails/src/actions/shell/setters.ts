// Commands that set the variables that they name: which ones, or that it may be any of them.

/** It stands for every variable: which of them is set is known only when it runs. */
export const anyVariable = "*";

type Setter = (words: readonly string[]) => readonly string[];

const declaring: Setter = (words) => {
  if (words.some((word) => /^[-+]\w*[niluc]/.test(word))) return [anyVariable];
  const named = words.filter((word) => !/^[-+]/.test(word));
  return named.filter((word) => word.includes("=") || !isName(word)).map(beforeEquals);
};

const setters: Readonly<Record<string, Setter>> = {
  export: declaring,
  declare: declaring,
  typeset: declaring,
  readonly: declaring,
  local: declaring,
  read: (words) => named(words, /^-[ers]*[pdtnuNi]$/),
  mapfile: (words) => named(words, /^-t*[dnOsucC]$/),
  readarray: (words) => named(words, /^-t*[dnOsucC]$/),
  getopts: (words) => [...words.slice(1, 2), "OPTARG", "OPTIND"],
  unset: (words) => named(words, /^(?!)/),
  printf: ([first = "", second = ""]) => {
    if (first === "-v") return [beforeBracket(second)];
    if (first.startsWith("-v")) return [beforeBracket(first.slice(2))];
    return /^[$`]/.test(first) ? [anyVariable] : [];
  },
  let: (words) => words.flatMap((word) => [...namesIn(word), ...(/[$`]/.test(word) ? [anyVariable] : [])]),
  trap: ([line = "", ...signals]) =>
    line === "-" || signals.every((signal) => /^(?:EXIT|0)$/.test(signal)) ? [] : [anyVariable],
};

/** The names that a command sets, by its words as far as they are known; a name that is not plain may be any. */
export function namesSetBy(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !/^(?:command|builtin|-p|--)$/.test(word));
  const [program = "", ...rest] = from === -1 ? [] : words.slice(from);
  const setter = Object.hasOwn(setters, program) ? setters[program] : undefined;
  return (setter?.(rest) ?? []).map((name) => (isName(name) ? name : anyVariable));
}

/** Names in arithmetic that sets something: `i = 1`, `i++`. */
export function namesSetIn(arithmetic: string): readonly string[] {
  return /(?:^|[^=!<>])=(?!=)|<<=|>>=|\+\+|--/.test(arithmetic) ? namesIn(arithmetic) : [];
}

function namesIn(text: string): readonly string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}

/** Without flags, and without the values that some of them take. */
function named(words: readonly string[], takesValue: RegExp): readonly string[] {
  return words.flatMap((word, index) => {
    if (takesValue.test(words[index - 1] ?? "")) return [];
    if (word.startsWith("-")) return /^-[ers]*a./.test(word) ? [anyVariable] : [];
    return [beforeBracket(word)];
  });
}

function beforeEquals(word: string): string {
  return beforeBracket(word.split(/\+?=/)[0] ?? "");
}

function beforeBracket(word: string): string {
  return word.split("[")[0] ?? "";
}

function isName(word: string): boolean {
  return /^[A-Za-z_]\w*$/.test(word);
}
