package rules.cron_job_test

import data.rules.cron_job

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := cron_job.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "load"}, "spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}}}},
	])
	findings == {
		{"at": "/spec", "message": "runs of the CronJob may overlap", "patch": [{"op": "add", "path": "/spec/concurrencyPolicy", "value": "Forbid"}], "resource": 0, "subject": "CronJob/load", "variant": "concurrency"},
		{"at": "/spec", "message": "the CronJob has no deadline for a missed start", "resource": 0, "subject": "CronJob/load", "variant": "deadline"},
	}
}

test_the_good_example_passes if {
	findings := cron_job.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "load"}, "spec": {"schedule": "0 3 * * *", "concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 600, "jobTemplate": {"spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}}}},
	])
	findings == set()
}

test_other_values if {
	findings := cron_job.findings with input as given([
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "load"}, "spec": {"schedule": "0 3 * * *", "concurrencyPolicy": "Allow", "startingDeadlineSeconds": "600", "jobTemplate": {"spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}}}},
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "load"}, "spec": {"schedule": "0 3 * * *", "concurrencyPolicy": "Replace", "startingDeadlineSeconds": 0, "jobTemplate": {"spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}}}},
	])
	findings == {
		{"at": "/spec/concurrencyPolicy", "message": "runs of the CronJob may overlap", "patch": [{"op": "add", "path": "/spec/concurrencyPolicy", "value": "Forbid"}], "resource": 0, "subject": "CronJob/load", "variant": "concurrency"},
		{"at": "/spec/startingDeadlineSeconds", "message": "the CronJob has no deadline for a missed start", "resource": 0, "subject": "CronJob/load", "variant": "deadline"},
	}
}

test_says_all_about_itself if {
	cron_job.about.title == "CronJob that piles up"
	object.remove(cron_job.about.custom, ["examples"]) == {"id": "K8S-CRON-JOB", "domain": "reliability", "scope": "object", "severity": "low", "remedy": "Set concurrencyPolicy to Forbid or Replace, and startingDeadlineSeconds", "controls": [], "variants": {"concurrency": {"title": "Runs of a CronJob may overlap"}, "deadline": {"title": "CronJob without a deadline for its start"}}}
}
