// The values of a pack as documents that rules look at: flags of the control plane, kubelets, managed clusters, volumes.
import { type Manifest, readManifests } from "@palisade/guardrails";
import { escapePointer, isObject, valueToJavaScript } from "@palisade/language";
import { placedDocument } from "./placed-document.js";

export type PackDocuments = {
  readonly documents: readonly Manifest[];
  /** Why the values, or a part of them, cannot be read. */
  readonly problems: readonly string[];
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads values as Palette's packs have them; what stands in them as Kubernetes objects is taken as it is.
 * @example packDocuments("kubeadmconfig:\n  apiServer: {extraArgs: {profiling: \"true\"}}").documents[0] // a ClusterConfiguration
 */
export function packDocuments(values: string): PackDocuments {
  const { manifests, problems } = readManifests(values);
  return {
    documents: manifests.flatMap(documentsIn),
    problems: problems.map(({ message, place }) => `line ${place.line}: ${message}`),
  };
}

function documentsIn(source: Manifest): readonly Manifest[] {
  const { value } = source;
  if (!isObject(value)) return [];
  if (value.has("apiVersion") && value.has("kind")) return [source];
  const values = fieldsOf(valueToJavaScript(value)) ?? {};
  return [
    ...kubeadmDocuments(source, fieldsOf(values["kubeadmconfig"])),
    ...managedDocuments(source, fieldsOf(values["managedControlPlane"])),
    ...storageDocuments(source, values, "", 0),
  ];
}

/** kubeadm is given these; kubelets only what the pack adds to their configuration. */
function kubeadmDocuments(source: Manifest, config: Fields | undefined): readonly Manifest[] {
  if (config === undefined) return [];
  const names = ["apiServer", "controllerManager", "scheduler", "etcd"].filter(
    (name) => config[name] != null,
  );
  const kubelet = fieldsOf(config["kubeletExtraArgs"]);
  return [
    // Packs of operating systems have commands and files here, and start nothing.
    ...(names.length === 0 ? [] : [clusterConfiguration(source, config, names)]),
    ...(kubelet === undefined ? [] : [joinConfiguration(source, kubelet)]),
    ...filesOf(source, config["files"]),
  ];
}

const kubeadm = "kubeadm.k8s.io/v1beta3";
const begin = "/kubeadmconfig";

const clusterConfiguration = (source: Manifest, config: Fields, names: readonly string[]): Manifest =>
  placedDocument(
    source,
    {
      apiVersion: kubeadm,
      kind: "ClusterConfiguration",
      ...Object.fromEntries(names.map((name) => [name, config[name]])),
    },
    { whole: begin, pairs: names.map((name) => [`/${name}`, `${begin}/${name}`]) },
  );

const joinConfiguration = (source: Manifest, kubeletExtraArgs: Fields): Manifest =>
  placedDocument(
    source,
    { apiVersion: kubeadm, kind: "JoinConfiguration", nodeRegistration: { kubeletExtraArgs } },
    { whole: begin, pairs: [["/nodeRegistration/kubeletExtraArgs", `${begin}/kubeletExtraArgs`]] },
  );

/** Policies and configurations that are written to nodes, as texts; scripts among them are no documents. */
function filesOf(source: Manifest, files: unknown): readonly Manifest[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file, index) => {
    const content = fieldsOf(file)?.["content"];
    if (typeof content !== "string" || !/^\s{0,20}apiVersion:|\napiVersion:/.test(content)) return [];
    const whole = `${begin}/files/${index}/content`;
    return readManifests(content)
      .manifests.map(({ value }) => fieldsOf(valueToJavaScript(value)))
      .filter((made) => made !== undefined)
      .map((made) => placedDocument(source, made, { whole, pairs: [] }));
  });
}

/** What EKS is asked for, as EKS would describe it. */
function managedDocuments(source: Manifest, plane: Fields | undefined): readonly Manifest[] {
  if (plane === undefined) return [];
  const access = fieldsOf(plane["endpointAccess"]) ?? {};
  const logging = fieldsOf(plane["logging"]) ?? {};
  const encryption = fieldsOf(plane["encryptionConfig"]);
  const { public: isPublic = true, private: isPrivate = false, publicCIDRs: ranges = ["0.0.0.0/0"] } = access;
  const types = logTypes.filter(([, name]) => logging[name] === true).map(([type]) => type);
  const cluster = {
    ResourcesVpcConfig: {
      EndpointPublicAccess: isPublic,
      EndpointPrivateAccess: isPrivate,
      PublicAccessCidrs: ranges,
    },
    Logging: { ClusterLogging: [{ Enabled: true, Types: types }] },
    EncryptionConfig:
      encryption === undefined
        ? null
        : [{ Resources: encryption["resources"] ?? [], Provider: { KeyArn: encryption["provider"] ?? "" } }],
  };
  const described = "/data/Cluster";
  const vpc = `${described}/ResourcesVpcConfig`;
  const whole = "/managedControlPlane";
  const document = {
    apiVersion: "eks.amazonaws.com/v1",
    kind: "ClusterDescribe",
    metadata: { name: "managedControlPlane" },
    data: { Cluster: cluster },
  };
  return [
    placedDocument(source, document, {
      whole,
      pairs: [
        [`${vpc}/EndpointPublicAccess`, `${whole}/endpointAccess/public`],
        [`${vpc}/EndpointPrivateAccess`, `${whole}/endpointAccess/private`],
        [`${vpc}/PublicAccessCidrs`, `${whole}/endpointAccess/publicCIDRs`],
        [vpc, `${whole}/endpointAccess`],
        [`${described}/Logging`, `${whole}/logging`],
        [`${described}/EncryptionConfig`, `${whole}/encryptionConfig`],
      ],
    }),
  ];
}

const logTypes = [
  ["api", "apiServer"],
  ["audit", "audit"],
  ["authenticator", "authenticator"],
  ["controllerManager", "controllerManager"],
  ["scheduler", "scheduler"],
] as const;

/** Charts have their storage classes at some depth. */
const deepest = 4;

function storageDocuments(source: Manifest, fields: Fields, at: string, depth: number): readonly Manifest[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const pointer = `${at}/${escapePointer(name)}`;
    if (name === "storageClasses" && Array.isArray(value))
      return value.flatMap((each, index) => storageDocument(source, fieldsOf(each), `${pointer}/${index}`));
    const inner = depth < deepest ? fieldsOf(value) : undefined;
    return inner === undefined ? [] : storageDocuments(source, inner, pointer, depth + 1);
  });
}

function storageDocument(source: Manifest, storage: Fields | undefined, whole: string): readonly Manifest[] {
  const { name, provisioner, parameters } = storage ?? {};
  if (typeof provisioner !== "string") return [];
  const made = {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: typeof name === "string" ? name : "" },
    provisioner,
    ...(parameters !== undefined && { parameters }),
  };
  return [placedDocument(source, made, { whole, pairs: [["/parameters", `${whole}/parameters`]] })];
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
