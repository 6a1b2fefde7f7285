package rules.etcd_certificate_test

import data.lib.components_given as given
import data.rules.etcd_certificate

found(words) := found if found := etcd_certificate.findings with input as given.started("etcd", "registry.k8s.io/etcd:3.6.4-0", words)

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--cert-file`", "resource": 0, "subject": "Pod/etcd"},
		{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--key-file`", "resource": 0, "subject": "Pod/etcd"},
	}
	found(["--cert-file=/pki/server.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--key-file`", "resource": 0, "subject": "Pod/etcd"}}
	found(["--key-file=/pki/server.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--cert-file`", "resource": 0, "subject": "Pod/etcd"}}
}

test_what_passes if {
	found(["--cert-file=/pki/server.crt", "--key-file=/pki/server.key"]) == set()
	all_flags := etcd_certificate.findings with input as given.started("kubectl", "kubectl:1", ["--key-file=/pki/server.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	etcd_certificate.about.title == "etcd serves without TLS"
	object.remove(etcd_certificate.about.custom, ["examples", "parameters"]) == {"id": "K8S-ETCD-CERTIFICATE", "domain": "etcd", "scope": "object", "severity": "critical", "remedy": "Start etcd with --cert-file and --key-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "2.1"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}]}
}
