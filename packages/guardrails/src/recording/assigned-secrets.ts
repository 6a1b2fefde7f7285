// What a text says is secret by the name before it: `--password sunshine`, `MYSQL_PWD=sunshine`, however the value looks.
import { isSecretName } from "./secret-parts.js";

/** `name=value`, and `--name value`; a value of its own quotes ends with them. */
const assigned =
  /(?<![\w.-])(?<name>-{0,2}[A-Za-z][\w.-]{0,100})(?<sign>=|[ \t]{1,4})(?:"(?<double>[^"\n]{1,1000})"|'(?<single>[^'\n]{1,1000})'|(?<plain>[^\s"'|;&<>()`]{1,1000}))/g;

/** What stands for another value is none. */
const reference = /^(?:\$|%\w+%$|\{\{)/;

type Span = { readonly start: number; readonly end: number };

/** Where the values stand, in UTF-16 units. @example assignedSecrets("mysql --password=sunshine") // [{ start: 17, end: 25 }] */
export function assignedSecrets(text: string): readonly Span[] {
  const found: Span[] = [];
  assigned.lastIndex = 0;
  for (let match = assigned.exec(text); match !== null; match = assigned.exec(text)) {
    const { name = "", sign, double, single, plain } = match.groups ?? {};
    const value = double ?? single ?? plain ?? "";
    const isFlag = name.startsWith("-");
    const isOne = isSecretName(name) && (sign === "=" || (isFlag && !value.startsWith("-")));
    if (isOne && !reference.test(value)) {
      const end = match.index + match[0].length - (plain === undefined ? 1 : 0);
      found.push({ start: end - value.length, end });
    } else {
      // What follows may be a name itself: `-e DB_PASSWORD=…`.
      assigned.lastIndex = match.index + name.length;
    }
  }
  return found;
}
