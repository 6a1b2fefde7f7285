package rules.tiller_test

import data.rules.tiller

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := tiller.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "gcr.io/kubernetes-helm/tiller:v2.17.0"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` is the tiller of Helm 2", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := tiller.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_labels_tell_it_too if {
	findings := tiller.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "helm", "name": "tiller"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "helm", "name": "tiller"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"selector": {"app": "helm", "name": "tiller"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "labels": {"app": "helm", "name": "tiller"}}, "spec": {}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"selector": {"app": "helm"}}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a/tillers:1"}]}},
	])
	findings == {
		{"at": "", "message": "the Service leads to the tiller of Helm 2", "resource": 2, "subject": "Service/a"},
		{"at": "/spec", "message": "the pod is labelled as the tiller of Helm 2", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/template/spec", "message": "the pod is labelled as the tiller of Helm 2", "resource": 1, "subject": "Deployment/web"},
	}
}

test_says_all_about_itself if {
	tiller.about.title == "Tiller of Helm 2"
	object.remove(tiller.about.custom, ["examples"]) == {"id": "K8S-TILLER", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Remove tiller and use Helm 3", "controls": [], "kinds": [{"group": "", "kind": "Service"}]}
}
