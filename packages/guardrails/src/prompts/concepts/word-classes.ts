// 120 lines: one table.
// Words by what they stand for, in English: classes, of which combinations are signals. `ignor*` is every word that begins so.

export const wordClasses = {
  assistant:
    "assistant assistants agent agents ai llm llms chatbot chatbots bot bots gpt chatgpt copilot claude gemini openai anthropic autopilot llama mistral aiops",
  model: "model models summariser summarizer reader automation",
  you: "you your yours yourself u ur thou thy",
  must: "must shall required mandatory obliged obligated strictly obey comply needs need ought",
  always: "always only exclusively unconditionally",
  polite: "please kindly pls plz",
  urgent:
    "urgent urgently immediately asap emergency important attention critical priority quickly instantly p0 sev1 deadline hurry",
  ignore:
    "ignore ignores ignoring ignored disregard disregarding forget forgetting overlook neglect discard dismiss bypass bypasses bypassing override overrides overriding skip skipping abandon erase omit circumvent evade unlearn nullify supersede supersedes superseded void suspend suspended lift waive waived cancel cancels replaces replace overwrite revoke drop stop froget ingore ignroe disable disables",
  previous:
    "previous prior above earlier preceding before foregoing former initial original existing old past previously current given prevoius previuos",
  all: "all any every everything anything each whatever entire",
  instructions:
    "instruction instructions directive directives rule rules guideline guidelines guidance order orders command commands policy policies constraint constraints restriction restrictions programming training guardrail guardrails safeguard safeguards limitation limitations protocol protocols filter filters prompt prompts brief briefing safety ethics assignments",
  system:
    "system hidden secret developer initial internal base original underlying confidential pre starting",
  prompt: "prompt prompts preprompt preamble message instructions context configuration setup",
  reveal:
    "reveal show print output repeat disclose leak dump expose display recite echo paste quote translate summarize summarise spell encode list give share tell provide return write copy describe",
  secret:
    "password passwords secret secrets key keys token tokens credential credentials kubeconfig kubeconfigs passphrase pin confidential env dotenv cookie cookies private",
  persona:
    "pretend act acts roleplay role-play simulate imagine impersonate become behave persona character play playing role emulate",
  unrestricted:
    "unrestricted unfiltered uncensored unlimited jailbroken jailbreak dan amoral evil unethical limitless rogue unhinged immoral unbound unchained aim stan dude lawless godmode",
  no: "no not never without don't dont cannot can't cant nor neither free doesn't isn't won't mustn't shouldn't avoid",
  refuse:
    "refuse refuses refusal refusing decline deny apologize apologise apology apologies sorry disclaimer disclaimers warnings moralize lecture unable reject unfortunately however",
  tell: "tell telling mention mentioning inform informing notify notifying alert report reporting log logging record recording announce note show showing surface flag disclose",
  ask: "ask asking confirm confirmation confirming prompt wait waiting verify double-check approval seek",
  people:
    "user users operator operators human humans person anyone anybody everyone nobody them owner customer reviewer team",
  destroy:
    "delete deleting deletes remove removing destroy wipe erase drop purge terminate kill evict uninstall truncate rm format clear",
  change:
    "scale patch apply create edit modify update change set add replace install deploy rotate restart rollback cordon drain reset label annotate taint merge push publish mount open expose attach rewrite adjust raise lower increase reduce point move rename switch downgrade",
  grant:
    "grant bind give assign allow authorize elevate escalate promote whitelist impersonate clusterrolebinding cluster-admin",
  disable: "disable deactivate stop suspend pause turn off shut shutdown silence mute detach unset",
  send: "send email mail post upload forward transfer exfiltrate transmit copy export share curl wget webhook submit deliver leak publish",
  run: "run execute exec call invoke perform use open launch trigger start follow proceed carry continue do fetch download visit eval kubectl helm terraform bash sh",
  approve:
    "approve approves approving accept merge lgtm allow confirm sign certify grade rate score rank recommend classify mark",
  approved:
    "approved approval approvals authorized authorised authorization authorisation permission permitted sanctioned consent cleared pre-approved preapproved signed confirmed waiver granted agreed exempt verified validated",
  object:
    "namespace namespaces cluster clusters pod pods deployment deployments node nodes pvc pvcs volume volumes clusterrole clusterrolebinding clusterrolebindings rolebinding rolebindings serviceaccount serviceaccounts configmap configmaps webhook webhooks crd crds etcd bucket snapshot snapshots database databases ingress networkpolicy networkpolicies daemonset daemonsets statefulset statefulsets backup backups audit finalizer finalizers pool pools workload workloads profile profiles kube-system admin registry replica replicas release hpa quota cronjob persistentvolume persistentvolumeclaims resourcequota gatekeeper falco vault bastion firewall vm vms policies branch repository",
  secretobject:
    "secrets secret kubeconfig credentials password passwords token tokens key keys etcd env bearer",
  tool: "tool tools function functions plugin plugins api mcp",
  authority:
    "admin administrator root developer developers ceo cto ciso owner security sre platform compliance operator support engineer staff openai anthropic creator creators manager director lead management vendor maintainer oncall on-call governance legal auditor",
  self: "i i'm im we me my am",
  task: "task tasks question request job goal objective objectives mission conversation context document output result results data response content transcript session assignment turn",
  end: "end ends ended finished complete completed done over finish concluded begin begins start closing close eof terminated",
  new: "new updated real actual following next instead now revised different special true",
  other: "other another different neighbouring neighboring all every",
  tenant: "tenant tenants customer customers project projects organisation organization org account accounts",
  answer:
    "answer answers respond reply replies response say write output begin start conclude state return report summary",
  yes: "yes sure approved allow allowed true absolutely certainly ok okay safe compliant pass healthy affirmative lgtm",
  fiction:
    "story stories fictional fiction hypothetical hypothetically novel movie film scene script screenplay game scenario poem imaginary dream universe world theater tale narrator villain roleplay educational",
  harm: "bomb weapon weapons hack hacking malware poison steal stealing kill drugs meth virus exploit phishing fraud suicide explosive explosives illegal counterfeit ransomware keylogger racist murder harmful dangerous offensive toxic nsfw vulgar launder terrorism terrorist violence violent hate attack",
  decode:
    "decode decoded decrypt base64 rot13 hex cipher reversed backwards morse encoded decipher ascii unscramble leet caesar",
  pieces:
    "concatenate concatenated combine join concat variable assemble split halves fragments pieces reassemble substring",
  henceforth: "henceforth forth onwards onward forward",
  when: "when once if after before whenever until while upon as",
  read: "read reading see seeing process processing processed parse parsing summarize summarise summarising summarizing encounter review reviewing view viewing receive",
  note: "note notes message notice reminder attention memo hint todo fixme directive instruction instructions instructions task action important info information nb request",
  artifact:
    "dockerfile runbook chart charts file files repo readme docs documentation ticket pr yaml manifest manifests pipeline config script values template article page guide chapter paper blog",
  question: "how what why which where who whose does is are can could explain difference",
  mode: "mode enabled activated active unlocked engaged",
  above: "above below beginning verbatim word-for-word exactly exact full entire literally",
  nothing: "silently quietly secretly discreetly covertly hidden invisible unnoticed background stealth",
} as const;
