// Package casting gives every speaker of a script a voice, and keeps the choice in a file that
// people edit. It joins script and voices, which do not know each other.
package casting

import (
	"fmt"

	"radioplay/script"
	"radioplay/voices"
)

// Engine is a backend as far as casting needs to know it.
type Engine struct {
	Name   string // as voices.Backend.Name
	Voices []voices.Info
	Blends bool // makes new voices of two: "a:0.6+b:0.4"
	// AnyVoice: the engine may have voices that Voices does not list (a server that does not tell); none is refused.
	AnyVoice bool
}

// Catalogue is every engine that can be cast from. The first is the default.
type Catalogue []Engine

func (c Catalogue) engine(name string) (Engine, bool) {
	if name == "" && len(c) > 0 {
		return c[0], true
	}
	for _, e := range c {
		if e.Name == name {
			return e, true
		}
	}
	return Engine{}, false
}

// Options steer Assign. The zero value casts everybody from the first engine.
type Options struct {
	Engine string // the engine to cast from; empty: the first of the catalogue
	// Narrator is the voice that narrates; empty: the one of the best grade (the first of several).
	Narrator string
	// FirstPerson has the narrating character of a first-person story read the narration too.
	FirstPerson bool
	// Keep is a cast made before: who has a voice in it keeps it, and the others choose around them.
	Keep *File
}

// Choice is one role and the voice it got.
type Choice struct {
	Role         voices.Role
	Gender       script.Gender
	Age          script.Age
	Aliases      []string
	Lines, Words int
	Voice        voices.Voice
	Why          string // for a person: "woman, old; grade 0.9", "kept", ...
}

// Assignment is a whole cast.
type Assignment struct {
	Narrator Choice
	Roles    []Choice // who speaks most comes first; a persona follows its speaker
	// Unattributed are the numbers of spoken lines nobody could be found for. The narrator reads them.
	Unattributed []int

	engine string
	title  string
	tells  string // the character who narrates
	keep   *File
}

// Cast is the assignment as engines and mixer use it. Every speaker of the script has a voice in it.
func (a *Assignment) Cast() voices.Cast {
	c := voices.Cast{voices.Narrator: a.Narrator.Voice}
	for _, r := range a.Roles {
		c[r.Role] = r.Voice
	}
	return c
}

// Assign casts a script. It is deterministic; leads do not change when a smaller part is added. It fails only where the
// engine has no voice at all or Options name what is not there.
func Assign(s *script.Script, c Catalogue, o Options) (*Assignment, error) {
	engine, ok := c.engine(o.Engine)
	if !ok {
		return nil, fmt.Errorf("casting: no engine %q; %s", o.Engine, known("engines", engineNames(c), o.Engine))
	}
	if len(engine.Voices) == 0 && o.Keep == nil {
		return nil, fmt.Errorf("casting: %s: %w to cast from; install its voices with `render voices install`", engine.Name, voices.ErrNoVoice)
	}
	parts := partsOf(s)
	d := &director{engine: engine, talks: talksOf(s), given: map[voices.Role]*Choice{}, reserved: map[string]bool{}}
	if o.Keep != nil {
		for _, v := range o.Keep.Cast() {
			if v.Backend == engine.Name {
				d.reserved[v.Name] = true
			}
		}
	}
	a := &Assignment{engine: engine.Name, title: s.Title, keep: o.Keep, Unattributed: unattributed(s)}
	if err := d.narrator(a, s, o); err != nil {
		return nil, err
	}
	choices := make([]Choice, len(parts))
	for i, p := range parts { // who has a voice already takes it out of the choice of all others
		choices[i] = p
		if v, ok := keptVoice(o.Keep, p.Role); ok {
			choices[i].Voice, choices[i].Why = v, "as in the cast file"
			d.take(&choices[i])
		}
	}
	for _, persona := range []bool{false, true} { // personas last: one may have the voice of a character
		for i := range choices {
			if choices[i].Why == "" && (choices[i].Role.As != "") == persona {
				d.choose(&choices[i], s)
				d.take(&choices[i])
			}
		}
	}
	a.Roles = choices
	if n := s.Narrator; n != "" && (o.FirstPerson || o.Keep.narratedBy(n)) {
		for _, r := range choices {
			if r.Role == (voices.Role{Speaker: n}) {
				v := r.Voice
				v.Pan = 0 // as the narrator they stand in the middle
				a.Narrator.Voice, a.Narrator.Why, a.tells = v, n+" tells the story", n
			}
		}
	}
	return a, nil
}

func unattributed(s *script.Script) []int {
	var out []int
	for _, l := range s.Lines {
		if l.Kind.Spoken() && l.Speaker == "" {
			out = append(out, l.N)
		}
	}
	return out
}

func engineNames(c Catalogue) []string {
	var out []string
	for _, e := range c {
		out = append(out, e.Name)
	}
	return out
}
