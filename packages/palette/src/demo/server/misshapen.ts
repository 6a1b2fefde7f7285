// Answers as a server should not give them.
import type { Tenant } from "../state/tenant.js";
import type { Asked } from "./answer.js";
import type { FaultEffect } from "./faults.js";
import { Refusal, refusalReply } from "./refusal.js";
import type { Json, Reply } from "./reply.js";

const page = (status: number) =>
  `<html><head><title>${status}</title></head><body>upstream error</body></html>`;

/** The answer that a fault gives instead of the operation's. */
function instead(effect: FaultEffect, asked: Asked, tenant: Tenant): Reply {
  if (effect.kind === "echo-key") {
    const key = asked.headers["apikey"];
    const refusal = new Refusal(
      404,
      "ResourceNotFound",
      `ApiKey '${typeof key === "string" ? key : ""}' is not found`,
    );
    return refusalReply(refusal, tenant.nextUid("error"));
  }
  const status = effect.kind === "status" ? effect.status : 500;
  const body = effect.kind === "status" ? (effect.body ?? "json") : "json";
  if (body === "none") return { status };
  if (body === "html") return { status, html: page(status) };
  return refusalReply(
    new Refusal(status, "InternalServerError", "The service is not available"),
    tenant.nextUid("error"),
  );
}

/** A list with what a fault does to it; other answers as they are. */
function list(reply: Reply, effect: FaultEffect): Reply {
  if (effect.kind !== "list" || !isList(reply.body)) return reply;
  const { items, listmeta, ...rest } = reply.body;
  const bodies: Readonly<Record<typeof effect.as, Json>> = {
    "repeated-token": { ...rest, items, listmeta: { ...asObject(listmeta), continue: "bmV2ZXItZW5kaW5n" } },
    "no-listmeta": { ...rest, items, listmeta: null },
    "null-items": { ...rest, items: null, listmeta },
    "rows-missing": { ...rest, items: Array.isArray(items) ? items.slice(1) : items, listmeta },
  };
  return { ...reply, body: bodies[effect.as] };
}

function isList(body: Json): body is { readonly [key: string]: Json } {
  return typeof body === "object" && body !== null && "items" in body;
}

const asObject = (value: Json): { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: Json })
    : {};

export const misshapen = { instead, list };
