package proof

import (
	"strings"
	"testing"
)

// sounds are a few words in IPA, as the dictionaries have them.
var sounds = map[string]string{"there": "ðɛɹ", "their": "ðɛɹ", "corin": "kɔɹɪn", "korin": "kɔɹɪn", "corn": "kɔɹn", "thrale": "θɹeɪl",
	"trail": "tɹeɪl", "lamp": "læmp", "lamb": "læm", "siobhan": "ʃɪvɔn", "chevonne": "ʃɛvɔn"}

func TestCompare(t *testing.T) {
	c := Comparer{Sound: func(w string) string { return sounds[w] }, Names: map[string]bool{"corin": true, "thrale": true, "siobhan": true}}
	for _, x := range []struct {
		said, heard string
		errors      int
		differences string // said>heard, parted by ;
	}{
		{"It is not late.", "it is not late", 0, ""},
		{"It's *not* late, Dr. Hale!", "It is not late Doctor Hale.", 0, ""},
		{"He paid $3.50 at 7:45.", "He paid three dollars and fifty cents at seven forty-five.", 0, ""},
		{"Chapter XII", "chapter 12", 0, ""},
		{"The colour of the grey harbour; he realised it.", "The color of the gray harbor. He realized it.", 0, ""},
		{"I'm gonna leave cos I can't stay, y'know.", "I am going to leave because I cannot stay, you know.", 0, ""},
		{"The lighthouse keeper's book shelf", "The light house keeper's bookshelf.", 0, ""},
		{"They left their coats there.", "They left there coats their.", 0, ""},
		{"Corin and Thrale waited.", "Corn and trail waited.", 0, ""},
		{"Siobhan laughed.", "Chevonne laughed.", 0, ""},
		{"Pfft. W-what do you want?", "What do you want?", 0, ""},
		{"Mmm. Hm.", "Thank you.", 0, ""}, // nobody can tell what a noise is written as
		{"You are sooo stupid!", "You are so stupid.", 0, ""},
		{"The lamp went out.", "The lamb went out.", 1, "lamp>lamb"},
		{"The lamp went out at nine.", "The lamp went out.", 2, "at nine>"},
		{"She ran.", "She ran and ran and ran.", 4, ">and ran and ran"},
		{"One two three four", "", 4, "One two three four>"},
		{"I cannot.", "I can't.", 0, ""},
		{"Gotta soul? You gotta go; wanna bet?", "Got a soul? You got to go. Want to bet?", 0, ""},
		{"He'd gone; she'd like that.", "He had gone. She would like that.", 0, ""},
	} {
		got := c.Compare(x.said, x.heard)
		var d []string
		for _, one := range got.Differences {
			d = append(d, one.Said+">"+one.Heard)
		}
		if got.Errors != x.errors || x.differences != "" && strings.Join(d, ";") != strings.TrimSuffix(x.differences, ".") {
			t.Errorf("%q heard as %q: %d errors, %q; %d and %q were expected", x.said, x.heard, got.Errors, d, x.errors, x.differences)
		}
	}
}

// TestErrorsAreCounted: what differs is an error from either side, whatever else is tolerated.
func TestErrorsAreCounted(t *testing.T) {
	var c Comparer
	got := c.Compare("The train from Carrow Point is late again tonight", "The train from Carrow is late again to night she said")
	if got.Errors != 3 || got.Words != 9 || len(got.Differences) != 2 || got.Share() < 0.33 || got.Share() > 0.34 {
		t.Errorf("%+v", got)
	}
}
