# How much of the input the rules looked at: what no rule looked at is not clean.
package lib.kubernetes

# METADATA
# description: >-
#   `{judged, partly, unlooked}` over every object that is applied: judged by rules; read in part, since something in it
#   could not be read or is not known yet, only parts of pods were found, or a text in it is opened by others; and not looked at, with its
#   place and the reason: objects, such texts, and what is no object. `kinds` are the kinds that rules look at beside
#   workloads: `[{group, kind}]`, or, of other inputs, `[{input_kind, type}]`.
coverage(kinds) := {
	"judged": count(judged - partly) + count(others(kinds).looked),
	"partly": count(partly),
	"unlooked": array.concat(
		array.concat(unlooked_objects(looked), unlooked_parts(looked)),
		array.concat(unlooked_values, others(kinds).unlooked),
	),
} if {
	judged := (whole_roots | roots_of_kinds(kinds)) - patches
	troubled := troubled_roots & opened_roots
	lacking := {part.root | some part in unread_parts} & (judged | looked_roots)
	partly := (((looked_roots - judged) | troubled) | lacking) - patches
	looked := judged | partly
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

# Of an object that no rule looks at, nothing is: that is said once.
unlooked_parts(looked) := [{"resource": part.resource, "at": part.at, "reason": part.reason, "part": true} |
	some part in unread_parts
	part.root in looked
]

unread_parts := array.concat(unopened_texts, unknown_parts)

# What is not there to be read, as whoever read the document says.
unknown_parts := [{"resource": found.resource, "root": found.root, "at": part.at, "reason": part.reason} |
	is_array(input.documents)
	some number, wrapped in input.documents
	some part in wrapped.unread
	some found in opened
	found.resource == number
	startswith(concat("", [part.at, "/"]), concat("", [found.at, "/"]))
]

# What could not be read and is in no object that is applied: documents and items that are none, lists that are nested
# too deep.
unlooked_values := [{"resource": problem.resource, "at": problem.at, "reason": problem.message} |
	has_documents
	some problem in problems
	not object.get(problem, "root", []) in opened_roots
]

reason(found) := "a patch of kustomize: what `kustomize build` prints can be judged" if {
	found.root in patches
} else := "a kustomization: what `kustomize build` prints can be judged" if {
	found.group == "kustomize.config.k8s.io"
} else := concat("", ["no rule looks at `", found.kind, "`"])
