# METADATA
# title: Parameters of the configuration pack
# description: >-
#   What users may set under `data.parameters.configuration`, with its defaults.
# custom:
#   schema:
#     type: object
#     additionalProperties: false
#     properties:
#       required_limits:
#         type: array
#         items: {type: string}
#         description: Resources that a container must limit. A team that holds CPU limits to be harmful leaves out `cpu`.
#       required_requests:
#         type: array
#         items: {type: string}
#         description: Resources that a container must request.
#       trusted_host_paths:
#         type: array
#         items: {type: string}
#         description: Directories of the host that may be mounted.
#       allowed_capabilities:
#         type: array
#         items: {type: string}
#         description: Capabilities that may be added.
#       mutable_tags:
#         type: array
#         items: {type: string}
#         description: Tags of images that move.
package configuration.parameters

import data.lib.parameters

defaults := {
	"required_limits": ["cpu", "memory"],
	"required_requests": ["cpu", "memory"],
	"trusted_host_paths": [],
	"allowed_capabilities": ["NET_BIND_SERVICE"],
	"mutable_tags": ["latest"],
}

default settings := {}

settings := data.parameters.configuration

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
