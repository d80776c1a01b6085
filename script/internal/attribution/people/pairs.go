package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// addGroup makes a person of those who speak as one; show is how to call them, empty for their key.
func (c *Cast) addGroup(key, show string) int {
	who, ok := c.Groups[key]
	if !ok {
		if show == "" {
			show = key
		}
		who = len(c.People)
		c.People = append(c.People, &Person{Name: show, Epithet: key, Votes: map[string]float64{}})
		c.Groups[key] = who
	}
	c.People[who].Count++
	return who
}

// PairOfNames reads "Ada and Ben" at word i: a key for them, and how many words those are.
func (c *Cast) PairOfNames(toks []lang.Token, i int) (key string, n int) {
	a, n := c.NameAt(toks, i)
	and := i + n
	if n == 0 || and+1 >= len(toks) || toks[and-1].Possessive || toks[and].Low != "and" || toks[and].Before != "" || toks[and+1].Before != "" {
		return "", 0
	}
	b, m := c.NameAt(toks, and+1)
	if m == 0 || a == b || toks[and+m].Possessive {
		return "", 0
	}
	for _, k := range toks[i : and+1+m] {
		key += k.Low + " "
	}
	return key, n + 1 + m
}

// findPair makes a person of two who speak together behind a quotation: "said Ada and Ben.", "Ada and Ben said". In
// "said Ada and Ben laughed" they do not.
func (c *Cast) findPair(t *lang.Text, toks []lang.Token, i int) {
	key, n := c.PairOfNames(toks, i)
	if n == 0 {
		return
	}
	end := i + n
	alone := end == len(toks) || toks[end].Before != "" || toks[end].Low == "together" || toks[end].Low == "both" || toks[end].Low == "at"
	if i == 0 && speaksSoon(toks, n) || i > 0 && alone {
		c.addGroup(key, t.Doc.Text[toks[i].Start:toks[end-1].End])
	}
}

// OneOf is the length of "one of the twins" at word i, 0 when it is something else.
func OneOf(toks []lang.Token, i int) int {
	if i+2 >= len(toks) || toks[i].Low != "one" && toks[i].Low != "another" && toks[i].Low != "neither" || toks[i+1].Low != "of" || toks[i+1].Before != "" {
		return 0
	}
	for k := i + 2; k < len(toks) && k < i+6 && toks[k].Before == ""; k++ {
		if prose.SpeechVerb(toks[k].Low) {
			return k - i
		}
		if k+1 == len(toks) || toks[k+1].Before != "" {
			return k + 1 - i
		}
	}
	return 0
}

// findThem finds whom "they" means in a tag at word i of segment s: those who are the subject of the last sentence in front, in
// the paragraph or the one above. "Then all the hens began to laugh. "Again!" they cried."
func (c *Cast) findThem(t *lang.Text, p *lang.Para, s, i int) {
	toks := p.Toks[s]
	if i >= len(toks) || toks[i].Low != "they" || t.Words >= lang.ShortText || i == 0 && !speaksSoon(toks, 1) {
		return
	}
	for k := s - 1; k >= 0; k-- {
		if p.Segs[k].Kind == prose.Narration && len(p.Toks[k]) > 0 {
			c.themIn(p, p.Toks[k])
			return
		}
	}
	if p.Index == 0 || t.Paras[p.Index-1].Talks() || len(t.Paras[p.Index-1].Toks) == 0 {
		return
	}
	if above := t.Paras[p.Index-1].Toks[0]; len(above) > 0 {
		c.themIn(p, above)
	}
}

// themIn reads those whom the last sentence is about, when they are a group.
func (c *Cast) themIn(p *lang.Para, toks []lang.Token) {
	all := lang.Sentences(toks)
	sent := all[len(all)-1]
	for i := 0; i < min(3, len(sent)); i++ {
		n := GroupPhrase(sent, i)
		if n == 0 && lang.Determiner[sent[i].Low] && i+1 < len(sent) && sent[i+1].Before == "" && c.plural(sent[i+1].Low) {
			n = 2
		}
		if n > 0 && sent[i].Low != "they" && sent[i].Low != "we" && (i+n == len(sent) || sent[i+n].Before == "") {
			c.Them[p.Index] = c.addGroup(GroupKey(sent, i, n), "")
			return
		}
	}
}

// plural reports whether a word is several people.
func (c *Cast) plural(w string) bool {
	one, ok := strings.CutSuffix(w, "s")
	return collective[w] || ok && c.isPersonNoun(one)
}
