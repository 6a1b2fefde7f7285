// 110 lines: one list of words.
// Common English words, and those that requests to an assistant are made of: by them a text that was disguised is told
// from one that was not.

const list = `
a abandon ability able about above academic access according account accounts accuracy accurately across act acting
action actions active activities activity acts actual actually add address admin administrator advanced advice after
again against age agent algorithm all allow allowed allows along already also alternative always am amazon amount an
analysis analyze and animal animals annotations another answer answering answers any anyone anything api app appears
application applied apply approach appropriate approval approvals apps architecture are area argument arguments
around art article artificial as ask asked asking asks assist assistant associated assume at attack attacks attempt
attempts attention audience audit august australia auth author authorized auto automatically available average avoid
aware awareness away back backend background bad bank base based basic be because become been before begin beginning
behave behavior behind being beliefs believe below benefits best beta better between bias big billing bit black
block blocks blog blue board body bomb book bot both bound box break breaking bring brown budget build building
built business but by bypass bytes calculate call called campaign can candidate cannot capabilities capture car card
care case cat category caught cause causes causing central certain certainly challenge challenges change changed
changes changing channel character characters chart chat check checking checks chemical child children china
circumvent city claim class classic clear click client climate cloud cluster clusters code coffee collection college
color come comes command commands comment comments commit common communicate communication community company
competition complete completed completely complex compliance comply computer concept concepts condition conditions
conduct confidential config configmap configuration confirm confirmation connect connection consent consequences
consider considered console constraint constraints contact contain container containers containing contains content
contents context continue control conversation convert convince convincing copy cordon core correct correctly costs
could count counter countries country course cpu create created creating creation creative credential credentials
credit crime critical cultural culture current currently custom customer customers cut daily dangerous dark data
database date day days decide decision decisions decode dedicated deep def default define defined definition delay
delete deletes demonstrate deny department deploy deployment deployments depth describe description design designed
destroy detail detailed details detected detection determine dev develop developed developer developing development
device devices did difference different differently digital direct direction directions directive directives
directly directory disable discard disclose discovered discussed discussion dismiss display disregard dns do
document documentation documents doe does doing done double down download draft drain drop drug drugs due dump
duration during each earlier early earth easily edge education educational effect effective effects efficiency
efficient election else email emails enabled encode end ends energy enforcement engage engagement engaging engine
english enhance enjoy enough ensure entire env environment environmental error errors especially ethical europe
evade evaluate even event events ever every everyone everything evidence exact exactly example examples exams except
execute executed exercise exfiltrate exist existing exists exit expand expected experience expert explain explaining
explanation explanations explicit explicitly explore expose external extract extreme extremely fact fail failed
fails failure fake false family fantasy far fast favorite feature features feedback feel feeling feelings few field
fields figure file files fill film filter filtering filters final finally financial find finding fire first fit five
fix flight flow focus follow followed following follows food football for force forest forget forgot form format
former formula forward found four fraud free freedom friend friendly friends from front full fully fun function
functions further future gain game games gather general generate generating generation german germany get getting
github give given gives giving global gmail go goal going gold good got government grant graphic great green group
groups guardrail guardrails guidance guide guideline guidelines hack hacking had hand handle handling happened hard
harm harmful has hat hate have having he head health healthcare healthy heart heat hello helm help helpful her here
hidden hide high highly him his historical history hold home hope host hot hour hours house how however human humans
hypothetical i ice idea ideas identify identity if ignore ignored ignores ignoring illegal image images immediate
immediately impact implement implementation import important improve in include included includes including
incorporate increase individual individuals info inform information ingredients initial injection input inputs
insert insights install instance instead instruction instructions intelligence intelligent intended interactions
interested internal internally internet into investment involved involving is issue issues it items its itself
jailbreak jailbroken jane japan java job jobs john johnson jokes journey json just keep key keys kill kind know
knowledge known kubectl kubernetes label labels land language large last latest launch law laws lead leak learn
learning least leave led left legal legitimate let letter level levels library life light like limit limitation
limitations limited limits line link list listen little live living load local location log login logs long longer
look looking looks lose loss lot love low lower machine made mail main major make makes making malicious malware man
manage managed management manager manipulate manner many mark market marketing mass master match materials max may
me mean means measures media medical meet meeting member memory men mental mention mentioned message messages method
methods metrics might migration mind minor minutes missing mission mode model modern modify modules moment money
monitor monitoring month moral more most movie much multi multiple music must my name named names namespace
namespaces national natural nature necessary need needed needs negative neglect network networks never new news next
nginx nice night no node nodes non none normal not note notes nothing novel now nuclear number numbers obey obeys
object objects obtain ocean of off offensive offer office often oh ok old omit on once one online only open openai
operating operation operations operator options or order orders organization original other others otherwise our out
output outside over overlook override overrides own owner page paragraph parameters part particularly partner party
pass passed password passwords past path patient patterns payment people per perfect perform performance period
permission person personal personality personalized perspective phase phishing phone physics piece place places plan
plane planet planning plans platform play please plot pod pods point points poison policies policy political pool
popular population port positive possible post potential potentially power practice practices pre preceding
preferences present president pretend prevent previous price primary principles print prior priority privacy private
problem problems procedure proceed process processes prod produce product production products professional profile
program programming progress project projects promote promoting prompt prompts proper properly property protect
protection protocols provide provided provides public purpose purposes put python quality que query question
questions quickly quietly race racist raise random range rate rather reach read reader ready real reality really
reason reasons received recent recently recipe recite recommend record records red reduce refer reference regular
related release relevant remain remember remote remove removed repeat replace replicas reply report request
requested requests require required requires research reset resource resources respond response responses rest
restart restricted restriction restrictions result results return returns reveal reverse review reviews right rights
risk risks role roles rollout root routine rule rules run runner running runs safe safeguard safeguards safely
safety said sales same save say saying says scale scenario scenarios scene schedule scheduled scheme school science
scientific script sea search second secret secrets section secure security see seen select self sell send sending
sense sensitive sentence separate series server service serviceaccount services session set setting settings sexual
share shared sharing she shell shop short should show showing shows side significantly silently similar simple
simply simulate simulation since single site situation size skills skip sleep small smith so social society soft
software solely solution some someone something son song soon sound source sources south space special specific
specifically specify speech speed spread standard stands stars start started starting state statement status stay
step steps still stock stop storage store stored stories story strategies strategy street strength stress strictly
string strong structure student students study style subject success successful successfully such sugar suggest
suggestions suicide summarize summary sun super superior supply support supports sure surface switch syntax system
systems table tag take taken takes taking talk talking target task tasks tax taylor teacher team tech technical
techniques technologies technology tell temperature template term terms test testing text than thanks that the their
them theme then theory there these they things think third this thorough those threat three through ticket time
times timestamp tips title to today token tokens told too tool tools top topic topics total towards trace traffic
train training transaction transactions transfer translate travel treat treatment trends trip true trusted try
trying two type types typical unauthorized uncensored under understand understanding unfiltered unique united
universe unknown unrestricted until up upcoming update updated updates upgrade upload upon url us usage use used
user users uses using utc valid value values variable various verbatim verify version very via video view views
violent volume wait want wants war warning warnings was water way ways we weather web website week weight welcome
well were what when whenever where whether which while white who whole why will with within without women won word
words work worker working works world worth would write writing written wrong wrote yaml year years yes yet york you
young your yourself zero`;

/** Lower case, no longer than `longestWord`. */
export const vocabulary: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word !== ""));

export const longestWord = 14;
