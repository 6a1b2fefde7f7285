# What a binding gives: the rules of its role, of the roles that an aggregated one gathers, and of Kubernetes' own roles.
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
# description: The rules that a binding gives, as `granted` has them.
given(binding) := [granted(rule) |
	some rule in rules_given(binding)
	is_object(rule)
]

rules_given(binding) := [rule | some role in roles_of(binding); some rule in rules_of(role)] if {
	count(roles_of(binding)) > 0
} else := own_roles[role_name(binding)] if {
	role_kind(binding) == "ClusterRole"
} else := []

# A Role is looked for in the namespace of the binding.
roles_of(binding) := [role |
	some role in roles_called(binding)
	role.kind == role_kind(binding)
]

roles_called(binding) := object.get(roles_by_name, role_name(binding), []) if role_kind(binding) == "ClusterRole"

roles_called(binding) := [role |
	some role in object.get(roles_by_name, role_name(binding), [])
	kubernetes.namespace(role.manifest) == kubernetes.namespace(binding.manifest)
] if {
	role_kind(binding) == "Role"
}

roles_by_name := {name: called |
	some role in roles
	name := kubernetes.name(role.manifest)
	called := [other | some other in roles; kubernetes.name(other.manifest) == name]
}

# A binding of a cluster can only bind to a role of the cluster.
role_kind(binding) := "ClusterRole" if {
	binding.kind == "ClusterRoleBinding"
} else := "ClusterRole" if {
	binding.manifest.roleRef.kind == "ClusterRole"
} else := "Role"

# METADATA
# description: The rules of a role, and those of the roles that it gathers by their labels.
rules_of(role) := array.concat(own_rules(role), gathered(role))

default own_rules(_) := []

own_rules(role) := role.manifest.rules if is_array(role.manifest.rules)

gathered(role) := [rule |
	some selector in role.manifest.aggregationRule.clusterRoleSelectors
	some other in roles
	other.kind == "ClusterRole"
	is_selected(selector, object.get(other.manifest, ["metadata", "labels"], {}))
	some rule in own_rules(other)
]

# METADATA
# description: "Whether a label selector takes labels in; one that says nothing takes in all."
is_selected(selector, labels) if {
	every name, text in object.get(selector, "matchLabels", {}) {
		labels[name] == text
	}
	every expression in object.get(selector, "matchExpressions", []) {
		is_met(expression, labels)
	}
}

is_met({"key": key, "operator": "In", "values": values}, labels) if labels[key] in values

is_met({"key": key, "operator": "NotIn", "values": values}, labels) if not is_among(key, values, labels)

is_met(expression, labels) if {
	expression.operator == "Exists"
	expression.key in object.keys(labels)
}

is_met(expression, labels) if {
	expression.operator == "DoesNotExist"
	not expression.key in object.keys(labels)
}

is_among(key, values, labels) if labels[key] in values

# METADATA
# description: "Whether what a binding gives has one of some verbs on one of some resources, which `wanted` holds by group."
gives(binding, verbs, wanted) if {
	some rule in given(binding)
	count(verbs_among(rule, verbs)) > 0
	count(reached(rule, wanted)) > 0
}

every_verb := {"get", "list", "watch", "create", "update", "patch", "delete"}

# METADATA
# description: "Whether what a binding gives is everything: any verb on any resource of any group."
gives_all(binding) if {
	some rule in given(binding)
	"*" in rule.groups
	"*" in rule.resources
	has_every_verb(rule)
}

has_every_verb(rule) if "*" in rule.verbs

has_every_verb(rule) if every_verb - rule.verbs == set()
