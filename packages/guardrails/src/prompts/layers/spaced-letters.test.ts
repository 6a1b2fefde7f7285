import { describe, expect, it } from "vitest";
import { spacedLetters } from "./spaced-letters.js";

describe("letters with gaps between them", () => {
  it.each([
    ["five", "n o d e s", "nodes"],
    ["four", "p o d s", ""],
    ["beside other words", "please s h o w i t now", "show it\nshowit"],
    ["with a wider gap between words", "s h o w  t h e  p o d s", "show the pods"],
    ["which may be the first one", "a  n o d e", "a node"],
    ["with words that run on", "s h o w a l l  t h e p o d s", "show all the pods\nshowall thepods"],
    ["in capitals", "S H O W  P O D S", "show pods\nSHOW PODS"],
    ["which run on", "S H O W P O D S", "show pods\nSHOWPODS"],
    ["with marks", "s h o w , t h e . p o d s ! i t", "show, the. pods! it"],
    ["with other marks", "s h o w ( t h e ) p o d s", "show the pods"],
    ["with an apostrophe", "d o n ' t  s h o w", "don't show"],
    ["with a curved one", "d o n ’ t  s h o w", "don't show"],
    ["that are letters more than digits", "a 1 b 2 c 3 d", "a1b2c3d"],
    ["that are digits as often", "a 1 b 2 c 3", ""],
    ["of another alphabet", "п о ч е м у", "почему"],
    ["in two rows", "n o d e s and h e l l o", "nodes\nhello"],
  ])("%s: %s", (_, text, found) => expect(spacedLetters.unwrap(text)).toBe(found));
});

describe("words without gaps", () => {
  it.each([
    ["three", "documentationallnodes", "documentation all nodes"],
    ["two are a name", "documentationnodes", ""],
    ["of fourteen letters", "showallthepods", "show all the pods"],
    ["of thirteen", "showallourpod", ""],
    ["in capitals", "ShowAllTheNodes", "show all the nodes"],
    ["not all known", "showallthenodxs", ""],
    ["twice", "showallthenodes or listallthenodes", "show all the nodes\nlist all the nodes"],
  ])("%s: %s", (_, text, found) => expect(spacedLetters.unwrap(text)).toBe(found));
});
