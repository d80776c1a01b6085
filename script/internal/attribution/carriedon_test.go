package attribution

import "testing"

// He or she in a tag is whom the narration in front was about, in whatever way that was told.
func TestCarriedOn(t *testing.T) {
	const talk = "Hester and Rupert had the back seat.\n\n\"Is it far?\" asked Hester.\n\n\"Six miles,\" said the driver.\n\n\"Too far,\" said Rupert.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"in the paragraph", `The driver looked round. "Which street?" he asked.`, "the driver"},
		{"in the paragraph above", "The driver looked round. He was yawning.\n\n\"Which street?\" he asked.", "the driver"},
		{"not where somebody else comes in", "The driver looked round. Rupert shut his eyes.\n\n\"Which street?\" he asked.", "Rupert"},
	} {
		_, got := speakers(t, []byte(talk+c.text))
		if s := got[len(got)-1]; s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// A story may tell what "you" do.
func TestSecondPerson(t *testing.T) {
	_, got := speakers(t, []byte("You knock, and you wait. Nobody comes, so you knock again.\n\n\"Who's there?\" asks Hester.\n\n\"It's the plumber,\" you say. You hold your bag up.\n\nYour brother is behind her on the stairs. He's in his socks.\n\n\"At last,\" he says."))
	want := []string{"Hester", "You", "the brother"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %q, want %q", i, got[i], want[i])
		}
	}
}
