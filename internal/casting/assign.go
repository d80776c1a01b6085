package casting

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// director gives out the voices of one engine.
type director struct {
	engine   Engine
	talks    talks
	narrates voices.Voice
	reserved map[string]bool // voices of the cast made before, of those gone too
	given    map[voices.Role]*Choice
	order    []voices.Role // of given
}

// narrator chooses who reads everything that nobody says.
func (d *director) narrator(a *Assignment, s *script.Script, o Options) error {
	for _, l := range s.Lines {
		if !l.Kind.Spoken() || l.Speaker == "" {
			a.Narrator.Lines++
			a.Narrator.Words += len(strings.Fields(l.Text))
		}
	}
	v, kept := keptVoice(o.Keep, voices.Narrator)
	switch {
	case o.Narrator != "":
		if err := d.engine.has(o.Narrator); err != nil {
			return fmt.Errorf("casting: the narrator: %w", err)
		}
		v, a.Narrator.Why = voices.Voice{Backend: d.engine.Name, Name: o.Narrator}, "as asked"
	case kept:
		a.Narrator.Why = "as in the cast file"
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

// choose gives a role its voice: the best that fits and is free, else a new one made of two, else one used by somebody
// they have least to do with, at another pitch.
func (d *director) choose(c *Choice, s *script.Script) {
	if c.Role.As != "" && d.asCharacter(c, s) {
		return
	}
	c.Voice = voices.Voice{Backend: d.engine.Name, Pan: d.place(c)}
	fitting := d.fitting(c)
	var free []voices.Info
	for _, v := range fitting {
		if !d.used(v.Name) {
			free = append(free, v)
		}
	}
	if len(free) > 0 {
		best := d.best(c, free)
		c.Voice.Name, c.Why = best.Name, d.why(c, best)
		d.bend(c, best)
		return
	}
	if d.engine.Blends && len(fitting) > 1 {
		if name := d.blend(c, fitting); name != "" {
			c.Voice.Name, c.Why = name, "voices ran out: a blend"
			return
		}
	}
	d.share(c, fitting)
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
	if d.narrates.Backend == d.engine.Name && d.narrates.Name == name {
		return true
	}
	if d.reserved[name] {
		return true
	}
	for _, g := range d.given {
		if g.Voice.Backend == d.engine.Name && g.Voice.Name == name {
			return true
		}
	}
	return false
}

// How much each quality weighs against the voice's grade, which is 0 to 1.
const (
	ageWeight      = 0.5
	tasteWeight    = 0.15 // so that not every book has the same leads
	likenessWeight = 0.3
)

func (d *director) best(c *Choice, from []voices.Info) voices.Info {
	score := func(v voices.Info) float64 {
		x := v.Grade + ageWeight*ageFit(c.Age, v.Age) + tasteWeight*taste(c.Role, v.Name)
		return x - likenessWeight*d.likeness(c, v)
	}
	best := from[0]
	for _, v := range from[1:] {
		if score(v) > score(best) {
			best = v
		}
	}
	return best
}

// ageFit is 1 for the right age, less for a near one, and 0 where neither side tells.
func ageFit(want script.Age, has string) float64 {
	rank := map[string]int{"child": 0, "young": 1, "adult": 2, "old": 3}
	w, okW := rank[string(want)]
	h, okH := rank[has]
	switch {
	case !okH:
		return 0
	case !okW: // nobody said: an adult, most likely
		w = rank["adult"]
		if h == w || h == rank["young"] {
			return 0
		}
		return -1
	}
	return 1 - math.Abs(float64(w-h))
}

// likeness is how much a voice is like those of the people the role talks to, and the narrator's, 0 to 1.
func (d *director) likeness(c *Choice, v voices.Info) float64 {
	sum, all := 0.5*alike(d.info(d.narrates.Name), v), 0.5
	for _, r := range d.order {
		// That they talk counts, not how much: the number would change with every line somebody else puts in.
		if d.talks.between(c.Role.Speaker, r.Speaker) > 0 {
			sum += alike(d.info(d.given[r].Voice.Name), v)
			all++
		}
	}
	return sum / all
}

// alike compares what is known of two voices: 1 when nothing sets them apart.
func alike(a, b voices.Info) float64 {
	x := 0.0
	if a.Gender == b.Gender {
		x += 0.6
	}
	if a.Accent == b.Accent {
		x += 0.25
	}
	if a.Age == b.Age {
		x += 0.15
	}
	return x
}

func (d *director) info(name string) voices.Info {
	first, _, _ := strings.Cut(name, ":") // the greater part of a blend
	for _, v := range d.engine.Voices {
		if v.Name == name || v.Name == first {
			return v
		}
	}
	return voices.Info{}
}

// taste is a number from 0 to 1 that a role and a voice have in common for ever.
func taste(r voices.Role, voice string) float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%s", r.Speaker, r.As, voice)
	x := h.Sum64()
	x ^= x >> 33 // FNV mixes its last bytes badly into the high bits
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11) / float64(1<<53)
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
