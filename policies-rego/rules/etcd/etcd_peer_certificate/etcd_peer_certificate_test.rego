package rules.etcd_peer_certificate_test

import data.lib.components_given as given
import data.rules.etcd_peer_certificate

found(words) := found if found := etcd_peer_certificate.findings with input as given.started("etcd", "registry.k8s.io/etcd:3.6.4-0", words)

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--peer-cert-file`", "resource": 0, "subject": "Pod/etcd"},
		{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--peer-key-file`", "resource": 0, "subject": "Pod/etcd"},
	}
	found(["--peer-cert-file=/pki/peer.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--peer-key-file`", "resource": 0, "subject": "Pod/etcd"}}
	found(["--peer-key-file=/pki/peer.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--peer-cert-file`", "resource": 0, "subject": "Pod/etcd"}}
}

test_what_passes if {
	found(["--peer-cert-file=/pki/peer.crt", "--peer-key-file=/pki/peer.key"]) == set()
	all_flags := etcd_peer_certificate.findings with input as given.started("kubectl", "kubectl:1", ["--peer-key-file=/pki/peer.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	etcd_peer_certificate.about.title == "Peers of etcd talk without TLS"
	object.remove(etcd_peer_certificate.about.custom, ["examples", "parameters"]) == {"id": "K8S-ETCD-PEER-CERTIFICATE", "domain": "etcd", "scope": "object", "severity": "high", "remedy": "Start etcd with --peer-cert-file and --peer-key-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "2.4"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}]}
}
