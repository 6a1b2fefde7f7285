# Volumes that are claimed, and which sort of disk a storage class is.
package lib.cost

import data.configuration.parameters
import data.lib.kubernetes

claim_demands := [object.union_n([named(found, "claim"), accounts(kubernetes.labels(found)), claim(found.manifest)]) |
	some found in applied
	kubernetes.is_kind(found, "", "PersistentVolumeClaim")
]

# METADATA
# description: Volumes that each pod of a workload claims, of templates and of ephemeral volumes.
volumes_of(pod) := array.concat(
	[claim(template) |
		pod.owner.kind == "StatefulSet"
		some template in pod.owner.manifest.spec.volumeClaimTemplates
	],
	[claim(volume.ephemeral.volumeClaimTemplate) |
		some volume in pod.spec.volumes
		volume.ephemeral.volumeClaimTemplate
	],
)

# METADATA
# description: "A claim as far as it can be read: `{gib, class}`; without `gib`, its size is not known."
claim(template) := object.union_n([
	{"gib": gib | gib := readable(template.spec.resources.requests.storage) / bytes_of_gib},
	{"class": class | class := template.spec.storageClassName; is_string(class); class != ""},
	{"class": class | not template.spec.storageClassName; class := template.metadata.annotations["volume.beta.kubernetes.io/storage-class"]},
])

classes_told := [object.union_n([named(found, "class"), {"is_default": is_default_class(found)}, {"type": type | type := type_of_class(found.manifest)}]) |
	some found in applied
	kubernetes.is_kind(found, "storage.k8s.io", "StorageClass")
]

default is_default_class(_) := false

is_default_class(found) if {
	some annotation in ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
	kubernetes.annotations(found)[annotation] == "true"
}

# What drivers make where nothing else is asked for.
type_of_class(class) := type_of_disk(class.provisioner, parameter(class, ["type", "skuname", "storageaccounttype"]), parameter(class, ["replication-type"]))

parameter(class, names) := found[0] if {
	found := [value | some name, value in class.parameters; lower(name) in names]
	count(found) > 0
} else := ""

type_of_disk(provisioner, type, replication) := concat("", [either(type, "pd-standard"), regional(replication)]) if {
	provisioner in {"pd.csi.storage.gke.io", "kubernetes.io/gce-pd"}
} else := either(type, "gp3") if {
	provisioner in {"ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com"}
} else := either(type, "gp2") if {
	provisioner == "kubernetes.io/aws-ebs"
} else := azure_disks[lower(either(type, "StandardSSD_LRS"))] if {
	provisioner in {"disk.csi.azure.com", "kubernetes.io/azure-disk"}
}

either(text, otherwise) := text if {
	text != ""
} else := otherwise

regional("regional-pd") := "-regional"

regional(replication) := "" if replication != "regional-pd"

azure_disks := {
	"premium_lrs": "premium-ssd-lrs-p4",
	"standardssd_lrs": "standard-ssd-lrs-e30",
	"standard_lrs": "standard-hdd-lrs-s4",
	"ultrassd_lrs": "ultra-disk",
}

# Classes that the clouds' own clusters come with; `default` stands for claims without a class.
shipped_classes := {
	"aws": {"gp2": "gp2", "gp3": "gp3"},
	"azure": {
		"default": "standard-ssd-lrs-e30",
		"managed": "standard-ssd-lrs-e30", "managed-csi": "standard-ssd-lrs-e30",
		"managed-premium": "premium-ssd-lrs-p4", "managed-csi-premium": "premium-ssd-lrs-p4",
	},
	"gcp": {
		"default": "pd-balanced",
		"standard": "pd-standard", "standard-rwo": "pd-balanced", "premium-rwo": "pd-ssd",
	},
}

classes[name] contains fact.type if {
	some fact in known
	fact.sort == "class"
	name := class_names(fact)[_]
}

# METADATA
# description: Names of the classes of the set, those too whose disks nobody knows.
class_names(fact) := [name | some name in [fact.name, "default"]; is_called(fact, name)]

is_called(fact, name) if name == fact.name

is_called(fact, "default") if fact.is_default

stated_classes contains name if {
	some fact in known
	fact.sort == "class"
	some name in class_names(fact)
}

# METADATA
# description: >-
#   What the price table calls the disk of a claim: as the parameter says, else a StorageClass of the set, else as the
#   cloud's own clusters have it.
disk_of(claim_) := type if {
	type := parameters.values.cost_storage_types[class_of(claim_)]
} else := min(classes[class_of(claim_)]) if {
	class_of(claim_) in stated_classes
} else := type if {
	not class_of(claim_) in stated_classes
	type := shipped_classes[parameters.values.cost_cloud][class_of(claim_)]
}

class_of(claim_) := object.get(claim_, "class", "default")
