package rules.volume_size_test

import data.rules.volume_size

claim(class, size) := {"document": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec": object.union(class, {"resources": {"requests": {"storage": size}}})}}

found(documents, limits) := {[finding.resource, finding.at, finding.message] | some finding in findings} if {
	findings := volume_size.findings with input as {"documents": documents}
		with data.parameters.configuration as {"maximum_volume_sizes": limits}
}

test_a_volume_that_is_too_large_is_found if {
	found([claim({"storageClassName": "fast"}, "200Gi"), claim({}, "2Ti")], {"fast": "100Gi", "*": "1Ti"}) == {
		[0, "/spec/resources/requests/storage", "the claim requests 200Gi of storage, where 100Gi are allowed"],
		[1, "/spec/resources/requests/storage", "the claim requests 2Ti of storage, where 1Ti are allowed"],
	}
}

test_templates_count if {
	template := {"spec": {"storageClassName": "fast", "resources": {"requests": {"storage": "1Ti"}}}}
	found([{"document": {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "db"}, "spec": {"volumeClaimTemplates": [template]}}}], {"fast": "100Gi"}) == {
		[0, "/spec/volumeClaimTemplates/0/spec/resources/requests/storage", "a claim template requests 1Ti of storage, where 100Gi are allowed"],
	}
}

test_what_is_allowed_is_not_found if {
	found([claim({"storageClassName": "fast"}, "100Gi")], {"fast": "100Gi"}) == set()
	found([claim({"storageClassName": "slow"}, "100Ti")], {"fast": "100Gi"}) == set()
	found([claim({}, "100Ti")], {}) == set()
	volume_size.is_idle
}

test_a_limit_that_cannot_be_read_allows_nothing if {
	count(found([claim({}, "1Gi")], {"*": "plenty"})) == 1
}
