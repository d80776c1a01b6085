package attribution

import (
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/turn"
)

// answerCalls decides the untagged turns of a short text that answer a call for certain: who is called by somebody and calls them back, "Ada, are you
// there?" "I am, Ben."; and who asks whether they are meant, the last who was called: "Ada, sweep. Ben, you sing." "Me?"
func (s *scene) answerCalls() {
	for i := 1; i < len(s.turns); i++ {
		u, v := s.turns[i], s.turns[i-1]
		if u.Kind != turn.KindBare || u.Settled() >= 0 || u.Para-v.Last != 1 || s.t.NewScene(v.Last, u.Para) {
			continue
		}
		x := s.lastCalled(v)
		if x < 0 || u.Called[x] || u.Absent[x] || x == s.shownBy(v) || s.c.Group(x) {
			continue
		}
		by := s.shownBy(v)
		if s.asksIfMeant(u) || len(v.Called) == 1 && len(u.Called) == 1 && u.Called[by] {
			u.Forced = x
		}
	}
}

// asksIfMeant reports whether a turn begins with "Me?"
func (s *scene) asksIfMeant(u *turn.Turn) bool {
	toks := s.t.Paras[u.Para].Toks[u.Segs[0].Seg]
	return len(toks) > 0 && toks[0].Low == "me" && len(toks[0].After) > 0 && toks[0].After[0] == '?'
}

// lastCalled is the last whom a turn calls, or -1.
func (s *scene) lastCalled(u *turn.Turn) int {
	found := -1
	for _, r := range u.Segs {
		toks := s.t.Paras[r.Para].Toks[r.Seg]
		for i := range toks {
			if w, n := s.c.NameAt(toks, i); n > 0 && u.Called[w] && names.VocativeAt(toks, i, n) {
				found = w
			} else if w := s.c.RoleCalled(toks, i); w >= 0 && u.Called[w] {
				found = w
			}
		}
	}
	return found
}
