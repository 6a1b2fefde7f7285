# How much of the input the rules looked at: what no rule looked at is not clean.
package lib.kubernetes

# METADATA
# description: >-
#   `{judged, partly, unlooked}` over every object that is applied: judged by rules; read in part, since something in it
#   could not be read or only parts of pods were found; and not looked at, with its place and the reason. `kinds` are
#   the kinds that rules look at beside workloads: `[{group, kind}]`, or, of other inputs, `[{input_kind, type}]`.
coverage(kinds) := {
	"judged": count(judged - partly) + count(others(kinds).looked),
	"partly": count(partly),
	"unlooked": array.concat(unlooked_objects(judged | partly), array.concat(unlooked_documents, others(kinds).unlooked)),
} if {
	judged := (whole_roots | roots_of_kinds(kinds)) - patches
	partly := ((looked_roots - judged) | (troubled_roots & opened_roots)) - patches
}

# What is no Kubernetes object: the resources of a Terraform plan, say.
others(kinds) := {"looked": looked, "unlooked": unlooked} if {
	given := [[number, wrapped] |
		is_array(input.documents)
		some number, wrapped in input.documents
		wrapped.input_kind
	]
	looked := [number | some [number, wrapped] in given; looks_at(kinds, wrapped)]
	unlooked := [{"resource": number, "at": "", "reason": concat("", ["no rule looks at `", type_of(wrapped), "`"])} |
		some [number, wrapped] in given
		not looks_at(kinds, wrapped)
	]
}

looks_at(kinds, wrapped) if {
	some each in kinds
	each.input_kind == wrapped.input_kind
	each.type == wrapped.type
}

type_of(wrapped) := wrapped.type if {
	is_string(wrapped.type)
} else := wrapped.input_kind

roots_of_kinds(kinds) := {found.root |
	some found in resources
	some each in kinds
	is_kind(found, each.group, each.kind)
}

looked_roots := {each.root | some each in pods} | {each.root | some each in containers}

whole_roots := {each.root | some each in pods; each.whole} | {each.root | some each in containers; each.whole}

opened_roots := {found.root | some found in opened}

troubled_roots := {problem.root | some problem in problems}

unlooked_objects(looked) := [{"resource": found.resource, "at": found.at, "reason": reason(found)} |
	some found in opened
	not found.root in looked
]

unlooked_documents := [{"resource": number, "at": "", "reason": "the document is not an object"} |
	is_array(input.documents)
	some number, wrapped in input.documents
	not is_readable(wrapped)
]

reason(found) := "a patch of kustomize: what `kustomize build` prints can be judged" if {
	found.root in patches
} else := "a kustomization: what `kustomize build` prints can be judged" if {
	found.group == "kustomize.config.k8s.io"
} else := concat("", ["no rule looks at `", found.kind, "`"])
