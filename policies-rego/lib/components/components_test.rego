package lib.components_test

import data.lib.components

given(documents) := {"documents": [{"document": document} | some document in documents]}

container(fields) := given([{"kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [object.union({"name": "main", "image": "any:1"}, fields)]}}])

labelled(name, fields) := given([{"kind": "Pod", "metadata": {"name": "web", "labels": {"component": name}}, "spec": {"containers": [object.union({"name": "main", "image": "any:1"}, fields)]}}])

# What is started, and what it is told, by component.
started(documents) := {component: told |
	named := components.named with input as documents
	some component, processes in named
	count(processes) > 0
	told := [{flag: [use.value | some use in uses] | some flag, uses in process.settings} | some process in processes]
}

test_flags_in_all_their_forms if {
	words := ["kube-apiserver", "--a=1", "--b", "2", "--profiling", "--c_d=x=y", "-e=3", "--anonymous-auth", "false", "--f", "--a=4"]
	started(container({"command": words})) == {"kube-apiserver": [{
		"a": ["1", "4"], "b": ["2"], "profiling": ["true"], "c-d": ["x=y"], "e": ["3"], "anonymous-auth": ["true"], "f": [""],
	}]}
	started(container({"command": ["/usr/local/bin/etcd"], "args": ["--a=1", 3, "--b=2"]})) == {"etcd": [{"a": ["1"], "b": ["2"]}]}
	started(container({"args": ["kubelet", "--a=1"]})) == {"kubelet": [{"a": ["1"]}]}
}

test_programs_that_start_others if {
	started(container({"command": ["hyperkube", "apiserver", "--a=1"]})) == {"kube-apiserver": [{"a": ["1"]}]}
	started(container({"command": ["/hyperkube", "kube-scheduler", "--a=1"]})) == {"kube-scheduler": [{"a": ["1"]}]}
	started(container({"command": ["hyperkube", "proxy"]})) == {"kube-proxy": [{}]}
	started(container({"command": ["hyperkube", "controller-manager"]})) == {"kube-controller-manager": [{}]}
	started(container({"command": ["hyperkube", "scheduler"]})) == {"kube-scheduler": [{}]}
	started(container({"command": ["/go-runner", "--log-file=/var/log/a", "kube-proxy", "--a=1"]})) == {"kube-proxy": [{"a": ["1"]}]}
	every starter in ["dumb-init", "env", "exec", "nice", "tini"] {
		started(container({"command": [starter, "etcd", "--a=1"]})) == {"etcd": [{"a": ["1"]}]}
	}
}

test_lines_of_shells if {
	started(container({"command": ["/bin/sh", "-c", "exec etcd --a=1 --b=2"]})) == {"etcd": [{"a": ["1"], "b": ["2"]}]}
	started(container({"command": ["sh", "-c", "mkfifo /tmp/a; exec /usr/local/bin/kube-apiserver --a=1"]})) == {"kube-apiserver": [{"a": ["1"]}]}
	started(container({"command": ["bash", "-c", "cd / && kubelet --a=1"]})) == {"kubelet": [{"a": ["1"]}]}
	started(container({"command": ["sh", "-c"], "args": ["kube-scheduler\n\t--a=1"]})) == {"kube-scheduler": [{"a": ["1"]}]}
	started(container({"command": ["dash", "-c", "if true; then etcd --a=1; fi"]})).etcd[0].a == ["1"]
	started(container({"command": ["ash", "-c", "while true; do etcd --a=1; done"]})).etcd[0].a == ["1"]
	started(container({"command": ["sh", "-c", "echo etcd --a=1"]})) == {}
}

test_a_word_with_many_flags if {
	started(container({"command": ["etcd", "--a=1 --b=2"]})) == {"etcd": [{"a": ["1"], "b": ["2"]}]}
	started(container({"command": ["kube-apiserver", "--name=kube apiserver"]})) == {"kube-apiserver": [{"name": ["kube apiserver"]}]}
}

test_programs_that_are_told_by_image_or_label if {
	started(container({"image": "registry.k8s.io/etcd:3.6.4", "args": ["--a=1"]})) == {"etcd": [{"a": ["1"]}]}
	started(container({"image": "kube-apiserver-amd64@sha256:0", "command": ["--a=1"]})) == {"kube-apiserver": [{"a": ["1"]}]}
	started(container({"image": "k8s/kube-proxy-arm64", "command": [], "args": ["--a=1"]})) == {"kube-proxy": [{"a": ["1"]}]}
	started(labelled("etcd", {"command": ["--a=1"]})) == {"etcd": [{"a": ["1"]}]}
	started(labelled("web", {"command": ["--a=1"]})) == {}
}

test_other_programs_pass if {
	every fields in [
		{}, {"command": ["kubectl", "get"]}, {"command": ["cat", "etcd"]}, {"command": ["etcdctl"]}, {"command": 3, "args": 4},
		{"image": "registry.k8s.io/etcd:3.6.4"}, {"image": "registry.k8s.io/etcd:3.6.4", "command": ["sleep"], "args": ["--a=1"]},
		{"command": ["web", "--component", "kube-apiserver"]}, {"command": ["scheduler", "--a=1"]}, {"image": 3, "args": ["--a=1"]},
	] {
		started(container(fields)) == {}
	}
}

test_how_a_process_is_named if {
	named := components.named with input as container({"command": ["etcd"], "args": ["--a=1"]})
	some process in named.etcd
	object.filter(process, ["component", "resource", "subject", "label", "lists", "whole", "image", "edit"]) == {
		"component": "etcd", "resource": 0, "subject": "Pod/web", "label": "container `main` (etcd)", "lists": "/spec/containers/0/args",
		"whole": true, "image": "any:1", "edit": "words",
	}
	process.settings == {"a": [{"value": "1", "at": "/spec/containers/0/args/0"}]}
}

test_lists_are_where_flags_can_be_put if {
	lists := {fields: list |
		some fields in [{"command": ["etcd"]}, {"command": ["etcd"], "args": []}, {"args": ["etcd"]}]
		named := components.named with input as container(fields)
		list := named.etcd[0].lists
	}
	lists == {
		{"command": ["etcd"]}: "/spec/containers/0/command", {"command": ["etcd"], "args": []}: "/spec/containers/0/command",
		{"args": ["etcd"]}: "/spec/containers/0/args",
	}
}

cluster(fields) := given([object.union({"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration"}, fields)])

told(documents, component) := [process.settings | some process in named[component]] if {
	named := components.named with input as documents
}

test_what_kubeadm_starts if {
	every component in ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd"] {
		count(told(cluster({}), component)) == 1
	}
	told(cluster({}), "kubelet") == []
	told(cluster({}), "kube-scheduler") == [{"bind-address": [{"value": "127.0.0.1", "at": "", "default": true}]}]
	told(cluster({"etcd": {"external": {"endpoints": []}}}), "etcd") == []
	count(told(cluster({"etcd": {"external": {}}}), "kube-apiserver")) == 1
	told(given([{"apiVersion": "other.example/v1", "kind": "ClusterConfiguration"}]), "etcd") == []
}

test_extra_arguments_in_both_shapes if {
	map := cluster({"scheduler": {"extraArgs": {"profiling": "false", "a_b": true, "c": 3, "d": null}}})
	told(map, "kube-scheduler") == [{
		"bind-address": [{"value": "127.0.0.1", "at": "/scheduler/extraArgs", "default": true}],
		"profiling": [{"value": "false", "at": "/scheduler/extraArgs/profiling"}],
		"a-b": [{"value": "true", "at": "/scheduler/extraArgs/a_b"}],
		"c": [{"value": "3", "at": "/scheduler/extraArgs/c"}],
	}]
	list := cluster({"scheduler": {"extraArgs": [{"name": "bind-address", "value": "0.0.0.0"}, {"name": "a", "value": "1"}, {"name": "a", "value": "2"}, {"name": 3, "value": "x"}, {"name": "b"}]}})
	told(list, "kube-scheduler") == [{
		"bind-address": [{"value": "0.0.0.0", "at": "/scheduler/extraArgs/0/value"}],
		"a": [{"value": "1", "at": "/scheduler/extraArgs/1/value"}, {"value": "2", "at": "/scheduler/extraArgs/2/value"}],
	}]
	told(cluster({"scheduler": {"extraArgs": 3}}), "kube-scheduler")[0]["bind-address"][0].default == true
	twice := cluster({"scheduler": {"extraArgs": {"bind-address": "::1", "bind_address": "0.0.0.0"}}})
	told(twice, "kube-scheduler") == [{"bind-address": [
		{"value": "::1", "at": "/scheduler/extraArgs/bind-address"},
		{"value": "0.0.0.0", "at": "/scheduler/extraArgs/bind_address"},
	]}]
}

test_kubelets_that_join if {
	every kind in ["InitConfiguration", "JoinConfiguration"] {
		node := given([{"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": kind, "nodeRegistration": {"kubeletExtraArgs": [{"name": "read-only-port", "value": "1"}]}}])
		told(node, "kubelet") == [{"read-only-port": [{"value": "1", "at": "/nodeRegistration/kubeletExtraArgs/0/value"}]}]
		named := components.named with input as node
		named.kubelet[0].whole == false
	}
}

patch_of(documents, component, flag, text) := patch if {
	named := components.named with input as documents
	patch := components.set_to(named[component][0], flag, text)
}

test_patches_of_extra_arguments if {
	patch_of(cluster({"scheduler": {"extraArgs": {"profiling": "true"}}}), "kube-scheduler", "profiling", "false") == {"patch": [{"op": "add", "path": "/scheduler/extraArgs/profiling", "value": "false"}]}
	patch_of(cluster({"scheduler": {"extraArgs": [{"name": "profiling", "value": "true"}]}}), "kube-scheduler", "profiling", "false") == {"patch": [{"op": "replace", "path": "/scheduler/extraArgs/0/value", "value": "false"}]}
	patch_of(cluster({"scheduler": {"extraArgs": []}}), "kube-scheduler", "bind-address", "::1") == {"patch": [{"op": "add", "path": "/scheduler/extraArgs/-", "value": {"name": "bind-address", "value": "::1"}}]}
	patch_of(cluster({}), "kube-scheduler", "profiling", "false") == {}
}

test_patches_of_words if {
	patch_of(container({"command": ["etcd", "--a=1"]}), "etcd", "a", "2") == {"patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--a=2"}]}
	patch_of(container({"command": ["etcd", "--a", "1"]}), "etcd", "a", "2") == {"patch": [{"op": "replace", "path": "/spec/containers/0/command/2", "value": "2"}]}
	patch_of(container({"command": ["etcd", "--auto-tls"]}), "etcd", "auto-tls", "false") == {"patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--auto-tls=false"}]}
	patch_of(container({"command": ["etcd"]}), "etcd", "a", "2") == {"patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--a=2"}]}
	patch_of(container({"command": ["etcd", "--a=1", "--a=3"]}), "etcd", "a", "2") == {}
	patch_of(container({"command": ["sh", "-c", "etcd --a=1"]}), "etcd", "a", "2") == {}
	patch_of(container({"command": ["etcd", "--a=1 --b=2"]}), "etcd", "a", "2") == {}
}

