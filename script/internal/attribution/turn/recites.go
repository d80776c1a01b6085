package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// reciting verbs announce words that follow in a paragraph of their own.
var reciting = lang.Set("sang sings sing chanted chants recited recites intoned intones")

// sings finds who the narration before the turn says began to sing or recite: the first who does.
func sings(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para-1].Talks() {
		return -1
	}
	p := t.Paras[u.Para-1]
	for s, toks := range p.Narration() {
		for i := 1; i < len(toks); i++ {
			if !reciting[toks[i].Low] || toks[i].Before != "" {
				continue
			}
			for k := range p.Mentions {
				if m := &p.Mentions[k]; m.Seg == s && m.Acts && m.At < toks[i].Start && toks[i].Start-m.At < 30 {
					return whoIs(t, c, p, m)
				}
			}
		}
	}
	return -1
}

// standsThere finds who comes into sight behind byte at of a paragraph: "The door opened, and there stood Ada." -1 for nobody.
func standsThere(c *people.Cast, p *lang.Para, at int) int {
	for _, toks := range p.Narration() {
		for i := 2; i < len(toks); i++ {
			if toks[i].Start < at || toks[i-2].Low != "there" || toks[i].Before != "" {
				continue
			}
			switch toks[i-1].Low {
			case "was", "is", "stood", "stands", "sat", "sits":
				if who, n := c.NameAt(toks, i); n > 0 && !toks[i+n-1].Possessive {
					return who
				}
			}
		}
	}
	return -1
}

// readsOn finds who reads on: words that are all between inner marks are of whoever has read such aloud before, and is told to read the first.
// `Ada read it out. "'To whom it may concern.'"` -1 for nobody.
func readsOn(t *lang.Text, c *people.Cast, before []*Turn, u *Turn) int {
	if !u.quotes(t) {
		return -1
	}
	if who := u.readsOut(t, c); who >= 0 {
		return who
	}
	for i := len(before) - 1; i >= 0 && u.Para-before[i].Last < 8 && !t.NewScene(before[i].Last, u.Para); i-- {
		if who := before[i].readsOut(t, c); who >= 0 && before[i].quotes(t) {
			return who
		}
	}
	return -1
}

// quotes reports whether the last words of a turn are another's: all of them are between inner marks.
func (u *Turn) quotes(t *lang.Text) bool {
	last := u.Segs[len(u.Segs)-1]
	words := strings.TrimSpace(t.Doc.Slice(t.Paras[last.Para].Segs[last.Seg].Inner))
	for _, marks := range []string{"‘’", "“”", "''"} {
		open, shut := string([]rune(marks)[0]), string([]rune(marks)[1])
		if strings.HasPrefix(words, open) && strings.HasSuffix(words, shut) && strings.Count(words, " ") > 1 {
			return true
		}
	}
	return false
}

// reading verbs tell of words that somebody else has written.
var reading = lang.Set("read reads recited recites")

// readsOut is whom the narration right in front of the last words of a turn has read aloud, or -1.
func (u *Turn) readsOut(t *lang.Text, c *people.Cast) int {
	last := u.Segs[len(u.Segs)-1]
	p := t.Paras[last.Para]
	if last.Seg == 0 || len(p.Toks[last.Seg-1]) == 0 {
		return -1
	}
	ss := lang.Sentences(p.Toks[last.Seg-1])
	sent := ss[len(ss)-1]
	for i := range sent {
		if !reading[sent[i].Low] {
			continue
		}
		for k := range p.Mentions {
			if m := &p.Mentions[k]; m.Seg == last.Seg-1 && m.Subject && m.At >= sent[0].Start && m.At < sent[i].Start {
				return whoIs(t, c, p, m)
			}
		}
	}
	return -1
}
