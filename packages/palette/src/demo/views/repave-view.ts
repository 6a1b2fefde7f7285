import type { Json } from "../server/reply.js";
import type { RepaveReason } from "../state/cluster.js";
import { packRefView } from "./pack-ref-view.js";

export function repaveReasonView({ code, message, current, target, differs }: RepaveReason) {
  return {
    code,
    message,
    pack: { current: packRefView(current), target: packRefView(target), diffConfigKeys: differs },
  } satisfies Json;
}
