package script

import (
	"fmt"
	"strings"
)

// joiner puts visible elements and records together.
type joiner struct {
	s     *Script
	sp    *screenplay
	names map[string]string // capitals -> character
}

func (j *joiner) join(records []record, remarks *[]Remark) {
	var live []record
	for _, r := range records {
		if r.Cut {
			j.cut(r)
		} else {
			live = append(live, r)
		}
	}
	a, b := make([]string, len(j.sp.elements)), make([]string, len(live))
	for i, e := range j.sp.elements {
		a[i] = fingerprint(e.kind, e.text)
	}
	for i, r := range live {
		b[i] = r.Hash
	}
	match := fillGaps(align(a, b), len(a), len(b), func(i, k int) bool { return plausible(j.sp.elements[i], live[k], a[i][:8] == b[k][:8]) })
	used := make([]bool, len(live))
	for i, e := range j.sp.elements {
		l := Line{}
		if k := match[i]; k >= 0 {
			used[k] = true
			l = j.known(e, live[k], a[i] == b[k])
		} else {
			l = j.fresh(e, len(live) > 0)
		}
		l.N = i + 1
		j.s.Lines = append(j.s.Lines, l)
	}
	var gone []string
	for k, r := range live {
		if !used[k] {
			j.cut(r)
			gone = append(gone, fmt.Sprint(r.N))
		}
	}
	if len(gone) > 0 {
		if len(gone) > 12 {
			gone = append(gone[:12], "...")
		}
		*remarks = append(*remarks, Remark{Text: "lines were taken out of the screenplay and stay out (they were lines " + strings.Join(gone, ", ") + "); delete the file to have them back"})
	}
}

func (j *joiner) cut(r record) {
	l := r.line("")
	if l.prose == "" {
		l.prose = r.Hash[:8]
	}
	j.s.cut = append(j.s.cut, l)
}

// plausible reports whether an element without a twin could be an edited record.
func plausible(e element, r record, sameLetters bool) bool {
	return sameLetters || kindClass(e.kind) == kindClass(r.Kind) || (kindClass(e.kind) == 'n' && kindClass(r.Kind) == 's') || (kindClass(e.kind) == 's' && kindClass(r.Kind) == 'n')
}

// fillGaps completes an alignment: in a gap with as many on either side, they
// are coupled in order where ok; in others only runs at the start. The result
// gives for each of the na its partner, or -1.
func fillGaps(pairs [][2]int, na, nb int, ok func(i, k int) bool) []int {
	match := unmatched(na)
	pa, pb := 0, 0
	gap := func(a1, b1 int) {
		if a1-pa != b1-pb {
			return
		}
		for i := pa; i < a1; i++ {
			if ok(i, pb+i-pa) {
				match[i] = pb + i - pa
			}
		}
	}
	for _, p := range pairs {
		gap(p[0], p[1])
		match[p[0]] = p[1]
		pa, pb = p[0]+1, p[1]+1
	}
	gap(na, nb)
	return match
}

// unmatched is a matching of n lines in which none has a partner yet.
func unmatched(n int) []int {
	m := make([]int, n)
	for i := range m {
		m[i] = -1
	}
	return m
}

// fresh is a line that no record knows.
func (j *joiner) fresh(e element, added bool) Line {
	l := Line{Kind: e.kind, Level: e.level, Text: e.text, Notes: e.notes, edits: inserted}
	if e.kind == Narration && pureTag(e.text) && len(j.s.Lines) > 0 && j.s.Lines[len(j.s.Lines)-1].Kind.Spoken() {
		l.Kind = Tag
	}
	if n := len(j.s.Lines); n > 0 {
		prev := j.s.Lines[n-1]
		l.Paragraph, l.Source = prev.Paragraph, Span{prev.Source.End, prev.Source.End}
		if !added && l.Kind != Tag {
			l.Paragraph++
		}
	}
	if !l.Kind.Spoken() {
		return l
	}
	j.speak(&l, e)
	if l.Speaker == "Narrator" && l.Kind == Speech && j.names["NARRATOR"] == "" {
		l.Kind, l.Speaker = Narration, ""
		return l
	}
	inCue := l.Delivery
	l.Delivery = readParenthetical(e.paren)
	if l.Delivery.Presence == Here {
		l.Delivery.Presence, l.Delivery.PresenceWords = inCue.Presence, inCue.PresenceWords
	}
	if l.Kind == Song && l.Delivery.Manner == Plain {
		l.Delivery.Manner, l.Delivery.Intensity = Sung, 0.5
	}
	if l.Speaker != "" {
		l.Why = Evidence{Method: "edited", Confidence: 1}
	}
	return l
}

