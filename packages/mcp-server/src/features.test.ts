// What is switched on: by names, and by nothing else.
import { expect, it } from "vitest";
import { readFeatures } from "./features.js";

it.each([
  [undefined, []],
  ["", []],
  [" writes , kubeconfig,", ["writes", "kubeconfig"]],
])("%j is %j", (text, features) => {
  expect([...readFeatures(text)]).toEqual(features);
});

it.each(["write", "Writes", "writes kubeconfig", "__proto__"])("%j is none", (text) => {
  expect(() => readFeatures(text)).toThrow(
    new RangeError(`there is no feature \`${text}\`: there are writes, kubeconfig, agents, model, proxy`),
  );
});
