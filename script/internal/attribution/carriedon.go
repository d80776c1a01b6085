package attribution

// carriedOn finds whom he or she in the tag of a turn means where nobody else can be meant: the subject of the narration in
// front of the words, in their paragraph or all of the one above ("The driver looked round. He was yawning." "Where to?" he
// asked.). People without a name need it: how rarely they are named tells nothing here. -1 where it is open.
func (s *scene) carriedOn(u *turn) int {
	w := u.pronounIs
	if u.kind != kindPronoun || w < 0 || w == s.c.narrator || s.t.words >= shortText {
		return -1
	}
	p := s.t.paras[u.para]
	if u.before == w && s.only(p, w, u.tag) {
		return w
	}
	if u.para == 0 || len(p.mentions) > 0 && p.mentions[0].at < u.tag.at || s.c.people[w].epithet == "" {
		return -1
	}
	q := s.t.paras[u.para-1]
	if q.talks() || s.t.newScene(q.index, u.para) || firstSubject(s.t, s.c, q) != w || lastSubject(s.t, s.c, q) != w || !s.only(q, w, u.tag) {
		return -1
	}
	return w
}

// only reports whether a paragraph names w in front of a tag, and nobody else whom its pronoun can mean.
func (s *scene) only(p *para, w int, g tag) bool {
	found := false
	for k := range p.mentions {
		m := &p.mentions[k]
		if m.at >= g.at || m.who < 0 {
			continue
		}
		if m.who == w {
			found = found || m.subject
			continue
		}
		if h := s.c.people[m.who].gender; m.who != s.c.narrator && (h == "" || h == genderFor[g.pronoun]) {
			return false
		}
	}
	return found
}