taken(documents, component, flag) := patch if {
	named := components.named with input as documents
	patch := components.taken_away(named[component][0], flag)
}

test_flags_are_taken_away if {
	taken(container({"command": ["etcd", "--a=1"]}), "etcd", "a") == {"patch": [{"op": "remove", "path": "/spec/containers/0/command/1"}]}
	taken(container({"command": ["etcd", "--a", "1"]}), "etcd", "a") == {}
	taken(container({"command": ["etcd", "--a=1", "--a=2"]}), "etcd", "a") == {}
	taken(cluster({"scheduler": {"extraArgs": {"a": "1"}}}), "kube-scheduler", "a") == {"patch": [{"op": "remove", "path": "/scheduler/extraArgs/a"}]}
	taken(cluster({"scheduler": {"extraArgs": {}}}), "kube-scheduler", "bind-address") == {}
	taken(cluster({"scheduler": {"extraArgs": [{"name": "a", "value": "1"}]}}), "kube-scheduler", "a") == {}
}

configuration(fields) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, fields)

test_configurations_of_kubelets if {
	told(given([configuration({"readOnlyPort": 10255, "tlsCipherSuites": ["A", "B"], "featureGates": {"X": true, "Y": false}, "authentication": {"anonymous": {"enabled": null}}})]), "kubelet") == [{
		"anonymous-auth": [{"value": "false", "at": "", "default": true}],
		"authorization-mode": [{"value": "Webhook", "at": "", "default": true}],
		"feature-gates": [{"value": "X=true,Y=false", "at": "/featureGates"}],
		"read-only-port": [{"value": "10255", "at": "/readOnlyPort"}],
		"tls-cipher-suites": [{"value": "A,B", "at": "/tlsCipherSuites"}],
	}]
	told(given([object.union(configuration({}), {"apiVersion": "other.example/v1"})]), "kubelet") == []
}

