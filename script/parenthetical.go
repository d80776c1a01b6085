package script

import (
	"regexp"
	"strings"
)

// parenthetical gives the delivery: strength and manner, then presence, each with the words of the prose, parted by a semicolon.
func (l Line) parenthetical() string {
	d := l.Delivery
	var parts []string
	if p := d.mannerPart(l.Kind); p != "" {
		parts = append(parts, p)
	}
	if d.Presence != Here {
		parts = append(parts, part(string(d.Presence), "", d.PresenceWords))
	}
	if len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, "; ") + ")"
}

func (d Delivery) mannerPart(k Kind) string {
	switch {
	case k == Song && d.Manner == Sung && d.Intensity == 0.5 && d.Words == "":
		return ""
	case d.Manner == Plain:
		return escapeName(oneLine(d.Words)) // a person's own direction, which no engine knows
	}
	return part(string(d.Manner), strength(d.Intensity), d.Words)
}

// part is a word of a closed set with the words of the prose, which tell how much, or else with its strength.
func part(name, strength, words string) string {
	if w := oneLine(words); w != "" && !strings.EqualFold(w, name) {
		return name + ", “" + escapeName(w) + "”"
	}
	return strength + name
}

// strength names an intensity; the exact figure is in the boneyard.
func strength(x float64) string {
	switch {
	case x <= 0.35:
		return "slightly "
	case x >= 0.75:
		return "very "
	}
	return ""
}

// readParenthetical reads a delivery that a person wrote: "(whispered)", "(very
// angry, “through his teeth”; telephone)", or any words that the lexicons know. Words they
// do not know are kept as they are, with no manner.
func readParenthetical(p string) Delivery {
	p = strings.TrimSpace(p)
	p = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(p, "("), ")"))
	var d Delivery
	var unknown []string
	for _, piece := range pieces(p) {
		presence, heard := readPresence(piece)
		m := readManner(piece)
		if presence != Here {
			d.Presence, d.PresenceWords = presence, heard
			if fixed(piece) || m.Manner == Plain {
				continue
			}
			if m.Words == heard {
				m.Words = ""
			}
		}
		switch {
		case m.Manner != Plain && d.Manner == Plain:
			d.Manner, d.Intensity, d.Words = m.Manner, m.Intensity, m.Words
		case m.Words != "":
			unknown = append(unknown, m.Words)
		}
	}
	if d.Manner == Plain {
		d.Words = strings.Join(unknown, "; ")
	}
	return d
}

// pieces parts a parenthetical at its semicolons, save those within quotation marks.
func pieces(p string) []string {
	var out []string
	from, quoted := 0, false
	for i, r := range p {
		switch {
		case r == '“':
			quoted = true
		case r == '”':
			quoted = false
		case r == ';' && !quoted:
			out, from = append(out, strings.TrimSpace(p[from:i])), i+1
		}
	}
	if last := strings.TrimSpace(p[from:]); last != "" {
		out = append(out, last)
	}
	return out
}

// fixed reports whether a piece begins with a presence of the closed set.
func fixed(piece string) bool {
	head, _, _ := strings.Cut(piece, ",")
	for _, p := range Presences {
		if strings.EqualFold(strings.TrimSpace(head), string(p)) {
			return true
		}
	}
	return false
}

// readPresence reads where a line is heard from: a word of the closed set with the words of the prose, or a direction
// in anybody's words ("through the door", "on phone").
func readPresence(piece string) (Presence, string) {
	head, raw, _ := strings.Cut(piece, ",")
	for _, p := range Presences {
		if strings.EqualFold(strings.TrimSpace(head), string(p)) {
			return p, quotedWords(raw)
		}
	}
	own := quotation.ReplaceAllString(piece, "") // the prose's words are not a person's direction
	for _, w := range written {
		if m := w.re.FindString(own); m != "" {
			return w.p, unescape(m)
		}
	}
	return Here, ""
}

var quotation = regexp.MustCompile(`“[^”]*”`)

func quotedWords(raw string) string {
	return strings.Trim(strings.TrimSpace(unescape(raw)), "“”\"")
}

// written are the directions that screenwriters give, which need no verb beside them. "Into phone" is not among them: who
// speaks into one is in the room.
var written = []placePhrase{
	{phraseRE(`(?:on|over|through|by|via|from) (?:the |a |her |his )?(?:tele)?phone|filtered|phone filter|(?:on|from) the other end|down the line|voicemail|answering machine`), Telephone, 0},
	{phraseRE(`(?:on|over|through|by|via|from) (?:the |a |her |his )?` + device + `|` + device + `|comms`), Radio, 0},
	{phraseRE(`muffled|(?:through|behind|beyond) (?:the |a |her |his )?` + barrier + `|from (?:the )?(?:next|other|another|adjoining) room|outside the door`), Muffled, 0},
	{phraseRE(`in the distance|(?:from |at )?a distance|from afar|far (?:off|away)|distant(?:ly)?|from (?:far )?across [^;,]+|from the (?:far|other|top|bottom|end) [^;,]+`), Distant, 0},
	{phraseRE(`echo(?:ing|es)?|in an? (?:[a-z]+ )?(?:church|cave|cavern|cathedral|great hall|empty hall|tunnel)`), Echoing, 0},
	{phraseRE(`read(?:s|ing)?(?: it| out)? (?:aloud|out loud|out)|reading(?: from)?`), Reading, 0},
	{phraseRE(`(?:voice )?in (?:his|her|my|the|their|\p{Lu}\p{L}+['’]s) (?:head|mind|skull)|telepathic(?:ally)?`), InHead, 0},
	{phraseRE(`thinking|thinks|thought|inner voice|inwardly|silently|to (?:him|her|my)self, silently`), Inner, 0},
	{phraseRE(`in (?:unison|chorus)|all (?:together|at once)|together|crowd|chorus`), Crowd, 0},
}

// readManner reads how a line is said from words that a person wrote.
func readManner(p string) Delivery {
	head, raw, _ := strings.Cut(p, ",")
	words := quotedWords(raw)
	strong := 0.5
	for _, w := range strings.Fields(strings.ToLower(head)) {
		switch w {
		case "very":
			strong = 0.8
		case "slightly":
			strong = 0.3
		}
		for _, m := range Manners {
			if w == string(m) {
				return said(m, strong, words)
			}
		}
	}
	for _, m := range phrases {
		if m.re.MatchString(p) {
			return said(m.manner, m.intensity, unescape(p))
		}
	}
	for _, w := range strings.Fields(p) {
		w = bareWord(w)
		for _, lex := range []map[string]entry{verbLexicon, adverbLexicon} {
			for _, form := range []string{w, w + "ed", w + "s", w + "d"} {
				if e := lex[form]; e.manner != Plain {
					if strong == 0.5 {
						strong = e.intensity
					}
					return said(e.manner, strong, unescape(p))
				}
			}
		}
	}
	return Delivery{Words: unescape(p)}
}
