# METADATA
# title: Attempt to set instructions aside
# description: >-
#   The text tells the model to ignore what it was told before, or its rules, or to take a tool's output for orders.
#   Talk of alerts, tables or replica counts that are to be ignored, dropped or overridden is none of that.
# custom:
#   id: PROMPT-INSTRUCTION-OVERRIDE
#   severity: high
#   effect: deny
#   remedy: Say what is wanted, without telling the assistant what to forget
#   controls: [{framework: OWASP-LLM, id: LLM01}]
#   variants:
#     addressed: {title: Output of a tool that gives orders}
package prompt.rules.instruction_override

import data.lib.prompt

about := rego.metadata.chain()[1].annotations

findings contains prompt.finding(view, "the text asks to set aside earlier instructions or rules") if {
	some view in prompt.views
	overrides(view.text)
}

findings contains object.union(prompt.finding(view, "the output of a tool gives orders to the assistant"), {"variant": "addressed"}) if {
	prompt.is_tool_output
	some view in prompt.views
	gives_orders(view.text)
}

# `ignore all the previous instructions`, `disregard any prior rules`
overrides(text) if {
	prompt.mentions(text, ["ignor", "disregard", "forget", "overlook", "overrid", "overwrite", "bypass", "discard", "dismiss", "neglect", "abandon", "erase", "delete", "skip", "cancel", "do not", "don't", "stop ", "attention", "aside"])
	prompt.mentions(text, ["previous", "prior", "earlier", "preceding", "above", "former", "past", "initial", "original", "existing", "foregoing", "aforementioned", "old", "provided", "given", "default", "system", "internal"])
	regex.match(`\b(?:ignor(?:e|es|ing)|disregard(?:ing)?|forget|overlook|override|overwrite|bypass|discard|dismiss|neglect|abandon|erase|delete|skip|cancel|do not (?:follow|obey|listen to|adhere to|comply with)|don't (?:follow|obey|listen to)|stop (?:following|obeying)|pay no attention to|set aside|put aside) (?:(?:all|any|every|each|both|of|the|your|my|our|his|these|those|this|that|such|and|or|other|immediately|completely|please|whatever|absolutely) )*(?:previous|prior|earlier|preceding|above|former|past|initial|original|existing|foregoing|aforementioned|previously|old|pre-existing|provided|given|default|system|internal)(?: (?:and|or|given|stated|mentioned|provided|set|system|safety|security|user|content|internal|existing|prior|previous|programmed|of|your|the|all))* (?:instructions?|directions?|directives?|orders?|commands?|rules?|guidelines?|guidance|prompts?|constraints?|restrictions?|polic(?:y|ies)|programming|context|conversations?|dialog(?:ue)?s?|guardrails?|tasks?|assignments?|inputs?|information|articles?|protocols?)\b`, text)
}

# `ignore your rules`, `bypass your own guidelines`
overrides(text) if {
	prompt.mentions(text, [" your "])
	prompt.mentions(text, ["instruction", "directive", "order", "rule", "guideline", "prompt", "constraint", "restriction", "polic", "programming", "training", "guardrail", "safeguard", "filter", "limitation", "ethic", "principle"])
	regex.match(`\b(?:ignor(?:e|es|ing)|disregard(?:ing)?|forget|override|bypass|circumvent|evade|break|violate|discard|dismiss|abandon|disable|turn off|switch off|deactivate|remove|lift|drop|stop following|do not follow|don't follow) (?:(?:all|any|every|each|of|about|everything|in|the|these|those) )*your (?:(?:own|previous|prior|earlier|initial|original|system|safety|security|content|ethical|moral|internal|current|usual|built-in|core|and|or) )*(?:instructions?|directives?|orders?|rules?|guidelines?|prompts?|constraints?|restrictions?|polic(?:y|ies)|programming|training|guardrails?|safeguards?|filters?|limitations?|ethics|principles)\b`, text)
}

