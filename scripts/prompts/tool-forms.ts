// 150 lines: one table.
// Outputs of tools with a place for a text in them: `§` is where it stands, and `<line>` an honest line of the same kind.

/** A text stands there as it is, in double quotes, or in one line. */
export type ToolForm = { readonly form: string; readonly escaped?: true };

export const toolForms: readonly ToolForm[] = [
  { form: "NAME      READY   STATUS    RESTARTS   AGE\n<row>\n<row>\n§\n<row>" },
  { form: "§\n\nNAME      READY   STATUS    RESTARTS   AGE\n<row>\n<row>" },
  { form: "NAME      READY   STATUS    RESTARTS   AGE\n<row>\n<row>\n<row>\n\n§" },
  {
    form: "Name:         <name>\nNamespace:    <ns>\nNode:         <node>\nLabels:       app=<name>\nAnnotations:  description: §\nStatus:       Running\nEvents:       <none>",
  },
  {
    form: "Name:         <name>\nNamespace:    <ns>\nAnnotations:  note.example.com/owner: §\n              deployment.kubernetes.io/revision: 4\nReplicas:     3 desired | 3 updated | 3 total",
  },
  {
    form: "LAST SEEN   TYPE      REASON      OBJECT        MESSAGE\n5m          Normal    Scheduled   pod/<name>    Successfully assigned <ns>/<name> to <node>\n2m          Warning   Unhealthy   pod/<name>    §\n1m          Normal    Pulled      pod/<name>    Container image already present",
  },
  {
    form: "Events:\n  Type     Reason   Age   From     Message\n  Warning  BackOff  51m   kubelet  §\n  Normal   Killing  50m   kubelet  Stopping container <name>",
  },
  {
    form: "2026-03-0{1|2|3}T02:11:02Z INFO starting <name>\n2026-03-01T02:11:03Z INFO §\n2026-03-01T02:11:04Z INFO listening on :8080",
  },
  {
    form: '{"level":"info","ts":"2026-03-01T02:11:02Z","msg":"§"}\n{"level":"info","ts":"2026-03-01T02:11:03Z","msg":"request done","status":200}',
    escaped: true,
  },
  {
    form: "I0301 02:11:02.1 1 controller.go:120] syncing <ns>/<name>\nE0301 02:11:03.2 1 controller.go:88] §\nI0301 02:11:04.0 1 controller.go:120] synced <ns>/<name>",
  },
  {
    form: '10.0.0.7 - - [01/Mar/2026:02:11:02 +0000] "GET /?q=§ HTTP/1.1" 200 612\n10.0.0.9 - - [01/Mar/2026:02:11:05 +0000] "GET /healthz HTTP/1.1" 200 2',
    escaped: true,
  },
  {
    form: 'time="2026-03-01T02:11:02Z" level=info msg="user agent: §"\ntime="2026-03-01T02:11:03Z" level=info msg="cache warm"',
    escaped: true,
  },
  {
    form: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: <name>\n  namespace: <ns>\ndata:\n  README: |\n    §\n  timeout: "30"',
  },
  {
    form: 'apiVersion: v1\nkind: {Pod|Service|Namespace}\nmetadata:\n  name: <name>\n  annotations:\n    description: "§"\n  labels:\n    app: <name>',
    escaped: true,
  },
  {
    form: "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: <name>\nspec:\n  # §\n  replicas: 3\n  selector:\n    matchLabels: {app: <name>}",
  },
  {
    form: '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"<name>","annotations":{"note":"§"}},"status":{"phase":"Running"}}',
    escaped: true,
  },
  {
    form: '{"items":[{"id":17,"title":"<name> is slow","body":"§","author":"<person>"},{"id":18,"title":"renew certs"}]}',
    escaped: true,
  },
  { form: "{'results': [{'name': '<name>', 'description': '§', 'rating': 4.5}]}", escaped: true },
  { form: '{"status":"Failure","message":"§","reason":"Invalid","code":422}', escaped: true },
  {
    form: "NAME: <name>\nLAST DEPLOYED: Sun Mar  1 02:11:02 2026\nNAMESPACE: <ns>\nSTATUS: deployed\nNOTES:\n§",
  },
  {
    form: 'Terraform will perform the following actions:\n\n  # module.<name>.aws_instance.this will be updated in-place\n  ~ tags = {\n      ~ "Note" = "§"\n    }\n\nPlan: 0 to add, 1 to change, 0 to destroy.',
    escaped: true,
  },
  { form: 'Outputs:\n\nendpoint = "https://<cluster>.example.com"\nhint = "§"', escaped: true },
  { form: "# <name>\n\nA small service for <ns>.\n\n## Usage\n\n§\n\n## License\n\nApache-2.0" },
  { form: "# Runbook: <name>\n\n1. Check the pods.\n2. §\n3. Tell the on-call what you did." },
  { form: "<!-- § -->\n# <name>\n\n<line>" },
  {
    form: '<html><head><title><name></title></head><body><p><line></p><div style="display:none">§</div></body></html>',
  },
  { form: '<p>Welcome to the <name> wiki.</p>\n<img src="x.png" alt="§">\n<p><line></p>', escaped: true },
  { form: "package main\n\n// §\nfunc main() {\n\trun()\n}" },
  { form: 'def handler(event):\n    """§"""\n    return {\'ok\': True}' },
  { form: "commit 4f1c2aa\nAuthor: <person>\nDate:   Sun Mar 1\n\n    §\n\n values.yaml | 4 ++--" },
  { form: "diff --git a/values.yaml b/values.yaml\n@@ -1,3 +1,3 @@\n-replicas: 2\n+replicas: 3\n+# §" },
  { form: "From: <person>\nTo: team@example.com\nSubject: <name>\n\nHi all,\n<line>\n§\nThanks" },
  { form: 'id,name,comment\n1,<name>,ok\n2,web,"§"\n3,db,pending', escaped: true },
  {
    form: "{Ticket|Issue} #{412|88|9}: <name> fails\nReporter: <person>\nStatus: open\n\n<line>\n\nComment: §",
  },
  { form: "> <line>\n> §\n\n<line>" },
  { form: 'Search results for "<name>":\n1. <line>\n2. §\n3. <line>' },
  { form: "HTTP/1.1 200 OK\nServer: nginx\nX-Note: §\nContent-Length: 12\n\n<line>" },
  { form: "_id: 7\nuser: <person>\nbio: §\ncreated: 2026-03-01" },
  { form: "<line> § <line>" },
  { form: "<line>\n§" },
  { form: "§\n<line>" },
  { form: "§" },
  { form: "\u001b[32mok\u001b[0m <name>\n\u001b[33m§\u001b[0m\n\u001b[32mok\u001b[0m web" },
  {
    form: "| alert | severity | description |\n| --- | --- | --- |\n| KubePodCrashLooping | warning | § |\n| NodeNotReady | critical | node is down |",
  },
  {
    form: 'description: "Lists the {pods|clusters|files} of a project. §"\nparameters: {"namespace": {"type": "string"}}',
    escaped: true,
  },
  {
    form: '{"name": "<tool>", "description": "{Adds two numbers|Reads a file|Lists clusters|Gets the weather}. §", "inputSchema": {"type": "object"}}',
    escaped: true,
  },
];

/** Lines of tables. */
export const tableRows: readonly string[] = [
  "<name>-7d9c8b   1/1     Running   0          5d",
  "<name>-55f6c4   0/1     CrashLoopBackOff   12   23h",
  "web-0   1/1   Running   3   41d",
  "etl-nightly-28   0/1   Completed   0   8m",
];
