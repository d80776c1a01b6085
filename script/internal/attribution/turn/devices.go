package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// devices decides turns whose speaker the text reveals only afterwards.
func devices(t *lang.Text, c *people.Cast, turns []*Turn) {
	readers := people.Addressees(t, c)
	for i, u := range turns {
		if who := u.Naming.Own; who >= 0 && (u.Kind != KindNamed || u.Tag.Pronoun == "it") && !(u.Kind == KindPronoun && people.Same(c.People[who].Gender, lang.GenderFor[u.Tag.Pronoun]) == 2) {
			u.Forced = who
			continue
		}
		if who := u.Naming.Likely; i > 0 && who >= 0 && who == turns[i-1].Naming.Hearer && u.Para-turns[i-1].Last == 1 && !u.Tag.Found() { // "Are you Ada Orme?" "Ada."
			u.Forced = who
			continue
		}
		if who := c.They(); who >= 0 && u.Tag.Pronoun == "they" && !u.Tag.Indefinite && u.Tag.Who < 0 {
			u.Forced = who
			continue
		}
		if who, ok := c.Them[u.Para]; ok && u.Tag.Pronoun == "they" && !u.Tag.Indefinite && u.Tag.Who < 0 {
			u.Forced = who
			continue
		}
		if readers != nil && readers[u.Para] >= 0 {
			who := readers[u.Para]
			if u.Tag.Pronoun == "you" && u.Tag.Who < 0 {
				u.Forced = who
				continue
			}
			u.absent(who)
		}
		if who := u.saidTo(t.Paras[u.Para]); who >= 0 && t.Words < lang.ShortText {
			u.absent(who)
		}
		if who := u.whoseKin(t, c); who >= 0 { // nobody is their own father
			u.absent(who)
		}
		if who := readsOn(t, c, turns[:i], u); who >= 0 && t.Words < lang.ShortText && u.Settled() < 0 {
			u.Forced = who
			continue
		}
		if i > 0 {
			turns[i-1].recognized(t, c, u)
		}
		if u.Kind == KindPronoun {
			u.Forced = u.meant(t, c)
			if u.Forced < 0 && i > 0 && turns[i-1].Last == u.Para-1 {
				u.Forced = turns[i-1].handsOver(t, c, lang.GenderFor[u.Tag.Pronoun])
			}
			u.ByPronoun = u.Forced >= 0
		}
		if who := answersTo(t, c, turns[:i], u); who >= 0 && u.Forced < 0 {
			u.Forced = who
		}
		switch u.Kind {
		case KindNamed, KindPronoun, KindEpithet:
			if who := changedInto(t, c, u); who >= 0 {
				u.Forced = who
				goesOn(t, turns, i, who)
				leaves(t, turns[i+1:], u.Tag.Who, u.Last+1)
			} else if who := speaksThrough(t, c, u); who >= 0 && u.Forced < 0 {
				u.Forced = who
				leaves(t, turns[i+1:], u.Tag.Who, u.Last+1)
			} else if u.Forced < 0 && u.Tag.Who >= 0 && people.HeadNoun(c.People[u.Tag.Who].Epithet) == "voice" && t.Words < lang.ShortText {
				for k := u.Last; k < min(len(t.Paras), u.Last+2) && u.Forced < 0; k++ {
					u.Forced = whoItIs(c, t.Paras[k]) // "said a voice by the door. It was only Ada."
				}
			}
		case KindIndefinite:
			if who := c.We(); u.Tag.Pronoun == "we" && who >= 0 && t.Words < lang.ShortText {
				u.Forced = who
			}
			if who := voiceThere(t, c, u); who >= 0 && t.Words < lang.ShortText {
				u.Forced = who
			}
			if who := namedNext(t, c, u); u.Forced < 0 && who >= 0 && u.Tag.Pronoun == "" && hidden(t, u) {
				u.Forced = who
			}
		case kindBeat:
			if t.Words < lang.ShortText && u.Forced < 0 {
				u.Forced = u.actsAlone(t, c)
			}
		case KindBare:
			if t.Words < lang.ShortText {
				u.heardBefore(t, c, turns, i)
			}
			if who := askedAfter(t, c, u); who >= 0 {
				u.absent(who)
			}
			if who := doingAsked(t, c, u); who >= 0 {
				u.absent(who)
			}
			if who := comes(t, c, u); u.Forced < 0 && who >= 0 {
				u.Forced = who
			}
			// in a novel somebody who is named after talk is as likely who is spoken of
			if who := enters(t, c, u); t.Words < lang.ShortText && u.Forced < 0 && who >= 0 {
				u.Forced = who
				goesOn(t, turns, i, who)
			}
			if i > 0 && u.Forced < 0 && t.Words < lang.ShortText {
				if u.Forced = listens(t, c, turns[i-1], u); u.Forced >= 0 {
					u.Listens = true
					for who := range turns[i-1].Called { // at the other end
						leaves(t, turns[i:], who, turns[i-1].Last+1)
					}
				}
			}
			if i > 0 && u.Forced < 0 && t.Words < lang.ShortText {
				u.Forced = speaksBack(t, c, turns[i-1], u)
			}
			if who := midway(t, u); u.Forced < 0 && who >= 0 && t.Words < lang.ShortText {
				u.Forced = who
			}
			if who := sings(t, c, u); u.Forced < 0 && who >= 0 {
				u.Forced = who
			}
		}
	}
}

