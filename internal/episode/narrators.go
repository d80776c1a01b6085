package episode

import (
	"fmt"

	"radioplay/script"
	"radioplay/voices"
)

// chapterLevel is the level of headings that end a scene; a lower one only divides it.
const chapterLevel = 2

// narratedBy names who narrates each line of a script where a note says so: from the note to the next note, the next break or the next chapter.
func narratedBy(lines []script.Line) map[int]string {
	out := map[int]string{}
	now := ""
	for _, l := range lines {
		if l.Kind == script.Break || l.Kind == script.Heading && l.Level <= chapterLevel {
			now = ""
		}
		if by := l.NarratedBy(); by != "" {
			now = by
		}
		if now != "" {
			out[l.N] = now
		}
	}
	return out
}

// narrators finds the voices of those whom notes of the script have narrate: a character, in their own voice, or a voice. It returns their engines.
func (c *Casting) narrators(lines []script.Line) (engines []string, err error) {
	c.narrator = map[int]voices.Voice{}
	known := map[string]voices.Voice{}
	by := narratedBy(lines)
	for _, l := range lines {
		name := by[l.N]
		if name == "" {
			continue
		}
		v, ok := known[name]
		if !ok {
			if v, err = c.narratorNamed(name); err != nil {
				return nil, &InputError{fmt.Errorf("line %d: the note [[narrator: %s]] names no character of the script and no voice: %w", l.N, name, err)}
			}
			known[name] = v
			engines = append(engines, v.Backend)
		}
		c.narrator[l.N] = v
	}
	return engines, nil
}

func (c *Casting) narratorNamed(name string) (voices.Voice, error) {
	narrator := c.cast[voices.Narrator]
	choice, err := c.Find(name)
	if err != nil {
		v, err := c.voiceNamed(narrator, name)
		if v.Backend == "" {
			v.Backend = c.Engine()
		}
		return v, err
	}
	v := c.cast.Voice(choice.Role)
	if v.Backend == "" {
		v.Backend = c.Engine()
	}
	v.Pan, v.Effect, v.Chorus = narrator.Pan, "", 0 // who tells stands where a narrator stands, and as a person
	return v, nil
}
