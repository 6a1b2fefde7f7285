// Events of a cluster: those of its making, and those that its description tells.
import type { ClusterDescription } from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import type { EventDescription } from "../description/event-description.js";
import type { ClusterEvent } from "./cluster.js";
import { uidOf } from "./identity.js";
import type { Machine } from "./machine.js";

type Surroundings = {
  readonly uid: string;
  readonly machines: readonly Machine[];
  readonly createdAt: number;
  readonly seed: string;
  readonly startedAt: number;
};

const minute = 60_000;
/** Palette keeps events for so long. */
export const eventsKept = 30 * 24 * 60 * minute;

export function buildEvents(description: ClusterDescription, surroundings: Surroundings): ClusterEvent[] {
  const { seed, uid, startedAt } = surroundings;
  const all = [...making(description, surroundings), ...told(description, surroundings)];
  return all
    .filter(({ at }) => at > startedAt - eventsKept)
    .sort((left, right) => left.at - right.at)
    .map((event, place) => ({ ...event, uid: uidOf(seed, "event", uid, place) }));
}

type Unnamed = Omit<ClusterEvent, "uid">;

function making(
  { name }: ClusterDescription,
  { uid, machines, createdAt, startedAt }: Surroundings,
): Unnamed[] {
  const about = { kind: "spectrocluster", name, uid };
  const event = (at: number, reason: string, message: string): Unnamed => ({
    at,
    reason,
    message,
    severity: "Normal",
    component: "palette",
    host: "",
    about,
  });
  return [
    event(createdAt, "ClusterCreated", `Cluster ${name} was created`),
    ...machines
      .filter(({ stuck }) => stuck === undefined)
      .map(({ node, createdAt: at }) =>
        event(Math.min(at + 3 * minute, startedAt), "NodeAdded", `Node ${node} joined`),
      ),
  ];
}

function told(
  { name, events = [] }: ClusterDescription,
  { uid, machines, startedAt }: Surroundings,
): Unnamed[] {
  return events.flatMap((event) => {
    const { about, host } = objectOf(event, machines, { name, uid });
    const every = readDuration(event.every ?? "5m");
    return Array.from({ length: event.times ?? 1 }, (_, index) => ({
      at: startedAt - readDuration(event.ago) + index * every,
      reason: event.reason,
      message: nodesNamed(event.message, machines)
        .replaceAll("{n}", String(index + 1))
        .replaceAll("{node}", host),
      severity: event.severity ?? "Warning",
      component: event.component ?? "palette-agent",
      host,
      about,
    }));
  });
}

/** `{node:pool/index}` is what that machine's node is called. */
function nodesNamed(message: string, machines: readonly Machine[]): string {
  return machines.reduce(
    (text, { pool, index, node }) => text.replaceAll(`{node:${pool}/${index}}`, node),
    message,
  );
}

function objectOf(
  { about }: EventDescription,
  machines: readonly Machine[],
  cluster: { readonly name: string; readonly uid: string },
): Pick<ClusterEvent, "about" | "host"> {
  if (about === undefined) return { about: { kind: "spectrocluster", ...cluster }, host: "" };
  const [kind = "", ...rest] = about.split("/");
  if (kind !== "Node") return { about: { kind, name: rest.join("/"), uid: "" }, host: "" };
  const machine = machines.find((each) => each.pool === rest[0] && String(each.index) === rest[1]);
  if (machine === undefined) throw new RangeError(`no machine for \`${about}\` in ${cluster.name}`);
  return { about: { kind: "Node", name: machine.node, uid: machine.uid }, host: machine.node };
}
