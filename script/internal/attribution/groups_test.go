package attribution

import "testing"

// Who speaks as one is somebody; who is told by a thing's word is that thing.
func TestGroupsAndThings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a crowd", `"Off!" roared the crowd.`, "the_crowd"},
		{"in front of the verb", `"Off!" the children chanted.`, "the_children"},
		{"a number of them", `"Off!" all three of them shouted.`, "all_three_of_them"},
		{"half a table", `"Off!" half the table yelled.`, "half_the_table"},
		{"a guess at a number", `"Off!" cried about six people at once.`, "six_people"},
		{"everybody", `"Off!" everyone said.`, "everyone"},
		{"all of them by a pronoun", `"Off!" they all said.`, "all_of_them"},
		{"a sentence of its own is no tag", `"Off." The crowd agreed, and went home.`, "-"},
		{"a woman is no group", `"Off," said the woman with the drum.`, "the_woman_with_the_drum"},
		{"a thing", `"Off," said the door.`, "the_door"},
		{"it", "The kettle woke. \"Morning,\" said the kettle.\n\n\"Off,\" it added.", "the_kettle it"},
		{"it that is not the subject", `Hester picked it up, and said, "Off."`, "Hester"},
		{"it was said", `"Off," it was said.`, "-"},
		{"one of two", `"Off," said the short one.`, "the_short_one"},
		{"where somebody comes from", `"Off," said the French boy.`, "the_French_boy"},
		{"a voice that comes", `"Off," came Hester's voice from below.`, "Hester"},
		{"a name like an adverb", "Polly sat by Hester. \"Off,\" said Polly.", "Polly"},
		{"two words to speak", `"Off," Hester got out.`, "Hester"},
		{"wanted to know", `"Off?" Hester wanted to know.`, "Hester"},
		{"was saying", `"Off," Hester was shouting.`, "Hester"},
	} {
		if got := tagged(t, "Hester came in. Hester was late.\n\n"+c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A name that is called is nobody's who speak as one.
func TestGroupHasNoName(t *testing.T) {
	r, _ := speakers(t, []byte("\"I'm Lucan,\" the new man said to them.\n\n\"Hi, Lucan,\" said everyone.\n\n\"Sit,\" said everyone.\n\n\"I'd sooner stand,\" the new man said."))
	whoIsWho(t, "a circle", r, nil, [][]string{{"everyone", "Lucan"}}, nil)
}

// "It" in a tag is the thing that spoke before.
func TestItSpeaks(t *testing.T) {
	_, got := speakers(t, []byte("Hester filled the kettle. \"Morning,\" said the kettle.\n\n\"Morning,\" said Hester.\n\nThe kettle hummed.\n\n\"You look tired,\" it said."))
	if got[2] != "the kettle" {
		t.Errorf("%q", got)
	}
}
