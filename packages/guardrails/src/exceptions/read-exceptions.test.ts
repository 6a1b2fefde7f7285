// Files of exceptions: nothing is excepted by a file that is half understood.
import { describe, expect, it } from "vitest";
import { readExceptions } from "./read-exceptions.js";

const whole = "reason: r, owner: o, expires: 2027-03-31";

function problems(text: string): readonly string[] {
  const { exceptions, problems: found } = readExceptions(text, "x.yaml");
  expect(found.length > 0 && exceptions.length > 0).toBe(false);
  return found.map(({ message, place }) => `${place.line}:${place.column} ${message}`);
}

const only = (text: string): readonly string[] => problems(`exceptions:\n  - {${text}}\n`);

it("are called by their place, unless they have a name", () => {
  const text = `exceptions:\n  - {rule: A-1, ${whole}}\n  - {id: mine, rule: [A-1, A-2], name: "web-*", ${whole}}\n`;
  expect(
    readExceptions(text, "x.yaml").exceptions.map(({ exception, place }) => [exception.id, place.line]),
  ).toEqual([
    ["x.yaml:2", 2],
    ["mine", 3],
  ]);
});

it.each(["", "exceptions: []", "# none yet\n"])("may be none: %j", (text) => {
  expect(readExceptions(text, "x.yaml")).toEqual({ exceptions: [], problems: [] });
});

it("may share what they have in common", () => {
  const text = `exceptions:\n  - &a {rule: A-1, ${whole}}\n  - <<: *a\n    rule: A-2\n    owner: p\n`;
  const [first, second] = readExceptions(text, "x.yaml").exceptions;
  expect(first?.exception).toMatchObject({ rule: "A-1", owner: "o", expires: "2027-03-31" });
  expect(second?.exception).toMatchObject({ rule: "A-2", owner: "p", expires: "2027-03-31" });
});

