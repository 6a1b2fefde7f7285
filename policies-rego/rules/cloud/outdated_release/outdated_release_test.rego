package rules.outdated_release_test

import data.rules.outdated_release

judged(documents) := found if found := outdated_release.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"nodeInfo": {"kubeletVersion": "v1.25.3"}}}]) == {{"at": "/status/nodeInfo/kubeletVersion", "message": "the node is of a release before Kubernetes 1.34", "resource": 0, "subject": "Node/node"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"kubeletVersion": "v1.33.9-eks"}}}]) == {{"at": "/status/nodeInfo/kubeletVersion", "message": "the node is of a release before Kubernetes 1.34", "resource": 0, "subject": "Node/n"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"kubeletVersion": "new"}}}]) == {{"at": "/status/nodeInfo/kubeletVersion", "message": "the node is of a release before Kubernetes 1.34", "resource": 0, "subject": "Node/n"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"kubeletVersion": 1.35}}}]) == {{"at": "/status/nodeInfo/kubeletVersion", "message": "the node is of a release before Kubernetes 1.34", "resource": 0, "subject": "Node/n"}}
}

test_what_passes if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"nodeInfo": {"kubeletVersion": "v1.36.1"}}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"kubeletVersion": "1.34.0"}}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"kubeletVersion": "v2.0.0"}}}]) == set()
}

test_says_all_about_itself if {
	outdated_release.about.title == "Kubernetes release without support"
	object.remove(outdated_release.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-OUTDATED-RELEASE", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Upgrade the node to a release with support", "controls": [{"framework": "HIPAA", "id": "164.308(a)(5)(ii)(B)"}], "kinds": [{"group": "", "kind": "Node"}]}
}
