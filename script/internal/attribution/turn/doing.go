package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// doingAsked is whom the narration has just shown at something when a turn without a tag begins with a question about what the
// hearer is doing: Ada was muttering over the stove. "Are you praying?" They are asked, and do not ask. -1 for nobody.
func doingAsked(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para].SceneStart || t.Paras[u.Para-1].Talks() || !asksDoing(t.Paras[u.Para].Toks[u.Segs[0].Seg]) {
		return -1
	}
	who := LastSubject(t, c, t.Paras[u.Para-1])
	if who == c.Narrator || looksOn(t.Paras[u.Para-1]) {
		return -1
	}
	return who
}

// asksDoing reports whether words begin with a question about what one hearer is doing: "Are you praying?", "What are you doing?"
func asksDoing(toks []lang.Token) bool {
	if len(toks) > 0 && (toks[0].Low == "what" || toks[0].Low == "why" || toks[0].Low == "where") {
		toks = toks[1:]
	}
	if len(toks) < 3 || toks[0].Low != "are" || toks[1].Low != "you" {
		return false
	}
	for i := 2; i < len(toks) && i < 5 && toks[i].Before == "" && !lang.Groups[toks[i].Low] && toks[i].Low != "two"; i++ {
		if strings.HasSuffix(toks[i].Low, "ing") && toks[i].Low != "going" {
			return true
		}
	}
	return false
}

// looking verbs say that somebody sees what another does, and may ask about it.
var looking = lang.Set("looked looking looks stared staring stares watched watching watches glanced glances gazed gazing gazes peered peering peers turned turns saw sees frowned frowning frowns blinked blinks noticed notices")

// looksOn reports whether the last sentence of a paragraph has somebody look.
func looksOn(p *lang.Para) bool {
	found := false
	for _, toks := range p.Narration() {
		for i := range toks {
			out := i+1 < len(toks) && toks[i+1].Low == "out" // "it turned out to be"
			found = looking[toks[i].Low] && !out || found && !toks[i].First
		}
	}
	return found
}
