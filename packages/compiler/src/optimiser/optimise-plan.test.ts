// What each pass makes of a policy, as plans one can read.
import { printPlan } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { compile } from "../compile.js";

/** The functions of the optimised plan, without the places. */
function optimised(text: string): string {
  const { plan, diagnostics } = compile([{ file: "p.rego", text: `package p\n\n${text}` }], {
    entrypoints: ["p/r"],
    target: "plan",
    optimize: 1,
  });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return printPlan({ ...plan, plans: [] }).replaceAll(/ {2}# .*$/gm, "");
}

describe("rules that a lookup tells apart", () => {
  test("are asked where it gives their constant, in a loop or not", () => {
    expect(
      optimised(`r contains "get" if {
	input.method == "GET"
	input.user.admin
}

r contains name if {
	some name in input.user.names
	input.method == "PUT"
}

r contains 1 if "PUT" == input.method
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          MakeSet target=%2
        block
          Dot source=%0 key="method" target=%13
          Block
            block
              Equal left=%13 right="GET"
              AssignVar source=%13 target=%3
              Dot source=%0 key="user" target=%4
              Dot source=%4 key="admin" target=%5
              NotEqual left=%5 right=false
              SetAdd value="get" set=%2
            block
              Equal left=%13 right="PUT"
              Block
                block
                  Dot source=%0 key="user" target=%6
                  Dot source=%6 key="names" target=%7
                  Scan source=%7 key=%8 value=%9
                    block
                      AssignVar source=%13 target=%10
                      SetAdd value=%9 set=%2
                block
                  AssignVar source=%13 target=%11
                  MakeNumberRef index="1" target=%12
                  SetAdd value=%12 set=%2
        block
          ReturnLocal source=%2
      "
    `);
  });

  test("are told apart by several, one after the other", () => {
    expect(
      optimised(`r if { input.kind == "Pod"; input.op == "create"; input.a }

r if { input.op == "delete"; input.kind == "Pod"; input.b }

r if { input.op == "delete"; input.c }
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          Dot source=%0 key="op" target=%11
          Block
            block
              Equal left=%11 right="create"
              Dot source=%0 key="kind" target=%3
              Equal left=%3 right="Pod"
              AssignVar source=%11 target=%4
              Dot source=%0 key="a" target=%5
              NotEqual left=%5 right=false
              AssignVar source=true target=%2
              ReturnLocal source=%2
            block
              Equal left=%11 right="delete"
              Block
                block
                  AssignVar source=%11 target=%6
                  Dot source=%0 key="kind" target=%7
                  Equal left=%7 right="Pod"
                  Dot source=%0 key="b" target=%8
                  NotEqual left=%8 right=false
                  AssignVar source=true target=%2
                  ReturnLocal source=%2
                block
                  AssignVar source=%11 target=%9
                  Dot source=%0 key="c" target=%10
                  NotEqual left=%10 right=false
                  AssignVar source=true target=%2
                  ReturnLocal source=%2
        block
          ReturnLocal source=%2
      "
    `);
  });

  test("are told apart by arguments, and by numbers", () => {
    expect(
      optimised(`r := f(input.x, 1.0)

f("a", 1) := 1

f("b", 1.0) := 2

f("b", 2) := 3
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          Dot source=%0 key="x" target=%3
          MakeNumberRef index="1.0" target=%4
          Call function=g0.data.p.f arguments=(%0, %1, %3, %4) result=%5
          AssignVarOnce source=%5 target=%2
        block
          ReturnLocal source=%2
      function g0.data.p.f(%0, %1, %2, %3) -> %4
        block
          Block
            block
              Equal left=%2 right="a"
              MakeNumberRef index="1" target=%5
              Equal left=%3 right=%5
              Nop
              MakeNumberRef index="1" target=%6
              AssignVarOnce source=%6 target=%4
            block
              Equal left=%2 right="b"
              Block
                block
                  MakeNumberRef index="1.0" target=%11
                  Equal left=%3 right=%11
                  MakeNumberRef index="1.0" target=%7
                  Nop
                  MakeNumberRef index="2" target=%8
                  AssignVarOnce source=%8 target=%4
                block
                  MakeNumberRef index="2" target=%12
                  Equal left=%3 right=%12
                  MakeNumberRef index="2" target=%9
                  Nop
                  MakeNumberRef index="3" target=%10
                  AssignVarOnce source=%10 target=%4
        block
          ReturnLocal source=%4
      "
    `);
  });

  test("stay where they are if their order can be seen", () => {
    expect(
      optimised(`r := 1 if { input.a == 1; print("one") } else := 2 if input.a == 2

r := 3 if { input.a == 3; print("three") }
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          Dot source=%0 key="a" target=%4
          MakeNumberRef index="1" target=%5
          Equal left=%4 right=%5
          MakeSet target=%6
          Block
            block
              Nop
              SetAdd value="one" set=%6
          MakeArray capacity=1 target=%7
          ArrayAppend value=%6 array=%7
          Call function=internal.print arguments=(%7) result=%8
          MakeNumberRef index="1" target=%9
          AssignVarOnce source=%9 target=%3
        block
          IsUndefined source=%3
          Dot source=%0 key="a" target=%10
          MakeNumberRef index="2" target=%11
          Equal left=%10 right=%11
          MakeNumberRef index="2" target=%12
          AssignVarOnce source=%12 target=%3
        block
          IsDefined source=%3
          AssignVarOnce source=%3 target=%2
        block
          Dot source=%0 key="a" target=%13
          MakeNumberRef index="3" target=%14
          Equal left=%13 right=%14
          MakeSet target=%15
          Block
            block
              Nop
              SetAdd value="three" set=%15
          MakeArray capacity=1 target=%16
          ArrayAppend value=%15 array=%16
          Call function=internal.print arguments=(%16) result=%17
          MakeNumberRef index="3" target=%18
          AssignVarOnce source=%18 target=%2
        block
          ReturnLocal source=%2
      "
    `);
  });
});

describe("lookups", () => {
  test("are made before the loop that needs them, and not in a document that is replaced", () => {
    expect(
      optimised(`r contains x if {
	some x in input.list
	x.owner == input.user.name
	x.kind == "a" with input.user as x
}
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          MakeSet target=%2
        block
          Dot source=%0 key="list" target=%3
          Block
            block
              Dot source=%0 key="user" target=%11
              Dot source=%11 key="name" target=%12
          Scan source=%3 key=%4 value=%5
            block
              Dot source=%5 key="owner" target=%6
              IsDefined source=%11
              AssignVar source=%11 target=%7
              IsDefined source=%12
              AssignVar source=%12 target=%8
              Equal left=%6 right=%8
              With local=%0 path=("user") value=%5
                block
                  Dot source=%5 key="kind" target=%10
                  Equal left=%10 right="a"
              SetAdd value=%5 set=%2
        block
          ReturnLocal source=%2
      "
    `);
  });
});

describe("calls", () => {
  test("of constants are folded, through rules that are constants", () => {
    expect(
      optimised(`prefix := "a."

names := {"x", "y"} | {"z"}

r contains concat("", [prefix, name]) if some name in names

r contains time.now_ns()

r contains to_number("no number")

r contains sprintf("%s%d", [prefix, count(names)])
`),
    ).toMatchInlineSnapshot(`
      "function g0.data.p.r(%0, %1) -> %2
        block
          MakeSet target=%2
        block
          Call function=g0.data.p.names arguments=(%0, %1) result=%3
          Scan source=%3 key=%4 value=%5
            block
              AssignVar source="a." target=%6
              MakeArray capacity=2 target=%7
              ArrayAppend value=%6 array=%7
              ArrayAppend value=%5 array=%7
              Call function=concat arguments=("", %7) result=%8
              SetAdd value=%8 set=%2
        block
          Call function=time.now_ns arguments=() result=%9
          SetAdd value=%9 set=%2
        block
          Call function=to_number arguments=("no number") result=%10
          SetAdd value=%10 set=%2
        block
          Call function=g0.data.p.names arguments=(%0, %1) result=%11
          MakeNumberRef index="3" target=%12
          AssignVar source="a." target=%13
          MakeArray capacity=2 target=%14
          ArrayAppend value=%13 array=%14
          ArrayAppend value=%12 array=%14
          Call function=sprintf arguments=("%s%d", %14) result=%15
          SetAdd value=%15 set=%2
        block
          ReturnLocal source=%2
      function g0.data.p.names(%0, %1) -> %2
        block
          MakeSet target=%3
          SetAdd value="x" set=%3
          SetAdd value="y" set=%3
          MakeSet target=%4
          SetAdd value="z" set=%4
          MakeSet target=%5
          SetAdd value="x" set=%5
          SetAdd value="y" set=%5
          SetAdd value="z" set=%5
          AssignVarOnce source=%5 target=%2
        block
          ReturnLocal source=%2
      function g0.data.p.prefix(%0, %1) -> %2
        block
          Nop
          AssignVar source="a." target=%2
          ReturnLocal source=%2
        block
          ReturnLocal source=%2
      "
    `);
  });
});