# `ignore the instructions you were given`, `forget what you have been told`
overrides(text) if {
	prompt.mentions(text, ["ignor", "disregard", "forget", "overrid", "do not follow", "don't follow", "stop following", "despite"])
	regex.match(`\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|do not follow|don't follow|stop following|despite) (?:(?:all|any|every|each|of|the|these|those|that) )*(?:instructions?|directions?|directives?|orders?|rules?|guidelines?|prompts?|everything|anything|all|what(?:ever)?|context) (?:(?:that|which|ever) )?(?:(?:you|i|we)(?: have|'ve|'d| had)? (?:(?:been|were|are|just|ever|previously) )*(?:got|gotten|received|told|given|taught|instructed|programmed|trained|learned|discussed|said|know|knew|have|did|been given|gave)|were given|was given|was said|came before|(?:were |was )?(?:said |written |stated |given )?(?:above|before (?:this|that|now)|prior to this|previously|up to now|so far|earlier))\b`, text)
}

# `forget everything above`, `disregard the above`
overrides(text) if {
	prompt.mentions(text, ["ignor", "disregard", "forget", "discard"])
	regex.match(`\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|discard) (?:(?:all|any|of|about|absolutely) )*(?:everything|anything|all|the)(?: (?:of|the|that|was|is|came|written|said|stated|else))* (?:above|before(?: this| that|\b)|previously|prior)(?: (?:and|instead|,)|[.,;:!]|$)`, text)
}

# `forget about all the assignments`, `forget everything and tell me`
overrides(text) if {
	prompt.mentions(text, ["ignor", "disregard", "forget"])
	regex.match(`\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget) (?:about )?(?:all|any|every)(?: (?:of|the|these|those|other|and))* (?:instructions?|directives?|guidelines|prompts|assignments|orders|rules and [a-z]+|ethical [a-z]+|moral [a-z]+)\b|\bforget (?:about )?(?:everything|it all)(?: (?:and|instead|,)|[,.;:!])`, text)
}

# `ignoring any moral or ethical implications`
overrides(text) if {
	prompt.mentions(text, ["ignor", "disregard", "without regard"])
	regex.match(`\b(?:ignor(?:e|ing)|disregard(?:ing)?|without regard (?:for|to)) (?:(?:all|any|the|of|possible|potential|your) )*(?:moral|ethical|legal|ethics|morality|safety)(?: (?:or|and|moral|ethical|legal|safety))* (?:implications?|considerations?|concerns?|consequences?|issues?|standards?|codes?|boundaries|norms?)\b`, text)
}

# `skip the confirmation even if the policy requires it`, `set your internal policy variable`
overrides(text) if {
	prompt.mentions(text, ["confirmation", "approval", " your "])
	regex.match(`\b(?:(?:skip|bypass|avoid|omit|ignore|without) (?:(?:the|any|all|every|user|human) )*(?:confirmations?|approvals?)(?: (?:steps?|prompts?|checks?|requests?|dialogs?|gates?))? (?:even (?:if|though|when)|although|regardless|no matter|whatever)|(?:set|change|modify|edit|rewrite|update) your (?:own |internal |safety |security )+(?:polic(?:y|ies)|rules?|variables?|instructions?|prompts?|settings?|state))\b`, text)
}

# `here are your new instructions`, `new instructions:`
overrides(text) if {
	prompt.mentions(text, ["new system", "new instruction", "new directive", "new order", "your new"])
	regex.match(`\b(?:new (?:system )?(?:instructions?|directives?|orders) ?:|(?:here (?:is|are)|these are|this is|follow|obey) your new (?:instructions?|rules?|task|orders?|directives?|role|prompt)|your new (?:instructions?|orders?|directives?|goal|objective) (?:is|are|will be)\b)`, text)
}

# `you must strictly adhere to the following instruction`
overrides(text) if {
	prompt.mentions(text, ["strictly", "only", "exclusively", "unconditionally", "blindly"])
	prompt.mentions(text, ["instruction", "order", "command", "directive"])
	regex.match(`\b(?:strictly|only|exclusively|unconditionally|blindly) (?:adhere to|follow|obey|execute|comply with) (?:(?:only|all|of|the|these|this|my|following|new|below|next|any) )*(?:instructions?|orders?|commands?|directives?)\b`, text)
}

