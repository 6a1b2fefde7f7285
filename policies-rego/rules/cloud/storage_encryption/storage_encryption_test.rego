package rules.storage_encryption_test

import data.rules.storage_encryption

judged(documents) := found if found := storage_encryption.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "gp3"}, "provisioner": "ebs.csi.aws.com", "parameters": {"type": "gp3"}}]) == {{"at": "/parameters", "message": "the class does not encrypt its volumes", "patch": [{"op": "add", "path": "/parameters/encrypted", "value": "true"}], "resource": 0, "subject": "StorageClass/gp3"}}
	judged([{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "a"}, "provisioner": "kubernetes.io/aws-ebs"}]) == {{"at": "", "message": "the class does not encrypt its volumes", "resource": 0, "subject": "StorageClass/a"}}
	judged([{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "a"}, "provisioner": "ebs.csi.aws.com", "parameters": {"encrypted": "false"}}]) == {{"at": "/parameters/encrypted", "message": "the class does not encrypt its volumes", "patch": [{"op": "add", "path": "/parameters/encrypted", "value": "true"}], "resource": 0, "subject": "StorageClass/a"}}
}

test_what_passes if {
	judged([{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "gp3"}, "provisioner": "ebs.csi.aws.com", "parameters": {"type": "gp3", "encrypted": "true"}}]) == set()
	judged([{"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "a"}, "provisioner": "pd.csi.storage.gke.io"}]) == set()
}

test_says_all_about_itself if {
	storage_encryption.about.title == "Volumes are not encrypted"
	object.remove(storage_encryption.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-STORAGE-ENCRYPTION", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Set parameters.encrypted of the StorageClass to \"true\"", "controls": [{"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}, {"framework": "HIPAA", "id": "164.312(e)(2)(ii)"}], "kinds": [{"group": "storage.k8s.io", "kind": "StorageClass"}]}
}
