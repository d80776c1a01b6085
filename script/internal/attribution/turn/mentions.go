package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// findMentions fills in who is meant where, in every paragraph.
func findMentions(t *lang.Text, c *people.Cast) {
	for _, p := range t.Paras {
		n := 0
		for s, toks := range p.Narration() {
			for _, sent := range lang.Sentences(toks) {
				mentionsIn(c, p, s, n, sent)
				n++
			}
		}
		if lang.ChatLabel(t, p) != "" {
			for k := range p.Mentions {
				p.Mentions[k].Label = true
			}
		}
	}
}

func mentionsIn(c *people.Cast, p *lang.Para, seg, sentence int, toks []lang.Token) {
	haveSubject := false
	for i := 0; i < len(toks); {
		k := &toks[i]
		m := lang.Mention{Who: -1, At: k.Start, Seg: seg, Sentence: sentence}
		n := 1
		possessive := false
		_, owned := c.KinOfNamed(toks, i)
		if who, l := c.NameAt(toks, i); l > 0 && owned == 0 {
			m.Who, n = who, l
			possessive = toks[i+l-1].Possessive
		} else if key, _, l, _ := c.EpithetAt(toks, i); l > 0 {
			who, ok := c.Epithets[key]
			if !ok {
				i++
				continue
			}
			m.Who, m.Own, n = who, who, l
			if !c.Certain[key] {
				m.Epithet = key
			}
			m.A = k.Low == "a" || k.Low == "an"
			possessive = toks[i+l-1].Possessive
		} else if g := lang.PronounGender(k.Low); g != "" {
			m.Pronoun = map[string]string{"M": "he", "F": "she"}[g]
			m.Object = k.Low == "him" || people.Objective(toks, i)
			possessive = k.Low != "he" && k.Low != "she"
		} else if c.Narrator >= 0 && c.IsSelf(toks, i) {
			m.Who = c.Narrator
		} else {
			i++
			continue
		}
		m.Acts = !possessive && i+n < len(toks) && (toks[i+n].Before == "" && (lang.IsVerb(toks[i+n].Low) || lang.Auxiliary[toks[i+n].Low] || lang.Adverb(toks[i+n].Low)))
		object := i > 0 && toks[i].Before == "" && lang.Preposition[toks[i-1].Low]
		switch {
		case object:
		case haveSubject:
			m.Subject = m.Who >= 0 && m.Acts
		case m.Who >= 0 && !possessive && (i == 2 || i == 3 && (toks[2].Low == "only" || toks[2].Low == "just")) && toks[0].Low == "it" && (toks[1].Low == "was" || toks[1].Low == "is"), // "It was Ada"
			!possessive && (m.Acts || k.Low == "he" || k.Low == "she" || i == 0 || m.Who >= 0 && (inverted(toks, i) || fronted(toks, i, i+n))), i == 0 && possessive: // "Her grin grew wider"
			m.Subject = true
			haveSubject = true
		}
		p.Mentions = append(p.Mentions, m)
		i += n
	}
}

// fronted reports whether the name at words i to j is whom a sentence that begins with where is about, with a clause behind: "Across the
// table Ada, who had ridden all night, was asleep."
func fronted(toks []lang.Token, i, j int) bool {
	if j >= len(toks) || toks[j].Low != "who" || toks[j].Before != "," || !lang.Preposition[toks[0].Low] && toks[0].Low != "across" {
		return false
	}
	for k := 1; k < i; k++ {
		if w := toks[k].Low; lang.Nominative[w] || lang.Conjunction[w] || lang.IsVerb(w) {
			return false
		}
	}
	return true
}

// standing verbs may stand in front of their subject: "Behind her stood Ada."
var standing = lang.Set("stood sat lay knelt came went was hung leaned waited stands sits lies comes goes is")

// inverted reports whether the verb stands in front of its subject at word i: "So did Ada.", "In the doorway stood Ada."
func inverted(toks []lang.Token, i int) bool {
	if i < 2 || toks[i].Before != "" {
		return false
	}
	verb, lead := toks[i-1].Low, toks[0].Low
	if i == 2 && (lead == "so" || lead == "neither" || lead == "nor") {
		return verb == "did" || verb == "was" || verb == "had" || verb == "does" || verb == "is" || verb == "could" || verb == "would" || verb == "were"
	}
	return standing[verb] && (lang.Preposition[lead] && lead != "and" && lead != "than" || lead == "there" || lead == "here" || lead == "out" || lead == "up" || lead == "down")
}

