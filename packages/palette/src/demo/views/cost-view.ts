// What a cluster cost, in points of a period each.
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { costOf, costView, hourlyRate } from "../state/prices.js";
import { timestamp } from "./time.js";

const minute = 60_000;
const day = 24 * 60;
/** More points than that nobody gets. */
const most = 1000;

/** @param query `startTime`, `endTime` and `period` in minutes; the last thirty days by day, if it says nothing */
export function costSummaryView(cluster: Cluster, now: number, query: URLSearchParams) {
  const end = Math.min(timeOf(query.get("endTime")) ?? now, now);
  const start = Math.max(timeOf(query.get("startTime")) ?? end - 30 * day * minute, cluster.createdAt);
  const period = Math.max(1, Math.trunc(Number(query.get("period") ?? day)) || day);
  const data = [];
  let [compute, storage] = [0, 0];
  for (let at = start; at < end && data.length < most; at += period * minute) {
    const hours = Math.min(period * minute, end - at) / (60 * minute);
    const rate = hourlyRate(cluster, at);
    const cost = costOf(rate.compute * hours, rate.storage * hours);
    compute += cost.compute;
    storage += cost.storage;
    data.push({ timestamp: Math.floor(at / 1000), ...cost });
  }
  const cost = costView(costOf(compute, storage));
  return {
    startTime: timestamp(start),
    endTime: timestamp(end),
    period,
    cluster: { name: cluster.name, uid: cluster.uid, cost, cloud: { cost, data } },
  } satisfies Json;
}

function timeOf(text: string | null): number | undefined {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
