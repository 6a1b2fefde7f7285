// The modules of sources, each in the version of Rego it is written in.
import {
  type Module,
  type ParsedModule,
  type ParseOptions,
  parseModule,
  type RegoVersion,
  type Source,
} from "@palisade/compiler";

/** Those that can be read; `compile` says what is wrong with the others. */
export function parseSources(
  sources: readonly Source[],
  regoVersion: RegoVersion | undefined,
): readonly Module[] {
  const options = regoVersion === undefined ? {} : { regoVersion };
  return readSources(sources, options).flatMap(({ module }) => module ?? []);
}

/** Every one in its order, with what is wrong with it. */
export function readSources(
  sources: readonly Source[],
  { regoVersion, maximumDiagnostics }: ParseOptions,
): readonly ParsedModule[] {
  const most = maximumDiagnostics === undefined ? {} : { maximumDiagnostics };
  return sources.map((source) => {
    const version = source.regoVersion ?? regoVersion;
    return parseModule(source.file, source.text, {
      ...(version === undefined ? {} : { regoVersion: version }),
      ...most,
    });
  });
}
