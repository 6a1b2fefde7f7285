// Text that was wrapped in base64, hexadecimal, URL escapes or HTML entities, unwrapped once.

export type DecodedLayer = {
  readonly layer: "base64" | "hex" | "url" | "html" | "leetspeak" | "spaced";
  readonly text: string;
};

const maximumLayers = 8;
const maximumLayerLength = 16_384;

/** Each readable text found under a wrapping; bounded in number and length. */
export function decodeLayers(text: string): readonly DecodedLayer[] {
  const layers: DecodedLayer[] = [];
  const add = (layer: DecodedLayer["layer"], decoded: string | undefined): void => {
    if (
      decoded !== undefined &&
      layers.length < maximumLayers &&
      !layers.some((known) => known.text === decoded)
    ) {
      layers.push({ layer, text: decoded.slice(0, maximumLayerLength) });
    }
  };
  for (const [match] of text.matchAll(/[A-Za-z0-9+/_-]{20,}={0,2}/g)) add("base64", fromBase64(match));
  for (const [match] of text.matchAll(/(?:(?:\\x|0x)?[0-9a-fA-F]{2}[ ,]?){12,}/g)) add("hex", fromHex(match));
  if (/%[0-9a-fA-F]{2}/.test(text)) add("url", fromUrl(text));
  if (/&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});/i.test(text)) add("html", fromEntities(text));
  add("leetspeak", fromLeetspeak(text));
  add("spaced", fromSpaced(text));
  return layers;
}

function fromBase64(text: string): string | undefined {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (standard.length % 4 === 1) return undefined;
  try {
    const binary = atob(standard);
    return readable(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function fromHex(text: string): string | undefined {
  const digits = text.replace(/\\x|0x|[ ,]/g, "");
  const bytes = new Uint8Array(digits.length >> 1);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  return readable(bytes);
}

function fromUrl(text: string): string | undefined {
  const decoded = text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
  return decoded === text ? undefined : decoded;
}

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }),
);

function fromEntities(text: string): string | undefined {
  const decoded = text.replace(/&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities.get(name.toLowerCase()) ?? whole;
    const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
  return decoded === text ? undefined : decoded;
}

const leet: ReadonlyMap<string, string> = new Map(
  Object.entries({ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" }),
);

/** Only words in which digits stand between letters: `1gn0r3`, not `v1.28` or `web01`. */
function fromLeetspeak(text: string): string | undefined {
  let words = 0;
  const decoded = text.replace(/[A-Za-z0-9@$]{4,40}/g, (word) => {
    const strange = word.match(/[013457@$]/g)?.length ?? 0;
    const letters = word.match(/[A-Za-z]/g)?.length ?? 0;
    if (
      strange < 1 ||
      letters < 2 ||
      !/[A-Za-z][013457@$]+[A-Za-z]|^[013457@$][A-Za-z]+[013457@$]/.test(word)
    )
      return word;
    words++;
    return word.replace(/[013457@$]/g, (mark) => leet.get(mark) ?? mark);
  });
  return words >= 2 ? decoded : undefined;
}

/** `i g n o r e  a l l` and `i.g.n.o.r.e`: runs of at least five single letters. */
function fromSpaced(text: string): string | undefined {
  const decoded = text.replace(/(?<![A-Za-z])[A-Za-z](?:[ .\-_*][A-Za-z](?![A-Za-z])){4,200}/g, (run) =>
    run.replace(/[ .\-_*]/g, ""),
  );
  return decoded === text ? undefined : decoded;
}

/** UTF-8 text of which nearly everything can be printed, else nothing. */
function readable(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return undefined;
  return letters >= text.length * 0.7 && text.length >= 8 ? text : undefined;
}