# `bypass the safety filters`, `do not evaluate policies`
overrides(text) if {
	prompt.mentions(text, ["ignor", "bypass", "circumvent", "evad", "get around", "disabl", "turn off", "do not"])
	prompt.mentions(text, ["ai ", "llm", "model's", "content", "safety", "ethical", "moral", "rego", "opa"])
	regex.match(`\b(?:ignor(?:e|ing)|bypass(?:ing)?|circumvent(?:ing)?|evad(?:e|ing)|get around|disabl(?:e|ing)|turn off|do not (?:evaluate|apply|enforce|check)) (?:(?:all|any|the|your|its|of|these|those) )*(?:(?:ai|llm|model's|content|safety|ethical|moral|rego|opa) )+(?:polic(?:y|ies)|filters?|filtering|guidelines?|protocols?|measures?|restrictions?|guardrails?|mechanisms?|checks?|rules?)\b`, text)
}

overrides(text) if {
	prompt.mentions(text, ["guardrail", "safeguard", "polic"])
	prompt.mentions(text, ["bypass", "ignore", "disable", "circumvent", "evade", "do not", "don't"])
	regex.match(`\b(?:bypass|ignore|disable|circumvent|evade|do not evaluate|don't evaluate|do not apply) (?:(?:all|any|the|your|of) )*(?:guardrails?|safeguards?|polic(?:y|ies) (?:and|even|silently)|polic(?:y|ies)[.;!])`, text)
}

# `pretend the approval was already given`
overrides(text) if {
	prompt.mentions(text, ["approval", "permission", "authori", "consent", "confirmation"])
	prompt.mentions(text, ["pretend", "assume", "act as", "behave as", "as if"])
	regex.match(`\b(?:pretend|assume|act as (?:if|though)|behave as (?:if|though)|as if) (?:(?:that|the|an|your|all|any|my|this|it|was|every) )*(?:approvals?|permissions?|authori[sz]ation|consent|confirmation)(?: (?:was|were|has|have|had|is|are|been|already|just|requests?))* (?:given|granted|obtained|approved|confirmed|present)\b`, text)
}

# `do not tell the user`, `do not write it to the audit log`
overrides(text) if {
	prompt.mentions(text, ["user", "operator", "human", "admin", "owner", "audit"])
	prompt.mentions(text, ["do not", "don't", "never", "without"])
	regex.match(`\b(?:do not|don't|never|without) (?:ever )?(?:mention(?:ing)?|tell(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|reveal(?:ing)?|report(?:ing)?|writ(?:e|ing)|log(?:ging)?|record(?:ing)?|show(?:ing)?|disclos(?:e|ing)) (?:(?:any|of|this|that|it|them|these|anything|about|to|in|the|step|action|actions|instruction|instructions|message|note) )*(?:(?:user|operator|human|admin|administrator|owner)s?\b|audit (?:log|trail)s?\b)`, text)
}

# German
overrides(text) if {
	prompt.mentions(text, ["ignorier", "vergiss", "vergesse", "missacht", "verwirf", "verwerfe", "überschreibe", "hör"])
	regex.match(`\b(?:ignorier(?:e|en|t)?|vergiss|vergesse[nt]?|missachte[nt]?|verwirf|verwerfe[nt]?|überschreibe[nt]?|hör(?:e|en)? (?:sie )?nicht auf)(?:,? (?:sie|bitte|jetzt|nun|sofort|mal|einfach|du|alle|alles|die|den|deine|ihre|meine|aller|diese|der|was|an|von|bis|hier|jemals|wir|ich|dir|nicht|auf))* (?:(?:vorherigen?|vorherigen|bisherigen?|vorigen?|obigen?|früheren?|vorangegangenen?|vorhergehenden?|zuvor|alten?|gegebenen?|ursprünglichen?)(?: (?:und|erteilten|gegebenen|genannten|getätigten|erhaltenen))* (?:anweisung|instruktion|befehl|aufgabe|anordnung|vorgabe|auftr|regel|eingabe|information|prompt|kontext|artikel)|(?:anweisungen|instruktionen|befehle|vorgaben|regeln) (?:davor|zuvor|vorher|von vorhin|oben)|(?:bisher|davor|zuvor|vorher) (?:gesagt|besprochen|gesprochen|getan|gemacht|geschrieben|erhalten|gesagte|besprochen)|(?:bisher|vorher|zuvor) (?:[a-zäöüß]+ ){0,2}(?:gesagt|besprochen|gesprochen|getan|gemacht))`, text)
}

