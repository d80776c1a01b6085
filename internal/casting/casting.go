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

// Has checks that an engine has a voice. The error wraps voices.ErrNoVoice.
func (c Catalogue) Has(engine, voice string) error {
	e, ok := c.engine(engine)
	if !ok {
		return fmt.Errorf("no engine %q; %s", engine, known("engines", engineNames(c), engine))
	}
	return e.has(voice)
}

// Options steer Assign. The zero value casts everybody from the first engine.
type Options struct {
	Engine string // the engine to cast from; empty: the first of the catalogue
	// Narrator is the voice that narrates, whoever tells the story; empty: the one of the best grade (the first of several).
	Narrator string
	// FirstPerson has the narrating character of a first-person story read the narration too.
	FirstPerson bool
	// Keep is a cast made before: who has a voice in it keeps it, and the others choose around them.
	Keep *File
	// Series holds the voices of people who appear in several books: who is known to it has their voice, unless Keep has another.
	Series *File
}

// Choice is one role and the voice it got.
type Choice struct {
	Role         voices.Role
	Gender       script.Gender
	Age          script.Age
	Accent       string // a BCP 47 tag, where the text or the cast file tells
	Aliases      []string
	Lines, Words int
	Voice        voices.Voice
	Why          string // for a person: "woman, old; grade 0.9", "kept", ...
	Preset       string // drawn from the text; Voice has it

	plain  voices.Voice // Voice without its preset
	temper float64      // how lively their lines are, -1 to 1
	tier   int          // 0 for a lead
}

// Assignment is a whole cast.
type Assignment struct {
	Narrator Choice
	Roles    []Choice // who speaks most comes first; a persona follows its speaker
	// Unattributed are the numbers of spoken lines nobody could be found for. The narrator reads them.
	Unattributed []int
	// Remarks are what a person should know: where cast file, series and script do not agree.
	Remarks []string

	director *director

	engine string
	title  string
	tells  string // the character who narrates
	keep   *File
}

// Engine is the one that was cast from.
func (a *Assignment) Engine() string { return a.engine }

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
	d := newDirector(engine, c, s, o.Keep)
	a := &Assignment{engine: engine.Name, title: s.Title, keep: o.Keep, Unattributed: unattributed(s), director: d}
	if err := d.narrator(a, s, o); err != nil {
		return nil, err
	}
	a.Roles = partsOf(s)
	teller := tellerOf(s, a.Roles, o)
	if teller != "" {
		d.toldBy(teller, a.Roles)
	}
	d.keep(a.Roles, o.Keep)
	a.Remarks = d.fromSeries(a.Roles, o.Series)
	if len(engine.Voices) == 0 {
		for _, c := range a.Roles {
			if c.Why == "" {
				return nil, fmt.Errorf("casting: %s: %w for %s", engine.Name, voices.ErrNoVoice, c.Role.Speaker)
			}
		}
	}
	d.castAll(a.Roles, s)
	drawPresets(a.Roles)
	if teller != "" {
		a.narratedBy(teller)
	}
	return a, nil
}

// tellerOf is the character whose voice narrates; empty: nobody's.
func tellerOf(s *script.Script, roles []Choice, o Options) string {
	if s.Narrator == "" || o.Narrator != "" || !o.FirstPerson && !o.Keep.narratedBy(s.Narrator) {
		return ""
	}
	for _, r := range roles {
		if r.Role == (voices.Role{Speaker: s.Narrator}) {
			return s.Narrator
		}
	}
	return ""
}

// narratedBy gives the narrator the voice of a character.
func (a *Assignment) narratedBy(teller string) {
	v := a.Cast()[voices.Role{Speaker: teller}]
	v.Pan, v.Effect, v.Chorus = 0, "", 0 // as the narrator they stand in the middle, and are heard plainly
	a.Narrator.Voice, a.Narrator.Why, a.tells = v, teller+" tells the story", teller
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
