package attribution

import (
	"fmt"
	"os"
	"testing"

	"radioplay/script/internal/prose"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile(os.Getenv("ZZ"))
	d, err := prose.Read(b, prose.FormatOf(os.Getenv("ZZ")))
	if err != nil {
		t.Skip()
	}
	x := newText(d)
	c := newCast(x)
	turns := findTurns(x, c)
	decode(x, c, turns, embedded())
	nm := func(i int) string {
		if i < 0 {
			return "-"
		}
		return c.people[i].name
	}
	for i, p := range c.people {
		fmt.Println(i, p.name, p.gender, p.votes, p.count, p.epithet)
	}
	for _, u := range turns {
		s := u.segs[0]
		fmt.Printf("p%d kind%d tag=%s/%s cue=%q before=%s after=%s beat=%s/%s forced=%s -> %s %.2f %v | %.50q\n", u.para, u.kind, nm(u.tag.who), u.tag.pronoun, d.Slice(u.tag.cue), nm(u.before), nm(u.after), u.beat, nm(u.beatWho), nm(u.forced), nm(u.speaker), u.confidence, u.others, d.Slice(d.Blocks[s.block].Segments[s.seg].Inner))
	}
}
