# METADATA
# title: Paid for while nobody uses it
# description: >-
#   Outside of production, nights and weekends are two thirds of a month. What neither an autoscaler nor a schedule takes down
#   to nothing costs as much then; so does a volume that no pod uses.
# custom:
#   id: COST-IDLE
#   domain: cost
#   scope: set
#   severity: low
#   remedy: Let it be scaled down to nothing by a schedule or by demand, or remove it
#   controls: []
#   variants:
#     awake:
#       title: Workload that never sleeps
#     claim:
#       title: Claim that no pod uses
#   kinds:
#     - {group: "", kind: PersistentVolumeClaim}
#   parameters: [sleeping_environments, sleep_annotations, unused_claims, cost_environment_labels]
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web, labels: {env: dev-nightly}}
#       spec:
#         replicas: 2
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#     good: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web, labels: {env: dev-nightly}, annotations: {downscaler/uptime: "Mon-Fri 07:00-19:00 Europe/Berlin"}}
#       spec:
#         replicas: 2
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.idle_workload

import data.configuration.parameters
import data.lib.cost
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("idle_workload", facts)

is_asked if count(parameters.values.sleeping_environments) > 0

is_asked if parameters.values.unused_claims

is_idle if not is_asked

# Workloads whose number of pods stands still.
facts contains {"resource": found.resource, "sort": "workload", "object": key(found), "labels": labels, "sleeps": sleeps(found), "found": awake} if {
	is_asked
	some found in kubernetes.scaled
	found.replicas > 0
	labels := cost.accounts(kubernetes.labels(found))
	awake := kubernetes.object_finding(found, ["spec", "replicas"], "")
}

facts contains {"resource": found.resource, "sort": "namespace", "name": name, "labels": cost.accounts(kubernetes.labels(found)), "sleeps": sleeps(found)} if {
	is_asked
	some found in kubernetes.of_kind("", "Namespace")
	name := kubernetes.name(found.manifest)
}

# An autoscaler that goes down to nothing.
facts contains {"resource": fact.resource, "sort": "scaled-down", "object": fact.target} if {
	is_asked
	some fact in cost.scalers_told
	fact.low == 0
}

# kube-green puts a whole namespace to sleep.
facts contains {"resource": found.resource, "sort": "asleep", "namespace": namespace} if {
	is_asked
	some found in kubernetes.of_kind("kube-green.com", "SleepInfo")
	namespace := kubernetes.namespace(found.manifest)
}

facts contains {"resource": claim.resource, "sort": "claim", "object": key(claim), "found": unused} if {
	parameters.values.unused_claims
	some claim in kubernetes.of_kind("", "PersistentVolumeClaim")
	unused := kubernetes.object_finding(claim, [], "no pod of the set uses the claim")
}

facts contains {"resource": pod.resource, "sort": "use", "object": [pod.namespace, "PersistentVolumeClaim", name]} if {
	parameters.values.unused_claims
	some pod in kubernetes.pods
	some volume in pod.spec.volumes
	name := volume.persistentVolumeClaim.claimName
	is_string(name)
}

key(found) := [kubernetes.namespace(found.manifest), found.kind, kubernetes.name(found.manifest)]

default sleeps(_) := false

sleeps(found) if {
	some annotation in parameters.values.sleep_annotations
	kubernetes.annotations(found)[annotation]
}

findings contains object.union(fact.found, {"resource": fact.resource, "variant": "awake", "message": message}) if {
	some fact in known
	fact.sort == "workload"
	fact.sleeps == false
	environment := environment_of(fact)
	kubernetes.is_among(environment, parameters.values.sleeping_environments)
	not fact.object in scaled_down
	not fact.object[0] in asleep
	message := concat("", ["nothing scales the workload down, and in environment `", environment, "` nothing runs all the time"])
}

environment_of(fact) := fact.labels.environment if {
	fact.labels.environment
} else := min(environments[fact.object[0]]) if {
	environments[fact.object[0]]
} else := fact.object[0]

environments[fact.name] contains fact.labels.environment if {
	some fact in known
	fact.sort == "namespace"
}

scaled_down contains fact.object if {
	some fact in known
	fact.sort == "scaled-down"
}

asleep contains fact.namespace if {
	some fact in known
	fact.sort == "asleep"
}

asleep contains fact.name if {
	some fact in known
	fact.sort == "namespace"
	fact.sleeps
}

findings contains object.union(fact.found, {"resource": fact.resource, "variant": "claim"}) if {
	some fact in known
	fact.sort == "claim"
	not fact.object in used
}

used contains fact.object if {
	some fact in known
	fact.sort == "use"
}
