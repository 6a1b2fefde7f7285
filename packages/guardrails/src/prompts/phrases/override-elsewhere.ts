// Ways to tell a model to set its instructions aside, in other languages than English.
import type { Phrase } from "./phrase.js";

export const overrideElsewhere: readonly Phrase[] = [
  // German
  {
    concept: "set-aside-instructions",
    pattern:
      /\b(?:ignorier(?:e|en|t)?|vergiss|vergesse[nt]?|missachte[nt]?|verwirf|verwerfe[nt]?|überschreibe[nt]?|hör(?:e|en)? (?:sie )?nicht auf)(?:,? (?:sie|bitte|jetzt|nun|sofort|mal|einfach|du|alle|alles|die|den|deine|ihre|meine|aller|diese|der|was|an|von|bis|hier|jemals|wir|ich|dir|nicht|auf)){0,16} (?:(?:vorherigen?|vorherigen|bisherigen?|vorigen?|obigen?|früheren?|vorangegangenen?|vorhergehenden?|zuvor|alten?|gegebenen?|ursprünglichen?)(?: (?:und|erteilten|gegebenen|genannten|getätigten|erhaltenen)){0,16} (?:anweisung|instruktion|befehl|aufgabe|anordnung|vorgabe|auftr|regel|eingabe|information|prompt|kontext|artikel)|(?:anweisungen|instruktionen|befehle|vorgaben|regeln) (?:davor|zuvor|vorher|von vorhin|oben)|(?:bisher|davor|zuvor|vorher) (?:gesagt|besprochen|gesprochen|getan|gemacht|geschrieben|erhalten|gesagte|besprochen)|(?:bisher|vorher|zuvor) (?:[a-zäöüß]{1,40} ){0,2}(?:gesagt|besprochen|gesprochen|getan|gemacht))/,
  },
  // Spanish, Portuguese, French, Italian
  {
    concept: "set-aside-instructions",
    pattern:
      /\b(?:ignor(?:a|e|en|ad|ar|ez|er|es)|olvid(?:a|e|en|ad|ar)|omit(?:e|a|ir)|descart(?:a|e|ar)|desestim(?:a|e)|esque(?:ça|cer|ce|çam)|desconsider(?:e|a|ar)|oubli(?:e|ez|er|es)|dimentic(?:a|are|ate|hi)|trascur(?:a|are)|ne (?:tiens|tenez) (?:pas|plus) compte de)(?: (?:a|as|o|os|la|las|el|los|lo|le|les|il|i|gli|tutte|tutti|tutto|todas?|todos?|toutes?|tous|tout|cualquier|qualquer|des|de|ces|estas|estos|esas|essas|vos|tes|tus|sus|suas|tuas|tue|tuoi|mes|minhas|mis|que|ce|mie)){0,16} (?:(?:anteriores|previas|précédentes|précédents|prévias|precedenti|antérieures) )?(?:instrucci[oó]n(?:es)?|instruções|instruction|instructions|istruzioni|órdenes|ordens|ordres|ordini|indicaciones|indicazioni|consignes|directives|direttive|directrices|diretrizes|reglas|regras|règles|regole|comandos|comandi|tareas|tarefas|tâches),? (?:anteriores|anterior|previas|previos|prévias|précédentes|précédents|précédente|precedenti|antérieures|ci-dessus|passadas|pasadas|iniciales|iniciais|recibidas|recebidas|dadas|que)\b/,
  },
  {
    concept: "set-aside-instructions",
    pattern:
      /\b(?:ignora|ignore|ignorez|olvida|olvide|esqueça|esquece|oublie|oubliez|dimentica|dimenticate) (?:todas|todos|toutes|tous|tutte|tutti) (?:(?:as|os|las|los|les|le|tes|vos|tus|sus|suas|tue|mes|minhas) )?(?:instrucciones|instruções|instructions|istruzioni|órdenes|ordens|ordres|indicaciones|consignes|directives|reglas|regras|règles|regole)\b/,
  },
  // Dutch, Polish, Turkish, Indonesian, Vietnamese
  {
    concept: "set-aside-instructions",
    pattern:
      /\b(?:(?:negeer|vergeet) (?:alle |al |de |je |mijn ){0,16}(?:vorige|eerdere|voorgaande|bovenstaande) (?:instructies|opdrachten|aanwijzingen)|(?:zignoruj|zapomnij|ignoruj) (?:wszystkie |o |wszystkich ){0,16}(?:poprzedni|wcześniejsz|powyższ)[a-zęąóżźć]{0,40} (?:instrukcj|poleceni|wytyczn)|(?:önceki|yukarıdaki|bundan önceki) (?:tüm |bütün )?(?:talimat|yönerge|komut|emir)[a-zçğıöşü]{0,40} (?:yoksay|görmezden|unut|dikkate alma|göz ardı)|(?:abaikan|lupakan) (?:semua |seluruh ){0,16}(?:instruksi|perintah|petunjuk)|(?:bỏ qua|quên|phớt lờ) (?:tất cả |mọi |các |những ){0,16}(?:hướng dẫn|chỉ dẫn|chỉ thị|lệnh))/,
  },
  // Russian, Ukrainian, Hindi, Arabic
  {
    concept: "set-aside-instructions",
    pattern:
      /(?:(?:про)?игнорируй(?:те)?|забудь(?:те)?|игноруй(?:те)?|ігноруй(?:те)?) (?:(?:все|всё|всі|обо|о|про|мои|свои|твои|ваши|всех) ){0,16}(?:предыдущ|прежн|прошл|ранн|попередн|данн|вышеуказанн)[^ ]{0,40} (?:[^ ]{1,40} )?(?:инструкц|указан|команд|приказ|правил|задан|інструкц|вказівк)|(?:पिछले|पिछली|पहले|सभी|सारे|उपरोक्त|ऊपर)(?: [^ ]{1,40}){0,4} (?:निर्देश|आदेश|इंस्ट्रक्शन|instructions)[^ ]{0,40}(?: [^ ]{1,40}){0,3} (?:भूल|अनदेखा|नज़रअंदाज|नजरअंदाज|इग्नोर|ignore)|(?:تجاهل|انس|انسى|تجاهلي)(?: [^ ]{1,40}){0,2} (?:التعليمات|الأوامر|التوجيهات|الإرشادات)/,
    anywhere: true,
  },
  // Chinese, Japanese, Korean
  {
    concept: "set-aside-instructions",
    pattern:
      /(?:忽略|忽视|无视|忘记|忘掉|不要理会|忽視|無視|忘記)[^。.!?]{0,12}(?:之前|先前|以前|上面|上述|前面|以上|所有|给你|此前)[^。.!?]{0,8}(?:指令|指示|命令|说明|提示|规则|要求|說明|規則|内容|話|话)|(?:以前|これまで|前|上記|先ほど|上|今まで)の?[^。.!?]{0,8}(?:指示|命令|指令|プロンプト|ルール)[^。.!?]{0,6}(?:無視|忘れ)|(?:이전|위|앞|지금까지)[^.!?]{0,10}(?:지시|명령|지침|규칙)[^.!?]{0,8}(?:무시|잊)/,
    anywhere: true,
  },
];
