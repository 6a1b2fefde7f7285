// Asks a demo tenant, as tests want it: the status and what was said.
import type { DemoTenant } from "../demo/index.js";

export type Asking = {
  readonly method?: string;
  readonly body?: unknown;
  /** Uid for the `ProjectUid` header. */
  readonly project?: string;
  readonly key?: string;
};

export type Answered = { readonly status: number; readonly text: string; readonly body: unknown };

export async function ask(demo: DemoTenant, path: string, asking: Asking = {}): Promise<Answered> {
  const { method = asking.body === undefined ? "GET" : "POST", body, project, key = demo.apiKey } = asking;
  const response = await fetch(demo.url + path, {
    method,
    headers: {
      ...(key !== "" && { ApiKey: key }),
      ...(project !== undefined && { ProjectUid: project }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return {
    status: response.status,
    text,
    body: isJson && text !== "" ? (JSON.parse(text) as unknown) : undefined,
  };
}

/** Uid of what has the name. */
export function uidOfNamed(all: ReadonlyMap<string, { readonly name: string }>, name: string): string {
  for (const [uid, each] of all) if (each.name === name) return uid;
  throw new Error(`nothing is called ${name}`);
}

/** What stands at a place of a body; `undefined` if nothing does. */
export function at(body: unknown, ...path: readonly (string | number)[]): unknown {
  let value = body;
  for (const key of path) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}

/** The list at a place of a body. */
export function listAt(body: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const list = at(body, ...path);
  return Array.isArray(list) ? list : [];
}
