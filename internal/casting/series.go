package casting

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"radioplay/script"
)

// NewSeries is an empty series file.
func NewSeries(name string) *File { return &File{Name: name, series: true} }

// LoadSeries reads a series file: a cast file without a script, whose narrator may be left out. Errors are as Load's.
func LoadSeries(b []byte, name string, c Catalogue) (*File, error) {
	l := &loader{name: name, file: &File{Name: name, src: b, Engines: map[string]EngineSettings{}, series: true}, catalogue: c}
	return l.load(b, nil)
}

// narrates reports whether the series has a narrator of its own.
func (f *File) narrates() bool { return f != nil && f.Narrator.Voice != "" }

// fromSeries gives those known to the series their voice. A cast file goes before the series. What does not agree is told.
func (d *director) fromSeries(choices []Choice, series *File) (remarks []string) {
	if series == nil {
		return nil
	}
	say := func(format string, args ...any) { remarks = append(remarks, fmt.Sprintf(format, args...)) }
	whose := map[string]string{} // entry: role
	for i := range choices {
		c := &choices[i]
		if c.Role.As != "" {
			continue
		}
		e, others := series.known(c)
		switch {
		case len(others) > 0:
			say("%s may be %s of %s; give one of them the other's name as an alias", c.Role.Speaker, strings.Join(append(others, e.Name), " or "), series.Name)
			continue
		case e.Name == "":
			continue
		case definite(c.Gender) && definite(e.Gender) && c.Gender != e.Gender:
			say("%s is %s here and %s in %s, so they are taken for two people", c.Role.Speaker, c.Gender, e.Gender, series.Name)
			continue
		case whose[e.Name] != "":
			say("%s and %s are both %s of %s; the voice is the first one's", whose[e.Name], c.Role.Speaker, e.Name, series.Name)
			continue
		}
		whose[e.Name] = c.Role.Speaker
		v := series.voice(e)
		if c.Why == "" {
			v.Pan = d.place(c)
			c.Voice, c.Why = v, "as in the series"
			c.Preset, c.plain = e.Preset, series.plainVoice(e)
			d.take(c)
		} else if v.Backend != c.Voice.Backend || v.Name != c.Voice.Name {
			say("%s has the voice %s in the cast file and %s in %s; the cast file's is used. Change the one that is wrong", c.Role.Speaker, c.Voice.Name, v.Name, series.Name)
		}
	}
	for _, e := range series.Characters {
		if v := series.voice(e); whose[e.Name] == "" && v.Backend == d.engine.Name {
			d.promised[v.Name] = true
		}
	}
	return remarks
}

func definite(g script.Gender) bool { return g == script.Female || g == script.Male }

// known is the entry of a role: by name, else by alias; others are the names of more that fit as well.
func (f *File) known(c *Choice) (e Entry, others []string) {
	for _, e := range f.Characters {
		if strings.EqualFold(e.Name, c.Role.Speaker) {
			return e, nil
		}
	}
	same := func(a string) func(string) bool { return func(b string) bool { return strings.EqualFold(a, b) } }
	mine := append([]string{c.Role.Speaker}, c.Aliases...)
	for _, x := range f.Characters {
		if !slices.ContainsFunc(append([]string{x.Name}, x.Aliases...), func(n string) bool { return slices.ContainsFunc(mine, same(n)) }) {
			continue
		}
		if e.Name != "" {
			others = append(others, e.Name)
		}
		e = x
	}
	return e, others
}

// AddTo adds the leads of the cast to a series, with their voices, and the narrator to one that has none; it returns the names of those who are new. Nothing that stands
// in the series is changed. People without a name of their own ("the guard") stay out: in the next book it is another guard.
func (a *Assignment) AddTo(series *File) (added []string) {
	if series.Defaults.Engine == "" {
		series.Defaults.Engine = a.engine
	}
	if series.src == nil && a.tells == "" && series.Narrator.Voice == "" {
		series.Narrator = series.entry("", a.Narrator)
	}
	for _, c := range a.Roles {
		if c.tier > 0 || c.Role.As != "" || !properName(c.Role.Speaker) {
			continue
		}
		if e, _ := series.known(&c); e.Name != "" {
			continue
		}
		c.Voice.Pan = 0 // where they stand is the scene's
		e := series.entry(c.Role.Speaker, c)
		e.Aliases = slices.DeleteFunc(e.Aliases, func(n string) bool { return !properName(n) })
		series.Characters = append(series.Characters, e)
		added = append(added, c.Role.Speaker)
	}
	return added
}

func properName(n string) bool {
	r, _ := utf8.DecodeRuneInString(n)
	return unicode.IsUpper(r)
}

// seriesLine names the series in a new cast file.
func (f *File) seriesLine() string {
	if f.Series == "" {
		return ""
	}
	return "series: " + scalar(f.Series) + " # people who are known there keep their voice\n"
}

func (f *File) freshSeries() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `# The people of a series of books: who is known here by name or alias has this voice in every book.
# "render cast BOOK --series THIS-FILE" adds the leads of a book who are new; what stands here is never changed by it.
# Settings are as in a cast file: voice, engine, rate, pitch, formant, breath, gain, pronunciations ...
version: %d

`, Version)
	if f.Narrator.Voice != "" {
		b.WriteString("narrator:\n")
		writeVoice(&b, "  ", f.Narrator)
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "defaults:\n  engine: %s\n\ncharacters:\n", scalar(f.Defaults.Engine))
	if len(f.Characters) == 0 {
		b.Truncate(b.Len() - 1)
		b.WriteString(" []\n")
	}
	for _, e := range f.Characters {
		b.Write(f.item(e, 2))
	}
	return b.Bytes()
}