// How many paragraphs back somebody may be named whom he or she means, and whom a thought is of: a text may go on long about who
// thinks without their name.
const near, far = 7, 20

// Resolve finds whom he or she means at a byte of paragraph i: the nearest person of
// that gender before it in the narration, subjects first. -1 when there is nobody.
func Resolve(t *lang.Text, c *people.Cast, i, at int, pronoun string) int {
	return resolve(t, c, i, at, pronoun, near)
}

// ResolveThinker finds whom he or she means who thinks: in a paragraph without talk whom the last such paragraph is about, else the nearest
// as above, however far back.
func ResolveThinker(t *lang.Text, c *people.Cast, i, at int, pronoun string) int {
	if w := toldLast(t, c, i); !t.Paras[i].Talks() && w >= 0 && c.People[w].Gender == lang.GenderFor[pronoun] {
		return w
	}
	if w := resolve(t, c, i, at, pronoun, near); w >= 0 {
		return w
	}
	return resolve(t, c, i, at, pronoun, far)
}

// toldLast is whom the last paragraph of narration with somebody in it is about before paragraph i, or -1.
func toldLast(t *lang.Text, c *people.Cast, i int) int {
	for back := i - 1; back >= 0 && back > i-near; back-- {
		if p := t.Paras[back]; !p.Talks() && len(p.Mentions) > 0 {
			return FirstSubject(t, c, p)
		}
	}
	return -1
}

func resolve(t *lang.Text, c *people.Cast, i, at int, pronoun string, reach int) int {
	g := lang.GenderFor[pronoun]
	if g == "" {
		return -1
	}
	best, top := -1, -100.0
	away := 0.0
	for back := i; back >= 0 && back > i-reach; back-- {
		p := t.Paras[back]
		last := -1
		for k := len(p.Mentions) - 1; k >= 0; k-- {
			m := &p.Mentions[k]
			if back == i && m.At >= at || m.Who < 0 || m.Label {
				continue
			}
			if last >= 0 && m.Sentence != last {
				away++
			}
			last = m.Sentence
			s := -away
			if m.Subject {
				s += 1.2
			}
			switch h := c.People[m.Who].Gender; {
			case h == g:
			case h == "" && actsOn(p, k, pronoun):
				continue // "Quill poured her something. She drank it."
			case h == "":
				s -= 2
			default:
				continue
			}
			if m.Who == c.Narrator {
				continue
			}
			if s > top {
				best, top = m.Who, s
			}
		}
		away++
	}
	return best
}

// actsOn reports whether the sentence of mention k, its subject, has somebody else whom it calls he or she: what is done is done to them.
func actsOn(p *lang.Para, k int, pronoun string) bool {
	m := &p.Mentions[k]
	for j := k + 1; j < len(p.Mentions) && m.Subject; j++ {
		if o := &p.Mentions[j]; o.Sentence == m.Sentence && o.Seg == m.Seg && o.Object && o.Pronoun == pronoun {
			return true
		}
	}
	return false
}

// LastSubject is the person the last sentence of a paragraph with one is about.
func LastSubject(t *lang.Text, c *people.Cast, p *lang.Para) int {
	for k := len(p.Mentions) - 1; k >= 0; k-- {
		if m := &p.Mentions[k]; m.Subject {
			return whoIs(t, c, p, m)
		}
	}
	return -1
}

// FirstSubject is whom the first sentence of a paragraph with a person for its subject is about, or -1.
func FirstSubject(t *lang.Text, c *people.Cast, p *lang.Para) int {
	for k := range p.Mentions {
		if m := &p.Mentions[k]; m.Subject {
			return whoIs(t, c, p, m)
		}
	}
	return -1
}

func whoIs(t *lang.Text, c *people.Cast, p *lang.Para, m *lang.Mention) int {
	if m.Who >= 0 {
		return m.Who
	}
	return Resolve(t, c, p.Index, m.At, m.Pronoun)
}
