# METADATA
# title: Parameters of the approval pack
# description: >-
#   What users may set under `data.parameters.approval`, with its defaults.
# custom:
#   schema:
#     type: object
#     additionalProperties: false
#     properties:
#       quorum:
#         type: integer
#         minimum: 1
#         description: How many people have to approve.
#       confirmed_by_requester:
#         type: array
#         items: {type: string}
#         description: >-
#           Rules whose findings the requester may settle alone, by a signed confirmation. Everything else needs others.
#       approvers:
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           required: [name, roles, keys]
#           properties:
#             name: {type: string, minLength: 1}
#             roles:
#               type: array
#               items: {type: string}
#             keys:
#               type: array
#               items:
#                 type: object
#                 additionalProperties: false
#                 required: [kty, crv, x]
#                 properties:
#                   kty: {const: OKP}
#                   crv: {const: Ed25519}
#                   x: {type: string}
#             tenants:
#               type: array
#               items: {type: string}
#             until: {type: string}
#         description: >-
#           Who may approve: name, roles, the Ed25519 keys that sign for them, and, if not for all or for ever, for which
#           tenants and until when. `palisade approvals keys` makes such an entry.
#       remembered:
#         type: array
#         items: {type: string}
#         description: Rules that a grant may answer, which is a vote signed beforehand. Without any, grants count for nothing.
#       grant_hours:
#         type: integer
#         minimum: 1
#         description: How long a grant may hold at most. One that says more counts for nothing.
#       grant_times:
#         type: integer
#         minimum: 1
#         description: How many runs a grant may be good for at most. One that says more counts for nothing.
#       grants:
#         type: array
#         items: {type: object}
#         description: >-
#           Votes signed beforehand, for so many actions of one shape, until a day: `palisade approvals grant` makes such an
#           entry.
package approval.parameters

import data.lib.parameters

defaults := {"quorum": 1, "confirmed_by_requester": [], "remembered": [], "grant_hours": 168, "grant_times": 100}

default settings := {}

settings := data.parameters.approval

# What holds more than texts has checks of its own.
plain := object.remove(settings, object.keys(lists)) if {
	is_object(settings)
} else := settings

lists := {"approvers": list("approvers"), "grants": list("grants")}

default list(_) := []

list(name) := settings[name] if is_array(settings[name])

# METADATA
# description: The value of every parameter.
values := object.union(parameters.merged(defaults, plain), lists)

# METADATA
# description: The settings that cannot be used.
problems := object.union_n([parameters.problems(defaults, plain), too_low, no_lists])

# Nobody's approval would be enough, or no grant would be good for anything.
too_low[concat("", ["/", name])] := sprintf("parameter `%s` is less than 1", [name]) if {
	some name in ["quorum", "grant_hours", "grant_times"]
	values[name] < 1
}

no_lists[concat("", ["/", name])] := sprintf("parameter `%s` is not a list of objects", [name]) if {
	some name, taken in lists
	settings[name] != taken
}

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": about.custom.schema, "values": values, "problems": problems}

about := rego.metadata.chain()[1].annotations
