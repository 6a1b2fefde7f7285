# METADATA
# title: Parameters of the action pack
# description: >-
#   What users may set under `data.parameters.action`, with its defaults.
# custom:
#   schema:
#     type: object
#     additionalProperties: false
#     properties:
#       max_replicas:
#         type: integer
#         minimum: 0
#         description: Replicas beyond which scaling needs approval.
#       max_nodes:
#         type: integer
#         minimum: 0
#         description: Nodes beyond which scaling needs approval.
#       max_vcpus:
#         type: integer
#         minimum: 0
#         description: vCPUs beyond which an instance type needs approval.
#       other_environments:
#         type: array
#         items: {type: string}
#         description: >-
#           Environments that are not production; whatever else an action names, or nothing, counts as production.
#       system_namespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces of the system; a name that ends in `*` stands for all that begin so.
#       costly_types:
#         type: array
#         items: {type: string}
#         description: Beginnings of instance types that need approval whatever their size.
#       verbs:
#         type: object
#         additionalProperties: {enum: [read, write, delete]}
#         description: >-
#           More verbs, each with what it does. A verb that is known already may be set to do more (`drain: delete`), and
#           not to do less.
package action.parameters

import data.lib.action
import data.lib.parameters

defaults := {
	"max_replicas": 20,
	"max_nodes": 10,
	"max_vcpus": 16,
	"other_environments": [
		"dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "preview", "sandbox", "local", "ci",
		"demo", "nonprod", "nonproduction",
	],
	"system_namespaces": [
		"kube-*", "openshift-*", "palette-system", "spectro-*", "hubble-system", "cluster-*", "capi-*", "cert-manager",
	],
	"costly_types": [
		"p2.", "p3.", "p3dn.", "p4d.", "p4de.", "p5.", "p5e.", "p5en.", "p6-", "g4ad.", "g4dn.", "g5.", "g5g.", "g6.",
		"g6e.", "gr6.", "inf1.", "inf2.", "trn1.", "trn1n.", "trn2.", "dl1.", "dl2q.", "x1.", "x1e.", "x2gd.", "x2idn.",
		"x2iedn.", "x2iezn.", "u-", "u7i", "hpc", "a2-", "a3-", "a4-", "g2-", "g4-", "m1-", "m2-", "m3-", "m4-", "x4-",
		"ct4", "ct5", "ct6", "standard_n", "standard_m",
	],
	"verbs": {},
}

default settings := {}

settings := data.parameters.action

# METADATA
# description: The value of every parameter.
values := parameters.merged(defaults, settings)

# METADATA
# description: The settings that cannot be used.
problems := object.union(parameters.problems(defaults, settings), weakened_verbs)

# What is judged by its verb would be let through.
weakened_verbs := {concat("/", ["", "verbs", action.escaped(verb)]): message |
	some verb, class in values.verbs
	action.weakens(action.squeeze(verb), class)
	known := action.known_verbs[action.squeeze(verb)]
	message := concat("", [
		"`", verb, "` is known as a verb of class `", known, "` and cannot be set to `", class,
		"`, which does less: remove it, or give what your tool does a verb of its own",
	])
}

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": about.custom.schema, "values": values, "problems": problems}

about := rego.metadata.chain()[1].annotations
