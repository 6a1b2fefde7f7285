// The values of a storage driver's pack: its one storage class.

export type StorageClassOptions = {
  readonly name?: string;
  readonly provisioner: string;
  /** Lines below `parameters`, each but the first indented by six. */
  readonly parameters: string;
};

export function storageClass({
  name = "spectro-storage-class",
  provisioner,
  parameters,
}: StorageClassOptions): string {
  return `storageClasses:
  - name: ${name}
    provisioner: ${provisioner}
    default: true
    reclaimPolicy: Delete
    volumeBindingMode: WaitForFirstConsumer
    allowVolumeExpansion: true
    parameters:
      ${parameters}
`;
}
