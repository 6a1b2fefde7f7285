package rules.openshift_etcd_encryption_test

import data.rules.openshift_etcd_encryption

judged(documents) := found if found := openshift_etcd_encryption.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "config.openshift.io/v1", "kind": "APIServer", "metadata": {"name": "cluster"}, "spec": {"encryption": {"type": "identity"}}}]) == {{"at": "/spec/encryption/type", "message": "etcd is not encrypted", "resource": 0, "subject": "APIServer/cluster"}}
	judged([{"apiVersion": "config.openshift.io/v1", "kind": "APIServer", "metadata": {"name": "cluster"}, "spec": {}}]) == {{"at": "/spec", "message": "etcd is not encrypted", "resource": 0, "subject": "APIServer/cluster"}}
}

test_what_passes if {
	judged([{"apiVersion": "config.openshift.io/v1", "kind": "APIServer", "metadata": {"name": "cluster"}, "spec": {"encryption": {"type": "aescbc"}}}]) == set()
	judged([{"apiVersion": "config.openshift.io/v1", "kind": "APIServer", "metadata": {"name": "cluster"}, "spec": {"encryption": {"type": "aesgcm"}}}]) == set()
	judged([{"apiVersion": "other.example/v1", "kind": "APIServer", "metadata": {"name": "cluster"}, "spec": {}}]) == set()
}

test_says_all_about_itself if {
	openshift_etcd_encryption.about.title == "OpenShift stores Secrets in clear"
	object.remove(openshift_etcd_encryption.about.custom, ["examples", "parameters"]) == {"id": "OPENSHIFT-ETCD-ENCRYPTION", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Set spec.encryption.type of the APIServer to aescbc or aesgcm", "controls": [], "kinds": [{"group": "config.openshift.io", "kind": "APIServer"}]}
}
