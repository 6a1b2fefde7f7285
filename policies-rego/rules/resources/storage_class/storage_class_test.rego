package rules.storage_class_test

import data.rules.storage_class

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := storage_class.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}},
	])
	findings == {
		{"at": "/spec", "message": "the claim names no storage class", "resource": 0, "subject": "PersistentVolumeClaim/data", "variant": "unset"},
	}
}

test_the_good_example_passes if {
	findings := storage_class.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec": {"storageClassName": "standard", "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}},
	])
	findings == set()
}

test_users_allow_classes if {
	findings := storage_class.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "a"}, "spec": {"storageClassName": "fast"}},
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "b"}, "spec": {"storageClassName": "slow"}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "c"}, "spec": {"volumeClaimTemplates": [{"spec": {"storageClassName": "fast"}}, {"spec": {"storageClassName": 3}}, {"spec": {}}, 3]}},
	])
		with data.parameters.configuration as {"allowed_storage_classes": ["slow"]}
	findings == {
		{"at": "/spec/storageClassName", "message": "the claim names storage class `fast`, which is not allowed", "resource": 0, "subject": "PersistentVolumeClaim/a", "variant": "foreign"},
		{"at": "/spec/volumeClaimTemplates/0/spec/storageClassName", "message": "a claim template names storage class `fast`, which is not allowed", "resource": 2, "subject": "StatefulSet/c", "variant": "foreign"},
		{"at": "/spec/volumeClaimTemplates/1/spec/storageClassName", "message": "a claim template names storage class `number`, which is not allowed", "resource": 2, "subject": "StatefulSet/c", "variant": "foreign"},
		{"at": "/spec/volumeClaimTemplates/2/spec", "message": "a claim template names no storage class", "resource": 2, "subject": "StatefulSet/c", "variant": "unset"},
	}
}

test_the_annotation_of_old_names_one if {
	findings := storage_class.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "a", "annotations": {"volume.beta.kubernetes.io/storage-class": "x"}}, "spec": {}},
	])
	findings == set()
}

test_reclaim_policies_are_looked_at if {
	findings := storage_class.findings with input as given([
		{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "a"}, "reclaimPolicy": "Retain"},
		{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "b"}, "reclaimPolicy": "Delete"},
		{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "c"}},
		{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "d"}, "reclaimPolicy": 3},
	])
	findings == {
		{"at": "/reclaimPolicy", "message": "volumes of the class are kept by reclaim policy `Retain`", "resource": 0, "subject": "StorageClass/a", "variant": "reclaim"},
		{"at": "/reclaimPolicy", "message": "volumes of the class are kept by reclaim policy `number`", "resource": 3, "subject": "StorageClass/d", "variant": "reclaim"},
	}
}

test_says_all_about_itself if {
	storage_class.about.title == "Storage of a class that is not allowed"
	object.remove(storage_class.about.custom, ["examples"]) == {"id": "K8S-STORAGE-CLASS", "domain": "resources", "scope": "object", "severity": "medium", "remedy": "Name a storage class that is allowed", "controls": [], "variants": {"unset": {"title": "No storage class named", "severity": "low"}, "foreign": {}, "reclaim": {"title": "Storage that is kept after its claim is gone", "severity": "low"}}, "kinds": [{"group": "", "kind": "PersistentVolumeClaim"}, {"group": "storage.k8s.io", "kind": "StorageClass"}], "parameters": ["allowed_storage_classes", "allowed_reclaim_policies"]}
}
