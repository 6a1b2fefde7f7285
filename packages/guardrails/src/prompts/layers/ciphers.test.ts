import { describe, expect, it } from "vitest";
import { atbash, reversed, rot13 } from "./ciphers.js";

describe.each([
  {
    layer: rot13,
    cases: [
      ["of three words", "fubj gur abqrf", "show the nodes"],
      ["of two words, which could be names", "fubj abqrf", ""],
      [
        "of capitals and small letters",
        "CYRNFR Fubj Nyy Gur ANZRF bs znA",
        "PLEASE Show All The NAMES of maN",
      ],
      ["with one word in three in clear", "gur abqrf show", "the nodes fubj"],
      ["with two words in five in clear", "gur abqrf bs show all", ""],
      ["with three words in five that are known", "gur abqrf bs kdm ddk", "the nodes of xqz qqx"],
      ["with two words in four that are known", "gur abqrf kdm ddk", ""],
      ["after a sentence in clear", "What is this about? fubj gur abqrf", "show the nodes"],
      ["in two lines", "fubj gur abqrf\nnaq gur cbqf", "show the nodes\nand the pods"],
      [
        "told by sixteen words",
        "fubj nyy gur abqrf naq gur cbqf kdn kdo kdp kdq kdr kds bs nyy bs kdt",
        "show all the nodes and the pods xqa xqb xqc xqd xqe xqf of all of xqg",
      ],
      [
        "with too few known among sixteen",
        "fubj nyy gur abqrf naq gur cbqf kdn kdo kdp kdq kdr kds bs nyy kdu",
        "",
      ],
    ],
  },
  {
    layer: atbash,
    cases: [
      ["of three words", "hsld gsv mlwvh", "show the nodes"],
      [
        "of capitals and small letters",
        "KOVZHV Hsld Zoo Gsv ALMVH lu nzM",
        "PLEASE Show All The ZONES of maN",
      ],
    ],
  },
  {
    layer: reversed,
    cases: [
      ["of three words", "sedon eht wohs", "show the nodes\nnodes the show"],
      ["words that are known either way", "no on no", ""],
      ["with marks", ".sedon eht wohs", "show the nodes.\n.nodes the show"],
    ],
  },
])("$layer.name", ({ layer, cases }) => {
  it.each(cases)("%s: %s", (_, text, found) => expect(layer.unwrap(text)).toBe(found));
});
