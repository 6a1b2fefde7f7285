package rules.apparmor_test

import data.rules.apparmor

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": {"type": "Unconfined"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 0, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext/appArmorProfile/type", "message": "container `app` has AppArmor switched off", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 0, "subject": "Pod/web", "variant": "unconfined"},
	}
}

test_the_good_example_passes if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}}]}},
	])
	findings == set()
}

test_containers_override_their_pod if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"appArmorProfile": {"type": "Unconfined"}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": {"type": "Localhost"}}}]}},
	])
	findings == {
		{"at": "/spec/securityContext/appArmorProfile/type", "message": "the pod has AppArmor switched off", "patch": [{"op": "add", "path": "/spec/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 0, "subject": "Pod/web", "variant": "unconfined"},
	}
}

test_annotations_count if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.apparmor.security.beta.kubernetes.io/app": "unconfined", "other": "x"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.apparmor.security.beta.kubernetes.io/app": "localhost/mine"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.apparmor.security.beta.kubernetes.io/other": "runtime/default"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.apparmor.security.beta.kubernetes.io/app": ""}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}, "annotations": {"container.apparmor.security.beta.kubernetes.io/app": 3}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1app", "message": "an annotation switches AppArmor off for container `app`", "resource": 0, "subject": "Pod/web", "variant": "unconfined"},
		{"at": "/spec/containers/0", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"appArmorProfile": {"type": "RuntimeDefault"}}}], "resource": 0, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"appArmorProfile": {"type": "RuntimeDefault"}}}], "resource": 2, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"appArmorProfile": {"type": "RuntimeDefault"}}}], "resource": 3, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/template/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1app", "message": "an annotation switches AppArmor off for container `app`", "resource": 4, "subject": "Deployment/web", "variant": "unconfined"},
		{"at": "/spec/template/spec/containers/0", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/template/spec/containers/0/securityContext", "value": {"appArmorProfile": {"type": "RuntimeDefault"}}}], "resource": 4, "subject": "Deployment/web", "variant": "missing"},
	}
}

test_values_of_other_types_hold_nothing if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": "x"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": {}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"appArmorProfile": null}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 0, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 1, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is held to no AppArmor profile", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 2, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext/appArmorProfile", "message": "container `app` has AppArmor switched off", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 0, "subject": "Pod/web", "variant": "unconfined"},
		{"at": "/spec/containers/0/securityContext/appArmorProfile", "message": "container `app` has AppArmor switched off", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/appArmorProfile", "value": {"type": "RuntimeDefault"}}], "resource": 1, "subject": "Pod/web", "variant": "unconfined"},
	}
}

test_windows_has_no_apparmor if {
	findings := apparmor.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	apparmor.about.title == "AppArmor switched off or missing"
	object.remove(apparmor.about.custom, ["examples"]) == {"id": "K8S-APPARMOR", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Set appArmorProfile to RuntimeDefault for the pod, and to Unconfined nowhere", "controls": [], "variants": {"unconfined": {"title": "AppArmor switched off", "severity": "high", "controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "missing": {"title": "No AppArmor profile stated"}}}
}
