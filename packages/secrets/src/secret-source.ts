// Where a secret is kept.

/** The name of a variable of the environment, or a file that holds nothing else, such as one of a mounted Kubernetes Secret. */
export type LocalSource = { readonly env: string } | { readonly file: string };

/** A field of a secret in the key-value engine, version 2, of HashiCorp Vault or OpenBao. */
export type VaultSecret = {
  /** `https://vault.example:8200`, or this machine. */
  readonly address: string;
  /** Where the engine is mounted; default: `secret`. */
  readonly mount?: string;
  readonly path: string;
  readonly field: string;
  readonly namespace?: string;
  /** A token, or a role of the Kubernetes method, which is logged in with the token of the service account. */
  readonly auth: { readonly token: LocalSource } | { readonly kubernetes: KubernetesLogin };
};

export type KubernetesLogin = {
  readonly role: string;
  /** Where the method is mounted; default: `kubernetes`. */
  readonly mount?: string;
  /** Default: where Kubernetes mounts it. */
  readonly tokenFile?: string;
};

/** A secret of AWS Secrets Manager, with the credentials that AWS' own tools would use here. */
export type AwsSecret = {
  /** Its name or ARN. */
  readonly secret: string;
  /** Of a secret that is a JSON object. */
  readonly field?: string;
  /** Default: that of the environment. */
  readonly region?: string;
  /** Another address than AWS' own. */
  readonly endpoint?: string;
};

export type SecretSource = LocalSource | { readonly vault: VaultSecret } | { readonly aws: AwsSecret };
