# METADATA
# title: Parameters of the configuration pack
# description: >-
#   What users may set under `data.parameters.configuration`, with its defaults. `required_limits` and
#   `required_requests` are lists of resource names; a team that holds CPU limits to be harmful leaves out `cpu`.
#   `trusted_host_paths` are host directories that may be mounted, `allowed_capabilities` the ones that may be added.
#   `mutable_tags` are image tags that move.
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
