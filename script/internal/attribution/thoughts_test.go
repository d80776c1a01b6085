package attribution

import (
	"strings"
	"testing"

	"radioplay/script/internal/prose"
)

// Whose thought it is.
func TestWhoThinks(t *testing.T) {
	const people = "Hester met Rupert at the gate. Hester was wet. Rupert had an umbrella.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"a name behind it", "*He has seen me,* thought Hester.", "Hester"},
		{"the rest of it", "*He has seen me,* thought Hester. Rupert waved. *He has seen all of it.*", "Hester Hester"},
		{"who speaks beside it", "*He has seen me.* Hester shut her umbrella. \"Good morning,\" she said.", "Hester"},
		{"a pronoun and who speaks", "Rupert bowed to Hester. *I must not laugh,* he thought. \"Madam,\" he said.", "Rupert"},
		{"who had the others", "*I must not laugh,* thought Rupert.\n\nHester shook her hat.\n\n*That poor, poor hat. It's a disgrace.*", "Rupert Rupert"},
		{"who has been she for long", "Hester shut the gate." + strings.Repeat("\n\nShe walked on.", 16) + "\n\n*It is late,* she thought.", "Hester"},
		{"the only woman", "The rain fell." + strings.Repeat("\n\nThe rain fell.", 8) + "\n\nThe fire spat. *I must not laugh,* she told herself.", "Hester"},
		{"whom the story is about", "Rupert looked at the board. He looked at the gate.\n\n\"Go on,\" said Hester.\n\nThe porter nodded. \"He won't know.\"\n\nI'll lose my place, he thought. Then he opened the gate.", "Rupert"},
		{"in marks", "\"I must not laugh,\" thought Rupert, as he bowed. \"Not at that hat.\"", "Rupert Rupert"},
	} {
		d, err := prose.Read([]byte(people+c.text), prose.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		r := Attribute(d, nil)
		got := ""
		for i, b := range d.Blocks {
			for k, s := range b.Segments {
				if s.Kind == prose.Thought {
					got += " " + r.Quotes[i][k].Speaker
				}
			}
		}
		if got != " "+c.want {
			t.Errorf("%s:%s, want %s", c.name, got, c.want)
		}
	}
}
