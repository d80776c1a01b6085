package attribution

// findMentions fills in who is meant where, in every paragraph.
func findMentions(t *text, c *cast) {
	for _, p := range t.paras {
		n := 0
		for s, toks := range p.narration() {
			for _, sent := range sentences(toks) {
				mentionsIn(c, p, s, n, sent)
				n++
			}
		}
		if chatLabel(t, p) != "" {
			for k := range p.mentions {
				p.mentions[k].label = true
			}
		}
	}
}

func mentionsIn(c *cast, p *para, seg, sentence int, toks []token) {
	haveSubject := false
	for i := 0; i < len(toks); {
		k := &toks[i]
		m := mention{who: -1, at: k.start, seg: seg, sentence: sentence}
		n := 1
		possessive := false
		_, owned := c.kinOfNamed(toks, i)
		if who, l := c.nameAt(toks, i); l > 0 && owned == 0 {
			m.who, n = who, l
			possessive = toks[i+l-1].possessive
		} else if key, _, l, _ := c.epithetAt(toks, i); l > 0 {
			who, ok := c.epithets[key]
			if !ok {
				i++
				continue
			}
			m.who, m.own, n = who, who, l
			if !c.certain[key] {
				m.epithet = key
			}
			m.a = k.low == "a" || k.low == "an"
			possessive = toks[i+l-1].possessive
		} else if g := pronounGender(k.low); g != "" {
			m.pronoun = map[string]string{"M": "he", "F": "she"}[g]
			possessive = k.low != "he" && k.low != "she"
		} else if c.narrator >= 0 && c.isSelf(toks, i) {
			m.who = c.narrator
		} else {
			i++
			continue
		}
		m.acts = !possessive && i+n < len(toks) && (toks[i+n].before == "" && (isVerb(toks[i+n].low) || auxiliary[toks[i+n].low] || adverb(toks[i+n].low)))
		object := i > 0 && toks[i].before == "" && preposition[toks[i-1].low]
		switch {
		case object:
		case haveSubject:
			m.subject = m.who >= 0 && m.acts
		case m.who >= 0 && !possessive && i == 2 && toks[0].low == "it" && (toks[1].low == "was" || toks[1].low == "is"), // "It was Ada"
			!possessive && (m.acts || k.low == "he" || k.low == "she" || i == 0 || m.who >= 0 && inverted(toks, i)), i == 0 && possessive: // "Her grin grew wider"
			m.subject = true
			haveSubject = true
		}
		p.mentions = append(p.mentions, m)
		i += n
	}
}

// standing verbs may stand in front of their subject: "Behind her stood Ada."
var standing = words("stood sat lay knelt came went was hung leaned waited stands sits lies comes goes is")

// inverted reports whether the verb stands in front of its subject at word i: "So did Ada.", "In the doorway stood Ada."
func inverted(toks []token, i int) bool {
	if i < 2 || toks[i].before != "" {
		return false
	}
	verb, lead := toks[i-1].low, toks[0].low
	if i == 2 && (lead == "so" || lead == "neither" || lead == "nor") {
		return verb == "did" || verb == "was" || verb == "had" || verb == "does" || verb == "is" || verb == "could" || verb == "would" || verb == "were"
	}
	return standing[verb] && (preposition[lead] && lead != "and" && lead != "than" || lead == "there" || lead == "here" || lead == "out" || lead == "up" || lead == "down")
}

// resolve finds whom he or she means at a byte of paragraph i: the nearest person of
// that gender before it in the narration, subjects first. -1 when there is nobody.
func resolve(t *text, c *cast, i, at int, pronoun string) int {
	g := genderFor[pronoun]
	if g == "" {
		return -1
	}
	best, top := -1, -100.0
	far := 0.0
	for back := i; back >= 0 && back > i-7; back-- {
		p := t.paras[back]
		last := -1
		for k := len(p.mentions) - 1; k >= 0; k-- {
			m := &p.mentions[k]
			if back == i && m.at >= at || m.who < 0 || m.label {
				continue
			}
			if last >= 0 && m.sentence != last {
				far++
			}
			last = m.sentence
			s := -far
			if m.subject {
				s += 1.2
			}
			switch h := c.people[m.who].gender; {
			case h == g:
			case h == "":
				s -= 2
			default:
				continue
			}
			if m.who == c.narrator {
				continue
			}
			if s > top {
				best, top = m.who, s
			}
		}
		far++
	}
	return best
}

// lastSubject is the person the last sentence of a paragraph with one is about.
func lastSubject(t *text, c *cast, p *para) int {
	for k := len(p.mentions) - 1; k >= 0; k-- {
		if m := &p.mentions[k]; m.subject {
			return whoIs(t, c, p, m)
		}
	}
	return -1
}

func firstSubject(t *text, c *cast, p *para) int {
	for k := range p.mentions {
		if m := &p.mentions[k]; m.subject {
			return whoIs(t, c, p, m)
		}
	}
	return -1
}

func whoIs(t *text, c *cast, p *para, m *mention) int {
	if m.who >= 0 {
		return m.who
	}
	return resolve(t, c, p.index, m.at, m.pronoun)
}
