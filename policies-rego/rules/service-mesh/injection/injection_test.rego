package rules.injection_test

import data.rules.injection

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := injection.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"sidecar.istio.io/inject": "false"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/annotations/sidecar.istio.io~1inject", "message": "the pod refuses the sidecar of the mesh", "patch": [{"op": "remove", "path": "/metadata/annotations/sidecar.istio.io~1inject"}], "resource": 0, "subject": "Pod/web", "variant": "refused"},
	}
}

test_the_good_example_passes if {
	findings := injection.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_labels_refuse_too if {
	findings := injection.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web", "sidecar.istio.io/inject": "false"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web", "sidecar.istio.io/inject": "true"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/metadata/labels/sidecar.istio.io~1inject", "message": "the pod refuses the sidecar of the mesh", "patch": [{"op": "remove", "path": "/spec/template/metadata/labels/sidecar.istio.io~1inject"}], "resource": 0, "subject": "Deployment/web", "variant": "refused"},
	}
}

test_namespaces_ask if {
	findings := injection.findings with input as given([
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"istio-injection": "enabled"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"istio-injection": "disabled"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"istio.io/rev": "stable"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"istio.io/dataplane-mode": "ambient"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"x": "y"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"istio-injection": "disabled", "istio.io/rev": "stable"}}},
	])
	findings == {
		{"at": "/metadata/labels", "message": "the namespace does not ask for sidecars", "resource": 1, "subject": "Namespace/a", "variant": "namespace"},
		{"at": "/metadata/labels", "message": "the namespace does not ask for sidecars", "resource": 4, "subject": "Namespace/a", "variant": "namespace"},
		{"at": "/metadata/labels", "message": "the namespace does not ask for sidecars", "resource": 5, "subject": "Namespace/a", "variant": "namespace"},
	}
}

test_says_all_about_itself if {
	injection.about.title == "Workload without its sidecar"
	object.remove(injection.about.custom, ["examples"]) == {"id": "MESH-INJECTION", "domain": "service-mesh", "scope": "object", "severity": "medium", "remedy": "Remove the annotation or label that refuses it, and label the namespace istio-injection: enabled", "controls": [], "variants": {"refused": {}, "namespace": {"title": "Namespace without sidecars", "severity": "low"}}, "kinds": [{"group": "", "kind": "Namespace"}]}
}
