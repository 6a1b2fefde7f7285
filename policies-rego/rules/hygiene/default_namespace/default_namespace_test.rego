package rules.default_namespace_test

import data.rules.default_namespace

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := default_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "default"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/namespace", "message": "the object is in the default namespace", "resource": 0, "subject": "Pod/web", "variant": "workload"},
	}
}

test_the_good_example_passes if {
	findings := default_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_what_the_cluster_keeps_there_passes if {
	findings := default_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "kubernetes", "namespace": "default"}, "spec": {}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kube-root-ca.crt"}, "spec": {}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "x.io/v1", "kind": "Role", "metadata": {"name": "a"}},
	])
	findings == set()
}

test_others_are_found if {
	findings := default_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a", "namespace": "default"}, "spec": {}},
		{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "kubernetes", "namespace": ""}, "spec": {}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "apps.openshift.io/v1", "kind": "DeploymentConfig", "metadata": {"name": "a", "namespace": "default"}},
		{"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": "a"}, "template": {"spec": {}}},
		{"apiVersion": "v1", "kind": "Pod", "spec": {}},
	])
	findings == {
		{"at": "", "message": "the object names no namespace, and so is in the default one", "resource": 6, "subject": "Pod/(unnamed)", "variant": "workload"},
		{"at": "/metadata", "message": "the object names no namespace, and so is in the default one", "resource": 0, "subject": "Service/a", "variant": "workload"},
		{"at": "/metadata", "message": "the object names no namespace, and so is in the default one", "resource": 3, "subject": "Role/a", "variant": "object"},
		{"at": "/metadata", "message": "the object names no namespace, and so is in the default one", "resource": 5, "subject": "PodTemplate/a", "variant": "object"},
		{"at": "/metadata/namespace", "message": "the object is in the default namespace", "resource": 1, "subject": "Secret/a", "variant": "object"},
		{"at": "/metadata/namespace", "message": "the object is in the default namespace", "resource": 2, "subject": "Secret/kubernetes", "variant": "object"},
		{"at": "/metadata/namespace", "message": "the object is in the default namespace", "resource": 4, "subject": "DeploymentConfig/a", "variant": "workload"},
	}
}

test_says_all_about_itself if {
	default_namespace.about.title == "Object in the default namespace"
	object.remove(default_namespace.about.custom, ["examples"]) == {"id": "K8S-DEFAULT-NAMESPACE", "domain": "hygiene", "scope": "object", "severity": "low", "remedy": "Set metadata.namespace to a namespace made for it", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.4"}], "variants": {"workload": {}, "object": {"title": "Object without pods in the default namespace", "severity": "info"}}, "kinds": [{"group": "", "kind": "ConfigMap"}, {"group": "", "kind": "Endpoints"}, {"group": "", "kind": "PersistentVolumeClaim"}, {"group": "", "kind": "Secret"}, {"group": "", "kind": "Service"}, {"group": "", "kind": "ServiceAccount"}, {"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "networking.k8s.io", "kind": "NetworkPolicy"}, {"group": "discovery.k8s.io", "kind": "EndpointSlice"}]}
}
