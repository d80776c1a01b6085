package casting

import (
	"fmt"
	"slices"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// director gives out the voices of one engine.
type director struct {
	engine    Engine
	catalogue Catalogue
	meetings  meetings
	narrates  voices.Voice
	reserved  map[string]bool // voices of the cast made before, of those gone too
	promised  map[string]bool // voices that people of the series have who are not in this book
	given     map[voices.Role]*Choice
	order     []voices.Role // of given
}

func newDirector(engine Engine, c Catalogue, s *script.Script, keep *File) *director {
	d := &director{engine: engine, catalogue: c, meetings: meetingsOf(s), given: map[voices.Role]*Choice{}, reserved: map[string]bool{}, promised: map[string]bool{}}
	if keep != nil {
		for _, v := range keep.Cast() {
			if v.Backend == engine.Name {
				d.reserved[v.Name] = true
			}
		}
	}
	return d
}

// keep gives those their voices who have one already; so it is out of the choice of all others.
func (d *director) keep(roles []Choice, made *File) {
	for i := range roles {
		c := &roles[i]
		made.wishes(c)
		if v, ok := made.kept(c.Role); ok {
			c.Voice, c.Why = v, keptWhy
			d.take(c)
		}
	}
}

// toldBy makes a character the narrator: who then is heard beside everybody, and there is no other narrator to be told apart from.
func (d *director) toldBy(teller string, roles []Choice) {
	d.narrates = voices.Voice{}
	for _, r := range roles {
		d.meetings.raise(teller, r.Role.Speaker, sameScene)
	}
}

// narrator chooses who reads everything that nobody says.
func (d *director) narrator(a *Assignment, s *script.Script, o Options) error {
	for _, l := range s.Lines {
		if !l.Kind.Spoken() || l.Speaker == "" {
			a.Narrator.Lines++
			a.Narrator.Words += len(strings.Fields(l.Text))
		}
	}
	v, kept := o.Keep.kept(voices.Narrator)
	switch {
	case o.Narrator != "":
		if err := d.engine.has(o.Narrator); err != nil {
			return fmt.Errorf("casting: the narrator: %w", err)
		}
		v, a.Narrator.Why = voices.Voice{Backend: d.engine.Name, Name: o.Narrator}, "as asked"
	case kept:
		a.Narrator.Why = "as in the cast file"
	case o.Series.narrates():
		v, a.Narrator.Why = o.Series.voice(o.Series.Narrator), "as in the series"
	case len(d.engine.Voices) == 0:
		return fmt.Errorf("casting: %s: %w for the narrator", d.engine.Name, voices.ErrNoVoice)
	default:
		best := d.engine.Voices[0]
		for _, i := range d.engine.Voices {
			if i.Grade > best.Grade {
				best = i
			}
		}
		v, a.Narrator.Why = voices.Voice{Backend: d.engine.Name, Name: best.Name}, "the clearest voice"
	}
	a.Narrator.Voice, d.narrates = v, v
	return nil
}

func (d *director) take(c *Choice) {
	d.given[c.Role] = c
	d.order = append(d.order, c.Role)
}

// asCharacter gives a persona that is itself a character that one's voice.
func (d *director) asCharacter(c *Choice, s *script.Script) bool {
	for _, k := range s.Characters {
		if k.Name != c.Role.As && !slices.Contains(k.Aliases, c.Role.As) {
			continue
		}
		if other, ok := d.given[voices.Role{Speaker: k.Name}]; ok && k.Name != c.Role.Speaker {
			c.Voice, c.Why = other.Voice, "the voice of "+k.Name
			return true
		}
	}
	return false
}

// fitting are the voices of the right gender, or all where the gender is not known or the engine has none of it.
func (d *director) fitting(c *Choice) []voices.Info {
	var out []voices.Info
	for _, v := range d.engine.Voices {
		if c.Gender != script.Female && c.Gender != script.Male || v.Gender == "" || v.Gender == string(c.Gender) {
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		return d.engine.Voices
	}
	return out
}

func (d *director) used(name string) bool {
	if d.narrates.Backend == d.engine.Name && d.narrates.Name == name || d.reserved[name] {
		return true
	}
	for _, g := range d.given {
		if g.Voice.Backend == d.engine.Name && g.Voice.Name == name {
			return true
		}
	}
	return false
}

func (d *director) why(c *Choice, v voices.Info) string {
	var w []string
	switch c.Gender {
	case script.Female:
		w = append(w, "woman")
	case script.Male:
		w = append(w, "man")
	default:
		w = append(w, "gender not told")
	}
	if c.Age != "" && c.Age != script.Adult {
		w = append(w, string(c.Age))
	}
	if c.Accent != "" {
		w = append(w, "accent "+c.Accent)
	}
	if c.Role.As != "" {
		w = append(w, "persona of "+c.Role.Speaker)
	}
	if v.Gender != "" && (c.Gender == script.Female || c.Gender == script.Male) && v.Gender != string(c.Gender) {
		w = append(w, "no such voice in "+d.engine.Name)
	}
	return strings.Join(w, ", ")
}

// bend moves a grown-up voice towards a child's or an old person's where the engine has none of that age.
func (d *director) bend(c *Choice, v voices.Info) {
	switch {
	case c.Age == script.Child && v.Age != "child":
		c.Voice.PitchST = 2
	case c.Age == script.Old && v.Age != "old":
		c.Voice.PitchST, c.Voice.Rate = -1, 0.95
	}
}
