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

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("workload_rights", facts)

findings contains object.union(pod.found, {"resource": pod.resource, "variant": variant, "message": message}) if {
	some pod in pods_with_token
	some to in subjects_of(pod)
	some binding in bindings[to]
	some variant in granted[binding.role]
	message := concat("", ["the pod's ServiceAccount `", pod.account, "` ", words[variant], " by ", binding.name])
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

bindings[[namespace, subject.name]] contains binding if {
	some binding in known
	binding.sort == "binding"
	some subject in binding.subjects
	subject.kind == "ServiceAccount"
	namespace := object.get(subject, "namespace", binding.namespace)
}

bindings[["", subject.name]] contains binding if {
	some binding in known
	binding.sort == "binding"
	some subject in binding.subjects
	subject.kind == "Group"
}

granted[role.is] contains variant if {
	some role in known
	role.sort == "role"
	some variant in role.grants
}

# Groups, resources and verbs by which a cluster is taken over; `*` stands for each.
takeovers := [
	["", ["secrets"], ["get", "list", "watch"]],
	["", ["pods"], ["create"]],
	["", ["pods/exec", "pods/attach"], ["create", "get"]],
	["", ["pods/ephemeralcontainers"], ["update", "patch"]],
	["", ["nodes/proxy"], ["create", "get"]],
	["", ["serviceaccounts/token"], ["create"]],
	["", ["serviceaccounts", "users", "groups"], ["impersonate"]],
	["apps", ["deployments", "daemonsets", "statefulsets", "replicasets"], ["create", "update", "patch"]],
	["batch", ["jobs", "cronjobs"], ["create", "update", "patch"]],
	["rbac.authorization.k8s.io", ["roles", "clusterroles"], ["escalate", "bind"]],
	["rbac.authorization.k8s.io", ["rolebindings", "clusterrolebindings"], ["create", "update", "patch"]],
	["certificates.k8s.io", ["certificatesigningrequests/approval"], ["update", "patch"]],
	["admissionregistration.k8s.io", ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"], ["create", "update", "patch"]],
]

grants(rules) := {"admin" | some rule in rules; is_admin(rule)} | {"takeover" |
	some rule in rules
	some [group, resources, verbs] in takeovers
	has_any(rule.apiGroups, [group])
	has_any(rule.resources, resources)
	has_any(rule.verbs, verbs)
}

is_admin(rule) if {
	"*" in rule.apiGroups
	"*" in rule.resources
	"*" in rule.verbs
}

has_any(stated, wanted) if {
	some value in stated
	value in array.concat(wanted, ["*"])
}

facts contains {"resource": pod.resource, "sort": "pod", "namespace": pod.namespace, "account": kubernetes.account_of(pod), "mounts": object.get(pod.spec, "automountServiceAccountToken", null), "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	found := object.remove(kubernetes.pod_finding(pod, ["serviceAccountName"], ""), ["message"])
}

facts contains {"resource": account.resource, "sort": "off", "is": [kubernetes.namespace(account.manifest), kubernetes.name(account.manifest)]} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	account.manifest.automountServiceAccountToken == false
}

facts contains {"resource": role.resource, "sort": "role", "is": identity(role, role.kind), "grants": grants(kubernetes.list_or_empty(role.manifest, "rules"))} if {
	some kind in ["ClusterRole", "Role"]
	some role in kubernetes.of_kind("rbac.authorization.k8s.io", kind)
}

facts contains {"resource": binding.resource, "sort": "binding", "name": kubernetes.subject(binding), "namespace": kubernetes.namespace(binding.manifest), "subjects": kubernetes.list_or_empty(binding.manifest, "subjects"), "role": role} if {
	some kind in ["ClusterRoleBinding", "RoleBinding"]
	some binding in kubernetes.of_kind("rbac.authorization.k8s.io", kind)
	named := binding.manifest.roleRef
	role := role_of(binding, named)
}

# The role that every cluster has.
facts contains {"resource": 0, "sort": "role", "is": ["ClusterRole", "", "cluster-admin"], "grants": {"admin", "takeover"}} if {
	count(input.documents) > 0
}

identity(role, "ClusterRole") := ["ClusterRole", "", kubernetes.name(role.manifest)]

identity(role, "Role") := ["Role", kubernetes.namespace(role.manifest), kubernetes.name(role.manifest)]

role_of(_, named) := ["ClusterRole", "", named.name] if named.kind == "ClusterRole"

role_of(binding, named) := ["Role", kubernetes.namespace(binding.manifest), named.name] if named.kind == "Role"
