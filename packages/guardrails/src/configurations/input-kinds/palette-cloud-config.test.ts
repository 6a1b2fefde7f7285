// Machines of a cluster as Palette's API has them, told from Kubernetes objects that have pools of their own.
import { valueFromJavaScript } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { paletteCloudConfig } from "./palette-cloud-config.js";

const spec = { machinePoolConfig: [{ name: "workers", size: 2, instanceType: "m5.xlarge" }] };

describe("a cloud configuration of Palette", () => {
  it.each([
    [
      { kind: "aws", metadata: { name: "prod" }, spec },
      { type: "aws", address: "prod" },
    ],
    [{ spec: { machinePoolConfig: [] } }, { type: "", address: "" }],
    [
      { kind: 3, metadata: "prod", spec },
      { type: "", address: "" },
    ],
  ])("is recognised by its pools: %#", (config, labels) => {
    const document = valueFromJavaScript(config);
    expect(paletteCloudConfig.detect(document)).toBe(true);
    expect(paletteCloudConfig.read(document)).toEqual([{ document, at: "", labels }]);
  });

  it.each([
    [{ apiVersion: "v1", kind: "aws", spec }],
    [{ kind: "aws", spec: { machinePoolConfig: {} } }],
    [{ kind: "aws", spec: [] }],
    [{ kind: "aws" }],
    [["text"]],
    [null],
  ])("is nothing else: %#", (other) => {
    expect(paletteCloudConfig.detect(valueFromJavaScript(other))).toBe(false);
  });

  it("holds nothing where it is none", () => {
    expect(paletteCloudConfig.read(null)).toEqual([]);
  });
});
