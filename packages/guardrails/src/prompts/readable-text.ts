// Decides whether bytes under a wrapping are a text that somebody wrote.

/** Shorter ones must be made of nothing but letters, or any identifier would be one. */
const shortLength = 24;
const shortest = 4;

const utf8 = new TextDecoder("utf-8");
const utf16 = new TextDecoder("utf-16le");

/** The text of these bytes, in UTF-8 or (as shells on Windows have it) UTF-16; nothing if it is none. */
export function readableText(bytes: Uint8Array): string | undefined {
  if (bytes.length < shortest) return undefined;
  const wide = isWide(bytes);
  if (!wide && !isText(bytes)) return undefined;
  const text = (wide ? utf16 : utf8).decode(bytes);
  if (wide && /[^\t\n\r\x20-\u{10ffff}]|\ufffd/u.test(text)) return undefined;
  if (text.length >= shortLength) return text;
  return text.replace(/[^A-Za-z\s]/g, "").length >= text.length * 0.7 ? text : undefined;
}

/** Every second byte of the first is 0, as in ASCII written in UTF-16. */
function isWide(bytes: Uint8Array): boolean {
  return bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0;
}

/** How many bytes follow a first one of UTF-8; nothing for one that is no first one. */
function followers(byte: number): number | undefined {
  if (byte < 0x80) return 0;
  if (byte < 0xc2 || byte > 0xf4) return undefined;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Whether bytes are UTF-8 without control characters. */
export function isText(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] as number;
    const isControl = byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 && byte !== 8;
    const count = followers(byte);
    if (isControl || byte === 0x7f || count === undefined) return false;
    for (let offset = 1; offset <= count; offset++) {
      if ((bytes[index + offset] ?? 0) >> 6 !== 2) return false;
    }
    index += count + 1;
  }
  return true;
}
