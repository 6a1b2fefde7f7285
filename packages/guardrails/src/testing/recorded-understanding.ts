// What an action comes to, in lines that a reader can check and that leave nothing out.
import type { Operation, Target, Understood, Unread } from "../actions/operation.js";

export type Recorded = {
  /** Where everything is said; whatever is said elsewhere says so. */
  readonly at: string;
  /** The text that ranges are in; what is said by all of it does not say so. */
  readonly text?: string;
};

/** An operation or what is unread in a line each. */
export function recordedUnderstanding({ operations, unread }: Understood, recorded: Recorded): string {
  return [
    ...operations.map((operation) => operationLine(operation, recorded)),
    ...unread.map((each) => unreadLine(each, recorded)),
  ]
    .map((line) => `\n  ${line.replaceAll("\n", "\\n")}`)
    .join("");
}

function operationLine({ at, range, tool, verb, said, targets, ...others }: Operation, recorded: Recorded) {
  return [
    tool,
    verb === said ? verb : `${verb} (${said})`,
    targets.map(written).join(","),
    othersOf(others, recorded),
    placeOf({ at, range }, recorded),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function unreadLine({ at, range, kind, message }: Unread, recorded: Recorded): string {
  return [`${kind}: ${message}`, placeOf({ at, range }, recorded)].filter((part) => part !== "").join(" ");
}

/** `deployments.apps:scale/web` */
function written({ group, kind, subresource, name }: Target): string {
  const parts = [group && `.${group}`, subresource && `:${subresource}`, name !== undefined && `/${name}`];
  return kind + parts.filter(Boolean).join("");
}

function othersOf(others: object, { at }: Recorded): string {
  if (Object.keys(others).length === 0) return "";
  return JSON.stringify(others)
    .replaceAll(`"at":${JSON.stringify(at)},`, "")
    .replaceAll(`,"at":${JSON.stringify(at)}`, "");
}

function placeOf({ at, range }: Pick<Unread, "at"> & { range: Unread["range"] }, recorded: Recorded): string {
  const elsewhere = at === recorded.at ? "" : `at ${at}`;
  if (range === undefined) return recorded.text === undefined ? elsewhere : `${elsewhere} nowhere`.trim();
  const { text = "" } = recorded;
  const part = text.slice(range.start, range.end);
  if (range.start === 0 && part === text) return elsewhere;
  return `${elsewhere} «${part}»${text.indexOf(part) === range.start ? "" : ` ${range.start}`}`.trim();
}
