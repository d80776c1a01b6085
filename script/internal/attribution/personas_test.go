package attribution

import (
	"slices"
	"testing"

	"radioplay/script/internal/prose"
)

func TestPersonas(t *testing.T) {
	const who = "Ada Marsh and Ben Holt stood in the hall. \"Good evening,\" said Ada. \"Is it?\" asked Ben.\n\n"
	for _, c := range []struct {
		name, text string
		want       []string // who is heard, after the first two; empty: the speaker
	}{
		{"another's voice", "\"You are late,\" said Ada in Ben's voice.\n\nBen went white.\n\n\"Very late,\" said Ada.", []string{"Ben", "Ben"}},
		{"another's mouth", "\"I am still here,\" Ada said with Ben's mouth.", []string{"Ben"}},
		{"who speaks through a mouth", "\"I am here,\" said Ben's mouth.\n\nThe Iron Queen, then. Ada had never met her.\n\n\"Good,\" said the Iron Queen.", []string{"Ben", "Ben"}},
		{"whose mouth is theirs", "\"I am here,\" said Ben's lips.", []string{""}},
		{"the voice of", "\"Come down,\" Ada said, in the voice of Ben.", []string{"Ben"}},
		{"until it is their own again", "\"You are late,\" said Ada in Ben's voice.\n\n\"Sorry,\" Ada said in her own voice.", []string{"Ben", ""}},
		{"until the other speaks", "\"You are late,\" said Ada in Ben's voice.\n\n\"Stop that,\" said Ben.\n\n\"Sorry,\" said Ada.", []string{"Ben", "", ""}},
		{"until the scene ends", "\"You are late,\" said Ada in Ben's voice.\n\n***\n\nMorning came.\n\n\"Sorry,\" said Ada.", []string{"Ben", ""}},
		{"their own", "\"You are late,\" said Ada in Ada's voice.", []string{""}},
		{"what is in a voice is nobody's", "\"You are late,\" said Ada. There was ice in Ben's voice when he answered, \"I know.\"", []string{"", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := prose.Read([]byte(who+c.text), prose.Markdown)
			if err != nil {
				t.Fatal(err)
			}
			r := Attribute(d, nil)
			var got []string
			for b := range d.Blocks {
				for s, seg := range d.Blocks[b].Segments {
					if seg.Kind == prose.Quote {
						got = append(got, r.Quotes[b][s].As)
					}
				}
			}
			if !slices.Equal(got[2:], c.want) {
				t.Errorf("heard %q, want %q", got[2:], c.want)
			}
		})
	}
}
