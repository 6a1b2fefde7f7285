// As much of DER as it takes to bring keys into the two wrappings that Web Cryptography reads.

export type DerElement = {
  readonly tag: number;
  /** Where the element begins, and where its content does. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
};

/** The element at `at`; `undefined` for what is no DER, or is cut off. */
export function readElement(bytes: Uint8Array, at: number): DerElement | undefined {
  const tag = bytes[at];
  const short = bytes[at + 1];
  if (tag === undefined || short === undefined) return undefined;
  const count = short < 0x80 ? 0 : short & 0x7f;
  if (count > 4) return undefined;
  let length = count === 0 ? short : 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  const end = start + length;
  return end > bytes.length ? undefined : { tag, from: at, start, end };
}

const tags = { integer: 0x02, bits: 0x03, octets: 0x04, sequence: 0x30, version: 0xa0 } as const;

/** `rsaEncryption` without parameters. */
const rsaAlgorithm = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];
const ecIdentifier = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const curveIdentifiers: ReadonlyMap<string, readonly number[]> = new Map([
  ["P-256", [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]],
  ["P-384", [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22]],
  ["P-521", [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x23]],
]);

export function wrapRsaPrivateKey(key: Uint8Array): Uint8Array {
  return element(tags.sequence, [tags.integer, 1, 0], rsaAlgorithm, element(tags.octets, key));
}

export function wrapEcPrivateKey(key: Uint8Array, curve: string): Uint8Array {
  const algorithm = element(tags.sequence, ecIdentifier, curveIdentifiers.get(curve) ?? []);
  return element(tags.sequence, [tags.integer, 1, 0], algorithm, element(tags.octets, key));
}

export function wrapRsaPublicKey(key: Uint8Array): Uint8Array {
  return element(tags.sequence, rsaAlgorithm, element(tags.bits, [0], key));
}

/** The key of an X.509 certificate, in its own wrapping. */
export function certificateKey(certificate: Uint8Array): Uint8Array | undefined {
  const whole = readElement(certificate, 0);
  const signed = whole === undefined ? undefined : readElement(certificate, whole.start);
  if (signed === undefined) return undefined;
  let at = signed.start;
  const version = readElement(certificate, at);
  if (version?.tag === tags.version) at = version.end;
  // Serial number, algorithm, issuer, validity, subject; then the key.
  for (let skipped = 0; skipped < 5; skipped++) {
    const next = readElement(certificate, at);
    if (next === undefined) return undefined;
    at = next.end;
  }
  const key = readElement(certificate, at);
  return key === undefined ? undefined : certificate.slice(key.from, key.end);
}

function element(tag: number, ...contents: readonly ArrayLike<number>[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff);
  const prefix = length < 0x80 ? [length] : [0x80 | bytes.length, ...bytes];
  const whole = new Uint8Array(1 + prefix.length + length);
  whole.set([tag, ...prefix]);
  let at = 1 + prefix.length;
  for (const content of contents) {
    whole.set(content, at);
    at += content.length;
  }
  return whole;
}
