# METADATA
# title: Parameters of the rules about the security of pods
# custom:
#   properties:
#     trusted_host_paths:
#       type: array
#       items: {type: string}
#       description: Directories of the host that may be mounted.
#     allowed_capabilities:
#       type: array
#       items: {type: string}
#       description: Capabilities that may be added.
#     lowest_user_id:
#       type: string
#       description: The lowest number of a user or group that a container may have, as text.
#     allowed_fs_groups:
#       type: array
#       items: {type: string}
#       description: Groups that volumes may belong to, alone or as ranges, such as `1000-2000`.
#     credential_host_paths:
#       type: array
#       items: {type: string}
#       description: Paths of nodes that hold credentials of a cloud.
#     allowed_flex_drivers:
#       type: array
#       items: {type: string}
#       description: Drivers of FlexVolumes that may be used.
#     allowed_host_ports:
#       type: array
#       items: {type: string}
#       description: Ports of nodes that may be taken, alone or as ranges, such as `8000-8010`.
#     images_with_writable_root:
#       type: array
#       items: {type: string}
#       description: Images whose root file system may be written to; a pattern that ends in `*` stands for all that begin so.
#     allowed_sysctls:
#       type: array
#       items: {type: string}
#       description: Sysctls that pods may set; a name that ends in `*` stands for all that begin so.
#     forbidden_sysctls:
#       type: array
#       items: {type: string}
#       description: Sysctls that pods may not set, whatever else is allowed.
#     allowed_seccomp_profiles:
#       type: array
#       items: {type: string}
#       description: Seccomp profiles that containers may have, as annotations write them.
package configuration.settings.pod_security

about := rego.metadata.chain()[1].annotations

defaults := {
	"trusted_host_paths": [],
	"allowed_capabilities": ["NET_BIND_SERVICE"],
	"lowest_user_id": "10000",
	"allowed_fs_groups": ["1-4294967295"],
	"credential_host_paths": [
		"/root/.aws",
		"/.aws",
		"/home/.aws",
		"/root/.config/gcloud",
		"/.config/gcloud",
		"/gcloud",
		"/root/.azure",
		"/.azure",
		"/etc/kubernetes/azure.json",
		"/etc/kubernetes/cloud-config",
	],
	"allowed_flex_drivers": [],
	"allowed_host_ports": [],
	"images_with_writable_root": [],
	"allowed_sysctls": ["*"],
	"forbidden_sysctls": [],
	"allowed_seccomp_profiles": ["runtime/default", "docker/default", "localhost/*"],
}
