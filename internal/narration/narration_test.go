package narration

import (
	"testing"
	"time"

	"radioplay/script"
)

const story = `# The Well

## One

Nothing was left but the ashes.

The baker opened his shutters at six, as he did on every other morning of the year, and whistled.

"Bread," he said. "Fresh bread!"

They let the lantern down on its rope past the first ring of stones and past the second, and leaned over to see.

It was empty.

The children ran home to tea. There was cake.

## Two

Rain again, and the whole town at the windows, and the river brown and quick under the bridge.
`

func TestShape(t *testing.T) {
	s, err := script.Parse([]byte(story), script.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	shapes := Read(s.Lines)
	want := map[string]string{
		"The Well": "heading", "One": "heading", "Two": "heading", "Nothing was left but the ashes.": "opening, very heavy", "It was empty.": "very heavy, reveal",
		"Rain again, and the whole town at the windows, and the river brown and quick under the bridge.": "opening",
	}
	seen := 0
	for i, l := range s.Lines {
		h := shapes[i]
		if h.Why != want[l.Text] {
			t.Errorf("%q is read as %q, want %q", l.Text, h.Why, want[l.Text])
		}
		if want[l.Text] != "" {
			seen++
		}
		if l.Kind.Spoken() && h != (Shape{}) {
			t.Errorf("%q is spoken, and shaped %+v", l.Text, h)
		}
		if h.Pace != 0 && (h.Pace < 0.92 || h.Pace > 1) || h.Rest > 400*time.Millisecond || h.Rest > 0 && h.Pace == 1 {
			t.Errorf("%q: %+v is not modest", l.Text, h)
		}
		if h.Why == "very heavy, reveal" && h.Rest != revealRest {
			t.Errorf("no rest before %q", l.Text)
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d lines were there", seen, len(want))
	}
}

// Lines that look like a reveal and are none.
func TestNoReveal(t *testing.T) {
	for _, story := range []string{
		"It was empty.\n\nHe went home.\n",                            // nothing leads up to it
		"He looked down. It was empty, so he went home to his tea.\n", // in the middle of a paragraph
		"They let the lantern down past the first ring of stones and past the second, and leaned over.\n\nIt was a long day for all of them and for the dog too.\n",
	} {
		s, err := script.Parse([]byte(story), script.PlainText)
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range Read(s.Lines) {
			if h.Rest == revealRest {
				t.Errorf("%q is a reveal: %s", s.Lines[i].Text, h.Why)
			}
		}
	}
}