test_odd_values_stay_what_they_are if {
	stated := {value |
		some odd in [{}, [], [3], [{}], 3.5]
		some settings in told(given([configuration({"readOnlyPort": odd})]), "kubelet")
		value := settings["read-only-port"][0].value
	}
	stated == {"{}", "", "[3]", "[{}]", "3.5"}
	told(given([configuration({"featureGates": {"X": "yes"}})]), "kubelet")[0]["feature-gates"][0].value == "X=\"yes\""
}

test_patches_of_configurations if {
	patch_of(given([configuration({"authentication": {"anonymous": {}}})]), "kubelet", "anonymous-auth", "false") == {"patch": [{"op": "add", "path": "/authentication/anonymous/enabled", "value": false}]}
	patch_of(given([configuration({"authentication": {}})]), "kubelet", "anonymous-auth", "false") == {}
	patch_of(given([configuration({})]), "kubelet", "read-only-port", "0") == {"patch": [{"op": "add", "path": "/readOnlyPort", "value": 0}]}
	patch_of(given([configuration({"authorization": {}})]), "kubelet", "authorization-mode", "Webhook") == {"patch": [{"op": "add", "path": "/authorization/mode", "value": "Webhook"}]}
	patch_of(given([node(["--read-only-port=1"], {"readOnlyPort": 2})]), "kubelet", "read-only-port", "0") == {}
	patch_of(given([node([], {"readOnlyPort": 2})]), "kubelet", "read-only-port", "0") == {"patch": [{"op": "add", "path": "/config/readOnlyPort", "value": 0}]}
	patch_of(given([node([], null)]), "kubelet", "read-only-port", "0") == {}
}

