# What a binding gives: the rules of its role, of the roles that an aggregated one gathers, and of Kubernetes' own roles.
# Every join is over an index: a set of many roles and bindings is walked once.
package lib.rbac

import data.lib.kubernetes

# METADATA
# description: What Kubernetes' own roles allow, as far as rules ask. Such roles are in no set.
own_roles := {
	"cluster-admin": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}],
	"admin": array.concat(editing, [{
		"apiGroups": [group], "resources": ["roles", "rolebindings"],
		"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
	}]),
	"edit": editing,
}

editing := [
	{
		"apiGroups": [""],
		"resources": [
			"configmaps", "pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "serviceaccounts",
			"services", "services/proxy",
		],
		"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
	},
	{"apiGroups": [""], "resources": ["serviceaccounts"], "verbs": ["impersonate"]},
	{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]},
	{
		"apiGroups": ["apps", "batch"],
		"resources": ["daemonsets", "deployments", "replicasets", "statefulsets", "cronjobs", "jobs"],
		"verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
	},
]

# METADATA
# description: >-
#   What joins need of a role, `{is, labels, rules, selectors}`: so much a slice of a large set hands over of it. `is` is
#   what a binding calls it by, `[kind, namespace, name]`.
record(role) := {
	"is": identity(role.kind, kubernetes.namespace(role.manifest), kubernetes.name(role.manifest)),
	"labels": kubernetes.labels(role),
	"rules": [rule | some rule in kubernetes.list_or_empty(role.manifest, "rules"); is_object(rule)],
	"selectors": kubernetes.list_or_empty(kubernetes.object_or_empty(role.manifest, "aggregationRule"), "clusterRoleSelectors"),
}

# A ClusterRole is in no namespace.
identity(kind, namespace, name) := [kind, namespace, name] if {
	kind == "Role"
} else := [kind, "", name]

# METADATA
# description: The records of all roles of the set, those included that slices handed over as the `role` of a fact.
records contains record(role) if some role in roles

records contains each.fact.role if {
	is_array(input.facts)
	some each in input.facts
	is_object(each.fact.role)
}

# METADATA
# description: >-
#   What the role is called that a binding binds to, as in `is` of its record: a binding of a cluster can only bind to a
#   role of the cluster, and a Role is looked for in the namespace of the binding.
role_called(binding) := identity(role_kind(binding), kubernetes.namespace(binding.manifest), role_name(binding))

role_kind(binding) := "ClusterRole" if {
	binding.kind == "ClusterRoleBinding"
} else := "ClusterRole" if {
	binding.manifest.roleRef.kind == "ClusterRole"
} else := "Role"

# METADATA
# description: Records by what roles are called. Two that are called alike may both be meant.
roles_by_name[role.is] contains role if some role in records

# METADATA
# description: "The rules of each role, as `granted` has them: its own, and those of the roles that it gathers."
rules_by_name[role.is] contains granted(rule) if {
	some role in records
	some rule in role.rules
}

rules_by_name[role.is] contains granted(rule) if {
	some role in records
	role.is[0] == "ClusterRole"
	some selector in role.selectors
	some rule in gathered(selector)
}

# METADATA
# description: The rules of the roles of the cluster that a selector of an aggregated role picks by their labels.
gathered(selector) := [rule |
	some other in kubernetes.fewest(cluster_roles_by_label, "", selector, cluster_roles)
	kubernetes.selects(selector, other.labels)
	some rule in other.rules
]

cluster_roles := {role | some role in records; role.is[0] == "ClusterRole"}

cluster_roles_by_label[["", label, value]] contains role if {
	some role in cluster_roles
	some label, value in role.labels
}

own_rules := {identity("ClusterRole", "", name): {granted(rule) | some rule in rules} | some name, rules in own_roles}

# METADATA
# description: The rules that a role gives by what it is called; those of Kubernetes' own if the set has none of that name.
rules_called(called) := object.get(rules_by_name, [called], set()) if {
	roles_by_name[called]
} else := object.get(own_rules, [called], set())

# METADATA
# description: The rules that a binding gives, as `granted` has them.
given(binding) := rules_called(role_called(binding))

# METADATA
# description: "Whether what a binding gives has one of some verbs on one of some resources, which `wanted` holds by group."
gives(binding, verbs, wanted) if {
	some rule in given(binding)
	grants_any(rule, verbs, wanted)
}

# METADATA
# description: "Whether a rule has one of some verbs on one of some resources, which `wanted` holds by group."
grants_any(rule, verbs, wanted) if {
	count(verbs_among(rule, verbs)) > 0
	count(reached(rule, wanted)) > 0
}

every_verb := {"get", "list", "watch", "create", "update", "patch", "delete"}

# METADATA
# description: "Whether what a binding gives is everything: any verb on any resource of any group."
gives_all(binding) if {
	some rule in given(binding)
	grants_all(rule)
}

# METADATA
# description: "Whether a rule is everything: any verb on any resource of any group."
grants_all(rule) if {
	"*" in rule.groups
	"*" in rule.resources
	has_every_verb(rule)
}

has_every_verb(rule) if "*" in rule.verbs

has_every_verb(rule) if every_verb - rule.verbs == set()
