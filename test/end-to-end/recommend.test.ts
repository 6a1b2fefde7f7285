// `palisade recommend`, in the demo tenant: words and options, every format, and the exit codes.
import { recommendationReportSchema } from "@palisade/agents";
import { describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";

const recommend = (...line: readonly string[]) => runHere(["recommend", ...line]);

describe("recommend", () => {
  it("is JSON of the published schema, and options go before the words", async () => {
    const { code, out, err } = await recommend(
      "--demo",
      "--cloud",
      "gke",
      "--format",
      "json",
      "EKS, two GPUs",
    );
    const { recommendations } = recommendationReportSchema.parse(JSON.parse(out));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(recommendations[0]).toMatchObject({ cloud: "gke", profile: { name: "gke-ml" } });
    expect(new Set(recommendations.map(({ cloud }) => cloud))).toEqual(new Set(["gke"]));
  });

  it("says what ruled out most if nothing fits, with exit code 1", async () => {
    const { code, out } = await recommend("--demo", "FIPS on GKE");
    expect(code).toBe(1);
    expect(out).toContain("nothing fits: `compliance` rules out");
  });

  it.each([
    [[], "missing required argument 'requirements'"],
    [["--demo", "--cloud", "mars", "x"], "--cloud mars: there is no such cloud"],
    [["--demo", "--budget", "lots", "x"], "--budget is an amount of dollars a month"],
  ])("cannot answer %j: exit code 2", async (line, message) => {
    const { code, err } = await recommend(...line);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
