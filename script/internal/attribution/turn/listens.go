package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// talking words tell that somebody is in the middle of what they say.
var talking = lang.Set("mid-sentence mid-speech mid-flow mid-word mid-rant mid-story mid-stream mid-syllable mid-breath")

// midway finds who is heard from the middle of what they say on, behind a paragraph that ends with them: "It was Ada, in mid-sentence." "And
// the goat." -1 for nobody.
func midway(t *lang.Text, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para].SceneStart || u.Segs[0].Seg > 0 {
		return -1
	}
	p := t.Paras[u.Para-1]
	last := len(p.Segs) - 1
	if last < 0 || len(p.Mentions) == 0 || p.Segs[last].Kind != prose.Narration {
		return -1
	}
	m := &p.Mentions[len(p.Mentions)-1]
	for _, k := range p.Toks[last] {
		if talking[k.Low] {
			if m.Seg == last && m.At < k.Start && m.Pronoun == "" {
				return m.Who
			}
		}
	}
	return -1
}

// speaksBack finds who answers what only comes out of a telephone: whom alone the paragraph between is about. -1 for nobody.
func speaksBack(t *lang.Text, c *people.Cast, before, u *Turn) int {
	if before.Tag.Who < 0 || !c.Carries(before.Tag.Who) || u.Para != before.Last+2 || t.Paras[u.Para].SceneStart {
		return -1
	}
	who := -1
	for _, m := range t.Paras[before.Last+1].Mentions {
		if m.Who >= 0 && who >= 0 && m.Who != who {
			return -1
		}
		who = max(who, m.Who)
	}
	if who < 0 || u.Called[who] || FirstSubject(t, c, t.Paras[before.Last+1]) != who {
		return -1
	}
	return who
}

// listens finds who goes on behind what another is not heard to say: "Hello?" said Ada. She listened. "No, on Monday." It is who has
// spoken before and is told to listen. -1 for nobody.
func listens(t *lang.Text, c *people.Cast, before, u *Turn) int {
	who := before.Settled()
	if who < 0 || u.Para != before.Last+2 || t.Paras[u.Para].SceneStart {
		return -1
	}
	p := t.Paras[before.Last+1]
	for s, toks := range p.Narration() {
		for i := range toks {
			if toks[i].Low != "listened" && toks[i].Low != "listens" || i == 0 || toks[i].Before != "" {
				continue
			}
			for k := range p.Mentions {
				m := &p.Mentions[k]
				if m.Seg == s && m.At == toks[i-1].Start && (m.Who == who || m.Who < 0 && c.People[who].Gender == lang.GenderFor[m.Pronoun]) {
					return who
				}
			}
		}
	}
	return -1
}

// recognized gives words that nobody is shown to say to whom somebody else, who is no man where they are one, knows by them, when the text has
// not had them before: "Who's there?" "It's Mr Orme," she whispered.
func (u *Turn) recognized(t *lang.Text, c *people.Cast, by *Turn) {
	who := by.Naming.Likely
	if who < 0 || t.Words >= lang.ShortText || by.Para-u.Last > 1 || u.Settled() >= 0 || u.Kind == KindPronoun || u.Before >= 0 || u.After >= 0 || u.Called[who] || u.SpokenOf[who] || !unmet(t, who, by.Para) {
		return
	}
	s := by.Segs[0]
	if toks := t.Paras[s.Para].Toks[s.Seg]; len(toks) < 2 || toks[0].Low != "it's" && toks[0].Low != "that's" && toks[0].Low != "it" && toks[0].Low != "that" {
		return // "Orme." calls
	}
	knows := lang.GenderFor[by.Tag.Pronoun]
	if by.Tag.Who >= 0 {
		knows = c.People[by.Tag.Who].Gender
	}
	if people.GenderClash(knows, c.People[who].Gender) {
		u.Forced = who
	}
}

// answersTo finds who answers to sir or madam: who is he or she beside words right behind the call is the last of that gender who has spoken to
// whoever calls. "Is that you?" said the warden. "Yes, sir," I said. "Come down." He sounded hurt. -1 for nobody.
func answersTo(t *lang.Text, c *people.Cast, before []*Turn, u *Turn) int {
	last := len(before) - 1
	if last < 0 || t.Words >= lang.ShortText || u.Para-before[last].Last != 1 || u.Tag.Found() || before[last].Address == "" || lang.GenderFor[u.Beat] != before[last].Address {
		return -1
	}
	calls := before[last].Settled()
	if calls < 0 || calls != c.Narrator && c.People[calls].Gender != lang.Opposite(before[last].Address) {
		return -1 // he may be who has called
	}
	for i := last - 1; i >= 0 && i >= last-3; i-- {
		if w := before[i].Settled(); w >= 0 && w != calls && !people.GenderClash(c.People[w].Gender, before[last].Address) && !t.NewScene(before[i].Last, u.Para) {
			return w
		}
	}
	return -1
}
