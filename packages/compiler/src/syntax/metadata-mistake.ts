// What is wrong in a METADATA block; thrown while its fields are read, and reported by its reader.

export class MetadataMistake {
  readonly message: string;
  /** In the YAML of the block. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}
