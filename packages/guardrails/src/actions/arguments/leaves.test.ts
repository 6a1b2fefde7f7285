import { expect, it } from "vitest";
import { changesIn } from "./leaves.js";

it("has a change for every value, however deep and in whatever text", () => {
  expect(changesIn({ spec: { replicas: 3 }, "spec.paused": true }, "/arguments")).toEqual([
    { path: ["spec", "replicas"], value: 3, at: "/arguments/spec/replicas" },
    { path: ["spec", "paused"], value: true, at: "/arguments/spec.paused" },
  ]);
  expect(changesIn({ patch: '{"spec": {"replicas": 9}}' }, "")).toEqual([
    { path: ["patch", "spec", "replicas"], value: 9, at: "/patch" },
  ]);
});

it("has what is emptied, too", () => {
  expect(changesIn({ finalizers: [], labels: {}, name: null }, "")).toEqual([
    { path: ["finalizers"], value: [], at: "/finalizers" },
    { path: ["labels"], value: {}, at: "/labels" },
    { path: ["name"], value: null, at: "/name" },
  ]);
  expect(changesIn([], "")).toEqual([]);
});
