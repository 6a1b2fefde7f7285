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
package approval.parameters

import data.lib.parameters

defaults := {"quorum": 1, "confirmed_by_requester": []}

default settings := {}

settings := data.parameters.approval

# METADATA
# description: The value of every parameter.
values := parameters.merged(defaults, settings)

# METADATA
# description: The settings that cannot be used.
problems := object.union(parameters.problems(defaults, settings), no_quorum)

# Nobody's approval would be enough.
no_quorum["/quorum"] := "parameter `quorum` is less than 1" if values.quorum < 1

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": about.custom.schema, "values": values, "problems": problems}

about := rego.metadata.chain()[1].annotations
