// Profiles that clusters add to their infrastructure, and that break no policy.
import type { ProfileDescription } from "../../description/profile-description.js";

const paymentsManifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payments-api
  namespace: payments
  labels: { app: payments-api, owner: payments }
spec:
  replicas: 3
  selector:
    matchLabels: { app: payments-api }
  template:
    metadata:
      labels: { app: payments-api, owner: payments }
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile: { type: RuntimeDefault }
      containers:
        - name: api
          image: registry.example.com/payments/api:2.14.1
          ports: [{ containerPort: 8443 }]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: ["ALL"] }
          resources:
            requests: { cpu: 250m, memory: 256Mi }
            limits: { cpu: "1", memory: 512Mi }
          readinessProbe: { httpGet: { path: /ready, port: 8443, scheme: HTTPS } }
          livenessProbe: { httpGet: { path: /live, port: 8443, scheme: HTTPS } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: payments }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`;

export const addOnProfiles: readonly ProfileDescription[] = [
  {
    name: "observability",
    type: "add-on",
    cloud: "all",
    scope: "tenant",
    description: "Metrics and logs of every cluster",
    age: "420d",
    versions: [
      {
        version: "2.0.0",
        packs: [
          { pack: "prometheus-operator", version: "70.2.0" },
          { pack: "loki", version: "6.29.0" },
        ],
      },
      {
        version: "1.5.0",
        packs: [
          { pack: "prometheus-operator", version: "66.2.1" },
          { pack: "loki", version: "6.16.0" },
        ],
      },
    ],
  },
  {
    name: "security-baseline",
    type: "add-on",
    cloud: "all",
    scope: "tenant",
    description: "Admission policies, certificates, detection at run time",
    labels: { tier: "prod" },
    age: "330d",
    versions: [
      {
        version: "1.1.0",
        packs: [
          { pack: "cert-manager", version: "1.17.1" },
          { pack: "kyverno", version: "3.3.7" },
          { pack: "falco", version: "4.21.2" },
        ],
      },
    ],
  },
  {
    name: "payments",
    type: "add-on",
    cloud: "all",
    scope: "project",
    project: "Production",
    description: "The payments service",
    labels: { owner: "payments" },
    age: "200d",
    versions: [
      {
        version: "2.14.1",
        packs: [
          {
            pack: "payments",
            version: "2.14.1",
            values: "pack:\n  namespace: payments\n",
            manifests: [{ name: "payments-api", content: paymentsManifest }],
          },
        ],
      },
    ],
  },
  {
    name: "web-ingress",
    type: "add-on",
    cloud: "all",
    scope: "tenant",
    description: "Traffic from outside",
    age: "280d",
    versions: [
      {
        version: "1.1.0",
        packs: [{ pack: "nginx", version: "1.12.1" }],
      },
      {
        version: "1.0.0",
        packs: [{ pack: "nginx", version: "1.11.2" }],
      },
    ],
  },
];
