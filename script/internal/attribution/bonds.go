package attribution

import (
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// bond is what the text tells about whom an epithet stands for.
type bond struct {
	count int         // how often it is used
	near  map[int]int // uses with this person named or called within three paragraphs
	apart map[int]int // places where the two are told apart: subjects of one sentence, tags of neighbouring turns
	fresh []int       // paragraphs where it introduces somebody: "a girl"
}

// findBonds counts for every epithet who is about when it is used.
func findBonds(s *scene) map[string]*bond {
	out := map[string]*bond{}
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			m := &p.Mentions[k]
			if m.Epithet == "" {
				continue
			}
			b := out[m.Epithet]
			if b == nil {
				b = &bond{near: map[int]int{}, apart: map[int]int{}}
				out[m.Epithet] = b
			}
			b.count++
			if m.A {
				b.fresh = append(b.fresh, p.Index)
			}
			seen := map[int]bool{m.Own: true}
			for q := max(0, p.Index-3); q < min(len(s.t.Paras), p.Index+4); q++ {
				for _, o := range s.t.Paras[q].Mentions {
					if o.Who < 0 || o.Epithet == m.Epithet {
						continue
					}
					if !seen[o.Who] {
						seen[o.Who] = true
						b.near[o.Who]++
					}
					if q == p.Index && o.Sentence == m.Sentence && o.Seg == m.Seg {
						b.apart[o.Who]++
					}
				}
			}
		}
	}
	for i, u := range s.turns {
		if u.Kind != turn.KindEpithet || out[u.Tag.Epithet] == nil {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(s.turns) && s.turns[j].Kind == turn.KindNamed && abs(s.turns[j].Para-u.Para) == 1 {
				out[u.Tag.Epithet].apart[s.turns[j].Tag.Who]++
			}
		}
	}
	return out
}

func abs(x int) int { return max(x, -x) }

// bondFeatures appends what speaks for an epithet's turn being w's.
func (s *scene) bondFeatures(f []int, u *turn.Turn, w int) []int {
	put := func(feature, value int) { f = append(f, id(feature, value, turn.KindEpithet)) }
	b := s.bonds[u.Tag.Epithet]
	if b == nil {
		b = &bond{}
	}
	class := people.EpithetClass(u.Tag.Epithet)
	size := min(3, bucket(b.count))
	introduced := 0
	for _, p := range b.fresh {
		if p <= u.Para && p > u.Para-12 {
			introduced = 1
		}
	}
	if w == u.Tag.Who {
		if u.Kin >= 0 {
			put(fKinship, 0)
		}
		put(fSelf, class*4+size)
		put(fIntroduced, introduced)
		return f
	}
	put(fIntroduced, 2+introduced)
	put(fAssoc, class*16+4*min(3, 4*b.near[w]/max(1, b.count))+b.told(w))
	put(fApart, 4*size+b.told(w))
	if class == people.ClassKin {
		put(fFamily, 1+2*yes(s.c.HeadOf(w, people.HeadNoun(u.Tag.Epithet)))+yes(s.family(u, w)))
	}
	if u.Kin >= 0 {
		put(fKinship, 1+yes(w == u.Kin))
	}
	put(fNoun, people.Same(s.c.People[w].Gender, s.c.NounGender(u.Tag.Epithet)))
	return f
}

// told: 0 never told apart from w, 1 hardly, 2 sometimes, 3 often.
func (b *bond) told(w int) int {
	switch n := b.apart[w]; {
	case n == 0:
		return 0
	case n*12 <= b.count:
		return 1
	case n*4 <= b.count:
		return 2
	}
	return 3
}

// mayMean reports whether an epithet can stand for w at all: a trade does so
// only for somebody who is about nearly every time and is hardly ever told apart from it.
func (s *scene) mayMean(epithet string, w int) bool {
	if people.EpithetClass(epithet) != people.ClassRole {
		return true
	}
	b := s.bonds[epithet]
	return b != nil && b.count >= 5 && 2*b.near[w] >= b.count && b.told(w) <= 1
}

// bucket: 0 none, 1 one, 2 up to four, 3 up to twelve, 4 more.
func bucket(n int) int {
	switch {
	case n <= 1:
		return n
	case n <= 4:
		return 2
	case n <= 12:
		return 3
	}
	return 4
}
