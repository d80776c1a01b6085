package script

import (
	"fmt"
	"strings"
	"testing"
)

func chaptersOf(t *testing.T, prose string, f Format) string {
	t.Helper()
	s, err := Parse([]byte(prose), f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	next := 1
	for _, c := range s.Chapters() {
		if c.From != next || c.To < c.From {
			t.Errorf("%q has lines %d to %d, want from %d", c.Title, c.From, c.To, next)
		}
		next = c.To + 1
		out = append(out, fmt.Sprintf("%s %d-%d", c.Title, c.From, c.To))
	}
	if next != len(s.Lines)+1 {
		t.Errorf("the chapters end at line %d of %d", next-1, len(s.Lines))
	}
	return strings.Join(out, "; ")
}

func TestChapters(t *testing.T) {
	long := strings.Repeat("The rain went on and on over the roofs of the town. ", 9)
	for _, c := range []struct{ name, prose, want string }{
		{"none", "It rained.\n\nIt went on raining.", " 1-2"},
		{"a title alone", "# The Rain\n\nIt rained.", "The Rain 1-2"},
		{"credits belong to the first chapter", "# The Rain\n\nPrinted for nobody.\n\n## One\n\nIt rained.\n\n## Two\n\nIt stopped.", "One 1-4; Two 5-6"},
		{"a long opening is a chapter", "# The Rain\n\n" + long + "\n\n## One\n\nIt rained.", "The Rain 1-2; One 3-4"},
		{"so is one in which somebody speaks", "\"Rain,\" said Ada.\n\n## One\n\nIt rained.", " 1-2; One 3-4"},
		{"a part and its first chapter are one", "# The Rain\n\n## Part One\n\n## One\n\nIt rained.\n\n## Two\n\nIt stopped.", "One 1-4; Two 5-6"},
		{"sections are no chapters", "# The Rain\n\n## One\n\nIt rained.\n\n### Later\n\nIt rained.\n\n## Two\n\nIt stopped.", "One 1-5; Two 6-7"},
		{"sections are, where there is nothing above", "### Dawn\n\nIt rained.\n\n### Dusk\n\nIt stopped.", "Dawn 1-2; Dusk 3-4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := chaptersOf(t, c.prose, Markdown); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	plain := "CHAPTER I.\nDown the Hole\n\nIt rained.\n\nCHAPTER II.\nThe Pool\n\nHe spilled its\ncontents. Then he went.\n\nTHE EPILOGUE\n\nIt stopped."
	if got, want := chaptersOf(t, plain, PlainText), "CHAPTER I. Down the Hole 1-2; CHAPTER II. The Pool 3-5; THE EPILOGUE 6-7"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
