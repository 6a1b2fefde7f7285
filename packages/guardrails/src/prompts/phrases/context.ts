// Facts about the words around a phrase, by which policies tell a request from talk about it.

export type PhraseContext = {
  /** The text says not to do it: `do not ignore …`. */
  readonly negated: boolean;
  /** It is about a thing of the reader's work, not about the model: `… in the Dockerfile`. */
  readonly about_artifact: boolean;
  /** What stands around it speaks to a model, or about one. */
  readonly addressed: boolean;
  /** It begins behind a quotation mark. */
  readonly quoted: boolean;
  /** That mark is how data write a text: of an attribute, a string of JSON, the value of a key. Nobody need be quoted. */
  readonly in_data: boolean;
};

/** Characters before and after that are looked at. */
const reach = 160;

const negation =
  /\b(?:do not|don't|does not|doesn't|did not|never|must not|mustn't|should not|shouldn't|may not|will not|won't|cannot|can't|not to|without|avoid|instead of|rather than|refuse to|refused to|nobody may|no one may) (?:ever |simply |just |blindly |accidentally ){0,2}$/;

const artifact =
  "dockerfile|containerfile|makefile|runbook|playbook|readme|manifest|charts?|templates?|values|pipeline|workflow|jobs?|scripts?|wiki|ticket|issue|pull request|pr|guide|tutorial|spec|config|configmap|configuration|annotations?|labels?|entrypoint|cmd|image|container|namespace|pods?|deployment|cluster|terraform|module|section|step|compose|kustomization|ingress|service|job|cronjob|file|repo|repository|branch|ci|makefile target";
const about = new RegExp(
  `^(?:'s)?(?: (?:given|stated|written|set|listed|defined|found|kept|that are|that were|which are)){0,2} (?:in|of|from|for|on|inside|within|at) (?:(?:the|a|an|this|that|our|my|its|each|every|all|any) ){0,2}(?:[a-z0-9_.\\/-]{1,30} ){0,2}?(?:(?:${artifact})s?(?:'s)?|[a-z0-9_\\/-]{1,40}\\.(?:ya?ml|json|md|txt|toml|sh|tf|tfvars|cfg|conf|ini|env|py|go|js|ts|lock|hcl|rego))(?=[ .,;:!?)]|$)(?! (?:assistant|agent|bot|ai|prompt|model|guardrail|assistant's|policy)\\b)`,
);
/** A place in a file: `… above line 20`. */
const place = /^ (?:the )?(?:lines?|rows?|columns?|sections?|steps?|fold|threshold|limit|\d{1,9})\b/;

const speech =
  /\b(?:you are|you're|you will|you must|you shall|you have|your (?:response|reply|answer|name|rules|role|instructions|programming|own)|yourself|chat ?gpt|gpt|ai|a\.i\.|llm|language model|assistant|chat ?bot|bot|dan|claude|gemini|copilot|jailbreak|openai|respond|pretend|simulate|persona|character)\b/;

const quotation = /["'“‘«„`]$/;
const ofData = /(?:[=[{(]|["']:) ?["']$|[{;] ?[\w-]{1,64}: ?["']$|(?:^|\n)[ \t]*(?:- )?[\w./-]{1,64}: ?["']$/;

/** `lines` is the text with its line breaks, which are spaces in it. The work is bounded, whatever the text. */
export function contextOf(text: string, lines: string, start: number, end: number): PhraseContext {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  return {
    negated: negation.test(before),
    about_artifact: about.test(after) || place.test(after),
    addressed: speech.test(before) || speech.test(after),
    quoted: quotation.test(before),
    in_data: ofData.test(lines.slice(Math.max(0, start - reach), start)),
  };
}
