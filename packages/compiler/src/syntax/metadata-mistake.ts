// What is wrong in a METADATA block; thrown while its fields are read, and reported by its reader.

export class MetadataMistake {
  readonly message: string;
  /** The YAML key at fault, if it is known. */
  readonly key: string | undefined;

  constructor(message: string, key?: string) {
    this.message = message;
    this.key = key;
  }
}
