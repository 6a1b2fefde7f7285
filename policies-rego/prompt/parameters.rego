# METADATA
# title: Parameters of the prompt pack
# description: >-
#   What users may set under `data.parameters.prompt`, with its defaults. `topics` are more words and phrases that are
#   within the assistant's scope; `hidden_characters` is how many zero-width characters go unremarked;
#   `accepted_credentials` are kinds of credential that may pass.
package prompt.parameters

import data.lib.parameters

defaults := {"topics": [], "hidden_characters": 0, "accepted_credentials": []}

default settings := {}

settings := data.parameters.prompt

# METADATA
# description: The value of every parameter.
values := parameters.merged(defaults, settings)

# METADATA
# description: The settings that cannot be used.
problems := parameters.problems(defaults, settings)
