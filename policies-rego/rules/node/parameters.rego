# METADATA
# title: Parameters of the rules about files of nodes
# custom:
#   properties:
#     widest_file_mode:
#       type: string
#       description: >-
#         The widest mode, in octal digits, of files that are held to 600 where it is empty: some benchmarks of
#         managed clusters say 644.
package configuration.settings.node

about := rego.metadata.chain()[1].annotations

defaults := {"widest_file_mode": ""}
