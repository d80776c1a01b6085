// Package script turns prose fiction into a Script: the ordered lines of a
// radio play, each with its speaker, its delivery and the place in the prose it
// came from. It imports nothing else of Radioplay, so that other programs can use it alone.
package script

// Kind says what a line is, and so how it is voiced.
type Kind string

// The kinds of line. Every letter of the prose is in exactly one line.
const (
	Narration Kind = "narration" // read by the narrator
	Tag       Kind = "tag"       // a dialogue tag that carries nothing else ("he said"); read by the narrator, may be dropped from the audio
	Speech    Kind = "dialogue"  // quoted speech
	Thought   Kind = "thought"   // a character's unspoken words
	Song      Kind = "song"      // quoted words that are sung
	Heading   Kind = "heading"   // title, chapter or section heading
	Break     Kind = "break"     // a scene break: silence; Text is its mark, if any
)

// Spoken reports whether lines of this kind are in a character's voice.
func (k Kind) Spoken() bool { return k == Speech || k == Thought || k == Song }

// Span is a half-open range of byte offsets in the prose.
type Span struct{ Start, End int }

// Script is a whole text, ready to cast and to record.
type Script struct {
	Title, Author string
	Lines         []Line
	Characters    []Character
	// Narrator is the name of the first-person narrator, where others call
	// them by one; empty when the narrator is nobody in the story.
	Narrator string

	origin *origin     // the prose, of a script that was parsed
	silent []Character // named in the prose without speaking, of a script that was parsed
	titled bool        // a person wrote Title or Author over what the prose says
	cut    []Line      // lines a person took out; Merge keeps them out
}

// Line is one uninterrupted stretch of the prose in one voice.
type Line struct {
	N         int // 1, 2, 3 ... in reading order
	Kind      Kind
	Paragraph int // 0-based paragraph of the prose; lines of one paragraph share it
	Level     int // headings only: 1 the work's title, 2 a chapter, 3 a section

	// Speaker is who truly speaks: the Name of a Character, or empty for the
	// narrator and for a spoken line that nobody could be found for.
	Speaker string
	// As is the persona the listener hears when it is not Speaker (a disguise, a possession).
	As       string
	Delivery Delivery

	// Text is what is read: the source without its outer quotation marks, with
	// hard-wrapped lines joined. Emphasis stays as *emphasis*.
	Text string
	// Source is where it stands in the prose, outer marks included. Spans of
	// successive lines are ordered and do not overlap.
	Source Span
	Why    Evidence
	// Notes are remarks a person wrote beside the line, without their brackets.
	Notes []string

	edits edits  // what a person changed
	prose string // proseKey from before a person changed the text
}

// Evidence says how the speaker of a spoken line was found.
type Evidence struct {
	Method     string  // "explicit", "anaphoric", "implicit", "model", "edited", or "" for lines without a speaker to find
	Cue        string  // the words that decided, as they stand in the prose ("Ada murmured"); may be empty
	Confidence float64 // probability that Speaker is right, 0 to 1
	RunnersUp  []Candidate
}

// Candidate is another character a line could belong to.
type Candidate struct {
	Name       string
	Confidence float64
}

// Gender as far as the text tells.
type Gender string

// The genders a text can tell. Unknown is the zero value.
const (
	Unknown Gender = ""
	Female  Gender = "F"
	Male    Gender = "M"
	Neither Gender = "N" // non-binary they, animals and things that speak
)

// Age is an impression, for casting.
type Age string

// The ages casting knows. AgeUnknown is the zero value.
const (
	AgeUnknown Age = ""
	Child      Age = "child"
	Young      Age = "young"
	Adult      Age = "adult"
	Old        Age = "old"
)

// Character is somebody who speaks.
type Character struct {
	Name    string   // the fullest name the text gives, or an epithet ("the old man")
	Aliases []string // every other way the text calls them
	Gender  Gender
	Age     Age
	Lines   int // spoken lines
	Words   int // words in them
}

// Manner is how a line is said: a small closed set that every engine can map to what it can do.
type Manner string

// The manners. Plain is the zero value.
const (
	Plain     Manner = ""
	Whispered Manner = "whispered" // without voice
	Murmured  Manner = "murmured"  // low and soft
	Crooned   Manner = "crooned"   // soft, drawn out, caressing
	Shouted   Manner = "shouted"
	Exclaimed Manner = "exclaimed" // lively, raised, not shouted
	Laughing  Manner = "laughing"  // giggling, chuckling through the words
	Weeping   Manner = "weeping"
	Sung      Manner = "sung"
	Exhausted Manner = "exhausted" // tired, flat, slow
	Angry     Manner = "angry"     // snapped, growled, hissed
	Afraid    Manner = "afraid"    // stammered, gasped
	Cold      Manner = "cold"      // dry, level, without warmth
	Hesitant  Manner = "hesitant"
	Urgent    Manner = "urgent" // hurried
)

// Manners lists the closed set, Plain left out.
var Manners = []Manner{Whispered, Murmured, Crooned, Shouted, Exclaimed, Laughing, Weeping, Sung,
	Exhausted, Angry, Afraid, Cold, Hesitant, Urgent}

// Delivery is how the text says a line is spoken.
type Delivery struct {
	Manner    Manner
	Intensity float64 // 0 to 1; 0.5 when the text says no more than the manner itself; 0 with Plain
	Words     string  // the raw words it was read from ("in a voice barely above a whisper")

	Presence      Presence `json:",omitempty"` // where it is heard from
	PresenceWords string   `json:",omitempty"` // the raw words that tell ("through the door")
}

// said is a delivery without a presence.
func said(m Manner, intensity float64, words string) Delivery {
	return Delivery{Manner: m, Intensity: intensity, Words: words}
}
