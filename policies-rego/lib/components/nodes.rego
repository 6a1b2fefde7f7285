# What a sensor read on a node: command lines, configuration files, and answers about single flags.
package lib.components

import data.lib.kubernetes

seen_on_nodes := array.concat(command_lines, answers)

# METADATA
# description: Where kubescape's host sensor has the command line of each component.
sensed := [
	{"kind": "ControlPlaneInfo", "component": "kube-apiserver", "path": ["data", "APIServerInfo"]},
	{"kind": "ControlPlaneInfo", "component": "kube-controller-manager", "path": ["data", "controllerManagerInfo"]},
	{"kind": "ControlPlaneInfo", "component": "kube-scheduler", "path": ["data", "schedulerInfo"]},
	{"kind": "KubeletInfo", "component": "kubelet", "path": ["data"]},
	{"kind": "KubeProxyInfo", "component": "kube-proxy", "path": ["data"]},
]

sensor_group := "hostdata.kubescape.cloud"

command_lines := [process |
	some found in kubernetes.opened
	found.group == sensor_group
	some each in sensed
	each.kind == found.kind
	path := array.concat(each.path, ["cmdLine"])
	line := object.get(found.manifest, path, null)
	is_string(line)
	at := kubernetes.pointer(found.at, path)
	words := [{"text": text, "at": at} | some text in split(line, " "); text != ""]
	process := {
		"component": each.component,
		"resource": found.resource,
		"root": found.root,
		"subject": kubernetes.subject(found),
		"label": each.component,
		"lists": at,
		"settings": object.union(file_settings(found, each), settings_of(words)),
		"whole": true,
		"asked": set(),
		"edit": "none",
	}
]

# The kubelet's configuration file stands beside its command line, in base64.
default file_settings(_, _) := {}

file_settings(found, each) := configuration_settings(kubernetes.pointer(found.at, array.concat(each.path, ["configFile", "content"])), configuration) if {
	each.component == "kubelet"
	configuration := decoded(object.get(found.manifest, array.concat(each.path, ["configFile", "content"]), null))
	is_object(configuration)
}

# METADATA
# description: The document that a text of YAML in base64 holds. Undefined for any other value.
decoded(content) := document if {
	is_string(content)
	document := yaml.unmarshal(base64.decode(content))
}

# METADATA
# description: Which flag an answer of trivy's node collector is about.
answered := {
	"kubeletAnonymousAuthArgumentSet": "anonymous-auth",
	"kubeletAuthorizationModeArgumentSet": "authorization-mode",
	"kubeletClientCaFileArgumentSet": "client-ca-file",
	"kubeletEventQpsArgumentSet": "event-qps",
	"kubeletHostnameOverrideArgumentSet": "hostname-override",
	"kubeletMakeIptablesUtilChainsArgumentSet": "make-iptables-util-chains",
	"kubeletOnlyUseStrongCryptographic": "tls-cipher-suites",
	"kubeletProtectKernelDefaultsArgumentSet": "protect-kernel-defaults",
	"kubeletReadOnlyPortArgumentSet": "read-only-port",
	"kubeletRotateCertificatesArgumentSet": "rotate-certificates",
	"kubeletRotateKubeletServerCertificateArgumentSet": "feature-gates",
	"kubeletStreamingConnectionIdleTimeoutArgumentSet": "streaming-connection-idle-timeout",
	"kubeletTlsCertFileTlsArgumentSet": "tls-cert-file",
	"kubeletTlsPrivateKeyFileArgumentSet": "tls-private-key-file",
}

answers := [process |
	some found in kubernetes.opened
	found.kind == "NodeInfo"
	asked := {flag | some question, flag in answered; found.manifest.info[question]}
	count(asked) > 0
	process := {
		"component": "kubelet",
		"resource": found.resource,
		"root": found.root,
		"subject": kubernetes.subject(found),
		"label": "kubelet",
		"lists": concat("/", [found.at, "info"]),
		"settings": {flag: uses |
			some question, flag in answered
			uses := [{"value": text, "at": kubernetes.pointer(found.at, ["info", question, "values", index])} |
				some index, given in found.manifest.info[question].values
				text := answer_text(flag, text_of(given))
			]
			count(uses) > 0
		},
		"whole": false,
		"asked": asked,
		"edit": "none",
	}
]

# The answer about a gate is its value alone.
answer_text("feature-gates", text) := concat("=", ["RotateKubeletServerCertificate", text])

answer_text(flag, text) := text if flag != "feature-gates"
