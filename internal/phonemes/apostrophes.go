package phonemes

import "strings"

// clipped are words that lost their beginning, after an apostrophe. An empty value: the word is said as it is written.
var clipped = map[string]string{"tis": "'tis", "twas": "twas", "twere": "twere", "twill": "twill", "twould": "twould",
	"tisn't": "tisn't", "twasn't": "twasn't", "em": "'em", "cause": "'cause", "cos": "'cause", "coz": "'cause", "cuz": "'cause", "bout": "bout",
	"til": "till", "till": "till", "round": "round", "nother": "nother", "nuff": "nuff", "fraid": "frayed", "specially": "specially",
	"gainst": "gainst", "neath": "neath", "course": "course", "kay": "kay", "scuse": "scuse", "spose": "spoze",
	"tween": "tween", "mongst": "mongst", "mid": "mid", "pon": "pon", "un": "'un", "n": "'n", "nd": "'n", "nough": "nuff",
	"way": "way", "cept": "sept", "zactly": "zactly", "member": "member", "lo": "lo", "ware": "ware", "lectric": "lectric",
	"tatoes": "taters", "ta": "ta", "sblood": "sblood", "swounds": "swounds", "gin": "gin", "hood": "hood", "fore": "fore",
	"tude": "tude", "burbs": "burbs", "plex": "plex", "flu": "flu", "copter": "copter", "phone": "phone", "ello": "'ello", "roo": "roo"}

// hless are words that speakers who drop their h write with an apostrophe for it. Words that are
// something else without the h ("all", "is", "and") are left out: before them the mark opens a quotation.
var hless = wordSet(`e er im ere ad ave aven't avin aving adn't asn't asn ome ouse ouses ow ead eads eart earts ell elp
	elped eard ope oped orse orses urt urts urry usband undred ungry appy appen appened appens alf ard ardly eaven eavens eavy eld
	ide igh igher ill ills imself erself isself isself istory it-and-miss obby old-up oliday olidays oney onest onestly
	ospital otel otter our-glass ug ullo umble unt unting uge umans uman undreds ands and-me andsome anging arm's-way at's ats
	ungrier urts eathen ooligan ooligans ole oles`)

// hlessAmongOthers are h-less words only in the mouth of somebody who dropped an h before.
var hlessAmongOthers = wordSet(`is at and all old it eat ill as arm our`)

// leading reads a word with an apostrophe before it, if the apostrophe is part of it.
func (r *reader) leading(w string) (Token, bool) {
	switch w {
	case "s": // 'S all right
		return Token{Say: "s", IPA: "s", Joined: true}, true
	case "d", "ll", "ve", "re", "m", "t":
		t := Token{Say: "the", IPA: map[string]string{"d": "d", "ll": "əl", "ve": "əv", "re": "ɚ", "m": "m", "t": "t"}[w]}
		if r.before() != "" && w != "t" { // "The snow 'll be flying"
			r.out[len(r.out)-1].Joined = true
		} else {
			t.Joined = true // "'t is"
		}
		return t, true
	}
	if full, ok := clipped[w]; ok {
		return Token{Say: strings.TrimPrefix(full, "'"), IPA: ownIPA[full]}, true
	}
	if hless[w] || r.droppedH && hlessAmongOthers[w] {
		return Token{Say: "h" + w, dropH: true}, true
	}
	if g, ok := strings.CutSuffix(w, "in"); ok && hless[g+"in"] {
		return Token{Say: "h" + w, dropH: true}, true
	}
	return Token{}, false
}

// tails are words that lost their end, before an apostrophe.
var tails = map[string]string{"an": "'n", "o": "o'", "th": "the", "wi": "wi'", "ol": "ole", "lil": "lil", "li'l": "lil", "t": "t'",
	"av": "av", "ha": "ha", "fo": "foe", "mo": "moe", "jus": "jus", "mus": "muss", "las": "lass", "tha": "tha", "pas": "pass",
	"wha": "wha", "don": "doan", "goo": "goo", "gi": "gi", "ki": "ki", "tol": "tole", "hol": "hole", "an'": "'n", "roun": "roun",
	"aroun": "aroun", "foun": "foun", "soun": "soun", "han": "han", "lan": "lan", "frien": "fren", "yo": "yo", "mebbe": "mebbe"}

// sureTails are no words without their apostrophe, so it never closes a quotation.
var sureTails = wordSet(`o th wi ol lil t tha jus wha tol hol roun aroun foun soun frien`)

// notDropped end in -in by themselves: an apostrophe after them closes a quotation.
var notDropped = wordSet(`in begin again within basin cabin robin cousin villain certain captain mountain curtain fountain main
	pain rain train gain brain chain remain explain contain obtain satin latin virgin margin origin ruin coffin napkin pumpkin muffin
	dolphin penguin assassin bargain britain berlin martin kevin austin justin benjamin colin edwin calvin erwin darwin franklin
	resin toxin urchin goblin violin bulletin chin thin skin spin twin grin sin pin tin bin fin win kin gin din plain grain stain
	stein join coin loin groin ruffin raisin elfin agin griffin paladin merlin corin lupin`)

// trailing reads a word with an apostrophe after it, if the apostrophe is part of it: a dropped g ("dancin'"), a lost end ("an'").
// A possessive plural ("the boys'") sounds the same without.
func (r *reader) trailing(w string) (Token, bool) {
	if t, ok := tails[w]; ok && (sureTails[w] || !r.quoteOpen()) {
		say := strings.TrimPrefix(t, "'")
		return Token{Say: strings.TrimSuffix(say, "'"), IPA: ownIPA[t]}, true
	}
	if strings.HasSuffix(w, "in") && len(w) >= 4 && !notDropped[w] {
		return Token{Say: w + "g", dropG: true}, true
	}
	return Token{}, false
}

// quoteOpen reports whether a single quotation mark before pos is still open, so that the next one closes it.
func (r *reader) quoteOpen() bool {
	open := false
	before := ' '
	from := max(0, r.pos-horizon)
	for _, c := range r.text[from:r.pos] {
		switch {
		case c == '‘', c == '\'' && (before == ' ' || before == '\n' || before == '(' || before == '"'):
			open = true
		case (c == '\'' || c == '’') && strings.ContainsRune(".,!?…—", before):
			open = false
		}
		before = c
	}
	return open
}
