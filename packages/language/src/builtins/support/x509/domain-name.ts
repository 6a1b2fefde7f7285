// Names of hosts and mailboxes, as certificates may hold and constrain them.

/** Labels of visible ASCII, none of them empty; a constraint may start with a dot. */
export function isDomainName(name: string, constraint = false): boolean {
  if (name === "" && constraint) return true;
  const bare = constraint && name.startsWith(".") ? name.slice(1) : name;
  return bare.length <= 253 && bare.split(".").every((label) => /^[\x21-\x7e]{1,63}$/.test(label));
}

export type Mailbox = { readonly local: string; readonly domain: string };

const quotedMailbox = /^"((?:[^"\\]|\\.)*)"@(.*)$/s;
const plainMailbox = /^((?:[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~.]|\\.)+)@(.*)$/s;

/** RFC 2821, section 4.1.2. */
export function parseMailbox(text: string): Mailbox | undefined {
  const match = quotedMailbox.exec(text) ?? plainMailbox.exec(text);
  const [, localText = "", domain = ""] = match ?? [];
  if (match === null || !isDomainName(domain)) return undefined;
  const local = localText.replaceAll(/\\(.)/gs, "$1");
  if (!text.startsWith('"') && (/^\.|\.$/.test(local) || local.includes(".."))) return undefined;
  return { local, domain };
}