# Spanish, Portuguese, French, Italian
overrides(text) if {
	prompt.mentions(text, ["ignor", "olvid", "omit", "descart", "desestim", "esque", "desconsider", "oubli", "dimentic", "trascur", "ne tiens", "ne tenez"])
	regex.match(`\b(?:ignor(?:a|e|en|ad|ar|ez|er|es)|olvid(?:a|e|en|ad|ar)|omit(?:e|a|ir)|descart(?:a|e|ar)|desestim(?:a|e)|esque(?:ça|cer|ce|çam)|desconsider(?:e|a|ar)|oubli(?:e|ez|er|es)|dimentic(?:a|are|ate|hi)|trascur(?:a|are)|ne (?:tiens|tenez) (?:pas|plus) compte de)(?: (?:a|as|o|os|la|las|el|los|lo|le|les|il|i|gli|tutte|tutti|tutto|todas?|todos?|toutes?|tous|tout|cualquier|qualquer|des|de|ces|estas|estos|esas|essas|vos|tes|tus|sus|suas|tuas|tue|tuoi|mes|minhas|mis|que|ce|mie))* (?:(?:anteriores|previas|précédentes|précédents|prévias|precedenti|antérieures) )?(?:instrucci[oó]n(?:es)?|instruções|instruction|instructions|istruzioni|órdenes|ordens|ordres|ordini|indicaciones|indicazioni|consignes|directives|direttive|directrices|diretrizes|reglas|regras|règles|regole|comandos|comandi|tareas|tarefas|tâches),? (?:anteriores|anterior|previas|previos|prévias|précédentes|précédents|précédente|precedenti|antérieures|ci-dessus|passadas|pasadas|iniciales|iniciais|recibidas|recebidas|dadas|que)\b`, text)
}

overrides(text) if {
	prompt.mentions(text, ["todas", "todos", "toutes", "tous", "tutte", "tutti"])
	regex.match(`\b(?:ignora|ignore|ignorez|olvida|olvide|esqueça|esquece|oublie|oubliez|dimentica|dimenticate) (?:todas|todos|toutes|tous|tutte|tutti) (?:(?:as|os|las|los|les|le|tes|vos|tus|sus|suas|tue|mes|minhas) )?(?:instrucciones|instruções|instructions|istruzioni|órdenes|ordens|ordres|indicaciones|consignes|directives|reglas|regras|règles|regole)\b`, text)
}

# Dutch, Polish, Turkish, Indonesian, Vietnamese
overrides(text) if {
	prompt.mentions(text, ["negeer", "vergeet", "zignoruj", "zapomnij", "ignoruj", "önceki", "yukarıdaki", "abaikan", "lupakan", "bỏ qua", "quên", "phớt lờ"])
	regex.match(`\b(?:(?:negeer|vergeet) (?:alle |al |de |je |mijn )*(?:vorige|eerdere|voorgaande|bovenstaande) (?:instructies|opdrachten|aanwijzingen)|(?:zignoruj|zapomnij|ignoruj) (?:wszystkie |o |wszystkich )*(?:poprzedni|wcześniejsz|powyższ)[a-zęąóżźć]* (?:instrukcj|poleceni|wytyczn)|(?:önceki|yukarıdaki|bundan önceki) (?:tüm |bütün )?(?:talimat|yönerge|komut|emir)[a-zçğıöşü]* (?:yoksay|görmezden|unut|dikkate alma|göz ardı)|(?:abaikan|lupakan) (?:semua |seluruh )*(?:instruksi|perintah|petunjuk)|(?:bỏ qua|quên|phớt lờ) (?:tất cả |mọi |các |những )*(?:hướng dẫn|chỉ dẫn|chỉ thị|lệnh))`, text)
}

