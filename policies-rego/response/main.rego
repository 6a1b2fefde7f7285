# METADATA
# title: Responses
# description: >-
#   Whether what a model answered may go on to a person or a tool. The rules are those on texts, in `prompt`, whose METADATA names
#   `response` among its subjects.
package response

import data.lib.verdict
import data.prompt

# METADATA
# title: Decision on a response
# description: The effect, and every finding of every rule, worst first.
# entrypoint: true
decision := verdict.result(prompt.findings("response"))

# METADATA
# title: Catalogue of the rules on responses
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue := prompt.entries("response")
