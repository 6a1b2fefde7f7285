// Checks of the CIS Kubernetes Benchmark that kube-bench makes: a part of them, in words of our own.

export type CisCheck = {
  readonly id: string;
  /** The report that it stands in. */
  readonly target: "master" | "etcd" | "controlplane" | "node" | "policies";
  readonly description: string;
  readonly expected: string;
  readonly remediation: string;
  /** No program can tell: a person has to look. */
  readonly manual?: boolean;
  /** Fails unless a cluster is said to pass it. */
  readonly usuallyFails?: boolean;
};

type Rest = Pick<CisCheck, "manual" | "usuallyFails">;

const check =
  (target: CisCheck["target"]) =>
  (id: string, description: string, expected: string, remediation: string, rest: Rest = {}): CisCheck => ({
    id,
    target,
    description,
    expected,
    remediation,
    ...rest,
  });

const master = check("master");
const etcd = check("etcd");
const controlplane = check("controlplane");
const node = check("node");
const policies = check("policies");
const manual = { manual: true } as const;

export const cisChecks: readonly CisCheck[] = [
  master(
    "1.1.1",
    "The API server's pod specification is readable by root alone",
    "permissions are 600 or stricter",
    "chmod 600 kube-apiserver.yaml",
  ),
  master(
    "1.1.12",
    "etcd's data directory belongs to etcd",
    "owner is etcd:etcd",
    "chown etcd:etcd /var/lib/etcd",
  ),
  master(
    "1.1.19",
    "Files of the cluster's PKI belong to root",
    "owner is root:root",
    "chown -R root:root /etc/kubernetes/pki",
  ),
  master(
    "1.2.1",
    "Anonymous requests are refused",
    "--anonymous-auth is false",
    "Set --anonymous-auth=false on the API server",
    { usuallyFails: true },
  ),
  master(
    "1.2.6",
    "The API server checks certificates of kubelets",
    "--kubelet-certificate-authority is set",
    "Set --kubelet-certificate-authority on the API server",
    { usuallyFails: true },
  ),
  master(
    "1.2.7",
    "Not every request is allowed",
    "--authorization-mode does not have AlwaysAllow",
    "Set --authorization-mode=Node,RBAC",
  ),
  master(
    "1.2.8",
    "Nodes have their own authorisation",
    "--authorization-mode has Node",
    "Set --authorization-mode=Node,RBAC",
  ),
  master("1.2.9", "Roles are used", "--authorization-mode has RBAC", "Set --authorization-mode=Node,RBAC"),
  master(
    "1.2.11",
    "Not everything is admitted",
    "--enable-admission-plugins does not have AlwaysAdmit",
    "Take AlwaysAdmit out of --enable-admission-plugins",
  ),
  master(
    "1.2.13",
    "Service accounts are admitted",
    "--disable-admission-plugins does not have ServiceAccount",
    "Take ServiceAccount out of --disable-admission-plugins",
  ),
  master("1.2.15", "Profiling is off", "--profiling is false", "Set --profiling=false on the API server"),
  master(
    "1.2.16",
    "Requests are written to a log",
    "--audit-log-path is set",
    "Set --audit-log-path on the API server",
  ),
  master(
    "1.2.17",
    "The log is kept for a month",
    "--audit-log-maxage is 30 or more",
    "Set --audit-log-maxage=30 on the API server",
  ),
  master(
    "1.2.27",
    "Secrets are encrypted at rest",
    "--encryption-provider-config is set",
    "Set --encryption-provider-config on the API server",
  ),
  master(
    "1.2.29",
    "Strong ciphers alone are used",
    "--tls-cipher-suites has strong ones",
    "Set --tls-cipher-suites on the API server",
    manual,
  ),
  master(
    "1.3.2",
    "The controller manager's profiling is off",
    "--profiling is false",
    "Set --profiling=false on the controller manager",
  ),
  master(
    "1.3.6",
    "Kubelets' serving certificates are rotated",
    "RotateKubeletServerCertificate is true",
    "Set the feature gate on the controller manager",
  ),
  master(
    "1.4.1",
    "The scheduler's profiling is off",
    "--profiling is false",
    "Set --profiling=false on the scheduler",
  ),
  etcd(
    "2.1",
    "etcd has a certificate",
    "--cert-file and --key-file are set",
    "Set --cert-file and --key-file on etcd",
  ),
  etcd(
    "2.2",
    "etcd asks clients for certificates",
    "--client-cert-auth is true",
    "Set --client-cert-auth=true on etcd",
  ),
  etcd(
    "2.4",
    "Peers have certificates",
    "--peer-cert-file and --peer-key-file are set",
    "Set --peer-cert-file and --peer-key-file on etcd",
  ),
  controlplane("3.1.1", "People do not use client certificates", "", "Use OIDC for people", manual),
  controlplane(
    "3.2.1",
    "There is a policy of what is logged",
    "--audit-policy-file is set",
    "Set --audit-policy-file on the API server",
  ),
  controlplane("3.2.2", "The policy covers what matters", "", "Look at the policy", manual),
  node(
    "4.1.1",
    "The kubelet's service file is readable by root alone",
    "permissions are 600 or stricter",
    "chmod 600 the file",
  ),
  node(
    "4.2.1",
    "Kubelets refuse anonymous requests",
    "authentication.anonymous.enabled is false",
    "Set it in the kubelet's configuration",
  ),
  node(
    "4.2.2",
    "Kubelets do not allow everything",
    "authorization.mode is Webhook",
    "Set it in the kubelet's configuration",
  ),
  node("4.2.4", "The read-only port is closed", "readOnlyPort is 0", "Set it in the kubelet's configuration"),
  node(
    "4.2.6",
    "Kubelets protect the kernel's defaults",
    "protectKernelDefaults is true",
    "Set it in the kubelet's configuration",
  ),
  node(
    "4.2.9",
    "Kubelets serve with a certificate",
    "tlsCertFile is set",
    "Set it in the kubelet's configuration",
    manual,
  ),
  policies(
    "5.1.1",
    "cluster-admin is used where it is needed",
    "",
    "Look at bindings of cluster-admin",
    manual,
  ),
  policies("5.1.3", "Roles have no wildcards", "", "Name resources and verbs", manual),
  policies(
    "5.1.6",
    "Service account tokens are mounted where they are needed",
    "",
    "Set automountServiceAccountToken: false",
    manual,
  ),
  policies(
    "5.2.2",
    "Privileged containers are not admitted",
    "",
    "Set a Pod Security level for namespaces",
    manual,
  ),
  policies(
    "5.2.3",
    "Containers in the host's PID namespace are not admitted",
    "",
    "Set a Pod Security level for namespaces",
    manual,
  ),
  policies(
    "5.2.12",
    "hostPath volumes are not admitted",
    "",
    "Set a Pod Security level for namespaces",
    manual,
  ),
  policies(
    "5.3.2",
    "Every namespace has network policies",
    "",
    "Add a NetworkPolicy to each namespace",
    manual,
  ),
  policies("5.7.3", "Pods have a security context", "", "Set securityContext", manual),
];