# Russian, Ukrainian, Hindi, Arabic
overrides(text) if {
	prompt.mentions(text, ["игнор", "забудь", "ігнор", "पिछल", "पहले", "सभी", "सारे", "उपरोक्त", "ऊपर", "تجاهل", "انس"])
	regex.match(`(?:(?:про)?игнорируй(?:те)?|забудь(?:те)?|игноруй(?:те)?|ігноруй(?:те)?) (?:(?:все|всё|всі|обо|о|про|мои|свои|твои|ваши|всех) )*(?:предыдущ|прежн|прошл|ранн|попередн|данн|вышеуказанн)[^ ]* (?:[^ ]+ )?(?:инструкц|указан|команд|приказ|правил|задан|інструкц|вказівк)|(?:पिछले|पिछली|पहले|सभी|सारे|उपरोक्त|ऊपर)(?: [^ ]+){0,4} (?:निर्देश|आदेश|इंस्ट्रक्शन|instructions)[^ ]*(?: [^ ]+){0,3} (?:भूल|अनदेखा|नज़रअंदाज|नजरअंदाज|इग्नोर|ignore)|(?:تجاهل|انس|انسى|تجاهلي)(?: [^ ]+){0,2} (?:التعليمات|الأوامر|التوجيهات|الإرشادات)`, text)
}

# Chinese, Japanese, Korean
overrides(text) if {
	prompt.mentions(text, ["忽略", "忽视", "无视", "忘", "不要理会", "忽視", "無視", "指示", "命令", "指令", "プロンプト", "ルール", "지시", "명령", "지침", "규칙"])
	regex.match(`(?:忽略|忽视|无视|忘记|忘掉|不要理会|忽視|無視|忘記)[^。.!?]{0,12}(?:之前|先前|以前|上面|上述|前面|以上|所有|给你|此前)[^。.!?]{0,8}(?:指令|指示|命令|说明|提示|规则|要求|說明|規則|内容|話|话)|(?:以前|これまで|前|上記|先ほど|上|今まで)の?[^。.!?]{0,8}(?:指示|命令|指令|プロンプト|ルール)[^。.!?]{0,6}(?:無視|忘れ)|(?:이전|위|앞|지금까지)[^.!?]{0,10}(?:지시|명령|지침|규칙)[^.!?]{0,8}(?:무시|잊)`, text)
}

# Words to an assistant where only facts should be: `if you are an AI model`, `note to the agent`
gives_orders(text) if {
	prompt.mentions(text, ["if you", "to you", "you are", "attention", "dear", "hey", "hello"])
	prompt.mentions(text, ["ai", "llm", "language model", "automated", "autonomous", "chat"])
	regex.match(`\b(?:if you are|if you're|to you,|you are|attention,?|dear|hey|hello) (?:an? |the |any |all )*(?:ai|llm|language model|large language model|automated|autonomous|chat ?bot)(?: (?:language|ai|llm))*(?: (?:model|agent|assistant|system|bot)s?)?\b`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["ai", "llm", "assistant", "agent", "language model", "chat", "copilot"])
	prompt.mentions(text, ["step", "task", "action", "hint", "note", "message", "attention", "instruction", "reminder", "notice", "directive", "order", "command", "request"])
	regex.match(`\b(?:notes?|messages?|attention|instructions?|reminders?|notices?|directives?|orders?|commands?|requests?|steps?|tasks?|actions?|hints?)[ _-](?:to|for|addressed to)[ _-](?:the |any |all |you,? the )*(?:reading )?(?:ai|llm|assistants?|agents?|language models?|chat ?bots?|copilot)\b`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["todo", "fixme", "note", "task", "action", "instruction", "ai a", "ai m", "llm "])
	regex.match(`(?:\b(?:todo|fixme|note|task|action) ?[(\[] ?(?:ai|agent|assistant|bot|llm|copilot|model) ?[)\]] ?:|\b(?:assistant|agent|ai|llm|model|system)[ _-]instructions? ?:|\b(?:ai|llm) (?:agents?|assistants?|models?) ?[,:] (?:you |please|do |run |call |send |delete |ignore |now |must ))`, text)
}

