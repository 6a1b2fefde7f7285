// Manifests as people write them: several objects a file, with the values and the styles that are common.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

/** `¶name` stands for a choice of that name. */
const choices: Readonly<Record<string, readonly string[]>> = {
  name: ["web", "api", '"web"', "'api-1'", "web.example.com", "a1"],
  image: [
    "nginx:1.27",
    '"nginx:latest"',
    "registry.example.com:5000/team/app@sha256:0f1e",
    "app",
    "'app:1.0'",
  ],
  bool: ["true", "false", "true", "false", "yes", "off", '"true"', "True"],
  number: ["1", "3", "0", "1000", "65534", "0o17", "1e3", '"2"', "80"],
  quantity: ["100m", "128Mi", "1", "0.5", '"1"', "1Gi", "1e3", "500m"],
  text: [
    "a b",
    '"a: b"',
    "'it''s'",
    "http://a.b:80/c?d=e#f",
    "a #b",
    "2024-01-01",
    "1.20",
    "on",
    "null",
    "~",
    '""',
    "50%",
  ],
  command: [
    '["sh", "-c", "echo hi"]',
    "[sh, -c, 'a: b']",
    "\n        - sh\n        - -c\n        - echo $X",
    "[]",
  ],
  block: [
    "|\n    a: b\n    # no comment\n      c\n\n    d",
    ">-\n    one\n    two\n\n    three",
    '"x\\ny"',
    "|-\n    #!/bin/sh\n    set -e",
  ],
  labels: [
    "{app: web}",
    "{app: web, tier: 'a'}",
    "\n    app: web\n    app.kubernetes.io/name: api",
    '{"app":"web"}',
    "{}",
  ],
  comment: ["", "", "", " # why", "  # a: b"],
};

const objects: readonly string[] = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ¶name
  labels: ¶labels
  annotations:
    note: ¶text¶comment
spec:
  replicas: ¶number
  selector:
    matchLabels: {app: ¶name}
  template:
    metadata: {labels: {app: ¶name}}
    spec:
      hostNetwork: ¶bool¶comment
      containers:
      - name: ¶name
        image: ¶image
        command: ¶command
        ports: [{containerPort: ¶number, protocol: TCP}]
        env:
        - {name: A, value: ¶text}
        - name: B
          value: ¶text
        resources:
          limits: {cpu: ¶quantity, memory: ¶quantity}
        securityContext:
          privileged: ¶bool
          runAsUser: ¶number
`,
  `apiVersion: v1
kind: ConfigMap
metadata: {name: ¶name}
data:
  a.yaml: ¶block
  b: ¶text
binaryData: {c: aGVsbG8=}
`,
  `---
apiVersion: v1
kind: Pod
metadata:
    name: ¶name
    labels: ¶labels
spec:
    automountServiceAccountToken: ¶bool
    volumes:
    -   name: host
        hostPath: {path: ¶text}
    containers:
    -   name: ¶name
        image: ¶image¶comment
        args: [--port, ¶number, "--flag=¶number"]
`,
  `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: ¶name}
  spec: {ports: [{port: ¶number}], type: ¶text}
- &second
  apiVersion: v1
  kind: Namespace
  metadata: {name: ¶name, labels: ¶labels}
- *second
`,
  `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","labels":{"b":"c"}},"data":{"k":"dg=="},"n":[1,2.50,-0,1e3,true,null]}
`,
  `apiVersion: batch/v1
kind: CronJob
metadata: &meta
  name: ¶name
spec:
  schedule: "*/5 * * * *"
  suspend: ¶bool
  jobTemplate:
    metadata: *meta
    spec: &spec
      template:
        spec:
          <<: {hostPID: ¶bool, restartPolicy: Never}
          restartPolicy: OnFailure
          containers: []
    other: {<<: *spec, ttl: ¶number}
`,
  "# only a comment\n",
];

/** One file of up to three objects. */
export function manifest(random: Random): string {
  const texts = random.times(1 + random.below(3), () =>
    random.pick(objects).replaceAll(/¶([a-z]+)/g, (_, name: string) => random.pick(choices[name] ?? [""])),
  );
  const text = texts.join(random.chance(0.8) ? "---\n" : "--- # next\n");
  return random.chance(0.1) ? text.replaceAll("\n", "\r\n") : text;
}

export const manifests: YamlShape = { name: "manifests", make: manifest };
