package episode

import (
	"testing"

	"radioplay/script"
)

func TestAround(t *testing.T) {
	lines := []script.Line{
		{Kind: script.Heading, Text: "One"}, {Kind: script.Narration, Text: "She looked up."}, {Kind: script.Speech, Text: "Who's there?"},
		{Kind: script.Tag, Text: "she said."}, {Kind: script.Narration, Text: "..."}, {Kind: script.Speech, Text: "Me."},
		{Kind: script.Break, Text: "* * *"}, {Kind: script.Narration, Text: "Morning came."},
	}
	for i, want := range [][2]string{{"", ""}, {"", "Who's there?"}, {"She looked up.", "she said."}, {"Who's there?", "Me."},
		{"she said.", "Me."}, {"she said.", ""}, {"Me.", "Morning came."}, {"", ""}} {
		if b, a := around(lines, i, false); i != 6 && (b != want[0] || a != want[1]) {
			t.Errorf("around %q: %q and %q, want %q", lines[i].Text, b, a, want)
		}
	}
	if _, after := around(lines, 2, true); after != "Me." {
		t.Errorf("with the tag left out, %q follows", after)
	}
}
