# The kubelet by its configuration: of what a flag and the configuration both state, the flag counts.
package lib.components

import data.lib.kubernetes

# METADATA
# description: Where the configuration states what a flag states.
configured_as := {
	"anonymous-auth": ["authentication", "anonymous", "enabled"],
	"authorization-mode": ["authorization", "mode"],
	"client-ca-file": ["authentication", "x509", "clientCAFile"],
	"event-qps": ["eventRecordQPS"],
	"feature-gates": ["featureGates"],
	"make-iptables-util-chains": ["makeIPTablesUtilChains"],
	"pod-max-pids": ["podPidsLimit"],
	"protect-kernel-defaults": ["protectKernelDefaults"],
	"read-only-port": ["readOnlyPort"],
	"rotate-certificates": ["rotateCertificates"],
	"rotate-server-certificates": ["serverTLSBootstrap"],
	"seccomp-default": ["seccompDefault"],
	"streaming-connection-idle-timeout": ["streamingConnectionIdleTimeout"],
	"tls-cert-file": ["tlsCertFile"],
	"tls-cipher-suites": ["tlsCipherSuites"],
	"tls-private-key-file": ["tlsPrivateKeyFile"],
}

# METADATA
# description: >-
#   What the kubelet takes where its configuration is silent and a flag alone would mean something else. A kubelet without
#   a configuration is as its flags have it: open.
configured_defaults := {"anonymous-auth": "false", "authorization-mode": "Webhook"}

kubelets := array.concat(
	[configured(found, found.at, found.manifest, {}) |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "kubelet.config.k8s.io", "KubeletConfiguration")
	],
	[kubelet |
		some found in kubernetes.opened
		found.kind == "KubeletNode"
		flags := settings_of([{"text": text, "at": kubernetes.pointer(found.at, ["flags", index])} |
			is_array(found.manifest.flags)
			some index, text in found.manifest.flags
			is_string(text)
		])
		kubelet := node_kubelet(found, flags)
	],
)

node_kubelet(found, flags) := configured(found, concat("/", [found.at, "config"]), found.manifest.config, flags) if {
	is_object(found.manifest.config)
} else := unconfigured(found, "flags", flags)

configured(found, at, configuration, flags) := {
	"component": "kubelet",
	"resource": found.resource,
	"root": found.root,
	"subject": kubernetes.subject(found),
	"label": "kubelet",
	"lists": at,
	"settings": object.union(configuration_settings(at, configuration), flags),
	"whole": true,
	"asked": set(),
	"configuration": configuration,
	"flags": flags,
	"edit": edit_of_kubelet(flags),
}

unconfigured(found, field, flags) := {
	"component": "kubelet",
	"resource": found.resource,
	"root": found.root,
	"subject": kubernetes.subject(found),
	"label": "kubelet",
	"lists": kubernetes.place(found.at, found.manifest, [field]),
	"settings": flags,
	"whole": true,
	"asked": set(),
	"edit": "none",
}

# Where there are flags, too, they may void what is put into the configuration.
edit_of_kubelet(flags) := "configuration" if {
	flags == {}
} else := "none"

configuration_settings(at, configuration) := object.union(
	{flag: [{"value": text, "at": at, "default": true}] | some flag, text in configured_defaults},
	{flag: [{"value": text, "at": kubernetes.pointer(at, path)}] |
		some flag, path in configured_as
		given := object.get(configuration, path, null)
		given != null
		text := text_of(given)
	},
)
