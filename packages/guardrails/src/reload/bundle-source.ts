// Where bundles come from, again and again: a port, with a source for files and one for OPA's bundle service.

export type BundleAsked = {
  /** Of the bundle that is served; with it, the source may say that nothing changed. */
  readonly etag?: string | undefined;
  readonly signal: AbortSignal;
};

export type BundleAnswer =
  | { readonly isChanged: false; readonly waited: boolean }
  | {
      readonly isChanged: true;
      readonly bytes: Uint8Array;
      readonly etag?: string | undefined;
      /** Whether the source holds its answer until there is something new: then it is asked again at once. */
      readonly waited: boolean;
    };

export type BundleSource = {
  /** For messages; without credentials. */
  readonly name: string;
  /** @throws {ReloadError} */
  fetch(asked: BundleAsked): Promise<BundleAnswer>;
};