node(flags, config) := {"apiVersion": "any.example/v1", "kind": "KubeletNode", "metadata": {"name": "a"}, "flags": flags, "config": config}

test_flags_of_kubelets_count_before_their_configuration if {
	told(given([node(["--read-only-port=1", 3], {"readOnlyPort": 2})]), "kubelet")[0]["read-only-port"] == [{"value": "1", "at": "/flags/0"}]
	told(given([node("x", {"readOnlyPort": 2})]), "kubelet")[0]["read-only-port"] == [{"value": "2", "at": "/config/readOnlyPort"}]
	told(given([node([], null)]), "kubelet") == [{}]
	told(given([node([], "x")]), "kubelet") == [{}]
}

sensed(kind, read) := given([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": kind, "metadata": {"name": "a"}, "data": read}])

test_command_lines_of_sensors if {
	told(sensed("ControlPlaneInfo", {"APIServerInfo": {"cmdLine": "kube-apiserver  --a=1 --b 2"}}), "kube-apiserver") == [{
		"a": [{"value": "1", "at": "/data/APIServerInfo/cmdLine"}], "b": [{"value": "2", "at": "/data/APIServerInfo/cmdLine", "apart": true}],
	}]
	told(sensed("ControlPlaneInfo", {"controllerManagerInfo": {"cmdLine": "--a=1"}}), "kube-controller-manager")[0].a[0].value == "1"
	told(sensed("ControlPlaneInfo", {"schedulerInfo": {"cmdLine": "--a=1"}}), "kube-scheduler")[0].a[0].value == "1"
	told(sensed("KubeProxyInfo", {"cmdLine": "--a=1"}), "kube-proxy")[0].a[0].value == "1"
	told(sensed("ControlPlaneInfo", {"APIServerInfo": {"cmdLine": 3}}), "kube-apiserver") == []
	told(given([{"apiVersion": "other.example/v1", "kind": "KubeProxyInfo", "data": {"cmdLine": "--a=1"}}]), "kube-proxy") == []
}

test_configurations_that_sensors_read if {
	content := base64.encode("readOnlyPort: 1\n")
	told(sensed("KubeletInfo", {"cmdLine": "kubelet --a=1", "configFile": {"content": content}}), "kubelet")[0]["read-only-port"] == [{"value": "1", "at": "/data/configFile/content/readOnlyPort"}]
	told(sensed("KubeletInfo", {"cmdLine": "kubelet --read-only-port=0", "configFile": {"content": content}}), "kubelet")[0]["read-only-port"][0].value == "0"
	told(sensed("KubeletInfo", {"cmdLine": "kubelet", "configFile": {"content": base64.encode("text")}}), "kubelet") == [{}]
	told(sensed("KubeletInfo", {"cmdLine": "kubelet", "configFile": {"content": 3}}), "kubelet") == [{}]
	told(sensed("KubeletInfo", {"cmdLine": "kubelet"}), "kubelet") == [{}]
}

test_answers_about_single_flags if {
	answers := given([{"apiVersion": "v1", "kind": "NodeInfo", "metadata": {"name": "a"}, "info": {
		"kubeletReadOnlyPortArgumentSet": {"values": [1]}, "kubeletAnonymousAuthArgumentSet": {"values": []},
		"kubeletRotateKubeletServerCertificateArgumentSet": {"values": ["false"]}, "other": {"values": ["x"]},
	}}])
	told(answers, "kubelet") == [{
		"read-only-port": [{"value": "1", "at": "/info/kubeletReadOnlyPortArgumentSet/values/0"}],
		"feature-gates": [{"value": "RotateKubeletServerCertificate=false", "at": "/info/kubeletRotateKubeletServerCertificateArgumentSet/values/0"}],
	}]
	named := components.named with input as answers
	components.lacks(named.kubelet[0], "anonymous-auth")
	not components.lacks(named.kubelet[0], "client-ca-file")
	told(given([{"apiVersion": "v1", "kind": "NodeInfo", "info": {"other": {"values": []}}}]), "kubelet") == []
}

process(flags) := {"settings": {flag: [{"value": value, "at": "/x"}] | some flag, value in flags}, "whole": true, "asked": set(), "lists": "/list", "resource": 0, "subject": "Pod/a", "label": "main", "edit": "none"}

test_booleans_as_go_reads_them if {
	every text in ["1", "t", "T", "true", "TRUE", "True"] {
		components.boolean(process({"a": text}), "a") == true
	}
	every text in ["0", "f", "F", "false", "FALSE", "False"] {
		components.boolean(process({"a": text}), "a") == false
	}
	not components.boolean(process({"a": "yes"}), "a")
	not components.boolean(process({}), "a")
}

test_gates if {
	components.gate(process({"feature-gates": "A=true,B=false"}), "B") == false
	components.gate(process({"feature-gates": "A=true, B=true"}), "B") == true
	components.gate(process({"feature-gates": "B=false,B=true"}), "B") == true
	components.gate(process({"feature-gates": "B"}), "B") == "odd"
	components.gate(process({"feature-gates": "B=maybe"}), "B") == "odd"
	not components.gate(process({"feature-gates": "A=true"}), "B")
	not components.gate(process({}), "B")
}

test_plug_ins if {
	components.plugins(process({"enable-admission-plugins": "A, B", "admission-control": "C"})) == {"A", "B", "C"}
	components.is_enabled(process({"enable-admission-plugins": "A"}), "A")
	not components.is_enabled(process({"enable-admission-plugins": "A", "disable-admission-plugins": "A"}), "A")
	not components.is_enabled(process({}), "A")
	at := {components.unless_enabled(process({"disable-admission-plugins": "A"}), "A").at, components.unless_enabled(process({}), "A").at}
	at == {"/x", "/list"}
}

test_durations if {
	components.duration("1m30s") == 90 * components.second
	components.duration("1.5h") == 5400 * components.second
	components.duration("0") == 0
	components.duration("5ms") == 5000000
	not components.duration("soon")
	not components.duration("5")
	not components.duration("")
}

test_releases if {
	components.release(object.union(process({}), {"image": "registry.k8s.io/kube-apiserver:v1.24.1"})) == 24
	components.release(object.union(process({}), {"image": "kube-apiserver:1.30"})) == 30
	components.release(object.union(process({}), {"image": "kube-apiserver:latest"})) == 31 with data.parameters.configuration as {"kubernetes_version": "1.31"}
	not components.release(object.union(process({}), {"image": "kube-apiserver"}))
	components.is_before(process({}), 20)
	components.is_before(object.union(process({}), {"image": "a:v1.19.0"}), 20)
	not components.is_before(object.union(process({}), {"image": "a:v1.20.0"}), 20)
}

test_weak_ciphers if {
	weak := {text: components.unless_strong(process({"tls-cipher-suites": text})).message | some text in ["A", "A,B", "A,B,C"]}
	weak == {
		"A": "main allows the weak cipher suite `A`", "A,B": "main allows the weak cipher suite `A` and another one",
		"A,B,C": "main allows the weak cipher suite `A` and 2 others",
	}
	every suite in components.strong_ciphers {
		not components.unless_strong(process({"tls-cipher-suites": suite}))
	}
	count(components.strong_ciphers) == 15
}

test_words_for_what_a_kubelet_has if {
	named := components.named with input as given([configuration({"readOnlyPort": 1})])
	components.shown(named.kubelet[0], "read-only-port") == "`readOnlyPort: 1`"
	components.shown(named.kubelet[0], "other") == "`--other=`"
	components.worded_as(named.kubelet[0], "client-ca-file", "a") == "`authentication.x509.clientCAFile: a`"
	both := components.named with input as given([node(["--read-only-port=1"], {})])
	components.shown(both.kubelet[0], "read-only-port") == "`--read-only-port=1`"
}
