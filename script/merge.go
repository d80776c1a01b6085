package script

import (
	"fmt"
	"strings"
)

// Merge brings a person's edits into a script made anew from the prose. Lines
// follow fresh: what the prose no longer has goes, what it has gained comes.
// Speakers, deliveries, kinds, texts and notes that a person wrote stay on
// their lines, as do lines that they added or took out, and the answers of a
// language model where the prose does not name the speaker; the turns around a
// speaker so given are decided anew to fit, where fresh comes from Parse, and what
// changed hands is reported. An edit whose line is gone from the
// prose is reported, never dropped in silence. Neither argument is changed.
func Merge(edited, fresh *Script) (*Script, []Remark) {
	m := &merger{old: edited, out: &Script{Title: fresh.Title, Author: fresh.Author, Narrator: fresh.Narrator, silent: fresh.silent}}
	m.out.Characters = append(m.out.Characters, fresh.Characters...)
	if edited.titled {
		m.out.Title, m.out.Author, m.out.titled = edited.Title, edited.Author, true
	}
	a, b := make([]string, len(edited.Lines)), make([]string, len(fresh.Lines))
	for i, l := range edited.Lines {
		a[i] = l.proseKey()
	}
	for i, l := range fresh.Lines {
		b[i] = l.proseKey()
	}
	pairs := align(a, b)
	match := fillGaps(pairs, len(a), len(b), func(i, j int) bool {
		return kindClass(edited.Lines[i].Kind) == kindClass(fresh.Lines[j].Kind) && alike(edited.Lines[i].Text, fresh.Lines[j].Text)
	})
	m.merge(fresh, match, a, b)
	m.follow(fresh)
	m.adopt(edited)
	for i := range m.out.Lines {
		m.out.Lines[i].N = i + 1
	}
	m.out.count()
	return m.out, m.remarks
}

type merger struct {
	old, out *Script
	partner  []int // for each fresh line, its line of old, or -1
	at       []int // for each fresh line, where it is in out, or -1
	remarks  []Remark
}

func (m *merger) remark(l Line, format string, args ...any) {
	m.remarks = append(m.remarks, Remark{At: l.place(), Text: fmt.Sprintf(format, args...)})
}

// merge walks both scripts in step.
func (m *merger) merge(fresh *Script, match []int, a, b []string) {
	cut := map[string]int{}
	for _, l := range m.old.cut {
		cut[l.prose]++
	}
	kept := map[string]int{}
	i := 0
	behind := func(j int) { // old lines before the partner of fresh line j
		for i < len(m.old.Lines) && (match[i] < 0 || match[i] < j) {
			if match[i] < 0 {
				m.orphan(m.old.Lines[i], fresh, j)
			}
			i++
		}
	}
	m.partner, m.at = unmatched(len(b)), unmatched(len(b))
	for k, j := range match {
		if j >= 0 {
			m.partner[j] = k
		}
	}
	for j, l := range fresh.Lines {
		if k := m.partner[j]; k >= 0 {
			behind(j)
			m.at[j] = len(m.out.Lines)
			m.out.Lines = append(m.out.Lines, m.overlay(m.old.Lines[k], l, a[k] == b[j]))
			i = k + 1
			continue
		}
		if cut[b[j]] > kept[b[j]] {
			kept[b[j]]++
			l.prose, l.Text = b[j], ""
			m.out.cut = append(m.out.cut, l)
			continue
		}
		m.at[j] = len(m.out.Lines)
		m.out.Lines = append(m.out.Lines, l)
	}
	behind(len(fresh.Lines) + 1)
}

// orphan is an old line that the prose no longer has: added lines stay, edits are reported.
func (m *merger) orphan(l Line, fresh *Script, j int) {
	switch {
	case l.edits&inserted != 0:
		if n := len(m.out.Lines); n > 0 {
			prev := m.out.Lines[n-1]
			l.Paragraph, l.Source = prev.Paragraph, Span{prev.Source.End, prev.Source.End}
		} else {
			l.Paragraph, l.Source = 0, Span{}
		}
		m.out.Lines = append(m.out.Lines, l)
	case l.edited():
		var had []string
		if l.edits&editSpeaker != 0 {
			had = append(had, "speaker "+l.Speaker)
		}
		if l.edits&editDelivery != 0 {
			had = append(had, "delivery "+strings.Trim(l.parenthetical(), "()"))
		}
		if l.edits&editText != 0 {
			had = append(had, "its text")
		}
		if l.edits&editKind != 0 {
			had = append(had, "kind "+string(l.Kind))
		}
		for _, n := range l.Notes {
			had = append(had, "note “"+brief(n)+"”")
		}
		m.remark(l, "“%s” is no longer in the prose; the edit to it was dropped (%s)", brief(l.Text), strings.Join(had, ", "))
	}
}

// overlay puts a person's edits on a fresh line. Exact says that the prose of the line is as it was.
func (m *merger) overlay(old, l Line, exact bool) Line {
	l.Notes, l.edits, l.prose = old.Notes, old.edits&^inserted, ""
	if old.edits&inserted != 0 { // the record was lost: all that is visible is a person's, as far as it differs
		if kindClass(old.Kind) == 's' && kindClass(l.Kind) == 's' {
			if old.Speaker != l.Speaker || old.As != l.As {
				l.edits |= editSpeaker
			}
			if old.parenthetical() != l.parenthetical() {
				l.edits |= editDelivery
			}
		}
		if kindClass(old.Kind) != kindClass(l.Kind) || kindClass(l.Kind) == 's' && old.Kind != l.Kind {
			l.edits |= editKind
		}
		if old.Text != l.Text {
			l.edits |= editText
		}
	}
	if l.edits&editKind != 0 {
		if !old.Kind.Spoken() {
			l.Speaker, l.As, l.Delivery, l.Why = "", "", Delivery{}, Evidence{}
		} else if !l.Kind.Spoken() {
			l.Speaker, l.As, l.Delivery, l.Why = old.Speaker, old.As, old.Delivery, old.Why
		}
		l.Kind, l.Level = old.Kind, old.Level
	}
	switch {
	case l.edits&editSpeaker != 0:
		l.Speaker, l.As, l.Why = old.Speaker, old.As, Evidence{Method: "edited", Confidence: 1}
	case exact && old.outdoes(l):
		l.Speaker, l.As, l.Why = old.Speaker, old.As, old.Why
	}
	if l.edits&editDelivery != 0 {
		l.Delivery = old.Delivery
	}
	if l.edits&editText != 0 {
		if !exact {
			m.remark(l, "the prose changed under a line whose text was edited; the edited text stays: “%s”", brief(old.Text))
		}
		l.prose = fingerprint(l.Kind, l.Text)[:8]
		l.Text = old.Text
	}
	return l
}

// adopt keeps characters that only the edited script knows and still uses.
func (m *merger) adopt(edited *Script) {
	known := map[string]bool{}
	for _, c := range m.out.Characters {
		known[c.Name] = true
	}
	used := map[string]bool{}
	for _, l := range m.out.Lines {
		used[l.Speaker] = true
	}
	for _, c := range edited.Characters {
		if used[c.Name] && !known[c.Name] {
			m.out.Characters = append(m.out.Characters, c)
		}
	}
}

// alike reports whether two texts share half of their words.
func alike(a, b string) bool {
	words := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(s) {
			m[bareWord(w)] = true
		}
		return m
	}
	x, y := words(a), words(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return both*2 >= min(len(x), len(y)) && both > 0
}
