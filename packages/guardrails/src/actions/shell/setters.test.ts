// Ways to set a variable, and what is then known of it.
import { describe, expect, it } from "vitest";
import { readLine } from "./read-line.js";

const kindsOf = (line: string): readonly string[] =>
  readLine(line, { at: "/command", surroundings: {} }).unread.map(({ kind }) => kind);

describe("a variable that is set in another way than it seems is not known", () => {
  it.each([
    `export "V=delete"`,
    `printf -v V delete`,
    `printf -vV delete`,
    `printf $X delete`,
    `n=V; declare "$n=delete"`,
    `declare -n R=V; R=delete`,
    `builtin declare V=delete`,
    `command read V <<< delete`,
    `B=builtin; $B export "V=delete"`,
    `f=V; read $f <<< delete`,
    `read -aV <<< delete`,
    `mapfile -t V < f`,
    `trap 'V=delete' DEBUG`,
    `(( V = 1 ))`,
    `let V=1`,
    `echo $(( V++ ))`,
    `echo "\${V:=delete}"`,
  ])("%s", (line) => {
    expect(kindsOf(`V=get; ${line}; kubectl $V ns shop`)).toContain("dynamic");
  });
});

describe("what changes programs is told of every way to set it", () => {
  it.each([
    `export "PATH=/tmp/x"`,
    `export "LD_PRELOAD=/tmp/x.so"`,
    `for PATH in /tmp/x; do ls; done`,
    `printf -v PATH /tmp/x`,
    `read PATH < f`,
    `builtin declare PATH=/tmp/x`,
  ])("%s", (line) => {
    expect(kindsOf(line)).toEqual(["changes-program"]);
  });
});

describe("what the shell would run again is not read", () => {
  it.each([
    "test -v 'a[$(kubectl delete ns a)]'",
    "[ -v 'a[`x`]' ]",
    "[[ -v 'a[$(x)]' ]]",
    "let 'a[$(x)]=1'",
    "unset 'a[$(x)]'",
    "read 'a[$(x)]' < f",
    "x='a[$(x)]'; echo $((x))",
    "x='$(ls)'; echo ${x@P}",
    `x='$(ls)'; echo "\${x@P}"`,
    "mapfile -C 'kubectl delete ns a #' -c 1 x < f",
  ])("%s", (line) => {
    expect(kindsOf(line)).toContain(line.startsWith("mapfile") ? "unknown-flag" : "runs-text");
  });
});

describe("plain ways to set a variable leave the others known", () => {
  it.each([
    "read -r -p 'Name? ' n",
    "export A=1 B=2",
    "printf '%s\\n' x",
    "trap 'rm -f /tmp/x' EXIT",
    "unset A",
    "mapfile -t lines < f",
    "echo $(( 1 + 2 ))",
    "test -n x",
    "echo a[1]",
  ])("%s", (line) => {
    expect(kindsOf(`V=get; ${line}; kubectl $V ns shop`)).toEqual([]);
  });
});
