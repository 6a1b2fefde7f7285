package rules.claim_test

import data.rules.claim

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := claim.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"]}},
	])
	findings == {
		{"at": "/spec/accessModes/0", "message": "the claim has access mode `ReadWriteOnce`", "resource": 0, "subject": "PersistentVolumeClaim/data", "variant": "access"},
	}
}

test_the_good_example_passes if {
	findings := claim.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOncePod"], "resources": {"requests": {"storage": "1Gi"}}}},
	])
	findings == set()
}

test_templates_are_claims if {
	findings := claim.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "c"}, "spec": {"volumeClaimTemplates": [{"spec": {"accessModes": ["ReadWriteMany", 3], "resources": {"requests": {"storage": "x"}}}}]}},
	])
	findings == {
		{"at": "/spec/volumeClaimTemplates/0/spec", "message": "a claim template requests no storage", "resource": 0, "subject": "StatefulSet/c", "variant": "size"},
		{"at": "/spec/volumeClaimTemplates/0/spec/accessModes/0", "message": "a claim template has access mode `ReadWriteMany`", "resource": 0, "subject": "StatefulSet/c", "variant": "access"},
		{"at": "/spec/volumeClaimTemplates/0/spec/accessModes/1", "message": "a claim template has access mode `number`", "resource": 0, "subject": "StatefulSet/c", "variant": "access"},
	}
}

test_says_all_about_itself if {
	claim.about.title == "Claim that says too little or shares too much"
	object.remove(claim.about.custom, ["examples"]) == {"id": "K8S-CLAIM", "domain": "resources", "scope": "object", "severity": "info", "remedy": "Request storage, and use ReadWriteOncePod where one pod writes", "controls": [], "variants": {"size": {"title": "Claim without a size", "severity": "low"}, "access": {"title": "Claim that several pods may use"}}, "kinds": [{"group": "", "kind": "PersistentVolumeClaim"}]}
}
