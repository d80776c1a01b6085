package script

import "testing"

func TestDelivery(t *testing.T) {
	tests := []struct {
		prose  string // the first quotation is asked about
		manner Manner
		words  string
	}{
		{`"Go," said Ann.`, Plain, ""},
		{`"Go," Ann whispered.`, Whispered, "whispered"},
		{`"Go," she said in a voice barely above a whisper.`, Whispered, "in a voice barely above a whisper"},
		{`"Go," she said under her breath.`, Whispered, "under her breath"},
		{`"Go," Ann whispered angrily.`, Whispered, "whispered angrily"},
		{`"Go!" she shouted.`, Shouted, "shouted"},
		{`"Go!" she cried at the top of her voice.`, Shouted, "at the top of her voice"},
		{`"GO AWAY," said Ann.`, Shouted, ""},
		{`"Go," said Ann softly.`, Murmured, "softly"},
		{`"Go," said Ann in a low, gentle voice.`, Murmured, "in a low, gentle voice"},
		{`"Go," Ann crooned.`, Crooned, "crooned"},
		{`"Go!" exclaimed Ann.`, Exclaimed, "exclaimed"},
		{`"Go," said Ann with a laugh.`, Laughing, "with a laugh"},
		{`Ann gave a high, silly giggle. "Go."`, Laughing, "gave a high, silly giggle"},
		{`"Go," said Ann tearfully.`, Weeping, "tearfully"},
		{`"Go," said Ann wearily.`, Exhausted, "wearily"},
		{`"Go," Ann snapped.`, Angry, "snapped"},
		{`Ann turned to him and said through clenched teeth, "Go."`, Angry, "through clenched teeth"},
		{`"Go," Ann stammered.`, Afraid, "stammered"},
		{`"Go," Ann said dryly.`, Cold, "dryly"},
		{`"G-go," said Ann.`, Hesitant, "G-go"},
		{`"Go," said Ann hurriedly.`, Urgent, "hurriedly"},
		{`"Go," said Ann, but she did not shout.`, Plain, ""},
		{`Without laughing, Ann said, "Go."`, Plain, ""},
		{`"Go," said Ann. The wind whispered in the pines.`, Plain, ""},
		{`"Go." The angry dog barked.`, Plain, ""},
	}
	for _, tt := range tests {
		s := mustParse(t, tt.prose+"\n\n\"No,\" said Tom.\n\n\"Yes,\" said Ann.\n")
		for _, l := range s.Lines {
			if !l.Kind.Spoken() {
				if l.Delivery != (Delivery{}) {
					t.Errorf("%s: narration %q is %+v", tt.prose, l.Text, l.Delivery)
				}
				continue
			}
			if d := l.Delivery; d.Manner != tt.manner || d.Words != tt.words || (d.Manner == Plain) != (d.Intensity == 0) {
				t.Errorf("%s: %+v, want %q from %q", tt.prose, d, tt.manner, tt.words)
			}
			break
		}
	}
}

// TestTurn shows that a manner holds for the turn and ends with it.
func TestTurn(t *testing.T) {
	s := mustParse(t, "\"Come,\" Ann whispered. \"Quick. It is here.\"\n\n\"What is?\" said Tom. \"Show me!\"\n\nTom stepped closer. He was laughing.\n\n\"That?\" Tom said.\n")
	want := []Manner{Whispered, Whispered, Plain, Plain, Laughing}
	i := 0
	for _, l := range s.Lines {
		if !l.Kind.Spoken() {
			continue
		}
		if i < len(want) && l.Delivery.Manner != want[i] {
			t.Errorf("%q is %q, want %q", l.Text, l.Delivery.Manner, want[i])
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d spoken lines, want %d", i, len(want))
	}
}

func TestPureTag(t *testing.T) {
	for s, want := range map[string]bool{
		"he said.": true, "said Ann.": true, ", replied Mrs. Pell,": true, "the old man asked.": true, "Odd Larsen whispered.": true,
		"he said softly.": false, "he said, his back turned.": false, "Ann laughed.": false, "said Ann to Tom.": false, "He walked away.": false,
		"said nothing.": false,
	} {
		if got := pureTag(s); got != want {
			t.Errorf("pureTag(%q) is %v", s, got)
		}
	}
}

// TestLexicon keeps the lexicon to the closed set and every manner within reach.
func TestLexicon(t *testing.T) {
	known := map[Manner]bool{}
	for _, m := range Manners {
		known[m] = true
	}
	reached := map[Manner]bool{}
	for _, lex := range []map[string]entry{verbLexicon, adverbLexicon} {
		for w, e := range lex {
			if !known[e.manner] || e.intensity <= 0 || e.intensity > 1 {
				t.Errorf("%q asks for %+v", w, e)
			}
			reached[e.manner] = true
		}
	}
	for _, m := range Manners {
		if !reached[m] {
			t.Errorf("no word asks for %q", m)
		}
	}
}

// A manner fades from line to line of a turn, into a paragraph that goes on with it, and does not outlast it.
func TestMannersFade(t *testing.T) {
	s := mustParse(t, "“Come,” Ann whispered. “It is here.” She pointed. “There, by the gate.\n\n“Do you see it?”\n\n“No,” said Tom.\n\n“Look,” said Ann.\n")
	last, n := 1.0, 0
	for _, l := range s.Lines {
		if !l.Kind.Spoken() {
			continue
		}
		n++
		whispered := l.Delivery.Manner == Whispered
		if whispered != (n <= 4) {
			t.Errorf("%q is %+v", l.Text, l.Delivery)
		}
		if whispered && (l.Delivery.Intensity >= last || l.Delivery.Intensity < faintest) {
			t.Errorf("%q at %g after %g", l.Text, l.Delivery.Intensity, last)
		}
		last = l.Delivery.Intensity
	}
	if n != 6 {
		t.Errorf("%d spoken lines", n)
	}
}
