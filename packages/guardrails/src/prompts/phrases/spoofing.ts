// Marks of other speakers, authority that nobody has, and parts to play without rules.
import type { Phrase } from "./phrase.js";

export const spoofing: readonly Phrase[] = [
  // Marks of chat templates where they are used; who asks about `<|im_start|>` goes on in prose
  {
    concept: "imitate-marks",
    pattern:
      /<\|(?:system|user|assistant|start_header_id|begin_of_text)\|>|<\|im_start\|> ?(?:system|user|assistant|developer|tool)\b|<\|(?:im_end|end_header_id|eot_id|endoftext|endofprompt)\|> ?(?:<|\[|\w{1,12} ?:|$)/,
    anywhere: true,
  },
  {
    concept: "imitate-marks",
    pattern:
      /\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|system_prompt|system-prompt|developer)>|\[\/?(?:system|assistant)(?: (?:message|prompt|note|override))?\]|#{2,4} ?\(?(?:system|new instructions?|assistant)(?:[ _](?:prompt|message|instructions?))?\)? ?:|#{2,4} ?\(system[ _](?:message|prompt)\)|\{ ?system ?:/,
    anywhere: true,
  },
  // The system is quoted at the very start of what a person wrote
  {
    concept: "imitate-speaker",
    pattern:
      /(?<=^\W{0,4})(?:system|developer|root|admin(?:istrator)?)(?: (?:message|note|prompt|override|instruction|notice|alert))? ?[:\]>] ?[a-z]/,
  },
  {
    concept: "claim-authority",
    pattern:
      /\b(?:system|admin(?:istrator)?|developer|operator|root|security) (?:override|note|message|instruction|directive|notice|prompt|command)s?(?: (?:to|for)(?: the| any| all)? (?:ai|assistants?|agents?|models?|llm)\b| ?[:!-] ?(?:the user|you (?:must|are|will|now)|ignore|disregard|all |do not|policy|security|approval))/,
  },
  {
    concept: "claim-authority",
    pattern:
      /\b(?:i am|i'm|this is|we are|speaking as) (?:your|the|an?) (?:(?:creator|developer|owner|maker|programmer|trainer|god|master)\b(?: (?:of (?:this|the) (?:ai|model|system|assistant|bot)|and you|debugging this)|[,.!])|(?:(?:openai|anthropic|google|microsoft) (?:engineer|developer|employee|staff|team|admin)))|\b(?:approved|authori[sz]ed|permitted|sanctioned|sponsored) by (?:explicitly )?(?:openai|anthropic|your (?:developers?|creators?|operators?))\b|\bthe user (?:is|has been) (?:authori[sz]ed|allowed|permitted|cleared|verified|granted)\b|\bpolic(?:y|ies) (?:engine|checks?|enforcement) (?:is |are |has been |now ){0,16}(?:offline|disabled|off|suspended|down)\b[^?]{0,40}\b(?:proceed|execute|run|call|continue|unrestricted|allow)/,
  },
  // Parts without rules, by name
  {
    concept: "persona-mode",
    pattern:
      /\b(?:do anything now|(?:god|jailbreak|dan|evil|chaos|opposite|anarchy|apophis)[ _\\-]{0,3}mode(?: is| has been| now)? ?:? ?(?:enabled|activated|active|on\b|engaged|unlocked|output)|simulate developer mode|(?:enable|activate|enter|switch to|with|in|simulate) (?:god|jailbreak|dan|evil|chaos|opposite|anarchy) ?mode|(?:called|named|as|are|be|is|known as|act like) (?:a |an |the |special agent )?dan\b|you are (?:now )?(?:(?:opposite|evil|chaos|dark)-?(?:bot|gpt|ai)|[a-z]{2,12}gpt)\b)/,
  },
  // Modes that software has, too
  {
    concept: "operating-mode",
    pattern:
      /\b(?:(?:developer|debug|maintenance|sudo|unrestricted|unfiltered|uncensored)[ _\\-]{0,3}mode(?: is| has been| now)? ?:? ?(?:enabled|activated|active|on\b|engaged|unlocked|output)|(?:enable|activate|enter|switch to|with|in|simulate) (?:(?:the|your) )?(?:developer|unrestricted|unfiltered|uncensored|sudo) ?mode)/,
  },
  // Parts without rules, by description
  {
    concept: "persona-unfiltered",
    pattern:
      /\b(?:unfiltered|uncensored|unrestricted|unlimited|amoral|immoral|unethical|evil|jailbroken|unhinged|lawless|unmoderated|rogue) (?:and (?:[a-z]{1,40}) )?(?:ai|a\.i\.|assistant|chat ?bot|model|bot|persona|version|language model|gpt|chatgpt|character|superintelligence|entity|robot)\b/,
  },
  {
    concept: "persona-without-rules",
    pattern:
      /\b(?:you|ai|bot|dan|assistant|chat ?bot|language model|(?:chat)?gpt(?:chat)?)(?: (?:are|is|have|has|were|will|can|do|does|be|now|completely|totally|also|being|fully|always|must|would|shall|having|who|that|which|with)){0,16} (?:no|not have|not have any|without|free from|free of|freed from|unbound by|not bound by|not bound to|not limited by|not restricted by|not constrained by|no longer (?:bound|limited|restricted|constrained) by|ignores?|not follow|not care about|broken free (?:of|from)|bypass(?:es)?|not (?:subject|confined) to|not adhere to|not abide by)(?: (?:any|all|the|of|its|their|your|his|her|such|typical|a|an|usual|or|and|about|these|those|normal|social|by|human|ai|set|given)){0,16} (?:restrictions?|limitations?|filters?|filtering|guidelines?|constraints?|boundaries|ethics|morals?|morality|censorship|laws?|conscience|confines|rules)\b/,
  },
  {
    concept: "persona-without-ethics",
    pattern:
      /\b(?:no|not have|not have any|without|free from|free of|freed from|unbound by|not bound by|not bound to|not limited by|not restricted by|not constrained by|no longer (?:bound|limited|restricted|constrained) by|ignores?|not follow|not care about|broken free (?:of|from)|bypass(?:es)?|not (?:subject|confined) to|not adhere to|not abide by)(?: (?:any|all|the|of|its|their|your|his|her|such|typical|a|an|usual|or|and|about|these|those|normal|social|by|sense|regard|for|kind|completely)){0,16} (?:(?:moral|ethical|legal|openai'?s?|safety|content)(?: (?:or|and|moral|ethical|legal|safety|content|policy|use|case)){0,16} (?:restrictions?|limitations?|limits?|filters?|filtering|guidelines?|rules?|constraints?|boundaries|principles?|polic(?:y|ies)|standards?|codes?|considerations?)|ethics|morals|morality|censorship|moral compass|conscience|openai)\b/,
  },
  {
    concept: "stay-in-character",
    pattern:
      /\b(?:(?:stay|remain|keep|be) in (?:your )?character|(?:never|not|don't|without) (?:ever )?break(?:ing)? (?:your |the )?character|break(?:ing)? character)\b/,
  },
  // `from now on you are`, `you are now`, `you are going to act as`
  {
    concept: "become",
    pattern:
      /\b(?:from (?:now|this point|this moment|here) on(?:wards?)?,? (?:you(?:'re| are| will| must| shall| have to| can| should|'ll)?|act|behave|pretend|respond as|reply as|answer as|ignore) ?|you are (?:now |going to |about to )(?:(?:act|play|pretend|roleplay|role-play|simulate|be|become|immerse|respond|operate|function|emulate|impersonate)\b|an? |the |in |free|no longer|under|my )|you (?:will|must|are to|shall|should) (?:now )?(?:act|behave|pretend|roleplay|role-play|respond|impersonate|simulate|play the role|take on the role)(?: (?:as|like|to be|the role))\b)/,
  },
  {
    concept: "pretend-model",
    pattern:
      /\b(?:pretend|imagine|act|simulate|behave|roleplay|role-play)(?: (?:to be|that|you are|you're|as|as if|like|being|an?|the|are|you|were)){0,16} (?:(?:ai|a\.i\.|chat ?bot|language model|llm|chatgpt|gpt|artificial intelligence)(?: (?:model|assistant|system|bot))?,? (?:that|which|who|with(?:out| no)|called|named|has|can|does|in)|(?:evil|amoral|jailbroken|unrestricted|unfiltered|uncensored|opposite)\b)/,
  },
  // `start your response using the following exact structure`
  {
    concept: "answer-format",
    pattern:
      /\b(?:your name is now|transform into [a-z]{1,40},? an? (?:ai|unrestricted)|(?:start|begin) your (?:response|answer|reply) (?:using|with|by) the following (?:exact|precise))\b/,
  },
  // `would never deny any request`
  {
    concept: "persona-without-rules",
    pattern:
      /\b(?:never|not|doesn't|don't|can't|cannot) (?:refuse|deny|decline|reject)s? (?:(?:any|a|an|my|the|every|single|human|user|user's|direct) ){1,4}(?:requests?|questions?|orders?|commands?|instructions?|prompts?)\b/,
  },
  // Answers that may not refuse
  {
    concept: "no-refusal",
    pattern:
      /\b(?:never|not|don't|cannot|can't|must not|without|avoid|no|nor)(?: (?:ever|to|be|allowed|able|start|begin|end|your|any|the|a|an|my|response|responses|answer|answers|reply|with|in|and|or|of|it|me|is|are|say|says|saying|like|such|as|use|uses|using|include|including|write|writing|words?|phrases?|word|contain|containing|mention|mentioning|output|add|adding|give|giving|provide|apologize|make|making|that|unnecessarily|common|negative|ethical|moral|legal|kind)){0,16} ['"“‘*]?(?:sorry|"?i (?:can't|cannot|am unable|'m sorry)|i'm sorry|cannot|can't|unable|however|unfortunately|apologi[sz]e|apologies|as an ai|refus(?:e|al|als|ing)|disclaimers?|morali[sz]ing)\b/,
  },
  {
    concept: "affirm-first",
    pattern:
      /\b(?:start|begin|open)(?: (?:your|the|each|every|all|of|my)){0,16} (?:response|answer|reply|output|sentence)s?(?: (?:only|always|exactly))? (?:with|using|by (?:saying|writing))(?: (?:the|exact|following|phrase|words?|text|sentence|prefix|line|:)){0,16} ['"“‘*]?(?:sure|absolutely|of course|certainly|yes|hell yeah)\b/,
  },
];
