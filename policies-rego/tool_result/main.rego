# METADATA
# title: Tool results
# description: >-
#   Whether what a tool gave back may go on to a model. The rules are those on texts, in `prompt`, whose METADATA names
#   `tool_result` among its subjects.
package tool_result

import data.lib.verdict
import data.prompt

# METADATA
# title: Decision on a tool result
# description: The effect, and every finding of every rule, worst first.
# entrypoint: true
decision := verdict.result(prompt.findings("tool_result"))

# METADATA
# title: Catalogue of the rules on tool results
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue := prompt.entries("tool_result")
