package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// Verbs of going, and where somebody goes who is no longer there.
var (
	going = lang.Set(`went walked ran strode stalked hurried drove rode marched slipped wandered trotted shuffled stormed stomped stamped rushed dashed swept limped padded fled bolted darted
		hobbled flounced sauntered strolled tiptoed crept scurried scuttled raced hopped
		goes walks runs strides stalks hurries drives rides marches slips wanders trots shuffles storms stomps stamps rushes dashes sweeps limps pads flees bolts darts
		hobbles flounces saunters strolls tiptoes creeps scurries scuttles races hops`)
	gone = lang.Set("away off out home upstairs downstairs outside")
	seen = lang.Set("watched watch watches watching saw see sees")
	goes = lang.Set("go leave walk run drive disappear vanish ride hurry march slip wander trot shuffle")
)

// partings keeps whoever the narration of a short text says has gone away from speaking until it names them again.
func partings(t *lang.Text, c *people.Cast, turns []*Turn) {
	if t.Words >= lang.ShortText {
		return
	}
	for _, p := range t.Paras {
		for s, toks := range p.Narration() {
			n := 0
			for _, sent := range lang.Sentences(toks) {
				if who := parts(t, c, p, s, sent); who >= 0 && who != c.Narrator {
					awayFrom(t, c, turns, p, sent[len(sent)-1].End, who)
				}
				for _, who := range beyond(c, p, s, sent) {
					awayFrom(t, c, turns, p, sent[len(sent)-1].End, who)
				}
				n++
			}
		}
	}
}

// parts is who goes away in a sentence of paragraph p: "Ada went out.", "They watched him go." -1 for nobody.
func parts(t *lang.Text, c *people.Cast, p *lang.Para, seg int, sent []lang.Token) int {
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if m.Seg != seg || m.At < sent[0].Start || m.At > sent[len(sent)-1].End {
			continue
		}
		i := 0
		for sent[i].Start < m.At {
			i++
		}
		switch {
		case m.Subject && m.Acts && m.Who >= 0 && leavesBehind(c, sent, i+1):
			return m.Who
		case i > 0 && i+1 < len(sent) && seen[sent[i-1].Low] && sent[i].Before == "" && goes[sent[i+1].Low] && sent[i+1].Before == "":
			return whoIs(t, c, p, m)
		}
	}
	return -1
}

// What keeps apart those who are seen through it.
var panes = lang.Set("window windows glass pane windowpane porthole windscreen windshield skylight fence hedge railings")

// beyond lists who is seen from indoors in a sentence: "Through the window they could see Ada."
func beyond(c *people.Cast, p *lang.Para, seg int, sent []lang.Token) (out []int) {
	if len(sent) < 5 || sent[0].Low != "through" && sent[0].Low != "beyond" {
		return nil
	}
	at := 1
	for at < 4 && !panes[sent[at].Low] {
		at++
	}
	if at == 4 || sent[1].Before != "" {
		return nil
	}
	for k := range p.Mentions {
		if m := &p.Mentions[k]; m.Seg == seg && m.Who >= 0 && m.Who != c.Narrator && m.At > sent[at+1].Start && m.At < sent[len(sent)-1].End {
			out = append(out, m.Who)
		}
	}
	return out
}

// leavesBehind reports whether the verbs of a subject in front of word i tell that they go away.
func leavesBehind(c *people.Cast, sent []lang.Token, i int) bool {
	for ; i < len(sent); i++ {
		w := sent[i].Low
		if lang.Nominative[w] || lang.Subordinate[w] || lang.Relative[w] || sent[i].IsI() || sent[i].Before != "" && sent[i].Before != "," {
			return false
		}
		if who, n := c.NameAt(sent, i); who >= 0 && i+n < len(sent) && sent[i+n].Before == "" && lang.IsVerb(sent[i+n].Low) {
			return false
		}
		k := i + 1
		if (w == "left" || w == "leaves") && !leftHand(sent, i) && (k == len(sent) || sent[k].Before != "" || sent[k].Low == "and" || sent[k].Low == "without") {
			return true
		}
		if !going[w] {
			continue
		}
		for k < len(sent) && k < i+4 && sent[k].Before == "" && (lang.Adverb(sent[k].Low) || sent[k].Low == "a" || sent[k].Low == "long" || sent[k].Low == "way" || sent[k].Low == "back" || sent[k].Low == "right" || sent[k].Low == "straight") {
			k++
		}
		if k < len(sent) && sent[k].Before == "" && gone[sent[k].Low] && !(k+1 < len(sent) && sent[k+1].Before == "" && (sent[k+1].Low == "of" || sent[k+1].Low == "on")) {
			return true
		}
	}
	return false
}

// leftHand reports whether "left" at word i is a side: "she looked left", "the door to the left".
func leftHand(sent []lang.Token, i int) bool {
	if i == 0 || sent[i].Before != "" {
		return false
	}
	w := sent[i-1].Low
	return lang.Determiner[w] || lang.Preposition[w] || w == "hard" || w == "sharp" || lang.IsVerb(w) && w != "had" && w != "has" && w != "have"
}

// awayFrom makes who absent from the turns behind byte at of paragraph p, until the narration has them again or the scene changes.
func awayFrom(t *lang.Text, c *people.Cast, turns []*Turn, p *lang.Para, at, who int) {
	for _, u := range turns {
		if u.Para <= p.Index {
			continue
		}
		if t.NewScene(p.Index, u.Para) {
			return
		}
		for q := p.Index; q <= u.Last; q++ {
			for k := range t.Paras[q].Mentions {
				m := &t.Paras[q].Mentions[k]
				if (q > p.Index || m.At > at) && (m.Who == who || m.Pronoun != "" && lang.GenderFor[m.Pronoun] == c.People[who].Gender && m.Subject && whoIs(t, c, t.Paras[q], m) == who) {
					return
				}
			}
		}
		if u.Absent == nil {
			u.Absent = map[int]bool{}
		}
		u.Absent[who] = true
	}
}

// tellsLater keeps whoever the tag of a turn by itself has speak at another time from the scene: "You had one job," Ada told me afterward.
func tellsLater(t *lang.Text, c *people.Cast, turns []*Turn) {
	for _, u := range turns {
		if u.Settled() < 0 || u.Settled() == c.Narrator || u.Last+1 < len(t.Paras) && t.Paras[u.Last+1].Talks() || u.Tag.Cue.End <= u.Tag.Cue.Start {
			continue
		}
		words := strings.FieldsFunc(t.Doc.Text[u.Tag.Cue.End:min(len(t.Doc.Text), u.Tag.Cue.End+24)], func(r rune) bool { return !('a' <= r && r <= 'z') })
		for k := 0; k < min(2, len(words)); k++ {
			if words[k] == "afterward" || words[k] == "afterwards" || words[k] == "later" {
				awayFrom(t, c, turns, t.Paras[u.Last], t.Paras[u.Last].Segs[len(t.Paras[u.Last].Segs)-1].Span.End, u.Settled())
			}
		}
	}
}
