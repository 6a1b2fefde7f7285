# METADATA
# title: Roles and bindings
# description: >-
#   What roles allow, one rule of a role at a time, who is bound to them, and what those may do by all the rules that
#   their roles have, aggregated ones included.
package lib.rbac

import data.lib.kubernetes

group := "rbac.authorization.k8s.io"

of_kinds(kinds) := [found |
	some found in kubernetes.resources
	some kind in kinds
	kubernetes.is_kind(found, group, kind)
]

roles := of_kinds({"Role", "ClusterRole"})

bindings := of_kinds({"RoleBinding", "ClusterRoleBinding"})

# METADATA
# description: >-
#   Every rule of every role: `{resource, subject, at, kind, role, verbs, groups, resources, names}`, lists as sets.
grants := [object.union(granted(rule), {
	"resource": role.resource,
	"subject": kubernetes.subject(role),
	"at": kubernetes.pointer(role.at, ["rules", index]),
	"kind": role.kind,
	"namespace": kubernetes.namespace(role.manifest),
	"role": identity(role.kind, kubernetes.namespace(role.manifest), kubernetes.name(role.manifest)),
}) |
	some role in roles
	is_array(role.manifest.rules)
	some index, rule in role.manifest.rules
	is_object(rule)
]

granted(rule) := {
	"verbs": texts(object.get(rule, "verbs", [])),
	"groups": texts(object.get(rule, "apiGroups", [])),
	"resources": texts(object.get(rule, "resources", [])),
	"names": texts(object.get(rule, "resourceNames", [])),
}

# A text that should be a list of one is read as it was meant: what it allows is not missed.
default texts(_) := set()

texts(list) := {text | some text in list; is_string(text)} if is_array(list)

texts(text) := {text} if is_string(text)

# METADATA
# description: "`wanted` holds resources by API group: those of them that a rule reaches, as it names them."
reached(grant, wanted) := {named |
	some api_group, resources in wanted
	some resource in resources
	named := reaches(grant, api_group, resource)
}

# Who names a resource means it, whether or not the group was forgotten; `*` means what its groups have.
reaches(grant, api_group, resource) := resource if {
	resource in grant.resources
	is_group_meant(grant, api_group)
} else := "*" if {
	some each in {"*", "*/*"}
	each in grant.resources
	is_group(grant, api_group)
} else := pattern if {
	steps := split(resource, "/")
	count(steps) == 2
	is_group_meant(grant, api_group)

	# A rule may have both patterns: the first names what it reaches.
	patterns := [concat("/", [steps[0], "*"]), concat("/", ["*", steps[1]])]
	pattern := [each | some each in patterns; each in grant.resources][0]
}

is_group(grant, api_group) if {
	some each in {api_group, "*"}
	each in grant.groups
}

is_group_meant(grant, api_group) if is_group(grant, api_group)

is_group_meant(grant, _) if "" in grant.groups

is_group_meant(grant, _) if grant.groups == set()

# METADATA
# description: Those of some verbs that a rule has, `*` for all of them.
verbs_among(grant, verbs) := grant.verbs & (verbs | {"*"})

# METADATA
# description: "A finding for a rule that has one of some verbs on one of some resources, which `wanted` holds by API group."
allows(grant, verbs, wanted) := finding(grant, ["may ", listed(has), " ", listed(reached_ones)]) if {
	has := verbs_among(grant, verbs)
	count(has) > 0
	reached_ones := reached(grant, wanted)
	count(reached_ones) > 0
}

# METADATA
# description: A finding about a rule of a role.
finding(grant, words) := {
	"resource": grant.resource,
	"subject": grant.subject,
	"at": grant.at,
	"message": concat("", array.concat(["the role "], words)),
}

listed(names) := concat(", ", [concat("", ["`", name, "`"]) | some name in sort(names)])

writing := {"create", "update", "patch", "delete", "deletecollection"}

deleting := {"delete", "deletecollection"}

# METADATA
# description: "Everybody who is bound: `{binding, at, subject}`, where `subject` is an item of `subjects`."
bound := [{"binding": binding, "at": kubernetes.pointer(binding.at, ["subjects", index]), "subject": subject} |
	some binding in bindings
	is_array(binding.manifest.subjects)
	some index, subject in binding.manifest.subjects
	is_object(subject)
]

# METADATA
# description: A finding about one who is bound.
bound_finding(each, words) := binding_finding(each.binding, each.at, words)

# METADATA
# description: A finding about a binding.
binding_finding(binding, at, words) := {
	"resource": binding.resource,
	"subject": kubernetes.subject(binding),
	"at": at,
	"message": concat("", words),
}

# METADATA
# description: The name of the role that a binding binds to.
role_name(binding) := binding.manifest.roleRef.name if is_string(binding.manifest.roleRef.name)

# METADATA
# description: Where a binding says which role it binds to, or else the binding.
role_place(binding) := kubernetes.place(binding.at, binding.manifest, ["roleRef", "name"])

# METADATA
# description: "Whether a binding is called as Kubernetes and its installers call what they make for their own parts."
has_own_name(binding) if {
	some prefix in {"system:", "kubeadm:", "gce:"}
	startswith(kubernetes.name(binding.manifest), prefix)
}

# METADATA
# description: >-
#   Bindings that Kubernetes and its installers make for their own parts, which nobody can do without. The name alone says
#   nothing, for anybody can take it: whoever is bound must be such a part.
is_own(binding) if {
	has_own_name(binding)
	count(binding.manifest.subjects) > 0
	every subject in binding.manifest.subjects {
		is_part(subject, binding)
	}
}

is_part(subject, binding) if {
	subject.kind == "ServiceAccount"
	object.get(subject, "namespace", kubernetes.namespace(binding.manifest)) == "kube-system"
}

is_part(subject, _) if {
	subject.kind in {"Group", "User"}
	startswith(subject.name, "system:")
	not is_anybody(subject.name)
}

is_part(subject, _) if {
	subject.kind == "Group"
	subject.name == "kubeadm:cluster-admins"
}

# Names of Kubernetes' that people and workloads come under.
is_anybody(name) if name in {"system:anonymous", "system:authenticated", "system:masters", "system:unauthenticated"}

is_anybody(name) if startswith(name, "system:serviceaccount")

# METADATA
# description: Bindings to cluster-admin that every cluster begins with.
is_built_in(binding) if {
	group_bound := {"cluster-admin": "system:masters", "kubeadm:cluster-admins": "kubeadm:cluster-admins"}[kubernetes.name(binding.manifest)]
	every subject in binding.manifest.subjects {
		subject.kind == "Group"
		subject.name == group_bound
	}
}

# METADATA
# description: "Which variant a finding about a binding is: one that is called as Kubernetes' own is a variant of its own."
variant(binding) := "borrowed-name" if {
	has_own_name(binding)
} else := "bound"
