package script

import (
	"math"
	"strings"
	"unicode"
)

// direct gives every spoken line its delivery from the narration around it, and finds the songs.
func direct(s *Script) {
	var turn Delivery
	for from := 0; from < len(s.Lines); {
		to := from + 1
		for to < len(s.Lines) && s.Lines[to].Paragraph == s.Lines[from].Paragraph {
			to++
		}
		if from == 0 || !s.goesOn(from) {
			turn = Delivery{}
		}
		turn = directParagraph(s, from, to, turn)
		from = to
	}
}

// fades is what is left of a manner's intensity from one line of a turn to the next, down to faintest.
const fades, faintest = 0.85, 0.3

// goesOn reports whether the paragraph at from begins with more of the speech that the one before left open: no mark
// closes it there, as is the custom for a speech of several paragraphs.
func (s *Script) goesOn(from int) bool {
	last, next := s.Lines[from-1], s.Lines[from]
	if s.origin == nil || last.Kind != Speech || next.Kind != Speech || last.Speaker == "" || last.Speaker != next.Speaker || last.As != next.As {
		return false
	}
	end := strings.TrimSpace(s.origin.doc.Text[last.Source.Start:last.Source.End])
	return !strings.HasSuffix(strings.TrimRight(end, "*_"), "\"") && !strings.HasSuffix(end, "”") && !strings.HasSuffix(end, "’") && !strings.HasSuffix(end, "'")
}

// directParagraph reads one paragraph: tags after and before each quotation,
// beats before it, and what the turn began with. turn is what a speech that goes on from the paragraph before brings
// along; what is left at the end is the result.
func directParagraph(s *Script, from, to int, turn Delivery) Delivery {
	speaker, first := s.Lines[from].Speaker, true
	for i := from; i < to; i++ {
		l := &s.Lines[i]
		if !l.Kind.Spoken() {
			continue
		}
		if !first && l.Speaker != speaker {
			turn = Delivery{}
		}
		d := Delivery{}
		if i+1 < to && !s.Lines[i+1].Kind.Spoken() && !stopsBefore(l.Text, s.Lines[i+1].Text) {
			d = tagDelivery(firstOf(s.Lines[i+1].Text), true)
		}
		if i > from && !s.Lines[i-1].Kind.Spoken() {
			before := s.Lines[i-1].Text
			if d.Manner == Plain {
				d = s.leadDelivery(before, l.Speaker)
			}
		}
		if d.Manner == Plain && first {
			d = heldOver(s, from, l.Speaker)
		}
		switch {
		case d.Manner != Plain:
			turn = d
		case soft[turn.Manner] || turn.Manner != Plain && strings.Contains(l.Text, "!"):
			turn.Intensity = math.Max(faintest, round(turn.Intensity*fades))
			d = turn
		}
		if loud := capitals(l.Text); loud.Manner != Plain && (d.Manner == Plain || d.Manner == Exclaimed) {
			d = loud
		}
		if d.Manner == Plain {
			d = stammer(l.Text)
		}
		if d.Manner == Sung && l.Kind == Speech {
			l.Kind = Song
		}
		if l.Kind == Speech {
			if words := sungBefore(s, from, i); words != "" {
				l.Kind = Song
				d = said(Sung, 0.5, words)
			}
		}
		l.Delivery = d
		speaker, first = l.Speaker, false
	}
	return turn
}

// firstOf is the first sentence of narration after a quotation.
func firstOf(s string) string { return strings.TrimSpace(s[:firstSentence(s)]) }

// capitals hears shouting in a line written in capitals.
func capitals(s string) Delivery {
	up, low := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			up++
		} else if unicode.IsLower(r) {
			low++
		}
	}
	if up >= 4 && up > 3*low {
		return said(Shouted, 0.7, "")
	}
	return Delivery{}
}

// stammer hears "I-I" and "W-what".
func stammer(s string) Delivery {
	for _, w := range strings.Fields(s) {
		a, b, ok := strings.Cut(strings.Trim(w, ".,;:!?…—\"'“”‘’*"), "-")
		if ok && a != "" && len(a) <= 2 && len(b) >= len(a) && strings.EqualFold(a, b[:len(a)]) && isWord(rune(a[0])) && !unicode.IsDigit(rune(a[0])) {
			return said(Hesitant, 0.5, strings.Trim(w, ".,;:!?…—\"“”"))
		}
	}
	return Delivery{}
}

func bareWord(w string) string {
	return strings.ToLower(strings.Trim(w, ".,;:!?…—–-\"'“”‘’()*_"))
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func round(x float64) float64 { return math.Round(x*100) / 100 }
