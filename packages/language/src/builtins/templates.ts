// Templates in Go's notation.
import { t } from "../types/type.js";
import { regoText } from "../values/rego-text.js";
import { defineBuiltin } from "./define-builtin.js";
import { unmarshalJson } from "./support/go-json.js";
import { renderTemplate } from "./support/template/render-template.js";

export const render = defineBuiltin({
  name: "strings.render_template",
  effort: 8,
  summary: "Fills values into a template of Go: `{{.name}}`, `{{if}}`, `{{range}}` and so on.",
  parameters: { template: t.string, values: t.object(t.string, t.any) },
  returns: t.string,
  examples: [
    { rego: 'strings.render_template("hi {{.name}}", {"name": "ana"})', result: '"hi ana"' },
    {
      rego: 'strings.render_template("{{range $i, $x := .xs}}{{if $i}},{{end}}{{$x}}{{end}}", {"xs": [1, 2]})',
      result: '"1,2"',
    },
    { rego: 'strings.render_template("{{.x", {})' },
  ],
  // Values go through their text, as in OPA, so that sets are refused.
  evaluate: ({ template, values }, { takeSteps }) =>
    renderTemplate(template, unmarshalJson(regoText(values)), takeSteps).replaceAll(
      "<no value>",
      "<undefined>",
    ),
});
