# METADATA
# title: Change by a file from elsewhere
# description: >-
#   What is applied stands in a file that somebody else can change until it is read: nobody has seen what it does.
# custom:
#   id: ACT-REMOTE-FILE
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Download the file, have it judged, and apply what was judged
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "apply", "resource": "files", "environment": "development", "arguments": {"filename": "https://example.org/deploy.yaml"}}
#     good: |
#       {"tool": "kubectl", "verb": "apply", "resource": "files", "environment": "development", "arguments": {"filename": "deploy.yaml"}}
package action.rules.remote_file
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": concat("", ["applies what `", file, "` says when it is read"])}) if {
	some act in action.changing
	some file in act.files
	some scheme in ["http://", "https://", "ftp://"]
	startswith(lower(file), scheme)
}

findings contains object.union(setting.place, {"message": concat("", ["applies what `", setting.value, "` says when it is read"])}) if {
	some setting in action.settings
	setting.key in {"filename", "file", "manifesturl", "f"}
	some scheme in ["http://", "https://", "ftp://"]
	startswith(lower(setting.value), scheme)
}
