package script

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// origin is the prose that a script was parsed from, kept so that speakers can be decided again.
type origin struct {
	doc      *prose.Document
	markdown bool
}

// Uncertain lists the numbers of the spoken lines that no person has decided and
// whose speaker is less certain than below (0 to 1), the least certain first.
func (s *Script) Uncertain(below float64) []int {
	var out []int
	for i, l := range s.Lines {
		if l.Kind.Spoken() && l.Why.Method != "edited" && (l.Speaker == "" || l.Why.Confidence < below) {
			out = append(out, i+1)
		}
	}
	sure := func(n int) float64 {
		if l := s.Lines[n-1]; l.Speaker != "" {
			return l.Why.Confidence
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(sure(a), sure(b)) })
	return out
}

// Correct gives line n to a speaker, as a person would in the screenplay, and
// returns the script so changed; s stays as it was. Giving a line to the speaker
// it has confirms the guess. Merge has the lines that hang on it follow. It is an
// error when there is no line n, when nobody speaks it, and when speaker is empty.
func (s *Script) Correct(n int, speaker string) (*Script, error) {
	speaker = oneLine(speaker)
	switch {
	case n < 1 || n > len(s.Lines):
		return nil, fmt.Errorf("no line %d: the lines are 1 to %d", n, len(s.Lines))
	case !s.Lines[n-1].Kind.Spoken():
		return nil, fmt.Errorf("line %d is %s, which nobody speaks", n, s.Lines[n-1].Kind)
	case speaker == "":
		return nil, fmt.Errorf("line %d: no speaker given", n)
	}
	out := *s
	out.Lines, out.Characters = slices.Clone(s.Lines), slices.Clone(s.Characters)
	l := &out.Lines[n-1]
	if l.Speaker != speaker {
		l.Speaker, l.As = speaker, ""
	}
	l.Why = Evidence{Method: "edited", Confidence: 1}
	l.edits |= editSpeaker
	out.count()
	return &out, nil
}

// given says who speaks where a person or, as far as no person spoke up in the same paragraph, a language model decided it.
func (m *merger) given() attribution.Given {
	given := attribution.Given{}
	byPerson := map[int]bool{}
	for _, l := range m.out.Lines {
		if l.edits&editSpeaker != 0 && l.edits&inserted == 0 && l.Speaker != "" {
			given[l.Source.Start], byPerson[l.Paragraph] = l.Speaker, true
		}
	}
	for i := range m.out.Lines {
		switch l := &m.out.Lines[i]; {
		case !l.answered() || l.edits&inserted != 0:
		case byPerson[l.Paragraph]: // one turn, most often
			l.Why.Method = ""
		default:
			given[l.Source.Start] = l.Speaker
		}
	}
	return given
}

// follow decides the turns that nobody touched anew, to fit the speakers that a person or a model gave.
func (m *merger) follow(fresh *Script) {
	if fresh.origin == nil {
		return
	}
	given := m.given()
	if len(given) == 0 {
		return
	}
	again := build(fresh.origin.doc, attribution.Attribute(fresh.origin.doc, given), fresh.origin.markdown)
	m.out.Characters, m.out.silent, m.out.Narrator = again.Characters, again.silent, again.Narrator
	names := namesOf(again.Characters)
	var moved []int
	for j, now := range again.Lines {
		i := m.at[j]
		if i < 0 || !now.Kind.Spoken() || !m.out.Lines[i].Kind.Spoken() {
			continue
		}
		l := &m.out.Lines[i]
		if l.edits&editKind == 0 {
			l.Kind = now.Kind
		}
		if l.edits&editDelivery == 0 {
			l.Delivery = now.Delivery // one that is held over goes with the speaker
		}
		if l.edits&editSpeaker != 0 || l.answered() {
			if now.Speaker != "" && names[strings.ToUpper(l.Speaker)] == now.Speaker {
				l.Speaker = now.Speaker // as the prose spells it
			}
			continue
		}
		l.Speaker, l.As, l.Why = now.Speaker, now.As, now.Why
		if k := m.partner[j]; k >= 0 && now.Speaker != fresh.Lines[j].Speaker && now.Speaker != m.old.Lines[k].Speaker {
			moved = append(moved, i)
		}
	}
	m.tell(moved)
}

// tell remarks what followed, at the correction or answer that is nearest.
func (m *merger) tell(moved []int) {
	nearest := func(i int) int {
		for d := 1; d < len(m.out.Lines); d++ {
			for _, c := range []int{i - d, i + d} {
				if c >= 0 && c < len(m.out.Lines) && (m.out.Lines[c].edits&editSpeaker != 0 || m.out.Lines[c].answered()) {
					return c
				}
			}
		}
		return i
	}
	for len(moved) > 0 {
		at, n := nearest(moved[0]), 1
		for n < len(moved) && nearest(moved[n]) == at {
			n++
		}
		var who []string
		for _, i := range moved[:n] {
			who = append(who, fmt.Sprintf("%d (%s)", i+1, speakerOr(m.out.Lines[i].Speaker, "nobody")))
		}
		verb := "lines follow"
		if n == 1 {
			verb = "line follows"
		}
		l := m.out.Lines[at]
		l.N = at + 1
		what := "correction"
		if l.answered() {
			what = "answer of the model"
		}
		m.remark(l, "%d %s this %s: %s", n, verb, what, strings.Join(who, ", "))
		moved = moved[n:]
	}
}

func speakerOr(name, other string) string {
	if name == "" {
		return other
	}
	return name
}

// namesOf maps names and aliases in capitals to the names of characters.
func namesOf(cs []Character) map[string]string {
	names := map[string]string{}
	for _, c := range cs {
		for _, a := range c.Aliases {
			if up := strings.ToUpper(a); names[up] == "" {
				names[up] = c.Name
			}
		}
	}
	for _, c := range cs {
		names[strings.ToUpper(c.Name)] = c.Name
	}
	return names
}
