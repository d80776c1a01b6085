package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// keepsSilent finds who is silent in the narration between the turn before and an untagged one: "Ada said nothing." It is not they
// who speak next, unless they only take their time: "Ada did not answer at once." who is -1 when nobody is.
func (u *Turn) keepsSilent(t *lang.Text, c *people.Cast) (who int, bided bool) {
	who = -1
	if u.Kind != KindBare || u.Para == 0 || t.Paras[u.Para].SceneStart || t.Paras[u.Para-1].Talks() {
		return who, false
	}
	p := t.Paras[u.Para-1]
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if i := afterMention(p, m); m.Subject && i >= 0 {
			if n := silence(p.Toks[m.Seg][i:]); n > 0 && (m.Who >= 0 || namedBefore(p, whoIs(t, c, p, m), m.At)) {
				who, bided = whoIs(t, c, p, m), bides(p.Toks[m.Seg][i+n:])
			}
		}
	}
	return who, bided
}

// namedBefore reports whether a paragraph names somebody before a byte.
func namedBefore(p *lang.Para, who, at int) bool {
	for k := range p.Mentions {
		if m := &p.Mentions[k]; m.Who >= 0 && m.Who == who && m.At < at {
			return true
		}
	}
	return false
}

// afterMention is the word of its segment that follows what a mention begins with, its capitals left out; -1 where none does.
func afterMention(p *lang.Para, m *lang.Mention) int {
	for i, k := range p.Toks[m.Seg] {
		if k.Start > m.At && !k.First && !k.Capital {
			return i
		}
	}
	return -1
}

// silence is how many words at the beginning of some say that nothing is said: "said nothing", "didn't answer", "kept silent". 0 for none.
func silence(toks []lang.Token) int {
	low := make([]string, 0, 5)
	for i := 0; i < len(toks) && i < 5 && (i == 0 || toks[i].Before == ""); i++ {
		low = append(low, toks[i].Low)
	}
	words := strings.Join(low, " ") + " "
	for _, said := range silences {
		if strings.HasPrefix(words, said+" ") {
			return strings.Count(said, " ") + 1
		}
	}
	return 0
}

// silences are the ways to say that somebody says nothing.
var silences = func() (out []string) {
	for _, not := range strings.Split("did not,didn't,does not,doesn't,do not,don't", ",") {
		for _, speak := range strings.Split("answer,reply,respond,speak,say anything,say a word,say a thing", ",") {
			out = append(out, not+" "+speak)
		}
	}
	for _, not := range strings.Split("had not,hadn't,has not,hasn't", ",") {
		for _, speak := range strings.Split("answered,replied,responded,spoken,said anything,said a word", ",") {
			out = append(out, not+" "+speak)
		}
	}
	for _, give := range strings.Split("made,gave,makes,gives", ",") {
		out = append(out, give+" no answer", give+" no reply", give+" no response")
	}
	for _, be := range strings.Split("was,is,were,stayed,stays,kept,keeps,remained,remains,fell,falls,went,goes", ",") {
		out = append(out, be+" silent", be+" quiet")
	}
	return append(out, "said nothing", "says nothing", "had said nothing", "has said nothing", "answered nothing")
}()

// bides reports whether a clause goes on with how long something lasts: "at once", "for a moment", "until he had gone".
func bides(toks []lang.Token) bool {
	for i := 0; i < len(toks) && !toks[i].First && (i == 0 || toks[i].Before == ""); i++ {
		switch toks[i].Low {
		case "at", "for", "until", "till", "immediately", "straight", "straightaway", "right", "yet", "while":
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
