# METADATA
# title: CronJob that piles up
# description: >-
#   A run that takes longer than its interval meets the next one, unless concurrencyPolicy says otherwise. Without
#   startingDeadlineSeconds, a CronJob that missed a hundred starts, while its cluster was down, never starts again.
# custom:
#   id: K8S-CRON-JOB
#   domain: reliability
#   scope: object
#   severity: low
#   remedy: Set concurrencyPolicy to Forbid or Replace, and startingDeadlineSeconds
#   controls: []
#   variants:
#     concurrency:
#       title: Runs of a CronJob may overlap
#     deadline:
#       title: CronJob without a deadline for its start
#   examples:
#     bad: |
#       {apiVersion: batch/v1, kind: CronJob, metadata: {name: load}, spec: {schedule: "0 3 * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: registry.example/app:1.4.2}]}}}}}}
#     good: |
#       {apiVersion: batch/v1, kind: CronJob, metadata: {name: load}, spec: {schedule: "0 3 * * *", concurrencyPolicy: Forbid, startingDeadlineSeconds: 600, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: registry.example/app:1.4.2}]}}}}}}
package rules.cron_job

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

jobs := kubernetes.of_kind("batch", "CronJob")

findings contains object.union(found, {"variant": "concurrency", "patch": patch}) if {
	some job in jobs
	is_object(job.manifest.spec)
	not object.get(job.manifest.spec, "concurrencyPolicy", null) in {"Forbid", "Replace"}
	patch := [{"op": "add", "path": concat("", [job.at, "/spec/concurrencyPolicy"]), "value": "Forbid"}]
	found := kubernetes.object_finding(job, ["spec", "concurrencyPolicy"], "runs of the CronJob may overlap")
}

findings contains object.union(found, {"variant": "deadline"}) if {
	some job in jobs
	is_object(job.manifest.spec)
	not is_number(object.get(job.manifest.spec, "startingDeadlineSeconds", null))
	found := kubernetes.object_finding(job, ["spec", "startingDeadlineSeconds"], "the CronJob has no deadline for a missed start")
}
