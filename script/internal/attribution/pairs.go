package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// addGroup makes a person of those who speak as one; show is how to call them, empty for their key.
func (c *cast) addGroup(key, show string) int {
	who, ok := c.groups[key]
	if !ok {
		if show == "" {
			show = key
		}
		who = len(c.people)
		c.people = append(c.people, &person{name: show, epithet: key, votes: map[string]float64{}})
		c.groups[key] = who
	}
	c.people[who].count++
	return who
}

// pairOfNames reads "Ada and Ben" at word i: a key for them, and how many words those are.
func (c *cast) pairOfNames(toks []token, i int) (key string, n int) {
	a, n := c.nameAt(toks, i)
	and := i + n
	if n == 0 || and+1 >= len(toks) || toks[and-1].possessive || toks[and].low != "and" || toks[and].before != "" || toks[and+1].before != "" {
		return "", 0
	}
	b, m := c.nameAt(toks, and+1)
	if m == 0 || a == b || toks[and+m].possessive {
		return "", 0
	}
	for _, k := range toks[i : and+1+m] {
		key += k.low + " "
	}
	return key, n + 1 + m
}

// findPair makes a person of two who speak together behind a quotation: "said Ada and Ben.", "Ada and Ben said". In
// "said Ada and Ben laughed" they do not.
func (c *cast) findPair(t *text, toks []token, i int) {
	key, n := c.pairOfNames(toks, i)
	if n == 0 {
		return
	}
	end := i + n
	alone := end == len(toks) || toks[end].before != "" || toks[end].low == "together" || toks[end].low == "both" || toks[end].low == "at"
	if i == 0 && speaksSoon(toks, n) || i > 0 && alone {
		c.addGroup(key, t.doc.Text[toks[i].start:toks[end-1].end])
	}
}

// oneOf is the length of "one of the twins" at word i, 0 when it is something else.
func oneOf(toks []token, i int) int {
	if i+2 >= len(toks) || toks[i].low != "one" && toks[i].low != "another" && toks[i].low != "neither" || toks[i+1].low != "of" || toks[i+1].before != "" {
		return 0
	}
	for k := i + 2; k < len(toks) && k < i+6 && toks[k].before == ""; k++ {
		if prose.SpeechVerb(toks[k].low) {
			return k - i
		}
		if k+1 == len(toks) || toks[k+1].before != "" {
			return k + 1 - i
		}
	}
	return 0
}

// findThem finds whom "they" means in a tag at word i of segment s: those who are the subject of the last sentence in front, in
// the paragraph or the one above. "Then all the hens began to laugh. "Again!" they cried."
func (c *cast) findThem(t *text, p *para, s, i int) {
	toks := p.toks[s]
	if i >= len(toks) || toks[i].low != "they" || t.words >= shortText || i == 0 && !speaksSoon(toks, 1) {
		return
	}
	for k := s - 1; k >= 0; k-- {
		if p.segs[k].Kind == prose.Narration && len(p.toks[k]) > 0 {
			c.themIn(p, p.toks[k])
			return
		}
	}
	if p.index == 0 || t.paras[p.index-1].talks() || len(t.paras[p.index-1].toks) == 0 {
		return
	}
	if above := t.paras[p.index-1].toks[0]; len(above) > 0 {
		c.themIn(p, above)
	}
}

// themIn reads those whom the last sentence is about, when they are a group.
func (c *cast) themIn(p *para, toks []token) {
	all := sentences(toks)
	sent := all[len(all)-1]
	for i := 0; i < min(3, len(sent)); i++ {
		n := groupPhrase(sent, i)
		if n == 0 && determiner[sent[i].low] && i+1 < len(sent) && sent[i+1].before == "" && c.plural(sent[i+1].low) {
			n = 2
		}
		if n > 0 && sent[i].low != "they" && sent[i].low != "we" && (i+n == len(sent) || sent[i+n].before == "") {
			c.them[p.index] = c.addGroup(groupKey(sent, i, n), "")
			return
		}
	}
}

// plural reports whether a word is several people.
func (c *cast) plural(w string) bool {
	one, ok := strings.CutSuffix(w, "s")
	return collective[w] || ok && c.isPersonNoun(one)
}
