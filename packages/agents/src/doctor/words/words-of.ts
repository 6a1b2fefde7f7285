// What a message says, as plain words: `NetworkPluginNotReady`, `network-plugin not ready` and `NETWORK_PLUGIN_NOT_READY` are alike.

/** Of a message, more is not read. */
const mostCharacters = 2000;

const isUpper = (code: number) => code >= 65 && code <= 90;
const isLower = (code: number) => code >= 97 && code <= 122;
const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * The words of a text in small letters: letters and digits that stand together, split where capitals begin a word.
 * @example wordsOf("CrashLoopBackOff: x509 (OOMKilled)") // ["crash", "loop", "back", "off", "x509", "oom", "killed"]
 */
export function wordsOf(text: string): readonly string[] {
  const bounded = text.slice(0, mostCharacters);
  const words: string[] = [];
  let start = -1;
  const end = (at: number) => {
    if (start >= 0) words.push(bounded.slice(start, at).toLowerCase());
    start = -1;
  };
  for (let at = 0; at < bounded.length; at += 1) {
    const code = bounded.charCodeAt(at);
    if (!isUpper(code) && !isLower(code) && !isDigit(code)) {
      end(at);
      continue;
    }
    const before = bounded.charCodeAt(at - 1);
    const after = bounded.charCodeAt(at + 1);
    const beginsWord =
      isUpper(code) && (isLower(before) || isDigit(before) || (isUpper(before) && isLower(after)));
    if (beginsWord && !isPlural(bounded, at)) end(at);
    if (start < 0) start = at;
  }
  end(bounded.length);
  return words;
}

/** The last capital of `PVCs` and `DNSes` begins no word. */
const isPlural = (text: string, at: number): boolean =>
  text.charCodeAt(at + 1) === 115 && !isLower(text.charCodeAt(at + 2));
