package attribution

import (
	"testing"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// Who is not there any more when the last words are said.
func TestAway(t *testing.T) {
	const both = "Hester laughed, and Rupert laughed. \"Six miles,\" said Hester. Hester sat.\n\n"
	for _, c := range []struct{ name, text, away string }{
		{"who goes away", "Rupert put the cup down and went quickly away to polish a glass. The clock ticked.\n\n\"Seven.\"", "Rupert"},
		{"who goes a long way off", "Rupert wandered a long way off.\n\n\"Seven.\"", "Rupert"},
		{"who leaves", "Rupert took his coat and left.\n\n\"Seven.\"", "Rupert"},
		{"who leaves something", "Rupert left the coat where it was.\n\n\"Seven.\"", ""},
		{"who is watched as they go", "\"Off you run,\" she told Rupert.\n\nThey watched him go.\n\n\"Seven.\"", "Rupert"},
		{"who has left", "Rupert shut the door. Rupert had left.\n\n\"Seven.\"", "Rupert"},
		{"who looks left", "Rupert looked left, and then right.\n\n\"Seven.\"", ""},
		{"who points to the left", "Rupert pointed to the left, where the lane was.\n\n\"Seven.\"", ""},
		{"who comes back", "Rupert went out.\n\nThe clock ticked. Rupert looked in at the window.\n\n\"Seven.\"", ""},
		{"who is looked for", "Rupert ran out of paper.\n\n\"Seven.\"", ""},
		{"who is asked about is not who asks", "Rupert counted heads. There were two dealers and a lad, and by the hatch stood Colonel Dacre.\n\n\"Who's that?\"", "Colonel Dacre"},
		{"who asks", "Rupert counted heads.\n\n\"Who's that?\"", ""},
		{"another scene", "Rupert went out.\n\n***\n\n\"Seven.\"", ""},
		{"who said it another time", "\"You had one bucket,\" Rupert told Hester afterwards.\n\nThe cows were in the lane.\n\n\"Seven.\"", "Rupert"},
		{"who says it late", "\"You had one bucket,\" Rupert told Hester afterwards.\n\n\"Seven.\"", ""},
	} {
		d, err := prose.Read([]byte(both+c.text), prose.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		text := lang.Cut(d)
		people := people.Find(text)
		turns := turn.Find(text, people)
		got := ""
		for w := range turns[len(turns)-1].Absent {
			got += people.People[w].Name
		}
		if got != c.away {
			t.Errorf("%s: %q is away, want %q", c.name, got, c.away)
		}
	}
}
