// What the server answers, before it is bytes.

export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Reply = {
  readonly status: number;
  /** Absent: no body. */
  readonly body?: Json;
  /** Of a proxy in between, which knows nothing of JSON. */
  readonly html?: string;
  /** A file instead of JSON. */
  readonly file?: { readonly name: string; readonly text: string };
};

export const ok = (body: Json): Reply => ({ status: 200, body });
export const created = (uid: string): Reply => ({ status: 201, body: { uid } });
export const noContent: Reply = { status: 204 };
export const download = (name: string, text: string): Reply => ({ status: 200, file: { name, text } });
