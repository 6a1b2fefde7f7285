import type { PaletteEvent } from "@palisade/palette";
import { describe, expect, it } from "vitest";
import type { RootCause } from "../root-causes.js";
import { groupEvents } from "./group-events.js";
import { goodNewsOf, isOver } from "./is-over.js";
import { workloadOf } from "./workload-of.js";

const now = Date.parse("2026-12-01T12:00:00Z");
const event = (
  minutesAgo: number,
  reason: string,
  message: string,
  about = "Pod/shop/web-5d9b8c7f6-x2lkp",
): PaletteEvent => {
  const [kind = "", ...name] = about.split("/");
  return {
    metadata: {
      labels: {},
      annotations: {},
      creationTimestamp: new Date(now - minutesAgo * 60_000).toISOString(),
    },
    reason,
    message,
    severity: "Warning",
    involvedObject: { kind, name: name.join("/") },
  };
};

it.each([
  ["query-engine-5d9b8c7f6-x2lkp", "query-engine"],
  ["shop/web-7", "shop/web"],
  ["kafka-0", "kafka"],
  ["coredns", "coredns"],
  ["web-frontend", "web-frontend"],
  ["5d9b", "5d9b"],
])("workloadOf(%s) is %s", (name, workload) => {
  expect(workloadOf(name)).toBe(workload);
});

describe("groupEvents", () => {
  it("puts what differs in numbers and pods' names together", () => {
    const groups = groupEvents([
      event(5, "Failed", "took 5s", "Pod/shop/web-5d9b8c7f6-x2lkp"),
      event(25, "Failed", "took 7s", "Pod/shop/web-5d9b8c7f6-bbbbb"),
      event(1, "Failed", "took 7s", "Pod/shop/api-0"),
    ]);
    expect(
      groups.map(({ subject, count, first, last }) => [
        subject.name,
        count,
        (now - first) / 60_000,
        (now - last) / 60_000,
      ]),
    ).toEqual([
      ["shop/api", 1, 1, 1],
      ["shop/web", 2, 25, 5],
    ]);
  });

  it("leaves out events without a time", () => {
    expect(groupEvents([{ ...event(1, "Failed", "x"), metadata: undefined }])).toEqual([]);
  });
});

describe("isOver", () => {
  const over = (cause: RootCause, problem: PaletteEvent, ...news: readonly PaletteEvent[]): boolean => {
    const [group] = groupEvents([problem]);
    const groups = groupEvents([problem, ...news.map((each) => ({ ...each, severity: "Normal" }))]);
    return group !== undefined && isOver(group, cause, goodNewsOf(groups), now);
  };
  const pull = event(60, "Failed", "Failed to pull image: manifest unknown");

  it.each<[string, RootCause, PaletteEvent, PaletteEvent, boolean]>([
    ["the image was pulled later", "image-pull-failure", pull, event(50, "Pulled", "pulled image"), true],
    ["it was pulled before", "image-pull-failure", pull, event(70, "Pulled", "pulled image"), false],
    [
      "another workload's was",
      "image-pull-failure",
      pull,
      event(50, "Pulled", "pulled", "Pod/shop/api-0"),
      false,
    ],
    [
      "the pod was scheduled",
      "insufficient-capacity",
      event(60, "FailedScheduling", "0/3 nodes are available"),
      event(59, "Scheduled", "assigned"),
      true,
    ],
    [
      "it was started again just now",
      "crash-looping-workload",
      event(5, "BackOff", "restarting failed container"),
      event(4, "Started", "started"),
      false,
    ],
    [
      "the node is ready again",
      "node-not-ready",
      event(60, "NodeNotReady", "x", "Node/a"),
      event(50, "NodeReady", "Node a status is now: NodeReady", "Node/a"),
      true,
    ],
    [
      "another node is",
      "node-not-ready",
      event(60, "NodeNotReady", "x", "Node/a"),
      event(50, "NodeReady", "Node b status is now: NodeReady", "Node/b"),
      false,
    ],
    [
      "the cluster says that names are resolved again",
      "dns-failure",
      event(60, "DNSFailure", "x"),
      event(50, "Recovered", "DNS resolution recovered", "spectrocluster/c"),
      true,
    ],
    [
      "the cluster says that something else recovered",
      "dns-failure",
      event(60, "DNSFailure", "x"),
      event(50, "Recovered", "etcd recovered", "spectrocluster/c"),
      false,
    ],
  ])("%s", (_, cause, problem, news, expected) => {
    expect(over(cause, problem, news)).toBe(expected);
  });
});
