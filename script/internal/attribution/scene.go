package attribution

import (
	"maps"
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// scene is what feature extraction needs of a text, computed once.
type scene struct {
	t      *lang.Text
	c      *people.Cast
	turns  []*turn.Turn
	told   map[int][]int // paragraphs where somebody is named in the narration, ascending
	said   map[int][]int // paragraphs where they are named in speech
	most   int           // how often the most named person is named
	bonds  map[string]*bond
	habits *habits
	unseen map[int]bool // names that only talk has, in a text with enough others to speak

	dumb    map[int]bool         // beasts and babes in arms whom no tag has speak
	between map[int]map[int]bool // who alone may speak a turn of an untagged run between two
	writing map[int]map[int]bool // by the first paragraph of a scene, who has chat lines and is nowhere else, in a text with enough others to speak aloud

	looked, lookMost int // the paragraph that looks was last asked about
}

func newScene(t *lang.Text, c *people.Cast, turns []*turn.Turn) *scene {
	s := &scene{t: t, c: c, turns: turns, looked: -1, told: map[int][]int{}, said: map[int][]int{}}
	for _, p := range t.Paras {
		for k := range p.Mentions {
			if w := p.Mentions[k].Who; w >= 0 {
				s.told[w] = append(s.told[w], p.Index)
			}
		}
	}
	for _, u := range turns {
		for w := range u.Called {
			s.said[w] = append(s.said[w], u.Para)
		}
		for w := range u.SpokenOf {
			s.said[w] = append(s.said[w], u.Para)
		}
	}
	for _, p := range c.People {
		s.most = max(s.most, p.Count)
	}
	s.unseen = s.onlyCalled()
	s.writing = s.onlyWriting()
	s.dumb = s.speechless()
	s.between = s.findBetween()
	s.bonds = findBonds(s)
	s.habits = findHabits(t, turns)
	for i, u := range turns {
		if u.Kin = s.kinOf(i); u.Kin >= 0 && !u.Given && people.Kinships[people.HeadNoun(u.Tag.Epithet)].Spouse {
			u.Forced = u.Kin
		}
	}
	return s
}

func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }

// met is the paragraph in which the text first names w.
func (s *scene) met(w int) int {
	first := 0
	for k, list := range [][]int{s.told[w], s.said[w]} {
		if len(list) > 0 && (k == 0 || len(s.told[w]) == 0 || list[0] < first) {
			first = list[0]
		}
	}
	return first
}

// onlyCalled finds the names that the narration of a short text never uses: somebody away, or another
// name of somebody present. They are nobody's turn as long as there are three others.
func (s *scene) onlyCalled() map[int]bool {
	out := map[int]bool{}
	if s.t.Words >= lang.ShortText {
		return out
	}
	there := 0
	for w, p := range s.c.People {
		switch {
		case w == s.c.Narrator || p.Epithet != "" || !s.c.CalledOnly(w):
			there++
		case people.Vocatives(p) > 0: // somebody calls them: they may well answer
		default:
			out[w] = true
		}
	}
	for _, u := range s.turns {
		if w := u.Settled(); w >= 0 {
			delete(out, w)
		}
	}
	if there < 3 {
		clear(out)
	}
	return out
}

// onlyWriting finds for each scene, by the paragraph it begins in, who has chat lines there and is not where the story is: the narration
// shows nothing that they do. Of those who write, the one it names oftenest elsewhere is whom it goes on about as he or she.
func (s *scene) onlyWriting() map[int]map[int]bool {
	out := map[int]map[int]bool{}
	if len(s.c.Labels) == 0 {
		return out
	}
	for from := 0; from < len(s.t.Paras); {
		to := from + 1
		for to < len(s.t.Paras) && !s.t.Paras[to].SceneStart {
			to++
		}
		out[from] = s.writingIn(s.t.Paras[from:to])
		from = to
	}
	return out
}

// writingIn finds who only writes in the paragraphs of a scene.
func (s *scene) writingIn(scene []*lang.Para) map[int]bool {
	away, shown := map[int]bool{}, map[int]bool{}
	for _, p := range scene {
		if who, ok := s.c.Labels[lang.ChatLabel(s.t, p)]; ok && who != s.c.Narrator {
			away[who] = true
		}
		for k := range p.Mentions {
			if m := &p.Mentions[k]; !m.Label && m.Who >= 0 && !earlier(p, m) {
				shown[m.Who] = true
			}
		}
	}
	there, told, most := len(shown), -1, 0
	for _, w := range sortedKeys(away) {
		if shown[w] {
			delete(away, w)
		}
		if n := s.toldBeside(w); n > most {
			told, most = w, n
		}
	}
	if away[told] {
		delete(away, told)
		there++
	}
	if there < 2 {
		clear(away)
	}
	return away
}

// toldBeside is how often the narration names somebody beside the labels of their chat lines.
func (s *scene) toldBeside(w int) int {
	n := 0
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			n += yes(p.Mentions[k].Who == w && !p.Mentions[k].Label)
		}
	}
	return n
}

// earlier reports whether a mention tells what somebody had done before: "which Ada had named".
func earlier(p *lang.Para, m *lang.Mention) bool {
	toks := p.Toks[m.Seg]
	for i := range toks {
		if toks[i].Start >= m.At && toks[i].Low == "had" {
			return toks[i].Before == "" && toks[i].Start-m.At < 30
		}
		if toks[i].Start > m.At && !toks[i].Capital {
			return false
		}
	}
	return false
}

// elsewhere reports whether somebody only writes in the scene of a paragraph.
func (s *scene) elsewhere(para, w int) bool {
	for para > 0 && !s.t.Paras[para].SceneStart {
		para--
	}
	return s.writing[para][w]
}

// speechless finds the beasts and babes in arms of a short text, told by what they are, whom no tag has speak.
func (s *scene) speechless() map[int]bool {
	out := map[int]bool{}
	for w, p := range s.c.People {
		if s.t.Words < lang.ShortText && p.Epithet != "" && lang.Speechless[people.HeadNoun(p.Epithet)] && s.firstTag(w) < 0 {
			out[w] = true
		}
	}
	return out
}
