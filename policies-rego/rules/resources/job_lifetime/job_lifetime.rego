# METADATA
# title: Finished Job is not deleted
# description: >-
#   A finished Job keeps its pods, and those their place in the API server, until somebody deletes them;
#   ttlSecondsAfterFinished does. A CronJob keeps as many Jobs as its history limits say, and one that expires earlier
#   is missing there.
# custom:
#   id: K8S-JOB-LIFETIME
#   domain: resources
#   scope: object
#   severity: info
#   remedy: Set ttlSecondsAfterFinished of a Job; leave the Jobs of a CronJob to its history limits
#   controls: []
#   variants:
#     standing-alone: {}
#     scheduled:
#       title: Job of a CronJob expires by itself
#   examples:
#     bad: |
#       {apiVersion: batch/v1, kind: Job, metadata: {name: load}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: registry.example/app:1.4.2}]}}}}
#     good: |
#       {apiVersion: batch/v1, kind: Job, metadata: {name: load}, spec: {ttlSecondsAfterFinished: 3600, template: {spec: {restartPolicy: Never, containers: [{name: app, image: registry.example/app:1.4.2}]}}}}
package rules.job_lifetime

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "standing-alone"}) if {
	some job in kubernetes.of_kind("batch", "Job")
	not is_number(object.get(job.manifest, ["spec", "ttlSecondsAfterFinished"], null))
	found := kubernetes.object_finding(job, ["spec", "ttlSecondsAfterFinished"], "the Job is kept after it has finished")
}

findings contains object.union(found, {"variant": "scheduled"}) if {
	some job in kubernetes.of_kind("batch", "CronJob")
	job.manifest.spec.jobTemplate.spec.ttlSecondsAfterFinished != null
	path := ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]
	found := kubernetes.object_finding(job, path, "Jobs of the CronJob expire, whatever its history limits say")
}
