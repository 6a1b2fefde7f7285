// Clients of databases: what their SQL does, where it is in the line.

import type { Command, ProgramReader } from "../shell/command.js";
import { readSql } from "../sql/read-sql.js";
import { optionValues } from "./long-options.js";

/** By program: the flag that has the SQL. */
const flags: Readonly<Record<string, RegExp>> = {
  psql: /^(?:-c|--command)$/,
  mysql: /^(?:-e|--execute)$/,
  mariadb: /^(?:-e|--execute)$/,
};

const client: ProgramReader = (command) => {
  const { words, program, input } = command;
  const texts = words.flatMap((word, index) => {
    const [flag = "", ...value] = word.text.split("=");
    if (!flags[program]?.test(flag)) return [];
    return value.length > 0 ? { ...word, text: value.join("=") } : (words[index + 1] ?? []);
  });
  if (words.some(({ text }) => /^(?:-f|--file)/.test(text)))
    return command.refuse("runs-text", "its SQL is in a file");
  if (words.some(({ text }) => /^(?:--version|--help|-l|--list)$/.test(text)))
    return void command.emit({ verb: "list", said: program });
  if (texts.length > 0) {
    for (const text of texts) {
      if (text.dynamic === true) command.refuse("dynamic", "its SQL is known only when it runs", text);
      else runSql(command, text.text);
    }
    return;
  }
  if (input?.text !== undefined && input.dynamic !== true) return runSql(command, input.text);
  command.refuse("runs-text", "its SQL is not in the line");
};

function runSql(command: Command, text: string): void {
  if (/^\s*\\(?:d[a-zA-Z]*\+?|l\+?|conninfo|z)(?:\s+[\w.*"]+)?\s*$/.test(text) && command.program === "psql")
    return void command.emit({ verb: "list", said: "psql" });
  const { operations, unread } = readSql(text, { at: command.at, tool: command.program, surroundings: {} });
  for (const { kind, message } of unread) command.refuse(kind, message);
  const [host] = optionValues(
    command.words.map(({ text }) => text),
    "h",
    ["host"],
  );
  for (const { at: _, ...operation } of operations)
    command.emit({ ...operation, ...(host !== undefined && { cluster: host }) });
}

export const databases: Readonly<Record<string, ProgramReader>> = Object.fromEntries(
  Object.keys(flags).map((name) => [name, client]),
);
