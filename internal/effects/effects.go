// Package effects is what stands between a voice and the ear (a telephone, a door, a distance, a great room), and what makes
// a person's voice a robot's or a ghost's. An effect works on the samples of one line, after it was recorded.
package effects

// Effect changes mono samples, at a rate in Hz, and may use them up. The result begins where x begins and may be
// longer by what comes back from walls, never shorter. Its level is its own; Apply sees to that.
type Effect func(x []float32, rate int) []float32

// Named is an effect with how it sits in a mix.
type Named struct {
	Name  string
	About string
	// LU is how much louder than plain speech it is heard; mostly it is softer.
	LU float64
	// Dry keeps the room of the production off: the sound is in another room, or in none.
	Dry bool

	do Effect
}

// The effects by name: those of presence, then those of characters.
var all = []Named{
	{"muffled", "through a door or a wall", -4, false, muffled},
	{"telephone", "300 to 3,400 Hz, a little overdriven", -2, true, telephone},
	{"radio", "a narrow band, overdriven, with hiss", -2, true, radio},
	{"distant", "softer, without lows and highs, with what far walls send back", -7, false, distant},
	{"echoing", "a great room", -1, true, echoing},
	{"inner", "close, warm, in no room", -1.5, true, inner},
	{"in the head", "close and doubled, in no room", -1.5, true, inHead},

	{"robot", "metallic: a ring modulator and a short comb", 0, false, robot},
	{"ghost", "thin, swaying, in a cold room", -1, true, ghost},
	{"growl", "low and rough", 1, false, growl},
	{"mighty", "deep, in a great room", 1, true, mighty},
	{"frail", "unsteady and thin", -1, false, frail},
}

// ByName finds an effect; ok is false where there is none of the name.
func ByName(name string) (Named, bool) {
	for _, e := range all {
		if e.Name == name {
			return e, true
		}
	}
	return Named{}, false
}

// Apply has x heard through the effect, at LU above the level it had.
func (e Named) Apply(x []float32, rate int) []float32 {
	before := loud(x, rate)
	return level(e.do(x, rate), rate, before+e.LU)
}
