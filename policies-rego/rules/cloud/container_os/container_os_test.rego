package rules.container_os_test

import data.rules.container_os

judged(documents) := found if found := container_os.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"nodeInfo": {"osImage": "Ubuntu 24.04 LTS"}}}]) == {{"at": "/status/nodeInfo/osImage", "message": "the operating system of the node is not made for containers", "resource": 0, "subject": "Node/node"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"osImage": 7}}}]) == {{"at": "/status/nodeInfo/osImage", "message": "the operating system of the node is not made for containers", "resource": 0, "subject": "Node/n"}}
}

test_what_passes if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"nodeInfo": {"osImage": "Bottlerocket OS 1.20.0"}}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"osImage": "Talos (v1.9)"}}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"nodeInfo": {"osImage": "Flatcar Container Linux"}}}]) == set()
}

test_says_all_about_itself if {
	container_os.about.title == "Node with an operating system for everything"
	object.remove(container_os.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-CONTAINER-OS", "domain": "cloud", "scope": "object", "severity": "info", "remedy": "Run nodes on Bottlerocket, Flatcar, Talos or Container-Optimized OS", "controls": [], "kinds": [{"group": "", "kind": "Node"}]}
}
