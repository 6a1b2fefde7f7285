// Words to an assistant where only facts should be: what outputs of tools do not say.
import type { Phrase } from "./phrase.js";

export const orders: readonly Phrase[] = [
  // `if you are an AI model`
  {
    concept: "address-reader",
    pattern:
      /\b(?:if you are|if you're|to you,|you are|attention,?|dear|hey|hello) (?:an? |the |any |all ){0,16}(?:ai|llm|language model|large language model|automated|autonomous|chat ?bot)(?: (?:language|ai|llm)){0,16}(?: (?:model|agent|assistant|system|bot)s?)?\b/,
  },
  // `note to the agent`
  {
    concept: "note-to-agent",
    pattern:
      /\b(?:notes?|messages?|attention|instructions?|reminders?|notices?|directives?|orders?|commands?|requests?|steps?|tasks?|actions?|hints?)[ _-](?:to|for|addressed to)[ _-](?:the |any |all |you,? the ){0,16}(?:reading )?(?:ai|llm|assistants?|agents?|language models?|chat ?bots?|copilot)\b/,
  },
  // `todo(agent): …`
  {
    concept: "mark-for-agent",
    pattern:
      /(?:\b(?:todo|fixme|note|task|action) ?[([] ?(?:ai|agent|assistant|bot|llm|copilot|model) ?[)\]] ?:|\b(?:assistant|agent|ai|llm|model|system)[ _-]instructions? ?:|\b(?:ai|llm) (?:agents?|assistants?|models?) ?[,:] (?:you |please|do |run |call |send |delete |ignore |now |must ))/,
  },
  // Output that claims to end, and another speaker to begin
  {
    concept: "claim-end",
    pattern:
      /\bend of (?:the )?(?:tool |function |api |search |web |log |retrieved |user ){0,16}(?:output|results?|documents?|data|context|input|response)\b[^a-z0-9]{0,12}(?:n ?)?(?:user|human|system|assistant|new (?:task|instructions?))\b/,
  },
  // `the following is a trusted administrator directive`
  {
    concept: "claim-trust",
    pattern:
      /\b(?:the following is a|this is a|as a|by|per) (?:(?:trusted|authori[sz]ed|verified|official|legitimate|signed) ){1,16}(?:system |security |platform )?(?:administrators?|admin|system|operator|developer|user)(?:'s)? (?:directive|instruction|message|command|override|order|request)s?\b/,
  },
  // Orders that forbid to ask
  {
    concept: "without-asking",
    pattern:
      /\b(?:do not|don't|never|without|no need to) (?:ask(?:ing)?|wait(?:ing)?|request(?:ing)?|seek(?:ing)?|prompt(?:ing)?) (?:(?:for|the|any|user|to|operator|human|your|them|me|further|prior) ){0,16}(?:confirmation|approval|permission|consent|confirm|approve)\b/,
  },
  {
    concept: "before-your-task",
    pattern:
      /\bbefore you (?:can |may |could )?(?:solve|complete|answer|finish|continue with|proceed with|do|perform) (?:the|this|that|any|your) (?:(?:original|user|user's|current|actual|given) ){0,16}(?:task|question|request|job)s?\b/,
  },
  {
    concept: "must-act",
    pattern:
      /\byou must (?:(?:now|first|immediately|always|strictly|also) ){0,16}(?:adhere|obey|follow|execute|call|run|send|delete|transfer|email|reveal|exec|use|invoke|open|create|remove|drain|scale|disable|grant|patch|apply|print|ignore)\b[^.]{0,200}\b(?:instruction|immediately|tool|before|user|secret|password|kubeconfig|token)/,
  },
  {
    concept: "keep-secret",
    pattern:
      /\b(?:keep this (?:confidential|secret|between us|hidden)|do not mention (?:this|it|that)|without (?:the user|anyone|telling|informing|mentioning|asking)\b|tell the user (?:that )?(?:everything|nothing|all|it)|say nothing (?:about|to))/,
  },
  // Orders that wait for the reader, or want it to hide that it followed them
  {
    concept: "when-you-read",
    pattern:
      /\b(?:as if nothing (?:had |has )?happened|(?:once|after|when|as soon as|if) you (?:have )?(?:read|seen?|processed?|received?) (?:this|these)(?: (?:message|text|note|output|line|instructions?))?,? (?:please |you |first |immediately |then ){0,16}[a-z]{1,40}|before (?:using|calling|running|invoking) any other tools?|otherwise (?:the|this|no) tools? will not (?:work|function|respond))\b/,
  },
  // What was fetched goes to an address
  {
    concept: "forward-to-address",
    pattern:
      /\b(?:and|then) (?:then |please |also )?(?:send|e-?mail|forward|share|transmit|mail)(?: (?:it|them|the|all|that|this|these|those|details?|data|results?|information|info|extracted|retrieved|collected|contents?|files?|list|report|summary|history|of|to|my|via|at|an?|email|e-mail|address|alternate)){0,16} ['"]?[a-z0-9._%+-]{1,40}@[a-z0-9.-]{1,40}\b/,
  },
];