// absent keeps somebody from speaking a turn.
func (u *Turn) absent(who int) {
	if u.Absent == nil {
		u.Absent = map[int]bool{}
	}
	u.Absent[who] = true
}

// actsAlone is who the narration in front of a turn's words is about, told by what they are, when the paragraph is about nobody else; or -1.
func (u *Turn) actsAlone(t *lang.Text, c *people.Cast) int {
	p := t.Paras[u.Para]
	who := -1
	for k := range p.Mentions {
		m := &p.Mentions[k]
		switch {
		case m.Who < 0 || m.Who == c.Narrator || who >= 0 && who != m.Who:
			return -1
		case m.Seg < u.Segs[0].Seg && m.Subject:
			who = m.Who
		}
	}
	if who < 0 || c.People[who].Epithet == "" || people.EpithetClass(c.People[who].Epithet) == people.ClassGeneric { // the girl may be somebody with a name
		return -1
	}
	return who
}

// askedAfter is whom the narration in front of a turn ends on and the turn asks about: a woman in a red hat. "Who's that?" -1 for nobody.
func askedAfter(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Words >= lang.ShortText || t.Paras[u.Para-1].Talks() || u.Words > 4 {
		return -1
	}
	toks := t.Paras[u.Para].Toks[u.Segs[0].Seg]
	if len(toks) < 2 || toks[0].Low != "who" && toks[0].Low != "who's" {
		return -1
	}
	switch toks[len(toks)-1].Low {
	case "that", "she", "he", "this":
	default:
		return -1
	}
	ms := t.Paras[u.Para-1].Mentions
	for k := len(ms) - 1; k >= 0; k-- {
		if ms[k].Who >= 0 {
			if ms[k].Who == c.Narrator || ms[k].Acts || ms[k].Who == ms[0].Who {
				return -1 // they do something themselves, and look at somebody
			}
			return ms[k].Who
		}
	}
	return -1
}

// opening verbs begin what somebody does who comes into a scene.
var opening = lang.Set("opened opens answered answers came comes entered enters appeared appears arrived arrives emerged emerges")

// comes is who comes in with the first words of the paragraph in front of a turn and is new to the text: they begin the talk. -1 for nobody.
func comes(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Words >= lang.ShortText {
		return -1
	}
	p := t.Paras[u.Para-1]
	if p.Talks() || len(p.Mentions) == 0 {
		return -1
	}
	m := &p.Mentions[0]
	if m.Sentence != 0 || !m.Subject || m.Who < 0 || m.Who == c.Narrator || !unmet(t, m.Who, p.Index) {
		return -1
	}
	for _, toks := range p.Narration() {
		for i := range toks {
			if i > 0 && toks[i].First {
				return -1
			}
			if opening[toks[i].Low] {
				return m.Who
			}
		}
	}
	return -1
}

// goesOn gives the next turn to somebody who was just revealed as speaker i, when the
// narration after it is about them and nothing beside the next turn says otherwise.
func goesOn(t *lang.Text, turns []*Turn, i, who int) {
	if i+1 == len(turns) {
		return
	}
	u, v := turns[i], turns[i+1]
	if v.Kind == KindBare && v.Para-u.Last <= 2 && !v.Called[who] {
		v.Forced = who
	}
}

