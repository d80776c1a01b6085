package phonemes

import "strings"

// ownSenses are words whose dictionary entry lacks a sense, in Kokoro's alphabet. Their own kinds are named in capitals.
var ownSenses = map[string]map[string]senses{
	American: {
		"lead": {plain: "lˈid", "METAL": "lˈɛd"}, "row": {plain: "ɹˈO", "QUARREL": "ɹˈW"}, "bow": {plain: "bˈO", verb: "bˈW"},
		"bowed": {plain: "bˈWd", "BENT": "bˈOd"}, "bowing": {plain: "bˈWɪŋ"}, "does": {plain: "dˈʌz", "DEER": "dˈOz"},
		"aged": {plain: "ˈAʤd", adjective: "ˈAʤᵻd"}, "blessed": {plain: "blˈɛst", adjective: "blˈɛsᵻd"},
		"axes": {plain: "ˈæksᵻz", "AXIS": "ˈæksˌiz"}, "resume": {plain: "ɹəzˈum", noun: "ɹˈɛzəmˌA"}, "résumé": {plain: "ɹˈɛzəmˌA"},
		"Polish": {plain: "pˈOlɪʃ", verb: "pˈɑlɪʃ"}, "Nice": {plain: "nˈIs", "TOWN": "nˈis"}, "Reading": {plain: "ɹˈidɪŋ", "TOWN": "ɹˈɛdɪŋ"},
		"Job": {plain: "ʤˈɑb", "MAN": "ʤˈOb"}, "tears": {plain: "tˈɪɹz", verb: "tˈɛɹz"}, "winds": {plain: "wˈɪndz", verb: "wˈIndz"},
		"tearing": {plain: "tˈɛɹɪŋ"}, "sewer": {plain: "sˈuəɹ", "TAILOR": "sˈOəɹ"}, "protest": {plain: "pɹˈOtˌɛst", verb: "pɹətˈɛst"},
		"number": {plain: "nˈʌmbəɹ", "NUMB": "nˈʌməɹ"},
	},
	British: {
		"lead": {plain: "lˈiːd", "METAL": "lˈɛd"}, "row": {plain: "ɹˈQ", "QUARREL": "ɹˈW"}, "bow": {plain: "bˈQ", verb: "bˈW"},
		"bowed": {plain: "bˈWd", "BENT": "bˈQd"}, "bowing": {plain: "bˈWɪŋ"}, "does": {plain: "dˈʌz", "DEER": "dˈQz"},
		"aged": {plain: "ˈAʤd", adjective: "ˈAʤɪd"}, "blessed": {plain: "blˈɛst", adjective: "blˈɛsɪd"},
		"axes": {plain: "ˈaksɪz", "AXIS": "ˈaksiːz"}, "resume": {plain: "ɹɪzjˈuːm", noun: "ɹˈɛzjʊmˌA"}, "résumé": {plain: "ɹˈɛzjʊmˌA"},
		"Polish": {plain: "pˈQlɪʃ", verb: "pˈɒlɪʃ"}, "Nice": {plain: "nˈIs", "TOWN": "nˈiːs"}, "Reading": {plain: "ɹˈiːdɪŋ", "TOWN": "ɹˈɛdɪŋ"},
		"Job": {plain: "ʤˈɒb", "MAN": "ʤˈQb"}, "tears": {plain: "tˈɪəz", verb: "tˈɛːz"}, "winds": {plain: "wˈɪndz", verb: "wˈIndz"},
		"tearing": {plain: "tˈɛːɹɪŋ"}, "sewer": {plain: "sˈuːə", "TAILOR": "sˈQə"}, "protest": {plain: "pɹˈQtɛst", verb: "pɹətˈɛst"},
		"number": {plain: "nˈʌmbə", "NUMB": "nˈʌmə"},
	},
}

// clue tells a sense of one word by the company it keeps. It holds when every list that is given has its word.
type clue struct {
	kind                    string
	before, before2         map[string]bool // the word before; one of the two before it
	after, after2, sentence map[string]bool // the word after, the one after that; any in the sentence
}

// edge stands in the lists of a clue for no word: the clause begins or ends there.
const edge = "|"

func (c clue) holds(s surroundings) bool {
	has := func(list map[string]bool, words ...string) bool {
		if list == nil {
			return true
		}
		for _, w := range words {
			if w == "" {
				w = edge
			}
			if list[w] {
				return true
			}
		}
		return false
	}
	near := c.sentence == nil
	for w := range c.sentence {
		near = near || s.sentence[w]
	}
	return near && has(c.before, s.before) && has(c.before2, s.before, s.before2) && has(c.after, s.after) && has(c.after2, s.after2)
}

