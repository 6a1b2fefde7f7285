# METADATA
# title: AppArmor switched off or missing
# description: >-
#   AppArmor holds a program to the files and capabilities of its profile. The runtime's profile is applied where the
#   node has AppArmor, unless a pod says Unconfined; who wants to be sure states one.
# custom:
#   id: K8S-APPARMOR
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Set appArmorProfile to RuntimeDefault for the pod, and to Unconfined nowhere
#   controls: []
#   variants:
#     unconfined:
#       title: AppArmor switched off
#       severity: high
#       controls:
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     missing:
#       title: No AppArmor profile stated
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {appArmorProfile: {type: Unconfined}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {appArmorProfile: {type: RuntimeDefault}}
package rules.apparmor

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

prefix := "container.apparmor.security.beta.kubernetes.io/"

path := ["securityContext", "appArmorProfile", "type"]

# The standard's baseline: no profile is allowed, another than the runtime's or one of the node is not.
findings contains object.union_n([found, {"variant": "unconfined"}, patch_of(container)]) if {
	some container in kubernetes.containers
	is_refused(container.spec.securityContext.appArmorProfile)
	found := kubernetes.container_finding(container, path, "has AppArmor switched off")
}

findings contains object.union_n([found, {"variant": "unconfined"}, kubernetes.setting_patch(pod.at, pod.spec, ["securityContext", "appArmorProfile"], runtime_default)]) if {
	some pod in kubernetes.pods
	is_refused(pod.spec.securityContext.appArmorProfile)
	found := kubernetes.pod_finding(pod, path, "the pod has AppArmor switched off")
}

findings contains object.union(found, {"variant": "unconfined", "at": at}) if {
	some pod in kubernetes.pods
	some key, profile in kubernetes.pod_annotations(pod)
	startswith(key, prefix)
	not is_confining(profile)
	at := kubernetes.pointer(pod.owner.at, array.concat(array.slice(pod.path, 0, count(pod.path) - 1), ["metadata", "annotations", key]))
	message := concat("", ["an annotation switches AppArmor off for container `", trim_prefix(key, prefix), "`"])
	found := kubernetes.pod_finding(pod, [], message)
}

findings contains object.union_n([found, {"variant": "missing"}, patch_of(container)]) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not has_profile(container)
	found := kubernetes.container_finding(container, ["securityContext"], "is held to no AppArmor profile")
}

runtime_default := {"type": "RuntimeDefault"}

# A privileged container is confined by no profile.
patch_of(container) := kubernetes.confining_patch(container, ["appArmorProfile"], runtime_default)

is_refused(profile) if {
	profile != null
	not is_allowed_type(profile)
}

is_allowed_type(profile) if profile.type in {"RuntimeDefault", "Localhost"}

is_confining(profile) if profile in {"", "runtime/default"}

is_confining(profile) if startswith(profile, "localhost/")

has_profile(container) if is_allowed_type(kubernetes.effective(container, "appArmorProfile").value)

# The annotation of older clusters counts where no field says anything.
has_profile(container) if {
	not kubernetes.effective(container, "appArmorProfile")
	profile := kubernetes.pod_annotations(container.pod)[concat("", [prefix, container.spec.name])]
	profile != ""
	is_confining(profile)
}
