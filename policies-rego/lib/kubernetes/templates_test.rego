package lib.templates_test

import data.lib.kubernetes

documents(list) := {"documents": [{"document": each} | some each in list]}

workload(kind, version, fields) := object.union({"apiVersion": version, "kind": kind, "metadata": {"name": "web"}}, fields)

template(metadata) := {"metadata": metadata, "spec": {"containers": [{"name": "a", "image": "a:1"}]}}

pods(manifest) := found if found := kubernetes.pods with input as documents([manifest])

test_labels_and_annotations_are_those_of_the_template if {
	own := {"labels": {"app": "web"}, "annotations": {"note": "x"}}
	pod := pods(workload("Deployment", "apps/v1", {"metadata": {"labels": {"app": "other"}}, "spec": {"template": template(own)}}))[0]
	kubernetes.pod_labels(pod) == {"app": "web"}
	kubernetes.pod_annotations(pod) == {"note": "x"}
	alone := pods(workload("Pod", "v1", {"metadata": own, "spec": template({}).spec}))[0]
	kubernetes.pod_labels(alone) == {"app": "web"}
	kubernetes.pod_annotations(alone) == {"note": "x"}
	every metadata in [null, "x", [], {"labels": "x", "annotations": ["x"]}] {
		bare := pods(workload("Deployment", "apps/v1", {"metadata": own, "spec": {"template": template(metadata)}}))[0]
		kubernetes.pod_labels(bare) == {}
		kubernetes.pod_annotations(bare) == {}
	}
}

test_labels_and_annotations_of_objects if {
	kubernetes.labels({"manifest": {"metadata": {"labels": {"a": "b"}}}}) == {"a": "b"}
	kubernetes.annotations({"manifest": {"metadata": {"annotations": {"a": "b"}}}}) == {"a": "b"}
	every manifest in [{}, {"metadata": null}, {"metadata": {"labels": 3, "annotations": 3}}] {
		kubernetes.labels({"manifest": manifest}) == {}
		kubernetes.annotations({"manifest": manifest}) == {}
	}
}

test_objects_of_a_kind if {
	given := documents([
		workload("Service", "v1", {}), workload("Service", "serving.knative.dev/v1", {}), {"kind": "Service"},
		workload("Secret", "v1", {}),
	])
	[found.resource | some found in kubernetes.of_kind("", "Service") with input as given] == [0, 2]
	[found.resource | some found in kubernetes.of_kind("serving.knative.dev", "Service") with input as given] == [1, 2]
	[found.resource | some found in kubernetes.of_kind("*", "Service") with input as given] == [0, 1, 2]
}

test_findings_about_objects if {
	found := {"resource": 2, "at": "/items/0", "kind": "Service", "manifest": {"metadata": {"name": "web"}, "spec": {}}}
	kubernetes.object_finding(found, ["spec", "type"], "m") == {"resource": 2, "subject": "Service/web", "at": "/items/0/spec", "message": "m"}
}

scaled(kind, version) := [each.replicas |
	some each in kubernetes.scaled with input as documents([workload(kind, version, {"spec": {"replicas": 3}})])
]

test_what_is_scaled if {
	every kind in ["Deployment", "StatefulSet", "ReplicaSet"] {
		scaled(kind, "apps/v1") == [3]
		scaled(kind, "extensions/v1beta1") == [3]
		scaled(kind, "other.example/v1") == []
	}
	scaled("Deployment", "v1") == [3]
	scaled("ReplicationController", "v1") == [3]
	scaled("DeploymentConfig", "apps.openshift.io/v1") == [3]
	scaled("StatefulSet", "v1") == []
	scaled("ReplicationController", "apps/v1") == []
	scaled("DeploymentConfig", "apps/v1") == []
	scaled("DaemonSet", "apps/v1") == []
	scaled("Pod", "v1") == []
	[each.kind | some each in kubernetes.scaled with input as documents([{"kind": "Deployment"}, {"kind": "Pod"}])] == ["Deployment"]
}

test_replicas_that_are_no_number_are_one if {
	every spec in [{}, {"replicas": null}, {"replicas": "3"}] {
		kubernetes.replicas_of({"manifest": {"spec": spec}}) == 1
	}
	kubernetes.replicas_of({"manifest": {}}) == 1
	kubernetes.replicas_of({"manifest": {"spec": {"replicas": 0}}}) == 0
}

test_accounts_of_pods if {
	kubernetes.account_of({"spec": {"serviceAccountName": "a", "serviceAccount": "b"}}) == "a"
	kubernetes.account_of({"spec": {"serviceAccountName": "", "serviceAccount": "b"}}) == "b"
	kubernetes.account_of({"spec": {"serviceAccountName": 3, "serviceAccount": "b"}}) == "b"
	kubernetes.account_of({"spec": {"serviceAccount": ""}}) == "default"
	kubernetes.account_of({"spec": {"serviceAccount": 3}}) == "default"
	kubernetes.account_of({"spec": {}}) == "default"
}
