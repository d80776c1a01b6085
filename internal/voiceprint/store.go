package voiceprint

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"radioplay/voices"
)

// Record is what was measured of a voice, and the engine's version it was measured with.
type Record struct {
	Version string `json:"version"`
	voices.Facts
}

// Records are an engine's, by voice.
type Records map[string]Record

// method counts changes of the sentence and of what is measured; records made otherwise are not read.
const method = 1

type file struct {
	Method int     `json:"method"`
	Voices Records `json:"voices"`
}

func path(dir, engine string) string { return filepath.Join(dir, engine+".json") }

// Load reads what was measured of an engine's voices. Where nothing was, or what is there cannot be read, it is empty: it can be measured again.
func Load(dir, engine string) Records {
	var f file
	b, err := os.ReadFile(path(dir, engine))
	if err == nil {
		err = json.Unmarshal(b, &f)
	}
	if err != nil || f.Method != method || f.Voices == nil {
		return Records{}
	}
	return f.Voices
}

// Save keeps an engine's records. The file appears whole or not at all.
func (r Records) Save(dir, engine string) error {
	fail := func(err error) error { return fmt.Errorf("keeping what was measured of voices: %w", err) }
	b, err := json.MarshalIndent(file{method, r}, "", " ")
	if err != nil {
		return fail(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fail(err)
	}
	f, err := os.CreateTemp(dir, ".facts-*")
	if err != nil {
		return fail(err)
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path(dir, engine))
	}
	if err != nil {
		os.Remove(f.Name())
		return fail(err)
	}
	return nil
}

// Describe fills in what is known of the voices: the facts and, where the engine does not say, the gender and age that a listener would
// guess from the pitch. Facts of another version of the engine are better than none.
func (r Records) Describe(infos []voices.Info) []voices.Info {
	out := make([]voices.Info, len(infos))
	for i, v := range infos {
		if rec, ok := r[v.Name]; ok {
			f := rec.Facts
			v.Facts = &f
			if v.Gender == "" {
				v.Gender = genderOf(f.F0Hz)
				if v.Age == "" && f.F0Hz > childFromHz {
					v.Age = "child"
				}
			}
		}
		out[i] = v
	}
	return out
}

// Men speak at 85 to 155 Hz and women at 165 to 255 (Titze, Principles of Voice Production); children of ten at about 280. Between
// them nothing is guessed, and nothing of age but that.
const (
	manBelowHz   = 150
	womanFromHz  = 170
	childFromHz  = 280
	leastLikelyM = 60
)

func genderOf(f0 float64) string {
	switch {
	case f0 >= womanFromHz:
		return "F"
	case f0 >= leastLikelyM && f0 < manBelowHz:
		return "M"
	}
	return ""
}
