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
#       prompt_deny_score:
#         type: integer
#         description: From so many points on, what a person writes is taken for an attack and denied.
#       prompt_warn_score:
#         type: integer
#         description: From so many points on, what a person writes is for somebody to approve.
#       tool_result_deny_score:
#         type: integer
#         description: The same for what a tool gave back.
#       tool_result_warn_score:
#         type: integer
#         description: The same for what a tool gave back.
#       production_margin:
#         type: integer
#         description: How many points less it takes where the request's context says `production`.
#       writing_tools:
#         type: array
#         items: {type: string}
#         description: Tools that change something. If one is among the `tools` of the request's context, it takes less.
#       writing_tools_margin:
#         type: integer
#         description: How many points less it takes then.
#       trusted_users:
#         type: array
#         items: {type: string}
#         description: Who may write more freely, by the `user` of the request's context.
#       trusted_users_margin:
#         type: integer
#         description: How many points more it takes then; for prompts only.
#       topic_score:
#         type: integer
#         description: From so many points on, a text is about something else than infrastructure.
package prompt.parameters

import data.lib.parameters

defaults := {
	"topics": [],
	"hidden_characters": 0,
	"accepted_credentials": [],
	"accepted_personal_data": [],
	"prompt_deny_score": 62,
	"prompt_warn_score": 54,
	"tool_result_deny_score": 74,
	"tool_result_warn_score": 62,
	"production_margin": 0,
	"writing_tools": [],
	"writing_tools_margin": 3,
	"trusted_users": [],
	"trusted_users_margin": 5,
	"topic_score": 65,
}

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
