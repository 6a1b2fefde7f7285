# METADATA
# title: git-sync runs a program of the repository
# description: >-
#   git-sync runs whatever its --git option, or GITSYNC_GIT, names in place of git. A path below the repository makes
#   that a program that everybody who can push may write.
# custom:
#   id: K8S-GIT-SYNC
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Leave the option out, so that git-sync runs the git of its image
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.k8s.io/git-sync/git-sync:v4.2.1
#             env: [{name: GITSYNC_GIT, value: payload/run}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.k8s.io/git-sync/git-sync:v4.2.1
#             env: [{name: GITSYNC_REPO, value: "https://git.example/web"}]
package rules.git_sync

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	contains(kubernetes.image_parts(container.spec.image).name, "git-sync")
	some index, variable in container.spec.env
	variable.name in {"GITSYNC_GIT", "GIT_SYNC_GIT"}
	at := kubernetes.pointer(container.at, ["env", index])
	found := kubernetes.container_finding(container, [], concat("", ["sets `", variable.name, "`, the program that git-sync runs"]))
}

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	contains(kubernetes.image_parts(container.spec.image).name, "git-sync")
	some index, argument in container.spec.args
	some option in ["--git=", "-git="]
	startswith(argument, option)
	at := kubernetes.pointer(container.at, ["args", index])
	found := kubernetes.container_finding(container, [], "sets the program that git-sync runs")
}
