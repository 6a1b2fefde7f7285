# METADATA
# title: Parameters of the rules about sandboxes of agents
# custom:
#   properties:
#     hardened_runtime_classes:
#       type: array
#       items: {type: string}
#       description: Runtime classes that a sandbox of an agent may have.
#     sandbox_limits:
#       type: object
#       additionalProperties: {type: string}
#       description: The highest limits of a container in a sandbox of an agent, by resource.
package configuration.settings.agent_sandbox

about := rego.metadata.chain()[1].annotations

defaults := {
	"hardened_runtime_classes": [
		"gvisor",
		"kata",
		"kata-qemu",
		"kata-clh",
		"kata-fc",
		"kata-qemu-snp",
		"kata-qemu-tdx",
		"kata-cc",
		"kata-mshv-vm-isolation",
	],
	"sandbox_limits": {"cpu": "2", "memory": "4Gi"},
}
