# METADATA
# title: Speaking in another role
# description: >-
#   The text imitates the marks by which a model tells its operator from its user, claims an authority that it cannot
#   have, or gives the model a part to play in which its rules do not hold.
# custom:
#   id: PROMPT-ROLE-SPOOFING
#   severity: high
#   effect: deny
#   remedy: Write as who you are; what needs more rights needs an approval
#   controls: [{framework: OWASP-LLM, id: LLM01}]
#   variants:
#     persona: {title: A part in which the rules do not hold, severity: medium}
package prompt.rules.role_spoofing

import data.lib.prompt

about := rego.metadata.chain()[1].annotations

findings contains prompt.finding(view, "the text imitates the marks of another speaker") if {
	some view in prompt.views
	imitates(view.text)
}

findings contains prompt.finding(view, "the text claims the system's or the operator's authority") if {
	some view in prompt.views
	claims_authority(view.text)
}

findings contains object.union(prompt.finding(view, message), {"variant": "persona"}) if {
	some view in prompt.views
	plays_part(view.text)
	message := "the text gives the assistant a part in which its rules do not hold"
}

# The marks of chat templates
imitates(text) if {
	prompt.mentions(text, ["<|", "[inst", "[/inst", "<<", "</", "<system", "<assistant", "<developer", "[system", "[/system", "[assistant", "[/assistant", "##", "{ system", "{system"])
	regex.match(`<\|(?:im_start|im_end|system|user|assistant|start_header_id|end_header_id|eot_id|begin_of_text|endoftext|endofprompt)\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|system_prompt|system-prompt|developer)>|\[/?(?:system|assistant)(?: (?:message|prompt|note|override))?\]|#{2,4} ?\(?(?:system|new instructions?|assistant)(?:[ _](?:prompt|message|instructions?))?\)? ?:|#{2,4} ?\(system[ _](?:message|prompt)\)|\{ ?system ?:`, text)
}

# The system is quoted at the very start of what a person wrote
imitates(text) if {
	not prompt.is_tool_output
	prompt.mentions(text, ["system", "developer", "root", "admin"])
	regex.match(`^\W{0,4}(?:system|developer|root|admin(?:istrator)?)(?: (?:message|note|prompt|override|instruction|notice|alert))? ?[:\]>] ?[a-z]`, text)
}

claims_authority(text) if {
	prompt.mentions(text, ["override", "note", "message", "instruction", "directive", "notice", "prompt", "command"])
	prompt.mentions(text, ["system", "admin", "developer", "operator", "root", "security"])
	regex.match(`\b(?:system|admin(?:istrator)?|developer|operator|root|security) (?:override|note|message|instruction|directive|notice|prompt|command)s?(?: (?:to|for)(?: the| any| all)? (?:ai|assistants?|agents?|models?|llm)\b| ?[:!-] ?(?:the user|you (?:must|are|will|now)|ignore|disregard|all |do not|policy|security|approval))`, text)
}

claims_authority(text) if {
	prompt.mentions(text, ["creator", "developer", "owner", "maker", "programmer", "trainer", "god", "master", "openai", "anthropic", "google", "microsoft", "the user is", "the user has been", "approved by", "authorised by", "authorized by", "permitted by", "sanctioned by", "sponsored by", "polic"])
	regex.match(`\b(?:i am|i'm|this is|we are|speaking as) (?:your|the|an?) (?:(?:creator|developer|owner|maker|programmer|trainer|god|master)\b(?: (?:of (?:this|the) (?:ai|model|system|assistant|bot)|and you|debugging this)|[,.!])|(?:(?:openai|anthropic|google|microsoft) (?:engineer|developer|employee|staff|team|admin)))|\b(?:approved|authori[sz]ed|permitted|sanctioned|sponsored) by (?:explicitly )?(?:openai|anthropic|your (?:developers?|creators?|operators?))\b|\bthe user (?:is|has been) (?:authori[sz]ed|allowed|permitted|cleared|verified|granted)\b|\bpolic(?:y|ies) (?:engine|checks?|enforcement) (?:is |are |has been |now )*(?:offline|disabled|off|suspended|down)\b[^?]{0,40}\b(?:proceed|execute|run|call|continue|unrestricted|allow)`, text)
}

