// Where a secret is kept.

export type SecretSource =
  /** The name of a variable of the environment. */
  | { readonly env: string }
  /** A file that holds nothing else, such as one of a mounted Kubernetes Secret. */
  | { readonly file: string };
