import { describe, expect, it } from "vitest";
import { punctuatedWords } from "./punctuated-words.js";

describe("words with marks between them", () => {
  it.each([
    ["three known ones", "show_all_pods", "show all pods"],
    ["two are an identifier", "show_pods", ""],
    ["three in five are known", "show-all-pods-xq-qx", "show all pods xq qx"],
    ["three in six are not enough", "show-all-pods-xq-qx-qz", ""],
    ["the same marks, and no others", "show_all-pods", ""],
    ["with a space after the mark", "show! all! pods", "show all pods"],
  ])("%s: %s", (_, text, found) => expect(punctuatedWords.unwrap(text)).toBe(found));

  it("come with what stands around them, once", () => {
    const [left, right] = ["(".repeat(70), "x".repeat(130)];
    expect(punctuatedWords.unwrap(`${"x".repeat(70)} show_all_pods ${right}`)).toBe(
      `${"x".repeat(59)} show all pods ${"x".repeat(119)}`,
    );
    expect(punctuatedWords.unwrap(`${left}show_all_pods, show_the_nodes`)).toBe(
      " show all pods show the nodes\n",
    );
    const far = ` ${"x".repeat(200)} `;
    expect(punctuatedWords.unwrap(`show_all_pods${far}show_the_nodes`)).toBe(
      `show all pods ${"x".repeat(119)}\n${"x".repeat(59)} show the nodes`,
    );
  });
});

describe("words torn apart by marks", () => {
  it.each([
    ["one", "show the clus-ter", "show the cluster"],
    ["two", "sh-ow the clus-ter at-once", "show the cluster at-once"],
    [
      "as a habit, with every other one",
      "sh-ow the clus-ter and no-des at-xx",
      "show the cluster and nodes atxx",
    ],
    ["unless the parts are words", "show the pass-word in-put", ""],
    ["unless the whole is none", "show the clus-tex", ""],
    ["by several marks", "show the c-l-u-ster", "show the cluster"],
    ["the longest", "show the imple-mentation", "show the implementation"],
    ["a part of which is a word", "show the name-spaces", "show the namespaces"],
    ["in lines", "the clus-ter\nthe pods\nthe no-des", "the cluster\nthe nodes"],
  ])("%s: %s", (_, text, found) => expect(punctuatedWords.unwrap(text)).toBe(found));
});