# Parts without rules, by name or by description
plays_part(text) if {
	prompt.mentions(text, ["anything now", "mode", "dan", "opposite", "evil", "chaos", "dark"])
	regex.match(`\b(?:do anything now|(?:developer|god|jailbreak|dan|debug|unrestricted|sudo|evil|chaos|unfiltered|uncensored|opposite|anarchy|apophis|maintenance)[ _\\-]*mode(?: is| has been| now)? ?:? ?(?:enabled|activated|active|on\b|engaged|unlocked|output)|(?:enable|activate|enter|switch to|with|in|simulate) (?:developer|god|jailbreak|dan|unrestricted|evil|chaos|unfiltered|uncensored|opposite|sudo) ?mode|(?:called|named|as|are|be|is|known as|act like) (?:a |an |the |special agent )?dan\b|you are (?:opposite|evil|chaos|dark)-?(?:bot|gpt|ai))`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["unfiltered", "uncensored", "unrestricted", "unlimited", "amoral", "immoral", "unethical", "evil", "jailbroken", "unhinged", "lawless", "unmoderated", "rogue"])
	regex.match(`\b(?:unfiltered|uncensored|unrestricted|unlimited|amoral|immoral|unethical|evil|jailbroken|unhinged|lawless|unmoderated|rogue) (?:and (?:[a-z]+) )?(?:ai|a\.i\.|assistant|chat ?bot|model|bot|persona|version|language model|gpt|chatgpt|character|mode|superintelligence|entity|robot)\b`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["restriction", "limitation", "filter", "guideline", "constraint", "boundaries", "ethic", "moral", "censorship", "law", "conscience", "confines", "rules"])
	prompt.mentions(text, ["you", "ai", "bot", "dan", "assistant", "model", "gpt"])
	regex.match(`\b(?:you|ai|bot|dan|assistant|chat ?bot|language model|[a-z]*gpt[a-z]*)(?: (?:are|is|have|has|were|will|can|do|does|be|now|completely|totally|also|being|fully|always|must|would|shall|having|who|that|which|with))* (?:no|not have|not have any|without|free from|free of|freed from|unbound by|not bound by|not bound to|not limited by|not restricted by|not constrained by|no longer (?:bound|limited|restricted|constrained) by|ignores?|not follow|not care about|broken free (?:of|from)|bypass(?:es)?|not (?:subject|confined) to|not adhere to|not abide by)(?: (?:any|all|the|of|its|their|your|his|her|such|typical|a|an|usual|or|and|about|these|those|normal|social|by|human|ai|set|given))* (?:restrictions?|limitations?|filters?|filtering|guidelines?|constraints?|boundaries|ethics|morals?|morality|censorship|laws?|conscience|confines|rules)\b`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["moral", "ethic", "legal", "openai", "safety", "content", "censorship", "conscience"])
	regex.match(`\b(?:no|not have|not have any|without|free from|free of|freed from|unbound by|not bound by|not bound to|not limited by|not restricted by|not constrained by|no longer (?:bound|limited|restricted|constrained) by|ignores?|not follow|not care about|broken free (?:of|from)|bypass(?:es)?|not (?:subject|confined) to|not adhere to|not abide by)(?: (?:any|all|the|of|its|their|your|his|her|such|typical|a|an|usual|or|and|about|these|those|normal|social|by|sense|regard|for|kind|completely))* (?:(?:moral|ethical|legal|openai\'?s?|safety|content)(?: (?:or|and|moral|ethical|legal|safety|content|policy|use|case))* (?:restrictions?|limitations?|limits?|filters?|filtering|guidelines?|rules?|constraints?|boundaries|principles?|polic(?:y|ies)|standards?|codes?|considerations?)|ethics|morals|morality|censorship|moral compass|conscience|openai)\b`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["character"])
	regex.match(`\b(?:(?:stay|remain|keep|be) in (?:your )?character|(?:never|not|don't|without) (?:ever )?break(?:ing)? (?:your |the )?character|break(?:ing)? character)\b`, text)
}

