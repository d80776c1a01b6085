package attribution

import "testing"

// "You" in a letter is to whom it is written, and nobody else in it.
func TestLetters(t *testing.T) {
	_, got := speakers(t, []byte("Dear Meg,\n\nI have bought it. I know my own mind. You said, \"You can't keep a fern,\" and I went and signed.\n\nThe agent came up the path. \"It wants paint,\" said the agent.\n\n\"It wants a roof.\"\n\n\"It has one, madam.\"\n\nYour loving Hesper"))
	want := []string{"Meg", "the agent", "Hesper", "the agent"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %q, want %q", i, got[i], want[i])
		}
	}
}

// Who gives a name as theirs has it, by what stands around.
func TestIntroduces(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"with a hand", "Hester got up.\n\n\"Ormerod,\" he said, and put out a hand.", "Ormerod"},
		{"with a greeting", "Hester picked it up.\n\n\"Hello, this is Ormerod.\"", "Ormerod"},
		{"here", "Hester picked it up.\n\n\"Ormerod here.\"", "Ormerod"},
		{"not somebody who is seen", "Hester got up.\n\n\"It's Ormerod,\" said Hester. \"He's early.\"", "Hester"},
	} {
		_, got := speakers(t, []byte(c.text))
		if got[0] != c.want {
			t.Errorf("%s: %q, want %q", c.name, got[0], c.want)
		}
	}
}
