// Exceptions in the documents themselves: about what they stand on, and nothing else.
import { readYaml } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { exceptionMark } from "./exception-mark.js";
import { annotationExceptions, commentExceptions } from "./placed-exceptions.js";
import type { ExceptionsReading } from "./read-exceptions.js";

const rest = 'reason="needs it" owner=me expires=2027-03-31';

function inComments(text: string): ExceptionsReading {
  const { comments } = readYaml(text, { scalars: "kubernetes", commentsWith: exceptionMark });
  return commentExceptions({ file: "a.yaml", comments, resourceOf: (document) => document + 5 });
}

function places(text: string): readonly unknown[] {
  return inComments(text).exceptions.map(({ exception: { id, rule, within } }) => [id, rule, within]);
}

function problems(text: string): readonly string[] {
  const reading = inComments(text);
  expect(reading.exceptions).toEqual([]);
  return reading.problems.map(({ message, place }) => `${place.line}:${place.column} ${message}`);
}

describe("a comment", () => {
  it("is about the node that it stands on, in its document", () => {
    const text = [
      "a: 1",
      "---",
      "spec:",
      "  containers:",
      `    - name: one # palisade-except: A-1, A-2 ${rest}`,
      `    # palisade-except: A-3 ${rest}`,
      "    - name: two",
    ].join("\r\n");
    expect(places(text)).toEqual([
      ["a.yaml:5", ["A-1", "A-2"], { resource: 6, at: "/spec/containers/0" }],
      ["a.yaml:6", ["A-3"], { resource: 6, at: "/spec/containers/1" }],
    ]);
  });

  it("says the same as an entry of a file", () => {
    const text = `# palisade-except: A-* id=mine container=app image="r.example.com/*" reason="say \\"why\\" \\\\" owner=o expires=2027-03-31\na: 1`;
    expect(inComments(text).exceptions[0]?.exception).toEqual({
      id: "mine",
      rule: ["A-*"],
      container: "app",
      image: "r.example.com/*",
      reason: 'say "why" \\',
      owner: "o",
      expires: "2027-03-31",
      within: { resource: 5, at: "" },
    });
  });

  it("that only mentions exceptions is none", () => {
    expect(inComments("# see palisade-except: in the guide\n# palisade-exceptions: x\na: 1\n")).toEqual({
      exceptions: [],
      problems: [],
    });
    expect(inComments(`a: "# palisade-except: A-1"\nb: |\n  # palisade-except: A-1\n`).problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["no colon", `palisade-except A-1 ${rest}`, "an exception begins with `palisade-except:`"],
    ["no rule", `palisade-except: ${rest}`, "an exception names its rules first"],
    ["no reason", "palisade-except: A-1 owner=o expires=2027-03-31", "an exception needs `reason`"],
    ["no owner", "palisade-except: A-1 reason=r expires=2027-03-31", "an exception needs `owner`"],
    ["no expiry", "palisade-except: A-1 reason=r owner=o", "an exception needs `expires`"],
    [
      "an expiry that is none",
      "palisade-except: A-1 reason=r owner=o expires=soon",
      "`expires` must be the last day on which it holds, in UTC: `2027-03-31`",
    ],
    ["two fields that are wrong", 'palisade-except: A-1 reason="" owner=o expires=soon', "`reason` is empty"],
    ["an empty reason", 'palisade-except: A-1 reason="" owner=o expires=2027-03-31', "`reason` is empty"],
    [
      "a field that is misspelt",
      `palisade-except: A-1 contianer=a ${rest}`,
      "an exception has no `contianer` (did you mean `container`?)",
    ],
    [
      "a field that files do not have",
      `palisade-except: A-1 within=a ${rest}`,
      "an exception has no `within`",
    ],
    [
      "a field of every object",
      `palisade-except: A-1 constructor=a ${rest}`,
      "an exception has no `constructor`",
    ],
    ["a field twice", `palisade-except: A-1 owner=a ${rest}`, "`owner` is there twice"],
    [
      "every rule",
      `palisade-except: * ${rest}`,
      "`rule` must be the id of a rule, or a glob that begins as ids do: `K8S-*`",
    ],
    [
      "a reason without quotes",
      "palisade-except: A-1 reason=it's fine owner=o expires=2027-03-31",
      "rules come before the fields, and a value with spaces is in quotes",
    ],
    [
      "a reason that names a rule, without quotes",
      "palisade-except: A-1 reason=see A-2 owner=o expires=2027-03-31",
      "rules come before the fields, and a value with spaces is in quotes",
    ],
  ])("with %s excepts nothing", (_, comment, message) => {
    expect(problems(`a: 1 # ${comment}`)).toEqual([`1:6 ${message}`]);
  });

  it("that stands nowhere excepts nothing", () => {
    const message =
      "no node begins where this exception stands: it belongs behind a field or an item, or on the line above one";
    expect(problems(`a: 1\n# palisade-except: A-1 ${rest}\n`)).toEqual([`2:1 ${message}`]);
    expect(problems(`a: [\n  {b: 1}, {b: 2} # palisade-except: A-1 ${rest}\n]\n`)).toEqual([
      `2:18 ${message}`,
    ]);
  });

  it("of a document that is not judged is none", () => {
    const { comments } = readYaml(`a: 1 # palisade-except: A-1`, {
      scalars: "kubernetes",
      commentsWith: exceptionMark,
    });
    expect(commentExceptions({ file: "a", comments, resourceOf: () => undefined })).toEqual({
      exceptions: [],
      problems: [],
    });
  });
});

describe("an annotation", () => {
  function inAnnotations(text: string): ExceptionsReading {
    const [document] = readYaml(text, { scalars: "kubernetes" }).documents;
    if (document === undefined) throw new Error("no document");
    const { value, locate } = document;
    return annotationExceptions({ file: "a.yaml", resource: 3, document: value, locate });
  }
  const annotated = (value: string): string => `metadata:\n  annotations:\n    palisade/except: ${value}\n`;

  it("is about its object", () => {
    const reading = inAnnotations(annotated(`|\n      A-1 ${rest}\n\n      A-2 container=app ${rest}`));
    expect(reading.problems).toEqual([]);
    expect(
      reading.exceptions.map(({ exception: { id, rule, container, within } }) => [
        id,
        rule,
        container,
        within,
      ]),
    ).toEqual([
      ["a.yaml:3", ["A-1"], undefined, { resource: 3, at: "" }],
      ["a.yaml:3+2", ["A-2"], "app", { resource: 3, at: "" }],
    ]);
  });

  it("of an item of a list is about the item", () => {
    const text = `items:\n- metadata: {annotations: {palisade/except: 'A-1 reason=r owner=o expires=2027-03-31'}}\nmetadata: {annotations: {palisade/except: nothing}}\n`;
    const { exceptions, problems: found } = inAnnotations(text);
    expect(found).toEqual([]);
    expect(exceptions.map(({ exception }) => exception.within)).toEqual([{ resource: 3, at: "/items/0" }]);
  });

  it("of an object whose `items` are no list is about the object", () => {
    const text = annotated(`'A-1 ${rest}'`);
    expect(inAnnotations(`${text}items: 3\n`).exceptions.map(({ exception }) => exception.within)).toEqual([
      { resource: 3, at: "" },
    ]);
  });

  it("of an item of a list in a list is about that item, and of no object about nothing", () => {
    const item = `metadata: {annotations: {palisade/except: 'A-1 reason=r owner=o expires=2027-03-31'}}`;
    const text = `items:\n- 3\n- items:\n  - metadata: 3\n  - metadata: {annotations: 3}\n  - ${item}\n`;
    expect(inAnnotations(text).exceptions.map(({ exception }) => exception.within)).toEqual([
      { resource: 3, at: "/items/1/items/2" },
    ]);
  });

  it("of a pod's template is about nothing", () => {
    const template = `spec:\n  template:\n    metadata: {annotations: {palisade/except: 'A-1 reason=r owner=o expires=2027-03-31'}}\n`;
    expect(inAnnotations(template)).toEqual({ exceptions: [], problems: [] });
  });

  it.each<[string, string]>([
    ["3", "the annotation `palisade/except` must be a text"],
    ["A-1", "an exception needs `reason`"],
    ["''", ""],
  ])("may be wrong: %s", (value, message) => {
    const { exceptions, problems: found } = inAnnotations(annotated(value));
    expect(exceptions).toEqual([]);
    expect(found.map(({ message: said, place }) => `${place.line} ${said}`)).toEqual(
      message === "" ? [] : [`3 ${message}`],
    );
  });
});
