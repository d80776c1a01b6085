package deliver

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"radioplay/internal/mix"
	"radioplay/script"
)

// Report tells how an episode was made. It is written as NAME.report.json; times are in seconds.
type Report struct {
	Version  int        `json:"version"` // of this layout: 1
	Title    string     `json:"title"`
	Author   string     `json:"author,omitempty"`
	Source   string     `json:"source"` // file name of the prose
	Files    Files      `json:"files"`
	Format   Format     `json:"format"`
	Length   float64    `json:"length"`
	Loudness Levels     `json:"loudness"`
	Cast     []Casting  `json:"cast"`
	Chapters []Chapter  `json:"chapters"`
	Lines    []Line     `json:"lines"`
	Guessed  []Guess    `json:"guessed"`            // lines a person should look at
	FellBack []Fallback `json:"fellBack,omitempty"` // lines that another voice spoke than was cast
	Counts   Counts     `json:"counts"`
	Versions Versions   `json:"versions"`
	Made     Made       `json:"made"`
}

// Made is what the episode was made with, so that it can be made again. Paths are relative to the report's folder.
type Made struct {
	Prose    string            `json:"prose"`
	Script   string            `json:"script,omitempty"` // when it was named
	Cast     string            `json:"cast,omitempty"`   // likewise
	Chapters [2]int            `json:"chapters,omitzero"`
	Settings map[string]string `json:"settings,omitempty"`
	// Pronunciations are those of the cast file, of all characters.
	Pronunciations map[string]string `json:"pronunciations,omitempty"`
}

// Levels are what was asked for and what was measured before any lossy coding.
type Levels struct {
	TargetLUFS   float64 `json:"targetLUFS"`
	CeilingDBTP  float64 `json:"ceilingDBTP"`
	LUFS         float64 `json:"LUFS"`
	TruePeakDBTP float64 `json:"truePeakDBTP"`
	RMSDBFS      float64 `json:"rmsDBFS"`
	GainDB       float64 `json:"gainDB"`
	LimitedDB    float64 `json:"limitedDB"`
}

// Casting is one role and its voice.
type Casting struct {
	Speaker   string  `json:"speaker"` // "Narrator" for the narrator
	As        string  `json:"as,omitempty"`
	Gender    string  `json:"gender,omitempty"`
	Engine    string  `json:"engine"`
	Voice     string  `json:"voice"`
	Rate      float64 `json:"rate,omitempty"`
	PitchST   float64 `json:"pitchST,omitempty"`
	FormantST float64 `json:"formantST,omitempty"`
	Breath    float64 `json:"breath,omitempty"`
	GainDB    float64 `json:"gainDB,omitempty"`
	Pan       float64 `json:"pan,omitempty"`
	Lines     int     `json:"lines"`
}

// Chapter of the episode.
type Chapter struct {
	Title string  `json:"title"`
	Start float64 `json:"start"`
	End   float64 `json:"end"`
}

// Line is a line of the script as it is heard.
type Line struct {
	N          int     `json:"n"`
	Kind       string  `json:"kind"`
	Speaker    string  `json:"speaker"`
	As         string  `json:"as,omitempty"`
	Delivery   string  `json:"delivery,omitempty"`
	Presence   string  `json:"presence,omitempty"` // where it is heard from
	Start      float64 `json:"start"`
	End        float64 `json:"end"`
	Text       string  `json:"text"`
	Source     [2]int  `json:"source"` // bytes of the prose
	Method     string  `json:"method,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
	GainDB     float64 `json:"gainDB"`
	Cached     bool    `json:"cached"`
	Take       string  `json:"take"`
}

// Guess is a spoken line whose speaker is in doubt.
type Guess struct {
	N          int      `json:"n"`
	Speaker    string   `json:"speaker"` // empty: nobody was found, the narrator reads it
	Confidence float64  `json:"confidence"`
	Or         []string `json:"or,omitempty"`
	Text       string   `json:"text"`
}

// Fallback is a line that another voice spoke than was cast.
type Fallback struct {
	N       int    `json:"n"`
	Speaker string `json:"speaker"`
	Asked   string `json:"asked"` // ENGINE/VOICE
	Spoke   string `json:"spoke"` // likewise
	Why     string `json:"why"`
}

// Counts of a production.
type Counts struct {
	Lines       int `json:"lines"`
	Spoken      int `json:"spoken"`
	Dropped     int `json:"dropped"` // tags left out of the audio
	Cached      int `json:"cached"`
	Synthesized int `json:"synthesized"`
}

// Versions of what took part.
type Versions struct {
	Render  string            `json:"render"`
	Engines map[string]string `json:"engines"`
}

const reportVersion = 1

// Doubt is the confidence under which a speaker is a guess.
const Doubt = 0.6

// complete fills in what the cue sheet knows.
func (r *Report) complete(j Job, files Files) {
	r.Version, r.Files, r.Format = reportVersion, files, j.Format
	r.Title, r.Author, r.Length = j.Meta.Title, j.Meta.Author, seconds(j.Sheet.Length)
	r.Chapters, r.Lines, r.Guessed = []Chapter{}, []Line{}, []Guess{}
	for _, c := range j.Sheet.Chapters {
		r.Chapters = append(r.Chapters, Chapter{c.Title, seconds(c.Start), seconds(c.End)})
	}
	for i := range j.Sheet.Cues {
		c := &j.Sheet.Cues[i]
		r.Lines = append(r.Lines, reportLine(c))
		if l := &c.Line; l.Kind.Spoken() && l.Why.Method != "edited" && (l.Speaker == "" || l.Why.Confidence < Doubt) {
			r.Guessed = append(r.Guessed, guess(l))
		}
	}
}

func reportLine(c *mix.Cue) Line {
	l := &c.Line
	return Line{N: l.N, Kind: string(l.Kind), Speaker: l.Speaker, As: l.As, Delivery: string(l.Delivery.Manner), Presence: string(l.Delivery.Presence),
		Start: seconds(c.Start), End: seconds(c.End), Text: l.Text, Source: [2]int{l.Source.Start, l.Source.End},
		Method: l.Why.Method, Confidence: l.Why.Confidence, GainDB: c.GainDB, Cached: c.Take.Cached, Take: c.Take.Key}
}

func guess(l *script.Line) Guess {
	g := Guess{N: l.N, Speaker: l.Speaker, Confidence: l.Why.Confidence, Text: l.Text}
	for _, o := range l.Why.RunnersUp {
		g.Or = append(g.Or, o.Name)
	}
	return g
}

func seconds(d time.Duration) float64 {
	return float64(d.Round(time.Millisecond)) / float64(time.Second)
}

// Write writes the report as JSON.
func (r *Report) Write(f *os.File) error { return r.encode(f) }

func (r *Report) encode(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// ReadReport reads a report back.
func ReadReport(path string) (*Report, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var r Report
	if err := json.Unmarshal(b, &r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if r.Version != reportVersion {
		return nil, fmt.Errorf("%s: a report of version %d; this program reads version %d", path, r.Version, reportVersion)
	}
	return &r, nil
}
