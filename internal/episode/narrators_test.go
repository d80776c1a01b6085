package episode

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"radioplay/script"
	"radioplay/voices"
)

const twoSides = `The tide was out.

"I am going down to the boats," said Margaret.

Nobody answered her.

* * *

The attic was cold.

"Who left the window open?" said Thomas.

He shut it.
`

// A note beside a line of narration has a character's voice, or any voice, narrate to the end of the scene; what is spoken stays as it is.
func TestNotesNameNarrators(t *testing.T) {
	dir := t.TempDir()
	ownTakes(t, dir)
	j := Job{Prose: filepath.Join(dir, "sides.txt"), Log: slog.New(slog.DiscardHandler), Settings: settings(dir)}
	j.Settings.Backend, j.Settings.Narrator = "tone", "220hz"
	if err := os.WriteFile(j.Prose, []byte(twoSides), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := ReadScript(j.Prose, "", false)
	if err != nil {
		t.Fatal(err)
	}
	path, err := r.Save("", "fountain")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cast := func(first, second string) (*Reading, *Casting, error) {
		text := strings.Replace(string(plain), "The tide was out.\n", "The tide was out.\n[[narrator: "+first+"]]\n", 1)
		text = strings.Replace(text, "He shut it.\n", "He shut it.\n[[narrator: "+second+"]]\n", 1)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		j := j
		j.defaults()
		return readAndCast(t.Context(), j)
	}
	r, c, err := cast("Margaret", "110hz")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	margaret, thomas := c.cast.Voice(voices.Role{Speaker: "Margaret"}).Name, c.cast.Voice(voices.Role{Speaker: "Thomas"}).Name
	for _, l := range r.Script.Lines {
		if l.Kind == script.Break {
			continue
		}
		want := map[string]string{"The tide was out.": margaret, "said Margaret.": margaret, "Nobody answered her.": margaret, "I am going down to the boats,": margaret,
			"The attic was cold.": "220hz", "said Thomas.": "220hz", "Who left the window open?": thomas, "He shut it.": "110hz"}[l.Text]
		if got := c.voiceOf(&l).Name; got != want || margaret == "220hz" {
			t.Errorf("%q is read by %s, want %s", l.Text, got, want)
		}
	}
	if _, _, err := cast("Nobody", "110hz"); err == nil || !strings.Contains(err.Error(), "line 1: the note [[narrator: Nobody]]") {
		t.Errorf("%v", err)
	}
}