// leaves keeps somebody who turned into another, or is not heard, from speaking until the narration names them again from paragraph at on.
func leaves(t *lang.Text, later []*Turn, who, at int) {
	for _, v := range later {
		for p := at; p <= v.Para; p++ {
			for _, m := range t.Paras[p].Mentions {
				if m.Who == who && (p < v.Para || m.Seg < v.Segs[0].Seg || m.At == v.Tag.At) {
					return
				}
			}
		}
		at = v.Para
		v.absent(who)
	}
}

// changedInto finds who is speaking when the tag says that the voice is another's
// and a later sentence of the paragraph says whose: `cried X in a strange voice. ... It was Y.`
func changedInto(t *lang.Text, c *people.Cast, u *Turn) int {
	p := t.Paras[u.Para]
	seg := u.Segs[0].Seg + 1
	if seg >= len(p.Segs) || p.Segs[seg].Kind != prose.Narration {
		return -1
	}
	ss := lang.Sentences(p.Toks[seg])
	if len(ss) < 2 || !otherVoice(ss[0]) {
		return -1
	}
	for _, s := range ss[1:] {
		for i := 0; i+2 < len(s); i++ {
			if s[i].Low != "it" && s[i].Low != "there" || s[i+1].Low != "was" && s[i+1].Low != "stood" && s[i+1].Low != "is" {
				continue
			}
			for j := i + 2; j < len(s) && j < i+6; j++ {
				if who, n := c.NameAt(s, j); n > 0 && who != u.Tag.Who {
					return who
				}
			}
		}
	}
	return -1
}

// otherVoice reports whether a sentence says that a voice is not its owner's.
func otherVoice(s []lang.Token) bool {
	voice := false
	change := false
	for i := range s {
		switch s[i].Low {
		case "voice", "tone", "accent":
			voice = true
		case "different", "changed", "another", "unfamiliar", "not", "wasn't", "altered", "other", "else's", "else", "new":
			change = true
		}
	}
	return voice && change
}

// namedNext finds the owner of "a voice": whom the next paragraph, when it is all narration, begins with.
func namedNext(t *lang.Text, c *people.Cast, u *Turn) int {
	p := t.Paras[u.Para]
	for k := range p.Mentions { // "a voice called. It was Ada."
		if m := &p.Mentions[k]; m.At > u.Tag.At && m.Who >= 0 && m.Subject {
			return m.Who
		}
	}
	if who := standsThere(c, p, u.Tag.At); who >= 0 && t.Words < lang.ShortText {
		return who
	}
	if u.Last+1 >= len(t.Paras) {
		return -1
	}
	q := t.Paras[u.Last+1]
	if who := whoItIs(c, q); who >= 0 && t.Words < lang.ShortText {
		return who
	}
	if q.Talks() {
		return -1
	}
	first := -1
	for k := range q.Mentions {
		m := &q.Mentions[k]
		switch {
		case !m.Subject || m.Who < 0 || m.Sentence > 1:
		case m.Sentence == 0:
			first = m.Who
		case first >= 0 && c.People[first].Epithet != "" && c.People[m.Who].Epithet == "" && unmet(t, m.Who, q.Index):
			return m.Who // "The old woman bent down. Ada lay on her back": who is new
		}
	}
	return first
}

// unmet reports whether the narration has not told of somebody before a paragraph.
func unmet(t *lang.Text, w, para int) bool {
	for _, p := range t.Paras[:para] {
		for k := range p.Mentions {
			if p.Mentions[k].Who == w {
				return false
			}
		}
	}
	return true
}

// whoItIs finds whom the narration of a paragraph says it was: "It was the sheriff.", "It was Ada, in a wet coat".
func whoItIs(c *people.Cast, p *lang.Para) int {
	for _, toks := range p.Narration() {
		for _, sent := range lang.Sentences(toks) {
			if len(sent) < 3 || sent[0].Low != "it" && sent[0].Low != "it's" || sent[0].Low == "it" && sent[1].Low != "was" && sent[1].Low != "is" {
				continue
			}
			at := 2
			if sent[0].Low == "it's" {
				at = 1
			}
			if w := sent[at].Low; (w == "only" || w == "just") && at+1 < len(sent) {
				at++
			}
			sent = sent[at:]
			if who, n := c.NameAt(sent, 0); n > 0 && (!sent[n-1].Possessive || n < len(sent) && sent[n].Low == "voice") {
				return who
			}
			if key, _, n, indef := c.EpithetAt(sent, 0); n > 0 && !indef && sent[0].Low == "the" && !sent[n-1].Possessive {
				if who, ok := c.Epithets[key]; ok {
					return who
				}
			}
		}
	}
	return -1
}

