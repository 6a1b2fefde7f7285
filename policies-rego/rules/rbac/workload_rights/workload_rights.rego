# METADATA
# title: Workload that may take the cluster over
# description: >-
#   Whoever breaks into a pod has its account's rights. With some of them, such as reading Secrets, making pods or
#   roles, or acting as others, the way to all of the cluster is short. Roles, bindings, accounts and pods are read
#   together.
# custom:
#   id: K8S-WORKLOAD-RIGHTS
#   domain: rbac
#   scope: set
#   severity: high
#   remedy: Bind a role with the few verbs and resources that the workload needs, or do not mount its token
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.1}, {framework: HIPAA, id: 164.308(a)(4)(ii)(B)}]
#   variants:
#     admin:
#       title: Workload that may do everything
#       severity: critical
#     takeover: {}
#   kinds:
#     - {group: "", kind: ServiceAccount}
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {serviceAccountName: web, containers: [{name: a, image: a:1}]}}
#       ---
#       {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]}
#       ---
#       {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, subjects: [{kind: ServiceAccount, name: web, namespace: shop}], roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}}
#     good: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {serviceAccountName: web, containers: [{name: a, image: a:1}]}}
#       ---
#       {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]}
#       ---
#       {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, subjects: [{kind: ServiceAccount, name: web, namespace: shop}], roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}}
package rules.workload_rights

import data.lib.kubernetes
import data.lib.rbac

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("workload_rights", facts)

findings contains object.union(pod.found, {"resource": pod.resource, "variant": variant, "message": message}) if {
	some pod in pods_with_token
	some to in subjects_of(pod)
	some variant in ["admin", "takeover"]
	message := concat("", ["the pod's ServiceAccount `", pod.account, "` ", words[variant], " by ", binding_by[[to, variant]]])
}

words := {"admin": "may do everything", "takeover": "may take the cluster over"}

# What a pod says of its token counts before what its account says.
pods_with_token := [pod |
	some pod in known
	pod.sort == "pod"
	not is_off(pod)
]

is_off(pod) if pod.mounts == false

is_off(pod) if {
	pod.mounts == null
	[pod.namespace, pod.account] in accounts_off
}

accounts_off := {account.is | some account in known; account.sort == "off"}

# What a binding may call the account of a pod by: its name, or a group of accounts.
subjects_of(pod) := [
	[pod.namespace, pod.account], ["", "system:serviceaccounts"], ["", "system:authenticated"],
	["", concat(":", ["system:serviceaccounts", pod.namespace])],
]

# One binding is told for each subject: of many that give the same, each would be told for each pod.
binding_by[key] := min(names) if some key, names in bindings_by

bindings_by[[to, variant]] contains binding.name if {
	some binding in known
	binding.sort == "binding"
	some variant in variants[binding.role]
	some subject in binding.subjects
	some to in called(subject, binding.namespace)
}

called(subject, namespace) := [[object.get(subject, "namespace", namespace), subject.name]] if {
	subject.kind == "ServiceAccount"
} else := [["", subject.name]] if {
	subject.kind == "Group"
} else := []

# Roles are read once, however many bindings are to them.
variants[role] contains "admin" if {
	some role in roles_bound
	some rule in rbac.rules_called(role)
	rbac.grants_all(rule)
}

variants[role] contains "takeover" if {
	some role in roles_bound
	some rule in rbac.rules_called(role)
	takes_over(rule)
}

roles_bound := {binding.role | some binding in known; binding.sort == "binding"}

takes_over(rule) if {
	some takeover in takeovers
	rbac.grants_any(rule, takeover.verbs, takeover.wanted)
}

# Whoever reads the Secrets that a rule names has these, and no others.
takes_over(rule) if {
	rule.names == set()
	rbac.grants_any(rule, {"get", "list", "watch"}, {"": {"secrets"}})
}

changing := {"create", "update", "patch"}

# Verbs and resources by which a cluster is taken over.
takeovers := [
	{"verbs": {"create"}, "wanted": {"": {"pods", "serviceaccounts/token"}}},
	{"verbs": {"create", "get"}, "wanted": {"": {"pods/exec", "pods/attach", "nodes/proxy"}}},
	{"verbs": {"update", "patch"}, "wanted": {
		"": {"pods/ephemeralcontainers"},
		"certificates.k8s.io": {"certificatesigningrequests/approval"},
	}},
	{"verbs": {"impersonate"}, "wanted": {"": {"serviceaccounts", "users", "groups"}}},
	{"verbs": {"escalate", "bind"}, "wanted": {rbac.group: {"roles", "clusterroles"}}},
	{"verbs": changing, "wanted": {
		"": {"replicationcontrollers"},
		"apps": {"deployments", "daemonsets", "statefulsets", "replicasets"},
		"batch": {"jobs", "cronjobs"},
		rbac.group: {"rolebindings", "clusterrolebindings"},
		"admissionregistration.k8s.io": {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"},
	}},
]

facts contains {"resource": pod.resource, "sort": "pod", "namespace": pod.namespace, "account": kubernetes.account_of(pod), "mounts": object.get(pod.spec, "automountServiceAccountToken", null), "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	found := object.remove(kubernetes.pod_finding(pod, ["serviceAccountName"], ""), ["message"])
}

facts contains {"resource": account.resource, "sort": "off", "is": [kubernetes.namespace(account.manifest), kubernetes.name(account.manifest)]} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	account.manifest.automountServiceAccountToken == false
}

facts contains {"resource": role.resource, "sort": "role", "role": rbac.record(role)} if {
	some role in rbac.roles
}

facts contains {"resource": binding.resource, "sort": "binding", "name": kubernetes.subject(binding), "namespace": kubernetes.namespace(binding.manifest), "subjects": kubernetes.list_or_empty(binding.manifest, "subjects"), "role": rbac.role_called(binding)} if {
	some binding in rbac.bindings
}
