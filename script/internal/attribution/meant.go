package attribution

// meant finds whom the pronoun of a turn's tag means beyond doubt: the only one of that gender whom the turn's
// paragraph names before the tag, or else the paragraph above when it has no talk, if a sentence is about them. -1 when
// there is none. An epithet that may be somebody's with a name decides in short texts alone, where it is a person of its own.
func (u *turn) meant(t *text, c *cast) int {
	p := t.paras[u.para]
	who, found := soleOf(t, c, p, u.tag.at, genderFor[u.tag.pronoun])
	if !found {
		if w, _ := soleOf(t, c, p, u.tag.at, ""); w >= 0 && c.people[w].epithet == "" {
			return w // nothing tells whether Dash is a man, and nobody else is there
		}
	}
	if !found && p.index > 0 && !p.sceneStart && !t.paras[p.index-1].talks() {
		q := t.paras[p.index-1]
		who, _ = soleOf(t, c, q, len(t.doc.Text), genderFor[u.tag.pronoun])
	}
	return who
}

// soleOf finds the only one of a gender whom a paragraph names before byte at, when they are the subject of a
// sentence; and whether there is anybody of that gender.
func soleOf(t *text, c *cast, p *para, at int, gender string) (who int, found bool) {
	who = -1
	subject := false
	for k := range p.mentions {
		m := &p.mentions[k]
		if found && m.subject && genderFor[m.pronoun] == gender && m.at < at {
			subject = true // "They met the ferryman. He was asleep."
		}
		if m.who < 0 || m.who == c.narrator || m.at >= at || c.people[m.who].gender != gender {
			continue
		}
		if found && m.who != who {
			return -1, true
		}
		who, found = m.who, true
		subject = subject || m.subject && (m.epithet == "" || t.words < shortText)
	}
	if !subject {
		return -1, found
	}
	return who, true
}

// handsOver finds whom the paragraph of a turn is about at its end, behind its last words, when that is another than who
// speaks and of the gender; -1 when it is nobody.
func (u *turn) handsOver(t *text, c *cast, gender string) int {
	p := t.paras[u.last]
	who := -1
	for k := range p.mentions {
		if m := &p.mentions[k]; m.subject {
			who = -1
			if m.seg > p.quotes[len(p.quotes)-1] {
				who = m.who
			}
		}
	}
	if who < 0 || who == c.narrator || who == u.settled() || u.kind == kindAfter && who == u.after || who == u.before || c.people[who].gender != gender {
		return -1
	}
	return who
}
