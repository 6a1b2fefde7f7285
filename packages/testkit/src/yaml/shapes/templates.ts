// Templates that nobody rendered: Helm's braces, and those of others, wherever a chart has them.
import type { Random } from "../../fuzz/random.js";
import { placed } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const holes: readonly string[] = [
  ...[
    "{{ .Values.x }}",
    "{{.Values.x}}",
    "{{- .Values.x -}}",
    "{{ x | quote }}",
    '{{ .Values.x | default "a" }}',
    "{{ $x }}",
    "{{}}",
    "{{ x }}{{ y }}",
  ],
  ...[
    '{{ include "a.b" . }}',
    "{{ toYaml .Values.x | nindent 4 }}",
    '{{ index .Values "x" }}',
    '{{ printf "%s:%d" x 1 }}',
    "{{ a: b }}",
    "{{/* why */}}",
  ],
  ...[
    "${x}",
    "$(X)",
    "<%= x %>",
    "{% if x %}",
    "[[ x ]]",
    "@x@",
    "%x%",
    "#{x}",
    "((x))",
    "__X__",
    "<x>",
    "{{{ x }}}",
    "{{ x }",
    "{ x }}",
    "{{ 'x' }}",
    "{{ x, y }}",
  ],
];
const lines: readonly string[] = [
  ...[
    "a: b",
    "  c: d",
    "- e",
    "a: X",
    "a: X:Y",
    "a: pre-X",
    "a: X-post",
    'a: "X"',
    "a: 'X'",
    "X: a",
    "X",
    "  X",
    "- X",
    "- a: X",
    "# X",
    "a: # X",
  ],
  ...[
    "{{- if .Values.x }}",
    "{{- end }}",
    "{{ range .Values.x }}",
    "  {{- with .x }}",
    "a:\n  {{- toYaml . | nindent 2 }}",
    "a: {b: X}",
    "a: [X]",
    "a: &x X",
  ],
  ...[
    "a: |\n  X",
    "a: >-\n  X",
    "--- X",
    "image: {{ .r }}:{{ .t }}",
    "a: {{ .x }}\n  b: c",
    "X:X",
    "a: !!str X",
    "? X",
    "replicas: X",
    "hostNetwork: X",
  ],
];

const filled = (random: Random) => random.pick(lines).replaceAll("X", () => random.pick(holes));

export const templates: YamlShape = {
  name: "templates",
  make: (random: Random) => {
    if (random.chance(0.35)) return placed(random, random.pick(holes));
    if (random.chance(0.3)) return `a: 1\n---\n${filled(random)}\n---\nb: 2\n`;
    return `${random.times(1 + random.below(4), () => filled(random)).join("\n")}\n`;
  },
};
