// The files of a run with their patches in them, and what is found when they are judged again.
import type { Decision, Finding, SetGuard, SetSource } from "@palisade/guardrails";
import type { ManifestSet, Resource } from "../configurations/manifest-set.js";
import { type Fixes, fixDocuments } from "./fix-documents.js";
import { FixableFile } from "./fixable-file.js";
import type { FixedDocument } from "./fixed-document.js";

/** A file as it was read: its path, and its bytes. */
export type ReadFile = { readonly path: string; readonly bytes: Uint8Array };

export type FixedSet = Fixes<Decision> & {
  /** Those that are not what they were, in the order of the set. */
  readonly changed: readonly FixableFile[];
};

export type FixSetOptions = {
  readonly files: ReadonlyMap<string, ReadFile>;
  readonly isWanted: (finding: Finding) => boolean;
  readonly onRound?: (round: number) => void;
};

export async function fixSet(
  set: ManifestSet,
  sets: SetGuard,
  { files, isWanted, onRound }: FixSetOptions,
): Promise<FixedSet> {
  const texts = new Texts(set.resources, files);
  let round = 0;
  const judge = async (): Promise<Decision> => {
    onRound?.(round++);
    const { decision } = await sets.validateConfiguration(texts.sources(), {
      exceptions: set.exceptions.map(({ exception }) => exception),
    });
    return decision;
  };
  return { ...(await fixDocuments(texts, { judge, isWanted })), changed: texts.changed() };
}

/** The documents of the set, each in the text of its file once that is to be changed. */
class Texts {
  readonly #resources: readonly Resource[];
  readonly #files: ReadonlyMap<string, ReadFile>;
  readonly #opened = new Map<string, FixableFile | undefined>();

  constructor(resources: readonly Resource[], files: ReadonlyMap<string, ReadFile>) {
    this.#resources = resources;
    this.#files = files;
  }

  documentAt(resource: number): FixedDocument | undefined {
    const { file, number } = this.#resources[resource] ?? {};
    if (file === undefined || number === undefined) return undefined;
    return this.#open(file)?.documentAt(number);
  }

  change(resource: number, document: FixedDocument): void {
    const { file, number } = this.#resources[resource] ?? {};
    if (file !== undefined && number !== undefined) this.#open(file)?.change(number, document);
  }

  *sources(): Generator<SetSource> {
    for (const { file, number, manifest } of this.#resources) {
      const fixed = number === undefined ? undefined : this.#opened.get(file)?.documentAt(number);
      yield { document: fixed?.document ?? manifest.value };
    }
  }

  changed(): readonly FixableFile[] {
    return [...this.#opened.values()].filter(
      (file): file is FixableFile => file !== undefined && file.after !== file.before,
    );
  }

  #open(file: string): FixableFile | undefined {
    if (!this.#opened.has(file)) {
      const read = this.#files.get(file);
      this.#opened.set(file, read && openFile(read));
    }
    return this.#opened.get(file);
  }
}

/** A text in another encoding than UTF-8 is left alone. */
function openFile({ path, bytes }: ReadFile): FixableFile | undefined {
  try {
    return new FixableFile(path, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
