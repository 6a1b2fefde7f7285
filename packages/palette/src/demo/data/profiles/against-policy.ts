// Profiles that somebody should have looked at twice: each breaks rules of CIS, HIPAA or cost.
import type { ProfileDescription } from "../../description/profile-description.js";
import {
  clinicalManifest,
  gpuNodePool,
  logShipperManifest,
  tunedKubernetes,
} from "./against-policy-texts.js";

export const profilesAgainstPolicy: readonly ProfileDescription[] = [
  {
    name: "aws-lab-open",
    type: "cluster",
    cloud: "aws",
    scope: "project",
    project: "Default",
    description: "Quick clusters for experiments",
    labels: { tier: "lab" },
    age: "500d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "ubuntu-aws", version: "20.04" },
          { pack: "kubernetes", version: "1.29.15", values: tunedKubernetes },
          {
            pack: "cni-calico",
            version: "3.27.4",
            values: "manifests:\n  calico:\n    encryption:\n      wireguard: false\n",
          },
          {
            pack: "csi-aws-ebs",
            version: "1.38.1",
            values:
              'storageClasses:\n  - name: spectro-storage-class\n    provisioner: ebs.csi.aws.com\n    parameters:\n      encrypted: "false"\n',
          },
        ],
      },
    ],
  },
  {
    name: "eks-public",
    type: "cluster",
    cloud: "eks",
    scope: "project",
    project: "Staging",
    description: "EKS whose API anybody can reach",
    age: "260d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "amazon-linux-eks", version: "1.0.0" },
          {
            pack: "kubernetes-eks",
            version: "1.30",
            values: `managedControlPlane:
  logging:
    apiServer: false
    audit: false
  endpointAccess:
    public: true
    private: false
    publicCIDRs: ["0.0.0.0/0"]
`,
          },
          { pack: "cni-aws-vpc-eks", version: "1.19.3" },
          { pack: "csi-aws-ebs", version: "1.38.1" },
        ],
      },
    ],
  },
  {
    name: "legacy-logging",
    type: "add-on",
    cloud: "all",
    scope: "tenant",
    description: "Logs as they were shipped in 2021",
    age: "640d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          {
            pack: "log-shipper",
            version: "1.0.0",
            values: "pack:\n  namespace: logging\n",
            manifests: [{ name: "log-shipper", content: logShipperManifest }],
          },
        ],
      },
    ],
  },
  {
    name: "clinical-records",
    type: "add-on",
    cloud: "all",
    scope: "project",
    project: "Production",
    description: "Records of patients",
    labels: { data: "phi" },
    age: "150d",
    versions: [
      {
        version: "0.9.0",
        packs: [
          {
            pack: "clinical-records",
            version: "0.9.0",
            values: "pack:\n  namespace: clinical\n",
            manifests: [{ name: "records", content: clinicalManifest }],
          },
          { pack: "postgres-operator", version: "1.12.2" },
        ],
      },
    ],
  },
  {
    name: "gpu-burst",
    type: "add-on",
    cloud: "eks",
    scope: "project",
    project: "Production",
    description: "Training on whatever is largest",
    labels: { owner: "ml" },
    age: "90d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "nvidia-gpu-operator-ai", version: "25.3.0" },
          {
            pack: "karpenter",
            version: "1.3.3",
            manifests: [{ name: "gpu-node-pool", content: gpuNodePool }],
          },
        ],
      },
      {
        version: "1.1.0",
        draft: true,
        packs: [{ pack: "nvidia-gpu-operator-ai", version: "25.3.0" }],
      },
    ],
  },
];
