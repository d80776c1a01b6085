package casting

import (
	"slices"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// Version of the cast file's format.
const Version = 1

// File is a cast file, NAME.cast.yaml: who has which voice, as people edit it.
type File struct {
	Name           string // its path, for messages
	Narrator       Entry
	Defaults       Defaults
	Engines        map[string]EngineSettings
	Characters     []Entry
	Pronunciations []Pronunciation
	Unsure         []Pronunciation // offered, as comments, in a new file: words no dictionary has

	// Series is the file of the series the book belongs to, relative to this file; empty: none.
	Series string

	title  string
	src    []byte // as it was read; nil for a new file
	tally  map[string]tally
	series bool // it is itself the file of a series
}

// Defaults hold for every entry that says nothing else.
type Defaults struct {
	Engine string
	Rate   float64 // factor; 0: 1
}

// EngineSettings are for engines reached over the network. Keys never stand here: they come from the environment.
type EngineSettings struct{ BaseURL, Model, Instructions string }

// Entry is the voice of one character, of a persona, or of the narrator.
type Entry struct {
	Name          string // of a persona: the persona
	Aliases       []string
	Gender        script.Gender
	Age           script.Age
	Accent        string  // a BCP 47 tag: what casting goes by
	Engine, Voice string  // empty Engine: the default one. Voice may name others behind it: "nova else kokoro/af_heart"
	Fallback      string  // ENGINE/VOICE, more parted by commas: who speaks what the engine cannot
	Rate          float64 // factor; 0: the default
	PitchST       float64
	FormantST     float64
	Breath        float64 // 0 to 1
	GainDB        float64
	Pan           float64 // -1 left to 1 right
	Preset        string  // what makes it another being's: the name of one of Presets
	BaseURL       string
	Model         string
	Instructions  string
	Personas      []Entry
	// Pronunciations are how this character alone says words; they go before the book's.
	Pronunciations []Pronunciation
	// Character, for the narrator only, names the character who tells the story and whose voice narrates.
	Character string
	// Gone: the script has nobody of this name any more; kept for its voice.
	Gone bool

	line int // in the file, 1-based; 0 for a new entry
	end  int // its last line

	voiceAt, engineAt scalarAt // where they stand
	// uncast: it has no voice but says enough for one to be chosen.
	uncast bool
	// recast: its voice is another than the file's, and has to be written.
	recast bool
}

// Pronunciation says how a word is said: a respelling ("Shiv-AWN") or IPA between slashes.
type Pronunciation struct{ Word, Say string }

// Cast is the file as engines and mixer use it. An alias has its character's voice.
func (f *File) Cast() voices.Cast {
	c := voices.Cast{voices.Narrator: f.voice(f.Narrator)}
	for _, e := range f.Characters {
		v := f.voice(e)
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			c[voices.Role{Speaker: name}] = v
			for _, p := range e.Personas {
				c[voices.Role{Speaker: name, As: p.Name}] = f.voice(p)
			}
		}
		if f.Narrator.Character != "" && f.Narrator.Character == e.Name {
			v.Pan, v.Effect, v.Chorus = 0, "", 0 // as the narrator they stand in the middle, and are heard plainly
			c[voices.Narrator] = v
		}
	}
	return c
}

// voice fills an entry up from its preset, the defaults and the settings of its engine.
func (f *File) voice(e Entry) voices.Voice { return preset(e.Preset).on(f.plainVoice(e)) }

// plainVoice is voice without the preset.
func (f *File) plainVoice(e Entry) voices.Voice {
	v := voices.Voice{Backend: e.Engine, Name: e.Voice, Rate: e.Rate, PitchST: e.PitchST, FormantST: e.FormantST, Breath: e.Breath, GainDB: e.GainDB, Pan: e.Pan,
		BaseURL: e.BaseURL, Model: e.Model, Instructions: e.Instructions}
	if v.Backend == "" {
		v.Backend = f.Defaults.Engine
	}
	v.Name, v.Fallback = e.voices()
	if v.Rate == 0 {
		v.Rate = f.Defaults.Rate
	}
	s := f.Engines[v.Backend]
	v.BaseURL, v.Model, v.Instructions = or(v.BaseURL, s.BaseURL), or(v.Model, s.Model), or(v.Instructions, s.Instructions)
	return v
}

// voices parts an entry's voice from who stands in for it.
func (e Entry) voices() (voice, fallback string) {
	voice, rest, _ := strings.Cut(e.Voice, " else ")
	for _, f := range append(strings.Split(rest, " else "), strings.Split(e.Fallback, ",")...) {
		if f = strings.TrimSpace(f); f != "" {
			fallback += "," + f
		}
	}
	return strings.TrimSpace(voice), strings.TrimPrefix(fallback, ",")
}

// Instead is v as another engine speaks it: ENGINE/VOICE. What is the first engine's alone does not go along.
func (f *File) Instead(v voices.Voice, fallback string) voices.Voice {
	engine, name, _ := strings.Cut(fallback, "/")
	s := f.Engines[engine]
	v.Backend, v.Name, v.PitchST, v.Fallback = engine, name, 0, ""
	v.BaseURL, v.Model, v.Instructions = s.BaseURL, s.Model, or(v.Instructions, s.Instructions)
	return v
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Lexicons are the pronunciation lists as engines take them, by speaker: "" has the book's own, and a character or alias is in it who
// says something otherwise.
func (f *File) Lexicons() map[string]map[string]string {
	all := map[string]map[string]string{"": lexicon(f.Pronunciations)}
	for _, e := range f.Characters {
		if len(e.Pronunciations) == 0 {
			continue
		}
		own := lexicon(slices.Concat(f.Pronunciations, e.Pronunciations))
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			all[name] = own
		}
	}
	return all
}

func lexicon(list []Pronunciation) map[string]string {
	if len(list) == 0 {
		return nil
	}
	m := make(map[string]string, len(list))
	for _, p := range list {
		for known := range m {
			if strings.EqualFold(known, p.Word) { // the later one counts
				delete(m, known)
			}
		}
		m[p.Word] = p.Say
	}
	return m
}

// Aliases maps every alias to its character's name.
func (f *File) Aliases() map[string]string {
	m := map[string]string{}
	for _, e := range f.Characters {
		for _, a := range e.Aliases {
			m[a] = e.Name
		}
	}
	return m
}

// kept is the voice a role has in a cast made before.
func (f *File) kept(r voices.Role) (voices.Voice, bool) {
	if f == nil {
		return voices.Voice{}, false
	}
	if e, ok := f.find(r.Speaker); ok && r.As == "" && e.uncast {
		return voices.Voice{}, false
	}
	v, ok := f.Cast()[r]
	return v, ok && (v.Name != "" || v.Backend != "")
}

// wishes has a choice go by what the file says of a character, before what the text tells.
func (f *File) wishes(c *Choice) {
	if f == nil {
		return
	}
	e, ok := f.find(c.Role.Speaker)
	if !ok || c.Role.As != "" {
		return
	}
	if e.Gender != "" {
		c.Gender = e.Gender
	}
	if e.Age != "" {
		c.Age = e.Age
	}
	if e.Accent != "" {
		c.Accent = e.Accent
	}
}

// find is the entry of a speaker, by name or alias.
func (f *File) find(speaker string) (Entry, bool) {
	name := f.resolve(speaker)
	for _, e := range f.Characters {
		if e.Name == name && name != "" {
			return e, true
		}
	}
	return Entry{}, false
}

// narratedBy reports whether the file has a character of this name tell the story.
func (f *File) narratedBy(name string) bool { return f != nil && f.Narrator.Character == name }