describe("what is wrong with one", () => {
  const missing = (field: string, text: string) =>
    [`a missing ${field}`, text, [`2:5 \`${field}\` is missing`]] as const;
  const date = "must be the last day on which it holds, in UTC: `2027-03-31`";
  const rule = "must be the id of a rule, or a glob that begins as ids do: `K8S-*`";
  it.each<readonly [string, string, readonly string[]]>([
    missing("rule", whole),
    missing("reason", "rule: A-1, owner: o, expires: 2027-03-31"),
    missing("owner", "rule: A-1, reason: r, expires: 2027-03-31"),
    missing("expires", "rule: A-1, reason: r, owner: o"),
    ["an empty reason", "rule: A-1, reason: ' ', owner: o, expires: 2027-03-31", ["2:25 is empty"]],
    [
      "an owner that is no text",
      "rule: A-1, reason: r, owner: [o], expires: 2027-03-31",
      ["2:35 must be a text"],
    ],
    [
      "a field that is misspelt",
      `rule: A-1, expire: 2027-03-31, ${whole}`,
      ["2:17 there is no such setting (did you mean `expires`?)"],
    ],
    ...["never", "2027-02-29", "2027-3-1", "31.03.2027", "2027-03-31T23:59:59+02:00", "2027-13-01", "''"].map(
      (expires) =>
        [
          `an expiry of ${expires}`,
          `rule: A-1, reason: r, owner: o, expires: ${expires}`,
          [`2:47 ${date}`],
        ] as const,
    ),
    [
      "an expiry that is a number",
      "rule: A-1, reason: r, owner: o, expires: 20270331",
      ["2:47 must be a text"],
    ],
    ...["'*'", "'**'", "'?*'", "'[A-Z]*'", "'{A,B}*'", "'A B'", "''"].map(
      (glob) =>
        [`a rule ${glob}`, `rule: ${glob}, ${whole}`, [`2:12 ${glob === "''" ? "is empty" : rule}`]] as const,
    ),
    ["a list with a glob over every rule", `rule: [A-1, '*'], ${whole}`, [`2:18 ${rule}`]],
    ["a rule that is a mapping", `rule: {a: b}, ${whole}`, ["2:12 must be a text or a list of texts"]],
    [
      "a glob over rules and nothing else",
      `rule: A-*, ${whole}`,
      [
        "2:12 a glob over rules needs one of `kind`, `namespace`, `name`, `container`, `image`, `role` beside it",
      ],
    ],
    [
      "a glob over rules, on everything",
      `rule: A-*, name: '*', ${whole}`,
      [
        "2:12 a glob over rules needs one of `kind`, `namespace`, `name`, `container`, `image`, `role` beside it",
      ],
    ],
    ...[
      "['*', web]",
      "'{*,web}'",
      "'[!a]*'",
      "'[!a][!b]*'",
      "['?*', web]",
      "'?????'",
      "'[!a]'",
      "'[!a]?'",
      "'[!a]??'",
      "'[!a]???'",
    ].map(
      (name) =>
        [
          `a glob over rules, on the name ${name}`,
          `rule: A-*, name: ${name}, ${whole}`,
          [
            "2:12 a glob over rules needs one of `kind`, `namespace`, `name`, `container`, `image`, `role` beside it",
          ],
        ] as const,
    ),
    [
      "a glob that never ends",
      `rule: A-1, name: 'a[', ${whole}`,
      ["2:23 is no glob: glob: syntax error at 2: unexpected end of input"],
    ],
    ["an empty list", `rule: [], ${whole}`, ["2:12 is empty"]],
    ["an empty list of names", `rule: A-1, name: [], ${whole}`, ["2:23 is empty"]],
    [
      "a pattern that is too long",
      `rule: A-1, name: ${"n".repeat(257)}, ${whole}`,
      ["2:23 longer than 256 characters"],
    ],
    [
      "a reason that is too long",
      `rule: A-1, reason: ${"r".repeat(1001)}, owner: o, expires: 2027-03-31`,
      ["2:25 longer than 1000 characters"],
    ],
    [
      "a glob over rules, on what is no glob",
      `rule: A-*, name: 'a[', ${whole}`,
      [
        "2:12 a glob over rules needs one of `kind`, `namespace`, `name`, `container`, `image`, `role` beside it",
        "2:23 is no glob: glob: syntax error at 2: unexpected end of input",
      ],
    ],
  ])("%s", (_, text, wanted) => {
    expect(only(text)).toEqual(wanted);
  });

  it("is two with one name", () => {
    const text = `exceptions:\n  - {id: a, rule: A-1, ${whole}}\n  - {id: a, rule: A-2, ${whole}}\n`;
    expect(problems(text)).toEqual(["3:5 another exception has this id, at line 2"]);
  });

  it("is three with one name, each told of the first", () => {
    const entry = `  - {id: a, rule: A-1, ${whole}}\n`;
    expect(problems(`exceptions:\n${entry.repeat(3)}`)).toEqual([
      "3:5 another exception has this id, at line 2",
      "4:5 another exception has this id, at line 2",
    ]);
  });

  it("is a key that is there twice", () => {
    expect(only(`rule: A-1, rule: A-2, ${whole}`)).toEqual(["2:17 the mapping has this key already"]);
  });

  it("spoils all of them", () => {
    expect(problems(`exceptions:\n  - {rule: A-1, ${whole}}\n  - {rule: A-1}\n`)).toHaveLength(3);
  });
});

it("texts and patterns may be as long as that", () => {
  const text = `exceptions:\n  - {rule: A-1, name: ${"n".repeat(256)}, reason: ${"r".repeat(1000)}, owner: o, expires: 2027-03-31}\n`;
  expect(readExceptions(text, "x.yaml").problems).toEqual([]);
});

it("globs over rules may stand beside something narrower", () => {
  for (const name of ["web", "web-*", "'*-web'", "'{web,api}-*'", "[web, api-*]", "'[a-c]*'", "'[!a]????'"]) {
    const text = `exceptions:\n  - {rule: A-*, name: ${name}, ${whole}}\n`;
    expect(readExceptions(text, "x.yaml").exceptions).toHaveLength(1);
  }
});
