package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// meant finds whom the pronoun of a turn's tag means beyond doubt: the only one of that gender whom the turn's
// paragraph names before the tag, or else the paragraph above when it has no talk, if a sentence is about them. -1 when
// there is none. An epithet that may be somebody's with a name decides in short texts alone, where it is a person of its own.
func (u *Turn) meant(t *lang.Text, c *people.Cast) int {
	p := t.Paras[u.Para]
	who, found := soleOf(t, c, p, u.Tag.At, lang.GenderFor[u.Tag.Pronoun])
	if !found {
		if w, _ := soleOf(t, c, p, u.Tag.At, ""); w >= 0 && c.People[w].Epithet == "" {
			return w // nothing tells whether Dash is a man, and nobody else is there
		}
	}
	if !found && p.Index > 0 && !p.SceneStart && !t.Paras[p.Index-1].Talks() {
		q := t.Paras[p.Index-1]
		if p.Index > 1 && len(q.Mentions) == 0 && !q.SceneStart && !t.Paras[p.Index-2].Talks() {
			q = t.Paras[p.Index-2] // "The rain stopped." is about nobody
		}
		var several bool
		if who, several = soleOf(t, c, q, len(t.Doc.Text), lang.GenderFor[u.Tag.Pronoun]); who < 0 && several && t.Words < lang.ShortText {
			who = topic(c, q, lang.GenderFor[u.Tag.Pronoun])
		}
	}
	return who
}

// soleOf finds the only one of a gender whom a paragraph names before byte at, when they are the subject of a
// sentence; and whether there is anybody of that gender.
func soleOf(t *lang.Text, c *people.Cast, p *lang.Para, at int, gender string) (who int, found bool) {
	who = -1
	subject := false
	for k := range p.Mentions {
		m := &p.Mentions[k]
		ends := t.Words < lang.ShortText && m.Sentence == p.Mentions[len(p.Mentions)-1].Sentence // "She had the boy on her knees with his boots on."
		if found && (m.Subject || ends) && lang.GenderFor[m.Pronoun] == gender && m.At < at {
			subject = true // "They met the ferryman. He was asleep."
		}
		if m.Who < 0 || m.Who == c.Narrator || m.At >= at || c.People[m.Who].Gender != gender {
			continue
		}
		if found && m.Who != who {
			return -1, true
		}
		who, found = m.Who, true
		subject = subject || m.Subject && (m.Epithet == "" || t.Words < lang.ShortText)
	}
	if !subject {
		return -1, found
	}
	return who, true
}

// handsOver finds whom the paragraph of a turn is about at its end, behind its last words, when that is another than who
// speaks and of the gender; -1 when it is nobody.
func (u *Turn) handsOver(t *lang.Text, c *people.Cast, gender string) int {
	p := t.Paras[u.Last]
	who := -1
	for k := range p.Mentions {
		if m := &p.Mentions[k]; m.Subject {
			who = -1
			if m.Seg > p.Quotes[len(p.Quotes)-1] {
				who = m.Who
			}
		}
	}
	if who < 0 || who == c.Narrator || who == u.Settled() || u.Kind == kindAfter && who == u.After || who == u.Before || c.People[who].Gender != gender {
		return -1
	}
	return who
}

// whoseKin is whom "his" means in "his father said"; -1 where the tag has no such words.
func (u *Turn) whoseKin(t *lang.Text, c *people.Cast) int {
	if t.Words >= lang.ShortText || u.Kind != KindEpithet || !lang.Families[people.HeadNoun(u.Tag.Epithet)] {
		return -1
	}
	whose, _, _ := strings.Cut(strings.ToLower(t.Doc.Text[u.Tag.At:min(len(t.Doc.Text), u.Tag.At+4)]), " ")
	pronoun := map[string]string{"his": "he", "her": "she"}[whose]
	if who := Resolve(t, c, u.Para, u.Tag.At, pronoun); who >= 0 && c.People[who].Gender == lang.GenderFor[pronoun] {
		return who
	}
	return -1
}

// topic finds whom a paragraph is about to its end where it names several of a gender: the only one who is what a sentence begins
// with, and the last goes on with he or she. -1 where there is none.
func topic(c *people.Cast, p *lang.Para, gender string) int {
	who, sentence, kept := -1, -1, false
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if !m.Subject || m.Sentence == sentence { // the first subject of each sentence
			continue
		}
		sentence = m.Sentence
		kept = who >= 0 && lang.GenderFor[m.Pronoun] == gender
		switch {
		case m.Who < 0 || m.Who == who:
		case who >= 0:
			return -1
		default:
			who = m.Who
		}
	}
	if !kept || c.People[who].Gender != gender {
		return -1
	}
	return who
}
