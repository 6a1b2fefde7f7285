package rules.etcd_peer_auth_test

import data.lib.components_given as given
import data.rules.etcd_peer_auth

found(words) := found if found := etcd_peer_auth.findings with input as given.started("etcd", "registry.k8s.io/etcd:3.6.4-0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (etcd) has no `--peer-client-cert-auth=true`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--peer-client-cert-auth=true"}], "resource": 0, "subject": "Pod/etcd"}}
	found(["--peer-client-cert-auth=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (etcd) has `--peer-client-cert-auth=false`, not `--peer-client-cert-auth=true`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--peer-client-cert-auth=true"}], "resource": 0, "subject": "Pod/etcd"}}
}

test_what_passes if {
	found(["--peer-client-cert-auth=true"]) == set()
	all_flags := etcd_peer_auth.findings with input as given.started("kubectl", "kubectl:1", ["--peer-client-cert-auth=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	etcd_peer_auth.about.title == "etcd takes anyone for a peer"
	object.remove(etcd_peer_auth.about.custom, ["examples", "parameters"]) == {"id": "K8S-ETCD-PEER-CLIENT-CERT-AUTH", "domain": "etcd", "scope": "object", "severity": "critical", "remedy": "Start etcd with --peer-client-cert-auth=true", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "2.5"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}]}
}
