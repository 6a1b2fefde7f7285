package rules.etcd_peer_auto_tls_test

import data.lib.components_given as given
import data.rules.etcd_peer_auto_tls

found(words) := found if found := etcd_peer_auto_tls.findings with input as given.started("etcd", "registry.k8s.io/etcd:3.6.4-0", words)

test_what_is_found if {
	found(["--peer-auto-tls=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (etcd) has `--peer-auto-tls=true`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--peer-auto-tls=false"}], "resource": 0, "subject": "Pod/etcd"}}
}

test_what_passes if {
	found([]) == set()
	found(["--peer-auto-tls=false"]) == set()
	all_flags := etcd_peer_auto_tls.findings with input as given.started("kubectl", "kubectl:1", ["--peer-auto-tls=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	etcd_peer_auto_tls.about.title == "Peers of etcd sign their own certificates"
	object.remove(etcd_peer_auto_tls.about.custom, ["examples", "parameters"]) == {"id": "K8S-ETCD-PEER-AUTO-TLS", "domain": "etcd", "scope": "object", "severity": "high", "remedy": "Remove --peer-auto-tls", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "2.6"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}]}
}
