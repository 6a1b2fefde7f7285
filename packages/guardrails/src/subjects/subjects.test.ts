// The questions that every guard knows, as doors and their documentation tell of them.
import { expect, it } from "vitest";
import { subjects } from "./subjects.js";

it("are told in the order of a conversation", () => {
  const told = subjects.map(({ name, called, entrypoint, description }) => [
    `${name}: ${called}, ${entrypoint}`,
    description,
  ]);
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "prompt: a prompt, prompt/decision",
        "Decides whether a prompt may go on to a model: injection, hidden text, credentials, personal data, scope.",
      ],
      [
        "response: a response, response/decision",
        "Decides whether what a model answered may go on to a person or a tool: credentials, personal data, hidden text.",
      ],
      [
        "tool-result: a tool result, tool_result/decision",
        "Decides whether what a tool gave back may go on to a model: orders to the assistant, hidden text, credentials, personal data.",
      ],
      [
        "action: an action, action/decision",
        "Decides whether a proposed action may run: allow, require_approval or deny, with the reasons. An action is \`verb\` and \`resource\`, a tool's call (\`tool\`, \`arguments\`), an API \`request\`, or a shell \`command\`.",
      ],
      [
        "configuration: a configuration, configuration/decision",
        "Judges Kubernetes objects and Terraform plans as one set and lists what is wrong with each, where, and how to mend it.",
      ],
    ]
  `);
});
