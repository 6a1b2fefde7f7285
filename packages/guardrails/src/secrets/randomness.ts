// Tells what was drawn at random from words, names, sequences and runs.

/** Two hundred pairs of letters: nine in ten of those within English words, three in ten of those of random letters. */
const pairs: ReadonlySet<string> = new Set(
  (
    "ab ac ad ag ai ak al am an ap ar as at au av ay ba be bi bl bo br bu ca ce ch ci ck cl co cr ct cu da de di do " +
    "ds du ea ec ed ee ef eg ei el em en ep er es et ev ex ey fa fe ff fi fo fr ga ge gh gi go gr gu ha he hi ho ia " +
    "ic id ie if ig il im in io ip ir is it iv ja ke ki la ld le li ll lo ls lt lu ly ma mb me mi mo mp na nc nd ne " +
    "ng ni nn no ns nt ny ob oc od og ol om on oo op or os ot ou ov ow pa pe pi pl po pp pr pt pu qu ra rc rd re ri " +
    "rk rl rm rn ro rr rs rt ru ry sa sc se sh si so sp ss st su ta te th ti to tr ts tt tu ty ua ub uc ue ui ul um " +
    "un up ur us ut va ve vi wa we wh wi wo yo ys"
  ).split(" "),
);

/** One for each of the 676 pairs. */
const isPair = new Uint8Array(26 * 26);
for (const pair of pairs) isPair[(pair.charCodeAt(0) - 97) * 26 + pair.charCodeAt(1) - 97] = 1;

/** Which part of the pairs of neighbouring letters are such as words have; 1 without any. */
export function shareOfWordPairs(value: string): number {
  let known = 0;
  let all = 0;
  let last = -1;
  for (let index = 0; index < value.length; index++) {
    const letter = (value.charCodeAt(index) | 32) - 97;
    const isLetter = letter >= 0 && letter < 26;
    if (isLetter && last >= 0) {
      all++;
      known += isPair[last * 26 + letter] as number;
    }
    last = isLetter ? letter : -1;
  }
  return all === 0 ? 1 : known / all;
}

/** Shannon entropy in bits per character; those beyond ASCII count as one. */
export function entropy(value: string): number {
  const counts = new Uint32Array(129);
  for (let index = 0; index < value.length; index++) {
    const code = Math.min(value.charCodeAt(index), 128);
    counts[code] = (counts[code] as number) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Shorter rows of neighbours are found in what is random, too. */
const shortestRow = 4;

/** Which part stands in rows like `aaaa`, `1234`, `zyxw`. */
export function shareOfRows(value: string): number {
  const lower = value.toLowerCase();
  let inRows = 0;
  let length = 1;
  let step = 0;
  for (let index = 1; index <= lower.length; index++) {
    const next = lower.charCodeAt(index) - lower.charCodeAt(index - 1);
    if (next === step && Math.abs(next) <= 1) {
      length++;
      continue;
    }
    if (length >= shortestRow) inRows += length;
    length = Math.abs(next) <= 1 ? 2 : 1;
    step = next;
  }
  return lower.length === 0 ? 0 : inRows / lower.length;
}

/** Classes of characters: small letters, capitals, digits, all else. */
export function classesOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(value)).length;
}
