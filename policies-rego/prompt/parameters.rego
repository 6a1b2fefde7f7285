# METADATA
# title: Parameters of the prompt pack
# description: >-
#   What users may set under `data.parameters.prompt`, with its defaults. They hold for prompts, responses and tool
#   results.
# custom:
#   schema:
#     type: object
#     additionalProperties: false
#     properties:
#       topics:
#         type: array
#         items: {type: string}
#         description: More words and phrases that are within the assistant's scope.
#       hidden_characters:
#         type: integer
#         minimum: 0
#         description: How many zero-width characters go unremarked.
#       accepted_credentials:
#         type: array
#         items: {type: string}
#         description: Kinds of credentials that may pass.
#       accepted_personal_data:
#         type: array
#         items: {type: string}
#         description: "Kinds of personal data that may pass: `email-address`, `phone-number`."
package prompt.parameters

import data.lib.parameters

defaults := {"topics": [], "hidden_characters": 0, "accepted_credentials": [], "accepted_personal_data": []}

default settings := {}

settings := data.parameters.prompt

# METADATA
# description: The value of every parameter.
values := parameters.merged(defaults, settings)

# METADATA
# description: The settings that cannot be used.
problems := parameters.problems(defaults, settings)

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": about.custom.schema, "values": values, "problems": problems}

about := rego.metadata.chain()[1].annotations
