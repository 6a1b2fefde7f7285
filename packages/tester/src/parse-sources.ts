// The modules of sources, each in the version of Rego it is written in.
import { type Module, parseModule, type RegoVersion, type Source } from "@palisade/compiler";

/** Those that can be read; `compile` says what is wrong with the others. */
export function parseSources(
  sources: readonly Source[],
  regoVersion: RegoVersion | undefined,
): readonly Module[] {
  return sources.flatMap((source) => {
    const version = source.regoVersion ?? regoVersion;
    const { module } = parseModule(
      source.file,
      source.text,
      version === undefined ? {} : { regoVersion: version },
    );
    return module ?? [];
  });
}
