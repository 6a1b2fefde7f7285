// Takes off what terminals, pages and documents show as form rather than as text.

const escapeCharacter = "\u001b";
/** What makes an escape sequence of the character before it. What a title or a link says stays, for a model reads it. */
const behindEscape = /^(?:\[[0-9;:?<=>]{0,64}[ -/]{0,2}[@-~]|\][0-9]{1,4};|[()][0-9A-B]|[=>78cDEHMNOZ\\])/;
/** The same in one character of eight bits. */
const controlSequence = /\u009b[0-9;:?<=>]{0,64}[ -/]{0,2}[@-~]/g;

/** Takes off the escape sequences of terminals. */
export function stripTerminal(text: string): string {
  const [first = "", ...others] = text.split(escapeCharacter);
  return first.replace(controlSequence, "") + others.map(afterEscape).join("");
}

function afterEscape(piece: string): string {
  const sequence = behindEscape.exec(piece)?.[0];
  const rest = piece.slice(sequence?.length ?? 0).replace(controlSequence, "");
  return sequence === undefined ? `${escapeCharacter}${rest}` : rest;
}

/** Elements that stand in a line, and those that end one. */
const inline =
  /<\/?(?:b|i|u|s|em|strong|span|font|a|sub|sup|small|big|mark|code|kbd|wbr)(?:\s[^<>]{0,500})?\/?>/gi;
const block = /<\/?(?:div|p|br)(?:\s[^<>]{0,500})?\/?>/gi;
/** Any other, which stays, for it may be data; of what its attributes say, texts are read besides. */
const element = /<[A-Za-z][\w:-]{0,40}\s[^<>]{0,500}>/g;
const attributeValues = /=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** Nothing, or next to nothing, between two letters. */
const emptyComments = /(?<=\w)(?:<!--[^<>]{0,20}-->|\/\*[^*/]{0,20}\*\/)(?=\w)/g;
const links = /!?\[([^[\]\n]{1,400})\]\(([^()\s]{0,1000})(?: "([^"\n]{0,200})")?\)/g;
/** Signs of comments and quotations before a line that goes on with the one before. */
const lineSigns = /\n[ \t]{0,40}(?:\/\/|\*|>|--|;;|#(?!#))[ \t]{1,8}(?=[a-z])/g;

const isSeveralWords = /\S(?:\s|&(?:#|nbsp)|%20|\+)\S/;
/** Shorter values of an attribute, and targets of a link, say nothing to a model. */
const shortest = 12;

export type Stripped = {
  readonly text: string;
  /** What stood in the form itself, a line each: values of attributes, targets and titles of links. */
  readonly asides: string;
};

/** Comments' signs, Markdown's emphasis, links and escapes: none of them changes what is said. */
export function stripMarkup(text: string): Stripped {
  const asides = new Set<string>();
  const setAside = (value: string): void => {
    if (value.length >= shortest) asides.add(value);
  };
  const readAttributes = (tag: string, isRead: (value: string) => boolean): void => {
    for (const [, double, single, bare] of tag.matchAll(attributeValues)) {
      const value = double ?? single ?? bare ?? "";
      if (isRead(value)) setAside(value);
    }
  };
  const takeOut = (instead: string) => (tag: string) => {
    readAttributes(tag, () => true);
    return instead;
  };
  for (const [tag] of text.matchAll(element)) readAttributes(tag, (value) => isSeveralWords.test(value));
  const stripped = text
    .replace(emptyComments, "")
    .replace(/<!--|-->/g, " ")
    .replace(inline, takeOut(""))
    .replace(block, takeOut("\n"))
    .replace(links, (_, label: string, target: string, title: string | undefined) => {
      setAside(target);
      setAside(title ?? "");
      return `${label} `;
    })
    .replace(/\\([*_`~[\]#>!.-])/g, "$1")
    .replace(/\*\*|__|~~|``?`?/g, "")
    .replace(
      /(?<=[A-Za-z])[*](?=[A-Za-z])|(?<![A-Za-z0-9])[*_](?=[A-Za-z])|(?<=[A-Za-z.,!?])[*_](?![A-Za-z0-9])/g,
      "",
    )
    .replace(lineSigns, "\n");
  return { text: stripped, asides: [...asides].join("\n") };
}
