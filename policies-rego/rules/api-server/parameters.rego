# METADATA
# title: Parameters of the rules about the API server
# custom:
#   properties:
#     audit_log_maxage:
#       type: number
#       description: Days that audit logs are kept for, at least.
#     audit_log_maxbackup:
#       type: number
#       description: Audit logs that are kept, at least.
#     audit_log_maxsize:
#       type: number
#       description: Megabytes that an audit log may have, at least.
#     kubernetes_version:
#       type: string
#       description: >-
#         The release that the configuration is for, as `1.34`, where no image tells; without one, rules about
#         older releases judge, too.
package configuration.settings.api_server

about := rego.metadata.chain()[1].annotations

defaults := {"audit_log_maxage": 30, "audit_log_maxbackup": 10, "audit_log_maxsize": 100, "kubernetes_version": ""}
