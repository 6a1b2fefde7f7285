// What a registry asks for before it answers: the header `WWW-Authenticate` of RFC 9110.

export type Challenge = {
  /** In lower case. */
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
};

/** A name with a value, which may be quoted, or a scheme. A quote without an end ends with the header. */
const pieces =
  /([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([\w!#$%&'*+.^`|~/:-]+))|([\w!#$%&'*+.^`|~-]+)/g;

/** Every challenge of a header, which may have several. */
export function readChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (const [, name, quoted, plain, scheme] of header.matchAll(pieces)) {
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else if (name !== undefined)
      challenges
        .at(-1)
        ?.parameters.set(name.toLowerCase(), plain ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"));
  }
  return challenges;
}
