// How people say where something is to run.

export type PlaceWords = {
  readonly clouds: readonly string[];
  readonly called: string;
  readonly said: string;
  /** Less than a word of the same family says: `EKS in AWS` is EKS. */
  readonly isFamily?: true;
};

export const places: readonly PlaceWords[] = [
  {
    clouds: ["eks"],
    called: "EKS",
    said: "eks | elastic kubernetes service | managed kubernetes on aws | managed kubernetes of aws | managed kubernetes … amazon",
  },
  {
    clouds: ["aws"],
    called: "EC2",
    said: "ec2 | aws machines | aws instances | aws vms | aws virtual machines | self managed … aws | self hosted … aws | aws iaas | kubeadm on aws",
  },
  {
    clouds: ["aws", "eks"],
    called: "AWS",
    said: "aws | amazon | amazon's | amazon web services",
    isFamily: true,
  },
  {
    clouds: ["aks"],
    called: "AKS",
    said: "aks | azure kubernetes service | managed kubernetes on azure | managed kubernetes of azure | managed kubernetes … microsoft",
  },
  {
    clouds: ["azure"],
    called: "Azure's machines",
    said: "azure machines | azure's machines | azure vms | azure virtual machines | azure's virtual machines | machines in azure | machines of azure | vms in azure | vms on azure | virtual machines in azure | virtual machines on azure | self managed … azure | azure iaas",
  },
  {
    clouds: ["azure", "aks"],
    called: "Azure",
    said: "azure | azure's | microsoft | microsoft's | microsoft cloud",
    isFamily: true,
  },
  {
    clouds: ["gke"],
    called: "GKE",
    said: "gke | google kubernetes engine | managed kubernetes on google | managed kubernetes … google | managed kubernetes on gcp | autopilot",
  },
  {
    clouds: ["gcp"],
    called: "Google's machines",
    said: "compute engine | gce | google machines | google's machines | google vms | gcp machines | gcp vms | vms on gcp | vms in google | machines in google | self managed … google | self managed … gcp | google iaas",
  },
  {
    clouds: ["gcp", "gke"],
    called: "Google Cloud",
    said: "google cloud | google's cloud | gcp | google | google's",
    isFamily: true,
  },
  { clouds: ["vsphere"], called: "vSphere", said: "vsphere | vmware | vcenter | esxi | esx" },
  {
    clouds: ["vsphere", "maas", "openstack", "apache-cloudstack"],
    called: "a data center of one's own",
    said: "own data center* | own data centre* | our data center* | our data centre* | data center* | data centre* | datacenter* | datacentre* | on prem* | onprem* | own hardware | rechenzentrum",
    isFamily: true,
  },
  { clouds: ["maas"], called: "MAAS", said: "maas | metal as a service" },
  { clouds: ["maas", "edge-native"], called: "bare metal", said: "bare metal", isFamily: true },
  { clouds: ["openstack"], called: "OpenStack", said: "openstack | open stack" },
  { clouds: ["apache-cloudstack"], called: "CloudStack", said: "cloudstack | cloud stack" },
  {
    clouds: ["other"],
    called: "a cloud that Palette has no packs for",
    said: "oracle cloud | oci cloud | ibm cloud | alibaba | tencent | hetzner | digitalocean | digital ocean | nutanix | proxmox | linode | scaleway | ovh | exoscale | stackit",
  },
  {
    clouds: ["aws", "eks", "azure", "aks", "gcp", "gke"],
    called: "a public cloud",
    said: "public cloud* | any cloud | hyperscaler* | cloud provider*",
    isFamily: true,
  },
  {
    clouds: ["aws", "azure", "gcp", "vsphere"],
    called: "machines whose Kubernetes is one's own",
    said: "self managed kubernetes | self managed | self hosted kubernetes | unmanaged kubernetes | plain vms | plain virtual machines | plain machines | plain instances | on vms | on virtual machines | iaas | kubeadm",
    isFamily: true,
  },
  {
    clouds: ["eks", "aks", "gke"],
    called: "a managed Kubernetes",
    said: "managed kubernetes | managed control plane | managed cluster | kubernetes as a service",
    isFamily: true,
  },
  {
    clouds: ["edge-native"],
    called: "the edge",
    said: "edge | edge site* | edge host* | edge native | at the edge | iot | in stores | in our stores | in every store | in each store | per store | retail store* | each store | every store | stores | supermarket* | branch office* | branches | factory | factories | factory floor | plant | plants | shop floor | on site | on the site | warehouse* | restaurant* | petrol station* | gas station* | filling station* | kiosk* | vessel* | on ships | aboard | on board | oil rig* | wind farm* | wind turbine* | mine | mines | train station* | trains | substation* | jetson* | raspberry | small box* | one box | single box | field station* | filiale* | fabrik* | werk | werke | am rand | vor ort",
  },
];

const awsRegion =
  /^(?:us|eu|ap|sa|ca|me|af|il|mx)(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-\d$/;
const gcpRegion =
  /^(?:us|europe|asia|australia|southamerica|northamerica|me|africa)-(?:north|south|east|west|central)(?:east|west)?\d{1,2}$/;
const azureRegions = new Set(
  "eastus eastus2 westus westus2 westus3 centralus northcentralus southcentralus westcentralus canadacentral canadaeast brazilsouth northeurope westeurope uksouth ukwest francecentral germanywestcentral germanynorth switzerlandnorth norwayeast swedencentral polandcentral italynorth spaincentral uaenorth southafricanorth australiaeast australiasoutheast southeastasia eastasia japaneast japanwest koreacentral centralindia southindia westindia".split(
    " ",
  ),
);

/** The clouds that have a region; none for a text that is no region. @example cloudsOfRegion("eu-central-1") // ["aws", "eks"] */
export function cloudsOfRegion(region: string): readonly string[] {
  const name = region.toLowerCase();
  if (awsRegion.test(name)) return ["aws", "eks"];
  if (gcpRegion.test(name)) return ["gcp", "gke"];
  return azureRegions.has(name) ? ["azure", "aks"] : [];
}