var (
	apartWords = wordSet(`up down out away off apart open at into through`)
	gestures   = wordSet(`low deep slight stiff little polite mocking formal curt courtly graceful sweeping small ironic solemn final elaborate took
		make made makes making gave give giving take takes taking with`)
	ships   = wordSet(`ship boat stern wave waves deck hull anchor prow sail sails sailed steered starboard port spray rowed oar captain`)
	weapons = wordSet(`arrow arrows string quiver archer archers shot bowstring violin cello fiddle ribbon tie hair rosin drew strung hunter`)
	towns   = wordSet(`in to from at near of reached left via for`)
)

// clues by word, in small letters save where the capital matters; the first that holds counts, then the guess of kindOf.
var clues = map[string][]clue{
	"lead": {
		{kind: "METAL", before: wordSet("molten melted hot liquid heavy of like as gold white red pure dull solid"), after: wordSet("and in on with")},
		{kind: "METAL", before: wordSet("molten melted liquid of like as"), after: wordSet("|")},
		{kind: "METAL", after: wordSet(`pipe pipes weight weights bullet bullets shot paint poisoning pencil pencils roof coffin casket ball balls sinker
			crystal ore mine mines lined glass soldier soldiers box miners piping`)},
		{kind: "METAL", sentence: wordSet("molten melted plumber zinc tin copper iron alloy"), before: wordSet("of the and or with was from into")},
	},
	"row": {{kind: "QUARREL", before: wordSet("blazing terrible awful furious dreadful almighty flaming stupid"), before2: nil}, {kind: "QUARREL", before: wordSet("a the another"), after: wordSet("with about over broke between")}},
	"bow": {
		{kind: verb, before: gestures}, {kind: verb, before2: wordSet("took take made make makes gave give with"), before: wordSet("a his her"), after: wordSet("and to of that")},
		{kind: plain, sentence: weapons}, {kind: "VERB", sentence: ships, before: articles},
		{kind: verb, before: wordSet("a"), after: wordSet("|")},
	},
	"bows":  {{kind: plain, sentence: weapons}, {kind: verb, sentence: ships}, {kind: verb, after: wordSet("to before his her low deeply his")}},
	"bowed": {{kind: "BENT", after: wordSet("legs strings instruments string")}},
	"bass":  {{kind: plain, sentence: wordSet("fish fished fishing caught catch lake river sea striped fried grilled hook trout cod pike net")}, {kind: adjective}},
	"dove":  {{kind: plain, before: articles}, {kind: verb, after: directions}},
	"does":  {{kind: "DEER", sentence: wordSet("buck bucks fawn fawns deer stag stags herd"), before: wordSet("the two three of and four several")}},
	"live": {{kind: plain, after: wordSet(`wire wires music audience show shows ammunition round rounds band broadcast bait animals television coverage oak coals ones`)},
		{kind: plain, before: wordSet(`go goes going went broadcast broadcasting performed recorded played streamed reported came sang real`)},
		{kind: plain, before: articles}, {kind: plain, before: beForms, after: wordSet("| on and again now from")}, {kind: verb}},
	"minute": {{kind: adjective, after: wordSet(`detail details amount amounts particle particles fraction quantity quantities grains traces examination inspection
		differences difference changes handwriting scratches creature creatures cracks crack particles hole holes insects writing`)}, {kind: adjective, before: wordSet("so too almost was were is are"), after: wordSet("| that to and but")}, {kind: plain}},
	"minutes":  {{kind: plain}},
	"content":  {{kind: plain, after: wordSet("with to")}, {kind: plain, before: copulas}},
	"contents": {{kind: verb, before: wordSet("he she it"), after: wordSet("himself herself itself")}, {kind: noun}},
	"close": {{kind: plain, after: wordSet("to by enough behind together beside")}, {kind: plain, before: wordSet("come came coming draw drew drawn get got getting stay stayed keep kept stood stand sat held hold too so as very how pressed too"), after: wordSet("| and by at on in now")},
		{kind: noun, before: wordSet("a the its"), after: wordSet("| of and")}, {kind: noun, before: wordSet("to"), before2: wordSet("came come drew drawing coming")}},
	"closer": {{kind: plain}},
	"read":   {{kind: participle, before: wordSet("well widely be been being was is are were have has had having i've he'd she'd get got")}},
	"tear": {{kind: verb, after: wordSet("in"), sentence: wordSet(`curtain curtains dress sleeve cloth coat shirt sail sails paper fabric skirt
		canvas map trousers stocking jacket cloak knee seam gown`)}, {kind: verb, after: apartWords, before: wordSet("| and or would to i you we they could will")}, {kind: noun, before: articles}},
	"tears": {{kind: verb, after: apartWords, before: wordSet("he she it who wind dog")}, {kind: verb, before: wordSet("he she it who")}, {kind: plain}},
	"wind":  {{kind: noun, before: determiners}, {kind: verb, after: wordSet("up down back"), before: wordSet("| to and or will would i you we they")}},
	"winds": {{kind: verb, after: wordSet("its his her along between uphill downhill upward around")}, {kind: verb, before: wordSet("road path river stream track lane trail it street stair staircase he she")}, {kind: plain}},
	"wound": {{kind: past, after: wordSet("up down around round through its their his her tight tightly between along about back the a into uphill"), before: wordSet(`| he she it they we i who and road path river
		procession track lane trail stream was were had have been is stair staircase street had column train bandage scarf rope`)},
		{kind: past, before: wordSet("was were is been being had have"), after: wordSet("| up around round tight tightly in about with")}},
	"axes":   {{kind: "AXIS", sentence: wordSet("axis rotation coordinate coordinates graph horizontal vertical symmetry x y chart")}},
	"Polish": {{kind: verb, before: wordSet("|"), after: objects}},
	"Nice":   {{kind: "TOWN", before: towns}}, "Reading": {{kind: "TOWN", before: towns, after: wordSet("| station gaol prison and by in on was is for before after to")}},
	"Job":   {{kind: "MAN", before: wordSet("of like poor as than to")}},
	"Job's": {{kind: "MAN"}},
	"learned": {{kind: adjective, before: wordSet("very most so")}, {kind: adjective, before: articles, after: wordSet(`man men woman friend friends gentleman doctor judge professor scholar
		society treatise book books colleague counsel lady lord monk monks`)}, {kind: plain}},
	"aged":    {{kind: adjective, before: articles}, {kind: adjective, before: wordSet("an")}, {kind: plain}},
	"blessed": {{kind: adjective, before: wordSet("the every this that whole my a our not one"), after: nil}},
	"invalid": {{kind: noun, before: wordSet("an the old poor my"), after: wordSet("| in was had lay sat who could and from with coughed smiled chair")}},
	"sewer":   {{kind: "TAILOR", sentence: wordSet("needle thread stitches cloth seamstress fabric quilts")}},
	"number":  {{kind: "NUMB", after: wordSet("than and"), before: wordSet("grew felt getting even feel colder")}},
	"used":    {{kind: past, after: wordSet("to"), before: wordSet("i you he she it we they who not there get got getting be i'm never always once people")}, {kind: past, after: wordSet("to"), before: beForms, after2: wordSet("the it this that being having his her my a such these")}},
	"moped":   {{kind: verb, before: wordSet("he she they i who and")}},
	"resume":  {{kind: noun, before: determiners}},
	"use":     {{kind: noun, before: wordSet("no any some much little of the in what good")}, {kind: verb, before: wordSet("|")}},
	"excuse":  {{kind: noun, before: determiners}, {kind: noun, before: wordSet("poor good better lame feeble old")}},
}

// sense is the pronunciation of a word among its senses that fits where it stands.
func (c surroundings) sense(s senses) string {
	if len(s) == 1 {
		return s[plain]
	}
	list, ok := clues[c.word]
	if !ok {
		list = clues[strings.ToLower(c.word)]
	}
	for _, k := range list {
		if k.holds(c) {
			return s.of(k.kind)
		}
	}
	kind := c.kindOf()
	if strings.ToLower(c.word) == "read" {
		kind = c.tenseOfRead(kind)
	}
	return s.of(kind)
}

// tenseOfRead tells "read" of the present from "read" of the past: he, she and names do not read without an s, and
// others do as the rest of the sentence does.
func (c surroundings) tenseOfRead(kind string) string {
	switch {
	case kind == participle, thirds[c.before] && c.before != "that", c.named, articles[c.before2] && !isPlural(c.before) && !modals[c.opener]:
		return past
	case modals[c.before], kind == noun, c.opens:
		return plain
	case c.pastTense || c.before == "and" && !c.sentence["to"]:
		return past
	}
	return plain
}
