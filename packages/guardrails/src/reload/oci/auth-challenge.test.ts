// Challenges are read as RFC 9110 writes them, several in one header, too.
import { expect, it } from "vitest";
import { readChallenges } from "./auth-challenge.js";

it.each<[string, readonly [string, Readonly<Record<string, string>>][]]>([
  [
    'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull,push"',
    [
      [
        "bearer",
        {
          realm: "https://auth.example/token",
          service: "registry.example",
          scope: "repository:a/b:pull,push",
        },
      ],
    ],
  ],
  [
    'Basic realm="a \\"b\\", Bearer c" , BEARER Realm=x',
    [
      ["basic", { realm: 'a "b", Bearer c' }],
      ["bearer", { realm: "x" }],
    ],
  ],
  [
    "Negotiate, Basic",
    [
      ["negotiate", {}],
      ["basic", {}],
    ],
  ],
  ['Bearer realm = "x', [["bearer", { realm: "x" }]]],
  ['realm="x", Basic', [["basic", {}]]],
  ["", []],
  ['=,"; ', []],
])("%s", (header, wanted) => {
  const read = readChallenges(header).map(
    ({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)] as const,
  );
  expect(read).toEqual(wanted);
});