// speak sets speaker, persona and thought from a cue.
func (j *joiner) speak(l *Line, e element) {
	name, as, vo, heard := readCue(e.cue)
	if !strings.HasPrefix(e.cue, "@") {
		if known, ok := j.names[name]; ok {
			name = known
		} else {
			name = properCase(name)
		}
	}
	if name == unknownCue {
		name = ""
	}
	if known, ok := j.names[strings.ToUpper(as)]; ok && strings.ToUpper(as) == as {
		as = known
	}
	l.Speaker, l.As = name, as
	if heard.Presence != Here && heard.Presence != l.Delivery.Presence {
		l.Delivery.Presence, l.Delivery.PresenceWords = heard.Presence, heard.PresenceWords
		l.edits |= editDelivery
	}
	if vo && l.Kind == Speech {
		l.Kind = Thought
	}
}

// known is the line of a record, with everything that was changed in the visible text.
func (j *joiner) known(e element, r record, same bool) Line {
	was := r.line(e.text)
	switch {
	case e.kind == Break:
		was.Text = r.Text
	case !same:
		was.Text = e.text
	}
	l := was
	if !same {
		if r.Edits&editText == 0 && r.Prose == "" {
			l.prose = r.Hash[:8]
		}
		l.edits |= editText
	}
	l.Notes = e.notes
	if sameNotes(r.Notes, e.notes) {
		l.Notes = r.Notes
	}
	l.Kind, l.Level = e.kind, r.Level
	switch {
	case e.kind == Narration && (r.Kind == Tag || r.Kind == Narration):
		l.Kind = r.Kind
		if !same && r.Kind == Tag && !pureTag(e.text) {
			l.Kind = Narration
		}
	case e.kind == Heading && (r.Kind != Heading || e.level != max(1, min(6, r.Level))):
		l.Level = e.level
		l.edits |= editKind
	}
	if !l.Kind.Spoken() {
		if l.Kind != r.Kind && kindClass(l.Kind) != kindClass(r.Kind) {
			l.edits |= editKind
		}
		if r.Kind.Spoken() { // a quotation made narration
			l.Speaker, l.As, l.Delivery, l.Why = "", "", Delivery{}, Evidence{}
		}
		return l
	}
	if e.cue == "" && l.Kind == Song { // a lyric without a cue
		l.edits |= editKind
		return l
	}
	if e.cue != was.cue() {
		j.speak(&l, e)
		if l.Speaker != was.Speaker || l.As != was.As {
			l.edits |= editSpeaker
			l.Why = Evidence{Method: "edited", Confidence: 1}
		}
	} else if r.Kind == Thought && l.Kind == Speech {
		l.Kind = Thought
	}
	if l.Kind != r.Kind {
		l.edits |= editKind
	}
	if e.paren != was.parenthetical() {
		inCue := l.Delivery
		l.Delivery = readParenthetical(e.paren)
		if l.Delivery.Presence == Here && inCue.Presence != was.Delivery.Presence {
			l.Delivery.Presence, l.Delivery.PresenceWords = inCue.Presence, inCue.PresenceWords
		}
		l.edits |= editDelivery
	}
	return l
}

// sameNotes compares a person's notes as they are seen: on one line, guesses left out.
func sameNotes(full, seen []string) bool {
	var want []string
	for _, n := range full {
		if n = oneLine(n); n != "" && !strings.HasPrefix(n, "guess:") {
			want = append(want, n)
		}
	}
	if len(want) != len(seen) || len(full) == 0 {
		return false
	}
	for i := range want {
		if want[i] != seen[i] {
			return false
		}
	}
	return true
}
