# Processes that a container starts, by the words of its command and arguments.
package lib.components

import data.lib.kubernetes

# METADATA
# description: Flags without a value that mean `true`, so that the word behind one is no value of it.
switches := {
	"allow-privileged", "anonymous-auth", "auto-tls", "client-cert-auth", "enable-bootstrap-token-auth", "kubelet-https",
	"leader-elect", "make-iptables-util-chains", "peer-auto-tls", "peer-client-cert-auth", "profiling",
	"protect-kernel-defaults", "rotate-certificates", "rotate-server-certificates", "seccomp-default",
	"service-account-extend-token-expiration", "service-account-lookup", "use-service-account-credentials",
}

# METADATA
# description: Programs that start another one, which their arguments name.
starters := {"dumb-init", "env", "exec", "go-runner", "hyperkube", "nice", "tini"}

shells := {"ash", "bash", "dash", "sh"}

# As `hyperkube` calls them.
parts_of_hyperkube := {
	"apiserver": "kube-apiserver", "controller-manager": "kube-controller-manager", "scheduler": "kube-scheduler",
	"proxy": "kube-proxy",
}

started_in_containers := [process |
	some container in kubernetes.containers
	could_be_component(container)
	words := words_of(container)
	started := program(container, words)
	process := {
		"component": started.component,
		"resource": container.resource,
		"root": container.root,
		"subject": container.subject,
		"label": concat("", [container.label, " (", started.component, ")"]),
		"lists": list_of(container),
		"settings": settings_of(array.slice(words, started.from, count(words))),
		"whole": container.whole,
		"asked": set(),
		"image": object.get(container.spec, "image", ""),
		"edit": started.edit,
	}
]

# Most containers of a set are no component: that is seen from a few words.
could_be_component(container) if {
	is_array(container.spec.command)
	some word in container.spec.command
	has_name(word)
}

could_be_component(container) if {
	is_array(container.spec.args)
	some word in container.spec.args
	has_name(word)
}

could_be_component(container) if {
	has_flags(container)
	named_otherwise(container)
}

has_name(word) if {
	some part in {"kube", "etcd", "hyperkube"}
	contains(word, part)
}

has_flags(container) if startswith(container.spec.command[0], "-")

has_flags(container) if {
	object.get(container.spec, "command", null) in {null, []}
	startswith(container.spec.args[0], "-")
}

# METADATA
# description: >-
#   The words of a command and its arguments, each with its place: `{text, at}`. One that holds more flags than one, as a
#   line that was not split, is as many words.
words_of(container) := [{"text": text, "at": at, "split": is_split} |
	some list in ["command", "args"]
	is_array(container.spec[list])
	some index, word in container.spec[list]
	is_string(word)
	at := concat("/", [container.at, list, format_int(index, 10)])
	is_split := has_many_words(word)
	some text in texts_of(word, is_split)
	text != ""
]

default has_many_words(_) := false

has_many_words(word) if contains(word, " --")

has_many_words(word) if {
	regex.match(`\s`, word)
	has_name(word)
	not startswith(word, "-")
}

texts_of(word, false) := [word]

texts_of(word, true) := split(strings.replace_n({"\n": " ", "\t": " ", "\\\n": " ", ";": " ; ", "&&": " ; "}, word), " ")

# METADATA
# description: The component that words start, and where its own words begin.
program(container, words) := {"component": component, "from": index + 1, "edit": edit(words)} if {
	index := min([index | some index, word in words; component_called(base(word.text)); is_started(words, index)])
	component := component_called(base(words[index].text))
} else := {"component": component, "from": 0, "edit": edit(words)} if {
	has_flags(container)
	component := named_otherwise(container)
}

component_called(name) := name if {
	name in names
} else := parts_of_hyperkube[name]

# A word is started if nothing stands before it but programs that start others, and their flags; in a shell, too, behind
# a separator.
is_started(words, index) if {
	not is_hyperkube_part(words[index].text)
	is_beginning(words, index)
}

is_started(words, index) if {
	base(words[index - 1].text) == "hyperkube"
}

is_hyperkube_part(text) if parts_of_hyperkube[text]

is_beginning(words, index) if {
	before := array.slice(words, 0, index)
	every word in before {
		leads(word.text)
	}
}

is_beginning(words, index) if {
	base(words[0].text) in shells
	words[index - 1].text in {";", "exec", "then", "do"}
}

is_beginning(words, index) if {
	base(words[0].text) in shells
	index == min([position | some position, word in words; position > 0; not startswith(word.text, "-")])
}

leads(text) if startswith(text, "-")

leads(text) if base(text) in starters

base(text) := steps[count(steps) - 1] if steps := split(text, "/")

# Without a word that names it, a component is told by its image, and by the label that kubeadm gives it.
named_otherwise(container) := name if {
	is_string(container.spec.image)
	repository := split(split(base(container.spec.image), "@")[0], ":")[0]
	name := trim_suffix(trim_suffix(repository, "-amd64"), "-arm64")
	name in names
} else := name if {
	name := labels[[container.resource, container.pod.at]]
	name in names
}

labels[[found.resource, concat("/", [found.at, "spec"])]] := name if {
	some found in kubernetes.resources
	kubernetes.is_kind(found, "", "Pod")
	name := found.manifest.metadata.labels.component
}

default edit(_) := "words"

edit(words) := "none" if {
	some word in words
	word.split
}

edit(words) := "none" if base(words[0].text) in shells

# Where flags are listed, and another one can be.
list_of(container) := concat("/", [container.at, "args"]) if {
	is_array(container.spec.args)
	count(container.spec.args) > 0
} else := concat("/", [container.at, "command"]) if {
	is_array(container.spec.command)
} else := container.at

# METADATA
# description: >-
#   What words set, by flag. `--flag=value`, `--flag value` and, for a boolean, `--flag` alone; `_` in a name is `-`, as
#   Kubernetes has it.
settings_of(words) := by_flag([use |
	some index, word in words
	use := use_of(words, index, word)
])

# Names that are written in two ways may be of one flag.
by_flag(stated) := {name: uses |
	some each in stated
	name := each.flag
	uses := [object.remove(use, ["flag"]) | some use in stated; use.flag == name]
}

use_of(words, index, word) := {"flag": flag_name(pair[0]), "value": concat("=", array.slice(pair, 1, count(pair))), "at": word.at} if {
	startswith(word.text, "-")
	pair := split(word.text, "=")
	count(pair) > 1
} else := {"flag": name, "value": next.text, "at": next.at, "apart": true} if {
	startswith(word.text, "-")
	name := flag_name(word.text)
	not name in switches
	next := words[index + 1]
	not startswith(next.text, "-")
} else := {"flag": name, "value": "true", "at": word.at} if {
	startswith(word.text, "-")
	name := flag_name(word.text)
	name in switches
} else := {"flag": flag_name(word.text), "value": "", "at": word.at} if {
	startswith(word.text, "-")
}

flag_name(text) := replace(trim_left(text, "-"), "_", "-")
