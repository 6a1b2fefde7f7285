# METADATA
# title: Parameters of the action pack
# description: >-
#   What users may set under `data.parameters.action`, with its defaults.
# custom:
#   schema:
#     type: object
#     additionalProperties: false
#     properties:
#       max_replicas:
#         type: integer
#         minimum: 0
#         description: Replicas beyond which scaling needs approval.
#       max_nodes:
#         type: integer
#         minimum: 0
#         description: Nodes beyond which scaling needs approval.
#       max_vcpus:
#         type: integer
#         minimum: 0
#         description: vCPUs beyond which an instance type needs approval.
#       max_monthly_cost:
#         type: number
#         minimum: 0
#         description: Dollars a month, by list price, beyond which the machines that one action asks for need approval.
#       other_environments:
#         type: array
#         items: {type: string}
#         description: >-
#           Environments that are not production; whatever else an action names, or nothing, counts as production.
#       default_environment:
#         type: string
#         description: The environment of an action that names none.
#       production_names:
#         type: array
#         items: {type: string}
#         description: >-
#           Words that say production in the name of a cluster, a context, a namespace, a profile or a file, whatever
#           environment is stated; `prod` is in `prod-eu-1` and in `prod2`, and neither in `product` nor in `non-prod`.
#       system_namespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces of the system; a name that ends in `*` stands for all that begin so.
#       costly_types:
#         type: array
#         items: {type: string}
#         description: Beginnings of instance types that need approval whatever their size.
#       credential_files:
#         type: array
#         items: {type: string}
#         description: Parts of the paths of files that hold credentials.
#       protected_paths:
#         type: array
#         items: {type: string}
#         description: Beginnings of paths that no action may write to.
#       protected_parts:
#         type: array
#         items: {type: string}
#         description: Parts of paths that no action may write to.
#       harmless_files:
#         type: array
#         items: {type: string}
#         description: Files below `protected_paths` that may be written.
#       freezes:
#         type: array
#         items: {type: string}
#         description: >-
#           Times in which production is not changed, each as two times of RFC 3339 with a slash between them:
#           `2026-12-18T00:00:00Z/2027-01-04T08:00:00Z`.
#       max_deletions:
#         type: integer
#         minimum: 0
#         description: How much a principal may delete in `deletion_minutes`, by the gate's history.
#       deletion_minutes:
#         type: integer
#         minimum: 1
#         description: The minutes in which `max_deletions` counts.
#       secret_minutes:
#         type: integer
#         minimum: 1
#         description: How long after a credential was read nothing goes out unseen, by the gate's history.
#       max_spend_per_day:
#         type: number
#         minimum: 0
#         description: What a principal's actions of a day may cost, in the unit in which the gate's caller counts.
#       max_denials:
#         type: integer
#         minimum: 1
#         description: Denials in `denial_minutes` after which a principal changes nothing, by the gate's history.
#       denial_minutes:
#         type: integer
#         minimum: 1
#         description: The minutes in which `max_denials` counts.
#       tools:
#         type: object
#         additionalProperties: {type: object}
#         description: >-
#           What MCP tools do, by their names, beside those that are known; one that is known is replaced. How an entry
#           looks is told in the guide to actions.
#       verbs:
#         type: object
#         additionalProperties: {enum: [read, write, delete]}
#         description: >-
#           More verbs, each with what it does. A verb that is known already may be set to do more (`drain: delete`), and
#           not to do less.
package action.parameters

import data.lib.action
import data.lib.parameters