// untold is how many paragraphs may go by until a text tells who speaks through somebody.
const untold = 4

// speaksThrough is who speaks with another's mouth, where the text tells it soon: "Well," said Ada's mouth. ... The Grey Queen, then. -1 where it
// is only the mouth's owner.
func speaksThrough(t *lang.Text, c *people.Cast, u *Turn) int {
	if !u.Tag.Mouth || t.Words >= lang.ShortText {
		return -1
	}
	for k := u.Para; k < min(len(t.Paras), u.Last+1+untold); k++ {
		if t.Paras[k].SceneStart && k > u.Para {
			break
		}
		for _, who := range []int{whoItIs(c, t.Paras[k]), whoThen(c, t.Paras[k])} {
			if who >= 0 && who != u.Tag.Who {
				return who
			}
		}
	}
	return -1
}

// whoThen finds whom a paragraph concludes that it is: "Ada, then."
func whoThen(c *people.Cast, p *lang.Para) int {
	for _, toks := range p.Narration() {
		for i := range toks {
			if who, n := c.NameAt(toks, i); n > 0 && names.Concluded(toks, i, n) {
				return who
			}
		}
	}
	return -1
}

// hidden reports whether the tag of a turn keeps its speaker back: "a voice", "somebody".
func hidden(t *lang.Text, u *Turn) bool {
	for w := range strings.FieldsSeq(strings.ToLower(t.Doc.Slice(u.Tag.Cue))) {
		switch strings.Trim(w, ",.:;") {
		case "voice", "someone", "somebody", "whisper", "figure", "stranger":
			return true
		}
	}
	return false
}

// heardBefore decides untagged turn i by who is silent in front of it, and by whom the turn before was said to.
func (u *Turn) heardBefore(t *lang.Text, c *people.Cast, turns []*Turn, i int) {
	who, bides := u.keepsSilent(t, c)
	switch {
	case u.Forced >= 0:
	case who >= 0 && bides:
		u.Forced = who
	case who >= 0:
		u.absent(who)
	case i > 0 && turns[i-1].Last == u.Para-1 && !t.Paras[u.Para].SceneStart:
		u.Forced = turns[i-1].hearer(t)
	}
}

// begins reports whether the word at i is "started" for began: "she started to laugh", "he started on the pie".
func begins(toks []lang.Token, i int) bool {
	return toks[i].Low == "started" && i+1 < len(toks) && toks[i+1].Before == "" && (toks[i+1].Low == "to" || toks[i+1].Low == "on" || strings.HasSuffix(toks[i+1].Low, "ing"))
}

// enters finds a speaker who is seen only after being heard: the next paragraph is
// narration in which somebody turns at the sound, and somebody new is there.
func enters(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Last+1 >= len(t.Paras) || t.Paras[u.Last+1].Talks() || t.Paras[u.Para].SceneStart {
		return -1
	}
	q := t.Paras[u.Last+1]
	reacts := -1
	for s := range q.Toks {
		for i := range q.Toks[s] {
			switch q.Toks[s][i].Low {
			case "voice", "turned", "whirled", "spun", "startled", "jumped", "started", "wheeled", "swung":
				if reacts < 0 && !begins(q.Toks[s], i) {
					reacts = q.Toks[s][i].Start
				}
			}
		}
	}
	if reacts < 0 {
		return -1
	}
	for k := range q.Mentions {
		m := &q.Mentions[k]
		if m.Who < 0 || m.Who == c.Narrator || m.At < reacts {
			continue
		}
		fresh := true
		for back := q.Index - 1; back >= 0 && back > q.Index-12 && fresh; back-- {
			for _, o := range t.Paras[back].Mentions {
				fresh = fresh && o.Who != m.Who
			}
		}
		if fresh {
			return m.Who
		}
	}
	return -1
}
