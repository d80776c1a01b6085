package turn

import (
	"maps"
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

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

// begins reports whether the word at i is "started" for began: "she started to laugh", "he started on the pie".
func begins(toks []lang.Token, i int) bool {
	return toks[i].Low == "started" && i+1 < len(toks) && toks[i+1].Before == "" && (toks[i+1].Low == "to" || toks[i+1].Low == "on" || strings.HasSuffix(toks[i+1].Low, "ing"))
}

// voiceThere finds the voice that comes from where somebody is heard: "somebody shouted from the back" is the voice at the back. -1 for none.
func voiceThere(t *lang.Text, c *people.Cast, u *Turn) int {
	p := t.Paras[u.Para]
	for _, toks := range p.Narration() {
		for i := 1; i < len(toks); i++ {
			if toks[i].Start < u.Tag.Cue.End || toks[i].First {
				continue
			}
			if toks[i].Before != "" {
				break
			}
			if !lang.Determiner[toks[i-1].Low] {
				continue
			}
			for _, key := range slices.Sorted(maps.Keys(c.Epithets)) {
				if words := strings.Fields(key); len(words) == 4 && words[0] == "voice" && words[3] == toks[i].Low {
					return c.Epithets[key]
				}
			}
		}
	}
	return -1
}
