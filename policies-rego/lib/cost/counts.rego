# How many pods there are of one specification, and for how long.
package lib.cost

import data.configuration.parameters

# METADATA
# description: >-
#   `{replicas}` for what runs all the time, `{per_node}` for a DaemonSet, `{hours, words}` for what ends: pod-hours of a
#   month, `{low, expected, high}`; or `{problem}`, the reason why nobody can say.
number_of_pods(pod) := {"replicas": 1} if {
	pod.owner.kind == "Pod"
} else := {"per_node": true} if {
	pod.owner.kind == "DaemonSet"
} else := of_job(pod.owner.manifest.spec, 1, "once a month") if {
	pod.owner.kind == "Job"
} else := of_cron_job(pod.owner.manifest.spec) if {
	pod.owner.kind == "CronJob"
} else := {"replicas": whole_or(field(pod.owner, ["spec", "replicas"]), 1)} if {
	is_replicated(pod.owner)
	whole_or(field(pod.owner, ["spec", "replicas"]), 1) >= 0
} else := {"problem": "its number of replicas cannot be read"} if {
	is_replicated(pod.owner)
} else := {"problem": concat("", ["how many pods a `", pod.owner.kind, "` runs is not known"])}

is_replicated(found) if found.kind in {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig"}

is_replicated(found) if {
	found.kind == "Rollout"
	found.group == "argoproj.io"
}

of_cron_job(spec) := {"problem": "its schedule cannot be read"} if {
	not has_schedule(spec)
} else := paused(of_job(spec.jobTemplate.spec, runs_of_month(spec.schedule), words)) if {
	spec.suspend == true
	words := concat("", ["on the schedule `", spec.schedule, "`"])
} else := of_job(spec.jobTemplate.spec, runs_of_month(spec.schedule), words) if {
	words := concat("", ["on the schedule `", spec.schedule, "`"])
}

has_schedule(spec) if runs_of_month(spec.schedule) >= 0

# It may be resumed.
paused(count_) := object.union(count_, {"hours": object.union(count_.hours, {"low": 0, "expected": 0})}) if {
	count_.hours
} else := count_

# METADATA
# description: The pod-hours of a Job that runs so many times a month.
of_job(spec, runs, words) := {"problem": "its parallelism or completions cannot be read"} if {
	not completions(spec)
} else := paused({"hours": hours_of(spec, runs), "words": words}) if {
	spec.suspend == true
} else := {"hours": hours_of(spec, runs), "words": words}

# A queue of work without a number of completions is done by all that run at once.
completions(spec) := whole(spec.completions) if {
	object.get(spec, "completions", null) != null
	parallelism(spec) >= 0
} else := parallelism(spec) if {
	object.get(spec, "completions", null) == null
}

parallelism(spec) := whole_or(object.get(spec, "parallelism", null), 1)

# What ends a Job early bounds all of its pods together; without such a bound, nobody knows more than the assumption.
hours_of(spec, runs) := {"low": runs * expected, "expected": runs * expected, "high": runs * most} if {
	most := min([parallelism(spec), completions(spec)]) * deadline(spec)
	expected := min([completions(spec) * hours_each(spec), most])
} else := {"low": expected, "expected": expected, "high": expected} if {
	expected := (runs * completions(spec)) * hours_each(spec)
}

deadline(spec) := spec.activeDeadlineSeconds / 3600 if whole(spec.activeDeadlineSeconds) > 0

hours_each(spec) := min([parameters.values.cost_job_minutes / 60, spec.template.spec.activeDeadlineSeconds / 3600]) if {
	whole(spec.template.spec.activeDeadlineSeconds) > 0
} else := parameters.values.cost_job_minutes / 60
