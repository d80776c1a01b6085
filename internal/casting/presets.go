package casting

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"radioplay/voices"
)

// Preset makes a person's voice another being's: how it is bent, and what the mix does to it.
type Preset struct {
	Name, About                      string
	Rate, PitchST, FormantST, Breath float64 // as in voices.Voice; of Rate a factor, 0 for none
	Effect                           string
	Chorus                           int
	// heads are the nouns by which a text says that a speaker is one: "the robot", "Marley's ghost".
	heads []string
}

// Presets lists them all.
var Presets = []Preset{
	{Name: "child", About: "a child", Rate: 1.03, PitchST: 2.5, FormantST: 3},
	{Name: "old", About: "very old", Rate: 0.92, PitchST: -1, Breath: 0.15, Effect: "frail"},
	{Name: "monster", About: "large, low and rough", Rate: 0.93, PitchST: -4, FormantST: -4, Effect: "growl",
		heads: strings.Fields(`monster demon demons ogre troll dragon orc werewolf minotaur golem kraken ghoul`)},
	{Name: "robot", About: "a machine that speaks", Rate: 0.97, Effect: "robot",
		heads: strings.Fields(`robot android droid automaton cyborg computer mainframe drone machine bot`)},
	{Name: "ghost", About: "thin and breathy, in a cold room", Rate: 0.93, Breath: 0.5, Effect: "ghost",
		heads: strings.Fields(`ghost spectre specter phantom apparition wraith spirit poltergeist`)},
	{Name: "god", About: "deep, in a great room", Rate: 0.9, PitchST: -3, FormantST: -2.5, Effect: "mighty",
		heads: strings.Fields(`god goddess deity`)},
	{Name: "head", About: "a voice in somebody's head: close, doubled, in no room", Rate: 0.97, Effect: "in the head"},
	{Name: "crowd", About: "several voices at once", Chorus: 3,
		heads: strings.Fields(`crowd mob audience congregation choir throng multitude everyone everybody children boys girls men women soldiers guards
			villagers sailors voices twins pupils students`)},
}

func presetNames() []string {
	var out []string
	for _, p := range Presets {
		out = append(out, p.Name)
	}
	return out
}

func (l *loader) preset(v *yaml.Node) string {
	if v.Kind == yaml.ScalarNode && (v.Tag == "!!null" || preset(v.Value).Name != "") {
		return preset(v.Value).Name
	}
	l.wrong(v, fmt.Sprintf("no preset %q; %s", v.Value, known("presets", presetNames(), v.Value)))
	return ""
}

// preset finds one by name; the zero value, which changes nothing, where there is none.
func preset(name string) Preset {
	for _, p := range Presets {
		if p.Name == name {
			return p
		}
	}
	return Preset{}
}

// on is a voice with the preset's settings where it has none of its own; rates multiply.
func (p Preset) on(v voices.Voice) voices.Voice {
	for _, f := range []struct {
		own *float64
		its float64
	}{{&v.PitchST, p.PitchST}, {&v.FormantST, p.FormantST}, {&v.Breath, p.Breath}} {
		if *f.own == 0 {
			*f.own = f.its
		}
	}
	if p.Rate != 0 {
		if v.Rate == 0 {
			v.Rate = 1
		}
		v.Rate *= p.Rate
	}
	v.Effect, v.Chorus = p.Effect, p.Chorus
	return v
}

// drawPresets gives those who are no persons their preset, where the text calls them nothing else: by their name, or by
// their other names when none of them is a proper one. Who has a voice in the cast file keeps it as it stands there.
func drawPresets(roles []Choice) {
	for i := range roles {
		c := &roles[i]
		if strings.HasPrefix(c.Why, "as in the ") { // the cast file, or the series
			continue
		}
		name := c.Role.Speaker
		if c.Role.As != "" {
			name = c.Role.As
		}
		names := []string{name}
		if determined(name) && c.Role.As == "" {
			names = append(names, c.Aliases...)
		}
		for _, n := range names {
			if p, head := presetFor(n); p.Name != "" {
				c.Preset, c.plain = p.Name, c.Voice
				c.Voice = p.on(c.Voice)
				c.Why += "; " + head + ": preset " + p.Name
				break
			}
		}
	}
}

const keptWhy = "as in the cast file"

// presetFor reads what a name says: "the robot", "an old ghost", "the ghost of Christmas Past", "Marley's ghost", "Everybody".
func presetFor(name string) (p Preset, head string) {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if w == "of" {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 {
		return Preset{}, ""
	}
	head = words[len(words)-1]
	possessed := len(words) > 1 && (strings.HasSuffix(words[len(words)-2], "'s") || strings.HasSuffix(words[len(words)-2], "’s"))
	if !determined(name) && !possessed && len(words) > 1 && !strings.Contains(name, " of ") {
		return Preset{}, "" // Tom Troll is a man
	}
	for _, p := range Presets {
		if slices.Contains(p.heads, head) {
			return p, head
		}
	}
	if strings.Contains(strings.ToLower(name), "voice in ") && slices.Contains([]string{"head", "mind", "skull"}, strings.Fields(strings.ToLower(name))[len(strings.Fields(name))-1]) {
		return preset("head"), "voice in the head"
	}
	return Preset{}, ""
}

// determined reports whether a name is an epithet with an article or the like before it.
func determined(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return slices.Contains([]string{"the", "a", "an", "his", "her", "their", "my", "our", "its", "another", "some", "one"}, first)
}
