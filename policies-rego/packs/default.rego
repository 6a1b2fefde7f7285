# METADATA
# title: Default
# description: What judges where nobody chooses. It changes only with notice.
package packs["default"]

about := rego.metadata.chain()[1].annotations

rules := {
	"capabilities": "all",
	"host_namespaces": "all",
	"host_path": "all",
	"image_tag": "all",
	"privilege_escalation": "all",
	"privileged": "all",
	"resource_limits": "all",
	"run_as_root": "all",
	"seccomp": "all",
	"secrets_in_environment": "all",
	"service_account_token": "all",
	"writable_root_filesystem": "all",
}
