// Each path counts where Palette counts it.
import { readFileSync } from "node:fs";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { rateGroupOf } from "./rate-groups.js";

it.each([
  ["/v1/spectroclusters/65aa", "/v1/spectroclusters", 50],
  ["/v1/spectroclusters/65aa/profiles?resolveNotification=true", "/v1/spectroclusters/:uid/profiles", 50],
  ["/v1/spectroclusters/65aa/assets/kubeconfig", "/v1/spectroclusters/:uid/assets", 10],
  ["/v1/spectroclusters/cost", "/v1/spectroclusters/cost", 10],
  ["/v1/events/components/spectrocluster/65aa", "/v1/events/components", 50],
  ["/v1/events/65aa", "/v1/events", 10],
  ["/v1/dashboard/spectroclusters/search?limit=50", "/v1/dashboard", 10],
  ["/v1/auth/user/password/reset", "/v1/auth/user/password/reset", 2],
  ["/v1/packs", "/v1/packs", 10],
])("%s counts as %s", (path, prefix, perSecond) => {
  expect(rateGroupOf(path)).toEqual({ prefix, perSecond, burst: 5 * perSecond });
});

const shared = process.env["PALISADE_SHARED"];

type Published = { readonly prefix: string; readonly rps: number; readonly maxWithBurst: number };

const published = (): readonly Published[] => {
  if (shared === undefined) return [];
  const text = readFileSync(`${shared}/reference/palette/rate-limits.json`, "utf8");
  return (JSON.parse(text) as { readonly prefixes: readonly Published[] }).prefixes;
};

describe.skipIf(shared === undefined)("as published", () => {
  it.each(published())("$prefix", ({ prefix, rps, maxWithBurst }) => {
    expect(rateGroupOf(prefix.replace(":uid", "65aa"))).toEqual({
      prefix,
      perSecond: rps,
      burst: maxWithBurst,
    });
  });
});
