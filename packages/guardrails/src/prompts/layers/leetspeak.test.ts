import { describe, expect, it } from "vitest";
import { leetspeak } from "./leetspeak.js";

describe("a sign in the place of a letter", () => {
  it.each([
    ["0", "n0des f0r c0ntro1", "nodes for control"],
    ["1", "th1s w1ll a1l ru1es", "this will all rules"],
    ["2", "si2e 2ero ana1y2e", "size zero analyze"],
    ["3", "th3 n3w ru13s", "the new rules"],
    ["4", "4ll pl4n 41l", "all plan all"],
    ["5", "5how u5er ru1e5", "show user rules"],
    ["6", "6et 6ive 6ut 6oth", "get give but both"],
    ["7", "7he 7hat 7e1l", "the that tell"],
    ["8", "8ut 8oth 81ock", "but both block"],
    ["9", "9et 9ive 1e9al", "get give legal"],
    ["@", "@ll pl@n @1l", "all plan all"],
    ["$", "$how u$er ru1e$", "show user rules"],
    ["!", "th!s w!ll a!l ru!es", "this will all rules"],
    ["|", "a|l ru|es th|s w|ll", "all rules this will"],
    ["+", "+he +hat +e1l", "the that tell"],
    ["(", "(an (luster (1ear", "can cluster clear"],
    ["€", "th€ n€w ru1€s", "the new rules"],
    ["£", "a£l ru£es 6£ue 6£ock", "all rules blue block"],
    ["I", "aII ruIes 6Iock", "all rules block"],
  ])("%s", (_, text, meant) => expect(leetspeak.unwrap(text)).toBe(meant));
});

describe("a line in such signs", () => {
  it.each([
    ["needs two words", "sh0w the pods", ""],
    ["that are longer than two letters", "t0 b3 sh0w 0n", ""],
    ["and that have letters", "411 5how", ""],
    ["and is read whole then", "t0 5how 411 p0ds now", "to show all pods now"],
    ["or one with a stroke", "the c|uster", "the cluster"],
    ["or with a capital for a stroke", "the cIuster", "the cluster"],
    ["may have words nobody knows", "gr0mmet w4ffles", "grommet waffles"],
    ["of five letters and more", "gr0mp wr4mp", "gromp wramp"],
    ["not of four", "gr0m wr4m", ""],
    ["with three letters among them", "g0r0p w4f4l", "gorop wafal"],
    ["not with two", "g000p w444l", ""],
    ["and no other signs", "g0r6mp w4f6lp", ""],
    ["which stand between letters", "gromp0 wramp4", ""],
    ["may end in marks", "sh0w!! p0ds!", "show pods"],
    ["that change no word", "done! show! pods+", ""],
    ["may have known words besides", "sh0w apI p0ds", "show apI pods"],
    ["is no hash", "web-7d4b9c6f5-x7h3k v1.28.4", ""],
  ])("%s: %s", (_, text, meant) => expect(leetspeak.unwrap(text)).toBe(meant));

  it("is told from other lines", () => {
    expect(leetspeak.unwrap("sh0w p0ds\nno signs here\nth3 n3w\nwith 0ne")).toBe("show pods\nthe new");
  });

  it("may be as long as the longest word", () => {
    expect(leetspeak.unwrap("impl3m3nt4ti0n s3rvic34cc0unt")).toBe("implementation serviceaccount");
  });
});