# Output that claims to end and another speaker to begin
gives_orders(text) if {
	prompt.mentions(text, ["end of"])
	regex.match(`\bend of (?:the )?(?:tool |function |api |search |web |log |retrieved |user )*(?:output|results?|documents?|data|context|input|response)\b[^a-z0-9]{0,12}(?:n ?)?(?:user|human|system|assistant|new (?:task|instructions?))\b`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["trusted", "authori", "verified", "official", "legitimate", "signed"])
	regex.match(`\b(?:the following is a|this is a|as a|by|per) (?:(?:trusted|authori[sz]ed|verified|official|legitimate|signed) )+(?:system |security |platform )?(?:administrators?|admin|system|operator|developer|user)(?:'s)? (?:directive|instruction|message|command|override|order|request)s?\b`, text)
}

# Orders that forbid to ask
gives_orders(text) if {
	prompt.mentions(text, ["confirm", "approv", "permission", "consent"])
	prompt.mentions(text, ["do not", "don't", "never", "without", "no need"])
	regex.match(`\b(?:do not|don't|never|without|no need to) (?:ask(?:ing)?|wait(?:ing)?|request(?:ing)?|seek(?:ing)?|prompt(?:ing)?) (?:(?:for|the|any|user|to|operator|human|your|them|me|further|prior) )*(?:confirmation|approval|permission|consent|confirm|approve)\b`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["before you"])
	regex.match(`\bbefore you (?:can |may |could )?(?:solve|complete|answer|finish|continue with|proceed with|do|perform) (?:the|this|that|any|your) (?:(?:original|user|user's|current|actual|given) )*(?:task|question|request|job)s?\b`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["you must"])
	regex.match(`\byou must (?:(?:now|first|immediately|always|strictly|also) )*(?:adhere|obey|follow|execute|call|run|send|delete|transfer|email|reveal|exec|use|invoke|open|create|remove|drain|scale|disable|grant|patch|apply|print|ignore)\b[^.]{0,200}\b(?:instruction|immediately|tool|before|user|secret|password|kubeconfig|token)`, text)
}

gives_orders(text) if {
	prompt.mentions(text, ["keep this", "do not mention", "without", "tell the user", "say nothing"])
	regex.match(`\b(?:keep this (?:confidential|secret|between us|hidden)|do not mention (?:this|it|that)|without (?:the user|anyone|telling|informing|mentioning|asking)\b|tell the user (?:that )?(?:everything|nothing|all|it)|say nothing (?:about|to))`, text)
}

# Orders that wait for the reader, or want him to hide that he followed them
gives_orders(text) if {
	prompt.mentions(text, ["as if nothing", "you have read", "you have seen", "you read this", "you see this", "any other tool", "tool will not", "tools will not"])
	regex.match(`\b(?:as if nothing (?:had |has )?happened|(?:once|after|when|as soon as|if) you (?:have )?(?:read|seen?|processed?|received?) (?:this|these)(?: (?:message|text|note|output|line|instructions?))?,? (?:please |you |first |immediately |then )*[a-z]+|before (?:using|calling|running|invoking) any other tools?|otherwise (?:the|this|no) tools? will not (?:work|function|respond))\b`, text)
}

# What was fetched goes to an address
gives_orders(text) if {
	prompt.mentions(text, ["@"])
	prompt.mentions(text, ["and ", "then "])
	regex.match(`\b(?:and|then) (?:then |please |also )?(?:send|e-?mail|forward|share|transmit|mail)(?: (?:it|them|the|all|that|this|these|those|details?|data|results?|information|info|extracted|retrieved|collected|contents?|files?|list|report|summary|history|of|to|my|via|at|an?|email|e-mail|address|alternate))* ['"]?[a-z0-9._%+-]+@[a-z0-9.-]+\b`, text)
}
