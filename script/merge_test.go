package script

import (
	"bytes"
	"strings"
	"testing"
)

const inn = `THE INN

The rain had not stopped for a week.

"You are late," said Mara. She did not look up.

"The road is gone," Tobias muttered. "All of it."

"Then you walked?"

"I swam."

Mara laughed. "Sit down by the fire."
`

func mustParse(t *testing.T, s string) *Script {
	t.Helper()
	p, err := Parse([]byte(s), PlainText)
	if err != nil {
		t.Fatal(err)
	}
	checkNothingLost(t, s, p)
	return p
}

func fountainOf(t *testing.T, s *Script) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteFountain(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mustRead(t *testing.T, s string) (*Script, []Remark) {
	t.Helper()
	got, remarks, err := ReadFountain(strings.NewReader(s))
	if err != nil {
		t.Fatalf("%v in\n%s", err, s)
	}
	return got, remarks
}

// find returns the line whose text begins so.
func find(t *testing.T, s *Script, text string) Line {
	t.Helper()
	for _, l := range s.Lines {
		if strings.HasPrefix(l.Text, text) {
			return l
		}
	}
	t.Fatalf("no line %q", text)
	return Line{}
}

// replace is strings.Replace once, failing when there is nothing to replace.
func replace(t *testing.T, s, old, new string) string {
	t.Helper()
	if !strings.Contains(s, old) {
		t.Fatalf("no %q in\n%s", old, s)
	}
	return strings.Replace(s, old, new, 1)
}

// editedInn is the inn's screenplay as a person changed it: a speaker, a
// delivery, a text, a note, a line added and a tag taken out.
func editedInn(t *testing.T) *Script {
	text := fountainOf(t, mustParse(t, inn))
	visible, boneyard, _ := strings.Cut(text, boneyardHead)
	i := strings.Index(visible, "I swam.")
	j := strings.LastIndex(visible[:i], "\n\n")
	visible = visible[:j] + "\n\nTHE DOG\n(very angry)\nI swam. [[sound: a wet dog]]" + visible[i+len("I swam."):]
	visible = replace(t, visible, "Then you walked?", "Then you came on foot?")
	visible = replace(t, visible, "Tobias muttered.\n\n", "")
	visible = replace(t, visible, "The rain had not stopped for a week.\n", "The rain had not stopped for a week.\n\nMARA\n(whispered)\nAgain.\n")
	s, _ := mustRead(t, visible+boneyardHead+boneyard)
	return s
}

func checkEdits(t *testing.T, s *Script) {
	t.Helper()
	if l := find(t, s, "I swam."); !strings.EqualFold(l.Speaker, "the dog") || l.Delivery.Manner != Angry || l.Delivery.Intensity != 0.8 ||
		l.Why.Method != "edited" || len(l.Notes) != 1 || l.Notes[0] != "sound: a wet dog" {
		t.Errorf("edited line is %+v", l)
	}
	if l := find(t, s, "Then you came on foot?"); l.Kind != Speech {
		t.Errorf("edited text is %+v", l)
	}
	if l := find(t, s, "Again."); l.Speaker != "Mara" || l.Delivery.Manner != Whispered {
		t.Errorf("added line is %+v", l)
	}
	for _, l := range s.Lines {
		if l.Text == "Tobias muttered." || l.Text == "Then you walked?" {
			t.Errorf("%q is back", l.Text)
		}
	}
}

func TestMergeKeepsEdits(t *testing.T) {
	edited := editedInn(t)
	checkEdits(t, edited)
	got, remarks := Merge(edited, mustParse(t, inn))
	if len(remarks) != 0 {
		t.Errorf("remarks: %v", remarks)
	}
	checkEdits(t, got)
	again, text := through(t, got) // and once more through the file
	checkSame(t, got, again, text)
	checkEdits(t, again)

	// the prose changes elsewhere
	longer := replace(t, inn, "She did not look up.", "She did not look up. The kettle sang.")
	longer = replace(t, longer, "Mara laughed.", "\"So did I, once,\" said the cook.\n\nMara laughed.")
	fresh := mustParse(t, longer)
	got, remarks = Merge(edited, fresh)
	if len(remarks) != 0 {
		t.Errorf("remarks: %v", remarks)
	}
	checkEdits(t, got)
	find(t, got, "So did I, once,")
	if l, want := find(t, got, "I swam."), find(t, fresh, "I swam."); l.Source != want.Source {
		t.Errorf("source of an edited line is %v, want %v", l.Source, want.Source)
	}
	if l := find(t, got, "She did not look up."); !strings.Contains(l.Text, "kettle") {
		t.Errorf("unedited line is %q, want the prose's", l.Text)
	}
}

func TestMergeReportsLostEdits(t *testing.T) {
	edited := editedInn(t)
	got, remarks := Merge(edited, mustParse(t, replace(t, inn, "\"I swam.\"\n\n", "")))
	if len(remarks) != 1 || !strings.Contains(remarks[0].String(), "I swam") || !strings.Contains(remarks[0].String(), "wet dog") {
		t.Errorf("remarks %v, want one about the line that went", remarks)
	}
	for _, l := range got.Lines {
		if l.Text == "I swam." {
			t.Errorf("a line that is not in the prose stayed")
		}
	}
	got, remarks = Merge(edited, mustParse(t, replace(t, inn, "Then you walked?", "Then you walked here?")))
	if len(remarks) != 1 || !strings.Contains(remarks[0].String(), "edited text stays") {
		t.Errorf("remarks %v, want one about text edited on both sides", remarks)
	}
	find(t, got, "Then you came on foot?")
}

func TestBoneyardLost(t *testing.T) {
	s := mustParse(t, inn)
	text := fountainOf(t, s)
	visible, boneyard, _ := strings.Cut(text, boneyardHead)
	bare, remarks := mustRead(t, visible)
	if len(remarks) != 1 {
		t.Errorf("remarks %v, want one that says there is no boneyard", remarks)
	}
	got, remarks := Merge(bare, s)
	if len(remarks) != 0 || len(got.Lines) != len(s.Lines) {
		t.Fatalf("%d lines and remarks %v, want %d lines", len(got.Lines), remarks, len(s.Lines))
	}
	for i, l := range got.Lines {
		if w := s.Lines[i]; l.Kind != w.Kind || l.Speaker != w.Speaker || l.Text != w.Text || l.Source != w.Source || l.Delivery.Manner != w.Delivery.Manner {
			t.Errorf("without a boneyard line %d is %+v, want %+v", i+1, l, w)
		}
	}
	// one record damaged, the end missing
	records := strings.Split(boneyard, "\n")
	records[4] = records[4][:len(records[4])/2]
	damaged := visible + boneyardHead + strings.Join(records[:len(records)-2], "\n")
	_, remarks = mustRead(t, damaged)
	if len(remarks) != 2 || remarks[0].Line == 0 {
		t.Errorf("remarks %v, want the damaged record's line and the missing end", remarks)
	}
}

func TestForeignScreenplay(t *testing.T) {
	s, _ := mustRead(t, `Title: Harbour
Author: A. Nobody

INT. CUSTOMS SHED - NIGHT

A lamp swings.

PILAR (CONT'D)
(softly)
Is it here?
(beat)
Is it?

@MacLeod ^
No.

~Farewell to the shore

CUT TO:

/* a scene
that was cut */

NARRATOR
The tide turned.
`)
	want := []struct {
		kind          Kind
		speaker, text string
	}{
		{Heading, "", "INT. CUSTOMS SHED - NIGHT"}, {Narration, "", "A lamp swings."}, {Speech, "Pilar", "Is it here?"}, {Speech, "Pilar", "Is it?"},
		{Speech, "MacLeod", "No."}, {Song, "", "Farewell to the shore"}, {Narration, "", "CUT TO:"}, {Narration, "", "The tide turned."},
	}
	if len(s.Lines) != len(want) {
		t.Fatalf("%d lines, want %d: %+v", len(s.Lines), len(want), s.Lines)
	}
	for i, w := range want {
		if l := s.Lines[i]; l.Kind != w.kind || l.Speaker != w.speaker || l.Text != w.text {
			t.Errorf("line %d is %s %q %q, want %s %q %q", i+1, l.Kind, l.Speaker, l.Text, w.kind, w.speaker, w.text)
		}
	}
	if m := s.Lines[2].Delivery.Manner; m != Murmured {
		t.Errorf("(softly) is %q", m)
	}
}
