// What the values of packs come to in documents that policies know: kubeadm's configuration, the kubelet's, storage classes.
import { readYaml, valueToJavaScript } from "@palisade/language";
import type { Candidate, ChosenPack } from "../candidates/candidate.js";

type Fields = Readonly<Record<string, unknown>>;

const mostBytes = 1024 * 1024;

/** @example documentsOf(candidate)[0] // { apiVersion: "kubeadm.k8s.io/v1beta3", kind: "ClusterConfiguration", … } */
export const documentsOf = ({ packs }: Candidate): readonly unknown[] => packs.flatMap(documentsOfPack);

function documentsOfPack(pack: ChosenPack): readonly unknown[] {
  const values = readValues(pack.values === "" ? (pack.release?.values ?? "") : pack.values);
  if (values === undefined) return [];
  if (pack.layer === "k8s") return kubeadm(pack, values);
  return pack.layer === "csi" ? storageClasses(values) : [];
}

function readValues(text: string): Fields | undefined {
  const { documents } = readYaml(text, { scalars: "kubernetes", maximumBytes: mostBytes });
  const [first] = documents;
  return first === undefined ? undefined : fieldsOf(valueToJavaScript(first.value));
}

function kubeadm({ version }: ChosenPack, values: Fields): readonly unknown[] {
  const given = fieldsOf(values["kubeadmconfig"]);
  if (given === undefined) return [];
  const { apiServer, controllerManager, scheduler, kubeletExtraArgs } = given;
  return [
    {
      apiVersion: "kubeadm.k8s.io/v1beta3",
      kind: "ClusterConfiguration",
      kubernetesVersion: `v${version}`,
      ...defined({ apiServer, controllerManager, scheduler }),
    },
    ...(fieldsOf(kubeletExtraArgs) === undefined
      ? []
      : [
          {
            apiVersion: "kubeadm.k8s.io/v1beta3",
            kind: "InitConfiguration",
            nodeRegistration: { kubeletExtraArgs },
          },
        ]),
  ];
}

function storageClasses(values: Fields): readonly unknown[] {
  const listed = values["storageClasses"];
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((each: unknown) => {
    const { name, provisioner, parameters, reclaimPolicy, volumeBindingMode, allowVolumeExpansion } =
      fieldsOf(each) ?? {};
    if (typeof provisioner !== "string") return [];
    return [
      {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: { name: typeof name === "string" ? name : "default" },
        provisioner,
        ...defined({ parameters, reclaimPolicy, volumeBindingMode, allowVolumeExpansion }),
      },
    ];
  });
}

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
