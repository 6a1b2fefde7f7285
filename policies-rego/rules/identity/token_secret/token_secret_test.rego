package rules.token_secret_test

import data.rules.token_secret

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := token_secret.findings with input as given([
		{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "token", "annotations": {"kubernetes.io/service-account.name": "web"}}, "type": "kubernetes.io/service-account-token"},
	])
	findings == {
		{"at": "/type", "message": "the Secret holds a token of a service account that never expires", "resource": 0, "subject": "Secret/token"},
	}
}

test_the_good_example_passes if {
	findings := token_secret.findings with input as given([
		{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "login"}, "type": "Opaque"},
	])
	findings == set()
}

test_says_all_about_itself if {
	token_secret.about.title == "Token that never expires"
	object.remove(token_secret.about.custom, ["examples"]) == {"id": "K8S-TOKEN-SECRET", "domain": "identity", "scope": "object", "severity": "medium", "remedy": "Delete the Secret and ask for a bound token, by a projected volume or the TokenRequest API", "controls": [{"framework": "HIPAA", "id": "164.308(a)(3)(ii)(C)"}], "kinds": [{"group": "", "kind": "Secret"}]}
}
