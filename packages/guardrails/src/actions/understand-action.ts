// Every form of an action to what it comes to: the one way from a request to operations.
import { type Action, formOf } from "../contract/action.js";
import { readCall } from "./calls/read-call.js";
import { isRecord } from "./is-record.js";
import type { Understood } from "./operation.js";
import { readRequestAction } from "./requests/read-request.js";
import { readLine } from "./shell/read-line.js";
import { readStructured } from "./structured/read-structured.js";
import { surroundingsOf } from "./surroundings.js";
import type { ToolMap } from "./tool-map.js";

/** @param parameters the values of the action pack's parameters: `tools` is read of them */
export function understandAction(action: Action, parameters: Readonly<Record<string, unknown>>): Understood {
  const tools = isRecord(parameters["tools"]) ? (parameters["tools"] as ToolMap) : {};
  switch (formOf(action)) {
    case "structured":
      return readStructured(action);
    case "call":
      return readCall(action, tools);
    case "request":
      return readRequestAction(action);
    case "command":
      return readLine(action.command ?? "", { at: "/command", surroundings: surroundingsOf(action) });
  }
}
