// One signal out of several. `AbortSignal.any` does it too, but in Node 20 keeps a little of every call for as long as its
// sources live, and a listener for each call makes Node warn from the eleventh on.

export type LinkedSignal = {
  readonly signal: AbortSignal;
  /** When it is of no more use. */
  dispose(): void;
};

type Followers = { readonly controllers: Set<AbortController>; readonly onAbort: () => void };

/** Links calls to signals; each signal is listened to once, however many calls follow it. */
export class SignalLinks {
  readonly #followers = new Map<AbortSignal, Followers>();

  link(sources: readonly (AbortSignal | undefined)[]): LinkedSignal {
    const controller = new AbortController();
    const followed = [...new Set(sources)].filter((each) => each !== undefined);
    const aborted = followed.find((each) => each.aborted);
    if (aborted !== undefined) controller.abort(aborted.reason);
    for (const source of followed) this.#follow(source, controller);
    return {
      signal: controller.signal,
      dispose: () => {
        for (const source of followed) this.#leave(source, controller);
      },
    };
  }

  #follow(source: AbortSignal, controller: AbortController): void {
    const known = this.#followers.get(source);
    if (known !== undefined) {
      known.controllers.add(controller);
      return;
    }
    const controllers = new Set([controller]);
    const onAbort = (): void => {
      for (const each of controllers) each.abort(source.reason);
    };
    source.addEventListener("abort", onAbort);
    this.#followers.set(source, { controllers, onAbort });
  }

  #leave(source: AbortSignal, controller: AbortController): void {
    const followers = this.#followers.get(source);
    if (followers === undefined) return;
    followers.controllers.delete(controller);
    if (followers.controllers.size > 0) return;
    source.removeEventListener("abort", followers.onAbort);
    this.#followers.delete(source);
  }
}
