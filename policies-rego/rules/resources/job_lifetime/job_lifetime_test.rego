package rules.job_lifetime_test

import data.rules.job_lifetime

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := job_lifetime.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "load"}, "spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec", "message": "the Job is kept after it has finished", "resource": 0, "subject": "Job/load", "variant": "standing-alone"},
	}
}

test_the_good_example_passes if {
	findings := job_lifetime.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "load"}, "spec": {"ttlSecondsAfterFinished": 3600, "template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_cron_jobs_have_limits if {
	findings := job_lifetime.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "a"}, "spec": {"jobTemplate": {"spec": {"ttlSecondsAfterFinished": 1}}}},
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "a"}, "spec": {"jobTemplate": {"spec": {}}}},
		{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "a"}, "spec": {"ttlSecondsAfterFinished": "1"}},
		{"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job", "metadata": {"name": "a"}, "spec": {}},
	])
	findings == {
		{"at": "/spec/jobTemplate/spec/ttlSecondsAfterFinished", "message": "Jobs of the CronJob expire, whatever its history limits say", "resource": 0, "subject": "CronJob/a", "variant": "scheduled"},
		{"at": "/spec/ttlSecondsAfterFinished", "message": "the Job is kept after it has finished", "resource": 2, "subject": "Job/a", "variant": "standing-alone"},
	}
}

test_says_all_about_itself if {
	job_lifetime.about.title == "Finished Job is not deleted"
	object.remove(job_lifetime.about.custom, ["examples"]) == {"id": "K8S-JOB-LIFETIME", "domain": "resources", "scope": "object", "severity": "info", "remedy": "Set ttlSecondsAfterFinished of a Job; leave the Jobs of a CronJob to its history limits", "controls": [], "variants": {"standing-alone": {}, "scheduled": {"title": "Job of a CronJob expires by itself"}}}
}
