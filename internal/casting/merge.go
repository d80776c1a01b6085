package casting

import "fmt"

// tally is what a character has to say.
type tally struct{ lines, words int }

func (t tally) String() string {
	s := func(n int, word string) string {
		if n == 1 {
			return "1 " + word
		}
		return fmt.Sprintf("%d %ss", n, word)
	}
	return s(t.lines, "line") + ", " + s(t.words, "word")
}

// File is the assignment as a cast file: a new one or, when an earlier one was kept, that one with what has changed in the script.
func (a *Assignment) File() *File {
	f := &File{Defaults: Defaults{Engine: a.engine}, title: a.title, tally: map[string]tally{}}
	if a.keep != nil {
		kept := *a.keep
		kept.tally, kept.title = f.tally, a.title
		f = &kept
		f.Characters = append([]Entry(nil), a.keep.Characters...)
	} else {
		f.Narrator = f.entry("", a.Narrator)
	}
	here := map[string]bool{}
	for _, c := range a.Roles {
		name := f.resolve(c.Role.Speaker)
		here[name] = true
		t := f.tally[name]
		f.tally[name] = tally{t.lines + c.Lines, t.words + c.Words}
		f.put(name, c)
	}
	for i := range f.Characters {
		f.Characters[i].Gone = !here[f.Characters[i].Name]
	}
	if a.keep == nil {
		f.Narrator.Character = a.tells
	}
	return f
}

// resolve is the name of the entry a speaker has, by name or alias.
func (f *File) resolve(speaker string) string {
	for _, e := range f.Characters {
		if e.Name == speaker {
			return speaker
		}
	}
	if name, ok := f.Aliases()[speaker]; ok {
		return name
	}
	return speaker
}

// put adds a choice to the file if its role has no entry yet.
func (f *File) put(name string, c Choice) {
	at := -1
	for i, e := range f.Characters {
		if e.Name == name {
			at = i
		}
	}
	if at < 0 {
		e := f.entry(name, c)
		if c.Role.As != "" { // only ever heard as a persona
			e.Personas = []Entry{f.entry(c.Role.As, c)}
		}
		f.Characters = append(f.Characters, e)
		return
	}
	if c.Role.As == "" {
		if f.Characters[at].uncast {
			f.recast(at, c.Voice)
		}
		return
	}
	for _, p := range f.Characters[at].Personas {
		if p.Name == c.Role.As {
			return
		}
	}
	f.Characters[at].Personas = append(append([]Entry(nil), f.Characters[at].Personas...), f.entry(c.Role.As, c))
}

func (f *File) entry(name string, c Choice) Entry {
	if c.Preset != "" {
		c.plain.Pan = c.Voice.Pan
		c.Voice = c.plain
	}
	e := Entry{Name: name, Voice: c.Voice.Name, Rate: c.Voice.Rate, PitchST: c.Voice.PitchST, FormantST: c.Voice.FormantST, Breath: c.Voice.Breath, GainDB: c.Voice.GainDB, Pan: c.Voice.Pan}
	e.Preset = c.Preset
	if name != "" && c.Role.As == "" {
		e.Gender, e.Age, e.Accent = c.Gender, c.Age, c.Accent
		for _, a := range c.Aliases {
			if a != name {
				e.Aliases = append(e.Aliases, a)
			}
		}
	}
	if c.Voice.Backend != f.Defaults.Engine {
		e.Engine = c.Voice.Backend
	}
	return e
}