# `from now on you are`, `you are now`, `you are going to act as`
plays_part(text) if {
	prompt.mentions(text, ["from now on", "from this point on", "from this moment on", "from here on", "you are ", "you will", "you must", "you shall", "you should"])
	regex.match(`\b(?:from (?:now|this point|this moment|here) on(?:wards?)?,? (?:you(?:'re| are| will| must| shall| have to| can| should|'ll)?|act|behave|pretend|respond as|reply as|answer as|ignore) ?|you are (?:now |going to |about to )(?:(?:act|play|pretend|roleplay|role-play|simulate|be|become|immerse|respond|operate|function|emulate|impersonate)\b|an? |the |in |free|no longer|under|my )|you (?:will|must|are to|shall|should) (?:now )?(?:act|behave|pretend|roleplay|role-play|respond|impersonate|simulate|play the role|take on the role)(?: (?:as|like|to be|the role))\b)`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["pretend", "imagine", "act", "simulate", "behave", "roleplay", "role-play"])
	prompt.mentions(text, ["ai", "a.i.", "chat", "language model", "llm", "gpt", "artificial intelligence", "evil", "amoral", "jailbroken", "unrestricted", "unfiltered", "uncensored", "opposite"])
	regex.match(`\b(?:pretend|imagine|act|simulate|behave|roleplay|role-play)(?: (?:to be|that|you are|you're|as|as if|like|being|an?|the|are|you|were))* (?:(?:ai|a\.i\.|chat ?bot|language model|llm|chatgpt|gpt|artificial intelligence)(?: (?:model|assistant|system|bot))?,? (?:that|which|who|with(?:out| no)|called|named|has|can|does|in)|(?:evil|amoral|jailbroken|unrestricted|unfiltered|uncensored|opposite)\b)`, text)
}

# `start your response using the following exact structure`
plays_part(text) if {
	prompt.mentions(text, ["your name is now", "transform into", "your response", "your answer", "your reply"])
	regex.match(`\b(?:your name is now|transform into [a-z]+,? an? (?:ai|unrestricted)|(?:start|begin) your (?:response|answer|reply) (?:using|with|by) the following (?:exact|precise))\b`, text)
}

# Answers that may not refuse
plays_part(text) if {
	prompt.mentions(text, ["sorry", "cannot", "can't", "unable", "however", "unfortunately", "apolog", "as an ai", "refus", "disclaimer", "morali"])
	regex.match(`\b(?:never|not|don't|cannot|can't|must not|without|avoid|no|nor)(?: (?:ever|to|be|allowed|able|start|begin|end|your|any|the|a|an|my|response|responses|answer|answers|reply|with|in|and|or|of|it|me|is|are|say|says|saying|like|such|as|use|uses|using|include|including|write|writing|words?|phrases?|word|contain|containing|mention|mentioning|output|add|adding|give|giving|provide|apologize|make|making|that|unnecessarily|common|negative|ethical|moral|legal|kind))* ['"“‘*]?(?:sorry|"?i (?:can't|cannot|am unable|'m sorry)|i'm sorry|cannot|can't|unable|however|unfortunately|apologi[sz]e|apologies|as an ai|refus(?:e|al|als|ing)|disclaimers?|morali[sz]ing)\b`, text)
}

plays_part(text) if {
	prompt.mentions(text, ["sure", "absolutely", "of course", "certainly", "yes", "hell yeah"])
	prompt.mentions(text, ["start", "begin", "open"])
	regex.match(`\b(?:start|begin|open)(?: (?:your|the|each|every|all|of|my))* (?:response|answer|reply|output|sentence)s?(?: (?:only|always|exactly))? (?:with|using|by (?:saying|writing))(?: (?:the|exact|following|phrase|words?|text|sentence|prefix|line|:))* ['"“‘*]?(?:sure|absolutely|of course|certainly|yes|hell yeah)\b`, text)
}
