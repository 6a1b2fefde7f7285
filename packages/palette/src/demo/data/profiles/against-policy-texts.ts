// The YAML of profiles that break policies.

/** No hardening: anonymous requests, no audit log, everybody is an administrator of kubelets. */
export const tunedKubernetes = `pack:
  k8sHardening: False
  podCIDR: "192.168.0.0/16"
  serviceClusterIpRange: "10.96.0.0/12"
kubeadmconfig:
  apiServer:
    extraArgs:
      secure-port: "6443"
      anonymous-auth: "true"
      profiling: "true"
      authorization-mode: AlwaysAllow
      enable-admission-plugins: "NamespaceLifecycle,ServiceAccount"
  controllerManager:
    extraArgs:
      profiling: "true"
      bind-address: "0.0.0.0"
  scheduler:
    extraArgs:
      profiling: "true"
  kubeletExtraArgs:
    read-only-port: "10255"
    anonymous-auth: "true"
    protect-kernel-defaults: "false"
`;

/** Privileged, the host's file system and network, the latest image, no limits. */
export const logShipperManifest = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-shipper
  namespace: logging
spec:
  selector:
    matchLabels: { app: log-shipper }
  template:
    metadata:
      labels: { app: log-shipper }
    spec:
      hostNetwork: true
      hostPID: true
      containers:
        - name: shipper
          image: docker.io/library/fluentd:latest
          securityContext:
            privileged: true
          volumeMounts:
            - { name: root, mountPath: /host }
      volumes:
        - name: root
          hostPath: { path: / }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: log-shipper }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects:
  - { kind: ServiceAccount, name: default, namespace: logging }
`;

/** Data of patients without encryption, a load balancer for everybody, root in the container. */
export const clinicalManifest = `apiVersion: v1
kind: Namespace
metadata:
  name: clinical
  labels: { data-classification: phi }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: records
  namespace: clinical
spec:
  replicas: 1
  selector:
    matchLabels: { app: records }
  template:
    metadata:
      labels: { app: records }
    spec:
      containers:
        - name: records
          image: docker.io/example/records
          env:
            - { name: DATABASE_URL, value: "postgres://records@records-db/records?sslmode=disable" }
          securityContext:
            runAsUser: 0
            allowPrivilegeEscalation: true
          volumeMounts:
            - { name: records, mountPath: /var/lib/records }
      volumes:
        - name: records
          hostPath: { path: /data/records, type: DirectoryOrCreate }
---
apiVersion: v1
kind: Service
metadata: { name: records, namespace: clinical }
spec:
  type: LoadBalancer
  loadBalancerSourceRanges: ["0.0.0.0/0"]
  selector: { app: records }
  ports: [{ port: 80, targetPort: 8080 }]
`;

/** The most expensive machines there are, as many as anybody asks for. */
export const gpuNodePool = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: gpu-burst
spec:
  template:
    spec:
      requirements:
        - key: node.kubernetes.io/instance-type
          operator: In
          values: ["p4d.24xlarge", "p5.48xlarge"]
        - key: karpenter.sh/capacity-type
          operator: In
          values: ["on-demand"]
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gpu }
  limits:
    nvidia.com/gpu: "256"
`;
