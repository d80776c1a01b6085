package attribution

import "radioplay/script/internal/attribution/lang"

// beats decides the turns of a short text whose words go on behind what one person, and nobody else, is named for doing: "Nine." Ada sat down. "Or ten."
func (s *scene) beats() {
	for _, u := range s.turns {
		w := u.After
		if u.Settled() < 0 && !u.Tag.Found() && u.Interrupted() && w >= 0 && !u.Called[w] && !u.Absent[w] && !s.c.Group(w) && !s.dumb[w] && actsThere(s.t.Paras[u.Para], w) {
			u.Forced = w
		}
	}
}

// actsThere reports whether w is named first in the narration of a paragraph, for something that they do, and nobody else is named there.
func actsThere(p *lang.Para, w int) bool {
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if k == 0 && (m.Who != w || !m.Subject || !m.Acts) || m.Who >= 0 && m.Who != w {
			return false
		}
	}
	return len(p.Mentions) > 0
}