defaults := {
	"max_replicas": 20,
	"max_nodes": 10,
	"max_vcpus": 16,
	"max_monthly_cost": 1000,
	"other_environments": [
		"dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "preview", "sandbox", "local", "ci",
		"demo", "nonprod", "nonproduction",
	],
	"default_environment": "production",
	"production_names": ["prod", "production", "prd", "live"],
	"system_namespaces": [
		"kube-*", "openshift-*", "palette-system", "spectro-*", "hubble-system", "cluster-*", "capi-*", "cert-manager",
	],
	"costly_types": [
		"p2.", "p3.", "p3dn.", "p4d.", "p4de.", "p5.", "p5e.", "p5en.", "p6-", "g4ad.", "g4dn.", "g5.", "g5g.", "g6.",
		"g6e.", "gr6.", "inf1.", "inf2.", "trn1.", "trn1n.", "trn2.", "dl1.", "dl2q.", "x1.", "x1e.", "x2gd.", "x2idn.",
		"x2iedn.", "x2iezn.", "u-", "u7i", "hpc", "a2-", "a3-", "a4-", "g2-", "g4-", "m1-", "m2-", "m3-", "m4-", "x4-",
		"ct4", "ct5", "ct6", "standard_n", "standard_m",
	],
	"credential_files": [
		"/.kube/config", "/.ssh/id_", "/.aws/credentials", "/.docker/config.json", "/serviceaccount/token", "/etc/shadow",
		"/etc/kubernetes/pki", "/etc/kubernetes/admin.conf", "/.git-credentials", "/.netrc", "/.pgpass", "/.vault-token",
		"/.config/gcloud", "/.azure/", "/.npmrc", "/.pypirc", "/id_rsa", "/id_ed25519", "/id_ecdsa", "/self/environ", "/.env",
		"/kubeconfig", ".tfstate", "/credentials.json", "/.config/gh/hosts",
	],
	"protected_paths": [
		"/etc/", "/boot/", "/usr/", "/bin/", "/sbin/", "/lib/", "/lib64/", "/root/", "/proc/", "/sys/", "/dev/", "/var/lib/",
		"/var/spool/cron", "/var/run/", "/run/", "/library/", "/system/", "c:\\windows", "c:/windows",
	],
	"protected_parts": [
		"/.ssh/", "/.kube/", "/.aws/", "/.gnupg/", "/.docker/", "/.azure/", "/.config/", "/.bashrc", "/.bash_profile",
		"/.profile", "/.zshrc", "/.zprofile", "/.zshenv", "/.gitconfig", "/.git/", "/.netrc", "/.npmrc", "/authorized_keys",
		"/sudoers", "/crontab", "/.claude/", "/.cursor/", "/.vscode/",
	],
	"harmless_files": ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty"],
	"freezes": [],
	"max_deletions": 20,
	"deletion_minutes": 10,
	"secret_minutes": 30,
	"max_spend_per_day": 100,
	"max_denials": 10,
	"denial_minutes": 10,
	"verbs": {},
}

default settings := {}

settings := data.parameters.action

# The map of tools is read by the host, and judged by nobody: `values` leaves it out.
own_settings := object.remove(settings, ["tools"]) if {
	is_object(settings)
} else := settings

# METADATA
# description: The value of every parameter that the rules judge by.
values := parameters.merged(defaults, own_settings)

# METADATA
# description: The settings that cannot be used.
problems := object.union_n([
	parameters.problems(defaults, own_settings), weakened_verbs, freezes_without_times, tools_without_reading,
])

freezes_without_times := {concat("/", ["", "freezes", format_int(index, 10)]): message |
	some index, window in values.freezes
	not has_times(window)
	message := concat("", ["`", window, "` is no time of RFC 3339, a slash, and a later one"])
}

has_times(window) if {
	[begins, ends] := split(window, "/")
	time.parse_rfc3339_ns(begins) < time.parse_rfc3339_ns(ends)
}

tools_without_reading := {"/tools": concat("", ["parameter `tools` is of type ", type_name(settings.tools), ", not object"])} if {
	not is_object(settings.tools)
	settings.tools != null
} else := {concat("/", ["", "tools", action.escaped(name)]): "what a tool does is an object" |
	some name, reading in settings.tools
	not is_object(reading)
}

# What is judged by its verb would be let through.
weakened_verbs := {concat("/", ["", "verbs", action.escaped(verb)]): message |
	some verb, class in values.verbs
	action.weakens(action.squeeze(verb), class)
	known := action.known_verbs[action.squeeze(verb)]
	message := concat("", [
		"`", verb, "` is known as a verb of class `", known, "` and cannot be set to `", class,
		"`, which does less: remove it, or give what your tool does a verb of its own",
	])
}

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": about.custom.schema, "values": object.union(values, {"tools": known_tools}), "problems": problems}

# Every pack of tools has its map; a user's entry replaces the one that is there.
known_tools := object.union(object.remove(shipped_tools, object.keys(added_tools)), added_tools)

shipped_tools := object.union_n([data.action.tools[server].tools | some server in tool_servers])

tool_servers := [server | some server, _ in data.action.tools]

default added_tools := {}

added_tools := {name: reading |
	some name, reading in settings.tools
	is_object(reading)
}

about := rego.metadata.chain()[1].annotations
