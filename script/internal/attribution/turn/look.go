package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
)

// Look reads what stands around a turn and in it: whom it calls, what acts beside it, who spoke of whom.
func (u *Turn) Look(t *lang.Text, c *people.Cast) {
	p := t.Paras[u.Para]
	u.Called, u.SpokenOf = map[int]bool{}, map[int]bool{}
	u.Words, u.Address = 0, ""
	stranger := false // who is spoken to is called what strangers are called
	for _, r := range u.Segs {
		toks := t.Paras[r.Para].Toks[r.Seg]
		u.Words += len(toks)
		for i := range toks {
			if g := people.Forms[toks[i].Low]; g != "" && names.VocativeAt(toks, i, 1) {
				u.Address = g
				stranger = stranger || toStrangers[toks[i].Low]
			}
			if who := c.RoleCalled(toks, i); who >= 0 && t.Words < lang.ShortText {
				u.Called[who] = true
			}
		}
		for i := 0; i < len(toks); i++ {
			if who, n := c.NameAt(toks, i); n > 0 {
				if names.VocativeAt(toks, i, n) && !(i == 0 && (names.AnswerAt(t, t.Paras[r.Para], r.Seg).TakesAll(toks, n) || askedBack(toks, n, c.People[who].Gender))) {
					u.Called[who] = true
				} else {
					u.SpokenOf[who] = true
				}
				i += n - 1
			}
		}
	}
	if who := u.addressee(t, c); stranger && u.Words > 1 && who >= 0 {
		u.Called[who] = true
	}
	u.Naming = u.readNaming(t, c)
	u.Before, u.After, u.BeatWho, u.PronounIs, u.BeforeByPronoun, u.Beat = -1, -1, -1, -1, false, ""
	first, lastSeg := u.Segs[0].Seg, u.Segs[len(u.Segs)-1].Seg
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if !m.Subject {
			continue
		}
		if m.Seg < first {
			u.Before, u.BeforeByPronoun = whoIs(t, c, p, m), m.Pronoun != ""
		} else if u.After < 0 && (m.Seg > first || lastSeg == first) {
			u.After = whoIs(t, c, p, m)
		}
		if m.Pronoun != "" && u.Beat == "" {
			u.Beat, u.BeatWho = m.Pronoun, whoIs(t, c, p, m)
		}
	}
	switch {
	case u.Tag.Who >= 0 && u.Tag.Epithet != "" && (t.Words >= lang.ShortText || lang.KinNouns[people.HeadNoun(u.Tag.Epithet)] && !u.ofNarrator(t, c)):
		u.Kind = KindEpithet
	case u.Tag.Who >= 0 && !u.Tag.Indefinite:
		u.Kind = KindNamed
	case u.Tag.Pronoun == "it" && u.thing(t, c) >= 0:
		u.Kind = KindNamed
		u.Tag.Who = u.thing(t, c)
	case u.Tag.Pronoun == "he" || u.Tag.Pronoun == "she":
		u.Kind = KindPronoun
		u.PronounIs = Resolve(t, c, u.Para, u.Tag.At, u.Tag.Pronoun)
	case u.Tag.Indefinite || u.Tag.Pronoun != "":
		u.Kind = KindIndefinite
	case u.Before >= 0:
		u.Kind = kindBeat
	case u.After >= 0:
		u.Kind = kindAfter
	default:
		u.Kind = KindBare
	}
}

// lately is how many paragraphs back somebody is named who is called madam or mister.
const lately = 3

// toStrangers are what people are called whose names one does not know. Sir, miss and ma'am are said to superiors too, who need not have been named lately.
var toStrangers = lang.Set("lady madam missus mister lad lass")

// addressee is whom a turn calls madam or mister: the only one of that gender whom the paragraphs above name. -1 where nobody is certain.
func (u *Turn) addressee(t *lang.Text, c *people.Cast) int {
	if u.Address == "" || t.Words >= lang.ShortText || c.Narrator >= 0 && c.People[c.Narrator].Gender == u.Address {
		return -1
	}
	who := -1
	for _, p := range t.Paras[max(0, u.Para-lately):u.Para] {
		for k := range p.Mentions {
			switch w := p.Mentions[k].Who; {
			case w < 0 || w == who || w == c.Narrator || c.People[w].Gender != u.Address && c.People[w].Gender != "":
			case who >= 0:
				return -1
			default:
				who = w
			}
		}
	}
	if who < 0 || c.People[who].Gender != u.Address {
		return -1
	}
	return who
}

// askedBack reports whether the name of n words at the beginning only repeats whom somebody asked about, and the next sentence tells of them:
// "Ada? I met her on the stairs."
func askedBack(toks []lang.Token, n int, gender string) bool {
	if n >= len(toks) || !strings.HasPrefix(toks[n-1].After, "?") {
		return false
	}
	told := false
	for i := n; i < len(toks); i++ {
		if i > n && toks[i].First {
			break
		}
		if strings.Contains(toks[i].After, "?") {
			return false
		}
		told = told || gender != "" && lang.PronounGender(toks[i].Low) == gender
	}
	return told
}

// parents are the kin whom hardly anybody calls by name.
var parents = lang.Set("mother father mum mom dad grandmother grandfather gran grandma grandpa grandad stepmother stepfather")

// ofNarrator reports whether the epithet of a turn's tag is how the narrator calls a parent: "my mother". It is nobody else.
func (u *Turn) ofNarrator(t *lang.Text, c *people.Cast) bool {
	own := "my "
	if c.Second {
		own = "your "
	}
	return c.Narrator >= 0 && parents[people.HeadNoun(u.Tag.Epithet)] && strings.EqualFold(t.Doc.Text[u.Tag.At:min(len(t.Doc.Text), u.Tag.At+len(own))], own)
}
