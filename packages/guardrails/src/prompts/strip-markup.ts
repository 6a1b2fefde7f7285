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

const tags =
  /<\/?(?:b|i|u|s|em|strong|span|div|p|font|br|a|sub|sup|small|big|mark|code|kbd|wbr)(?:\s[^<>]{0,500})?\/?>/gi;
/** Nothing, or next to nothing, between two letters. */
const emptyComments = /(?<=\w)(?:<!--[^<>]{0,20}-->|\/\*[^*/]{0,20}\*\/)(?=\w)/g;
const links = /!?\[([^[\]\n]{1,400})\]\((?:[^()\s]{0,1000})(?: "[^"\n]{0,200}")?\)/g;
/** Signs of comments and quotations before a line that goes on with the one before. */
const lineSigns = /\n[ \t]{0,40}(?:\/\/|\*|>|--|;;|#(?!#))[ \t]{1,8}(?=[a-z])/g;

/** Comments' signs, Markdown's emphasis, links and escapes: none of them changes what is said. */
export function stripMarkup(text: string): string {
  return text
    .replace(emptyComments, "")
    .replace(/<!--|-->/g, " ")
    .replace(tags, "")
    .replace(links, "$1 ")
    .replace(/\\([*_`~[\]#>!.-])/g, "$1")
    .replace(/\*\*|__|~~|``?`?/g, "")
    .replace(
      /(?<=[A-Za-z])[*](?=[A-Za-z])|(?<![A-Za-z0-9])[*_](?=[A-Za-z])|(?<=[A-Za-z.,!?])[*_](?![A-Za-z0-9])/g,
      "",
    )
    .replace(lineSigns, "\n");
}
