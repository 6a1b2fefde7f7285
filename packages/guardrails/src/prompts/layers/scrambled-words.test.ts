import { describe, expect, it } from "vitest";
import { scrambledWords } from "./scrambled-words.js";

describe("words whose letters changed places", () => {
  it.each([
    ["one is an error of typing", "show the ndoes of it", ""],
    ["two are none", "show the ndoes of the clsuter", "show the nodes of the cluster"],
    ["in capitals, too", "Show THE NDOES of the Clsuter", "Show THE nodes of the cluster"],
    ["of four letters", "sohw the pdos", "show the pods"],
    ["of the most letters", "admtsinraitor srvieceaccuont", "administrator serviceaccount"],
    ["not of three", "hte odp of teh", ""],
    ["not with another first or last letter", "hsow the pdso", ""],
    [
      "words that are known stay",
      "could you sohw teh pdos from the form",
      "could you show teh pods from the form",
    ],
    ["in each line", "sohw the pdos\nnothing here\nlsit the ndoes", "show the pods\nlist the nodes"],
    ["not one in each of two lines", "sohw the pods\nlist the ndoes", ""],
  ])("%s: %s", (_, text, meant) => expect(scrambledWords.unwrap(text)).toBe(meant));
});
