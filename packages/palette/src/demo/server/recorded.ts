// Answers as a tenant once gave them, instead of the demo's own.
import type { Json, Reply } from "./reply.js";

export type RecordedAnswer = {
  readonly method: string;
  /** `/v1/spectroclusters/…`; with a query it is the answer to requests that ask for that, whatever else they ask for. */
  readonly path: string;
  readonly body: Json;
};

/** Finds the answer to a request: that of the query which says most, of those that fit. */
export class Recorded {
  readonly #byRequest: ReadonlyMap<
    string,
    readonly { readonly query: URLSearchParams; readonly body: Json }[]
  >;

  constructor(answers: readonly RecordedAnswer[]) {
    const byRequest = new Map<string, { query: URLSearchParams; body: Json }[]>();
    for (const { method, path, body } of answers) {
      const [pathname = "", query = ""] = path.split("?");
      const key = `${method} ${pathname}`;
      byRequest.set(key, [...(byRequest.get(key) ?? []), { query: new URLSearchParams(query), body }]);
    }
    for (const each of byRequest.values()) each.sort((left, right) => right.query.size - left.query.size);
    this.#byRequest = byRequest;
  }

  find(method: string, { pathname, searchParams }: URL): Reply | undefined {
    const found = this.#byRequest
      .get(`${method} ${pathname}`)
      ?.find(({ query }) => [...query].every(([name, value]) => searchParams.getAll(name).includes(value)));
    return found && { status: 200, body: found.body };
  }
}
