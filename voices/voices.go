// Package voices is what a speech engine has to offer and what it is asked for:
// Backend, Voice, Utterance, Clip and Cast. Engines live in folders below it, one each.
// It knows nothing of scripts; a cast, keyed by names, joins the two.
package voices

import (
	"context"
	"errors"
	"time"
)

// Backend is a speech engine. Synthesize may be called from Limits().Parallel
// goroutines at once. A Clip is whole and decoded, or there is an error: an
// engine never returns part of an utterance, and never leaves out a word of it.
type Backend interface {
	// Name is the engine's short name, as the cast file spells it ("kokoro").
	Name() string
	// Version names everything besides the utterance that shapes the samples
	// (engine, model, runtime versions). It is part of the key of a cached clip.
	Version() string
	Limits() Limits
	// Voices lists the voices that can be asked for, in a stable order.
	Voices(ctx context.Context) ([]Info, error)
	// Synthesize speaks u. Errors wrap ErrNoVoice, ErrTooLong, ErrUnspeakable
	// or ErrNotInstalled where they apply; Temporary tells whether trying again may help.
	Synthesize(ctx context.Context, u Utterance) (Clip, error)
	// Close frees what the engine holds (models, child processes). Call once, after the last Synthesize.
	Close() error
}

// Versioned is a Backend whose Version is not the same for every utterance: voices are files, or lines are.
type Versioned interface {
	VersionOf(u Utterance) string
}

// VersionOf is b's Version as far as u is concerned.
func VersionOf(b Backend, u Utterance) string {
	if v, ok := find[Versioned](b); ok {
		return v.VersionOf(u)
	}
	return b.Version()
}

// Whisperer is a Backend that whispers by itself in some voices, or with some models, and not in others.
type Whisperer interface {
	// Whispered reports whether u, which was to be whispered, came as a whisper. It is asked after Synthesize.
	Whispered(u Utterance) bool
}

// Whispered is what b says of u; known is false where b is no Whisperer.
func Whispered(b Backend, u Utterance) (did, known bool) {
	w, known := find[Whisperer](b)
	return known && w.Whispered(u), known
}

// Limits is what a caller has to know to use a backend well.
type Limits struct {
	Rate          int  // sample rate of its clips in Hz; 0 when it varies
	MaxRunes      int  // longest text of one utterance; 0: any length (the engine splits by itself)
	Parallel      int  // useful number of concurrent Synthesize calls, at least 1
	Deterministic bool // same utterance and Version, same samples
	Marks         bool // clips carry word marks
	Paid          bool // calls cost money
	Draws         bool // another Utterance.Again, another take
}

// Info describes a voice that an engine offers.
type Info struct {
	Name   string
	Gender string  // "F", "M" or "" when unknown
	Age    string  // "child", "young", "adult", "old" or ""
	Accent string  // "en-US", "en-GB", ... or ""
	Grade  float64 // 0 to 1, how good the voice is; casting prefers high ones
	About  string  // a few words for a person who chooses
	Facts  *Facts  // what was measured of it; nil where nothing was. Engines leave it nil
}

// Voice is how one role sounds: an engine's voice and how it is bent.
type Voice struct {
	Backend string  // engine name; empty: the default engine
	Name    string  // the engine's voice, or a blend "af_heart:0.6+bf_emma:0.4" where the engine can
	Rate    float64 // speaking rate, 1 is the voice's own; 0 means 1
	PitchST float64 // pitch shift in semitones
	// FormantST moves the resonances of throat and mouth, in semitones: down is a larger body, up a smaller one. Breath, 0 to 1,
	// is how much of the voice's upper harmonics is breath. internal/timbre does both for every engine.
	FormantST, Breath float64
	GainDB            float64 // applied in the mix, not by the engine
	Pan               float64 // -1 left to 1 right; applied in the mix
	Effect            string  // what makes it a robot's or a ghost's, one of internal/effects; applied in the mix
	Chorus            int     // how many other voices say the same at once; they are recorded besides and joined in the mix

	// Fallback is who speaks what the engine cannot: ENGINE/VOICE, more parted by commas. It is no part of a take's key.
	Fallback string

	// For engines reached over the network. Empty: the engine's setting.
	BaseURL, Model string
	Instructions   string // how to speak, in words, for engines that understand them
}

// Utterance is one text to be spoken in one voice.
type Utterance struct {
	Text     string // plain text; may hold *emphasis*; never empty of letters
	Voice    Voice
	Delivery Delivery
	// Lexicon says how to pronounce words: respelling ("Shiv-awn") or IPA between slashes ("/ʃɪˈvɔːn/").
	Lexicon map[string]string
	// Line is its number in the script, 0 when it has none. It is for finding what was recorded of it.
	Line int
	// Before and After are what is read just before and after it in the same scene, whoever reads it; they may be empty,
	// and may hold *emphasis*. They are for engines that speak better in context.
	Before, After string
	// Again is a retake's number, 0 in a first take. An engine that draws its chances from a seed draws others for every number.
	Again int
	// Line, Before, After and Again are no part of a take's key, so that an edited line leaves its neighbours' takes alone. An
	// engine whose sound depends on them says so in VersionOf.
}

// Delivery is how it is to be said. Manner is one of the words of
// script.Manners ("whispered", "sung", ...) or empty; an engine does what it
// can with it and ignores the rest.
type Delivery struct {
	Manner    string
	Intensity float64 // 0 to 1
	Words     string  // raw words from the text
	Tune      string  // what it is sung to, in ABC notation; empty: the engine's choice
}

// Clip is a finished recording: complete, decoded, mono.
type Clip struct {
	Rate    int       // Hz
	Samples []float32 // full scale is -1 to 1; overs are the mixer's to tame, not the engine's to cut
	Marks   []Mark    // words in order, when the engine can tell; else nil
}

// Duration of the clip.
func (c Clip) Duration() time.Duration {
	if c.Rate <= 0 {
		return 0
	}
	return time.Duration(int64(len(c.Samples)) * int64(time.Second) / int64(c.Rate))
}

// Mark is when a word is heard.
type Mark struct {
	Start, End time.Duration // from the clip's first sample
	// From and To are the byte offsets of the word in Utterance.Text.
	From, To int
}

// Role is a character, or a persona of one.
type Role struct{ Speaker, As string }

// Narrator is the role of the narrator.
var Narrator = Role{}

// Cast gives every role its voice.
type Cast map[Role]Voice

// Voice finds the voice for a role: its own, else the speaker's, else the
// narrator's (who also reads lines that nobody could be found for).
func (c Cast) Voice(r Role) Voice {
	for _, k := range []Role{r, {Speaker: r.Speaker}} {
		if v, ok := c[k]; ok {
			return v
		}
	}
	return c[Narrator]
}

// What callers decide on. Engines wrap these with the details.
var (
	ErrNoVoice      = errors.New("no such voice")
	ErrTooLong      = errors.New("text too long for one utterance")
	ErrUnspeakable  = errors.New("nothing to speak")
	ErrNotInstalled = errors.New("not installed")
)

// TemporaryError marks an error that may not come again: a full queue, a cut connection.
type TemporaryError struct {
	Err   error
	After time.Duration // wait at least this long, when the engine said so
	Paid  bool          // the answer that is refused costs money all the same
}

func (e *TemporaryError) Error() string { return e.Err.Error() }
func (e *TemporaryError) Unwrap() error { return e.Err }

// Temporary reports whether trying again may help, and how long to wait before (0: the caller's choice).
func Temporary(err error) (time.Duration, bool) {
	var t *TemporaryError
	if errors.As(err, &t) {
		return t.After, true
	}
	return 0, false
}
