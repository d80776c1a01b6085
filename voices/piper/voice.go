package piper

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"radioplay/voices"
)

// voiceFile is a Piper voice on disk: NAME.onnx, and what NAME.onnx.json says of it.
type voiceFile struct {
	name     string // NAME
	model    string // path of NAME.onnx
	settings settings
}

// settings are the parts of a voice's JSON that are used.
type settings struct {
	Audio struct {
		SampleRate int `json:"sample_rate"`
		Quality    string
	}
	ESpeak      struct{ Voice string }
	PhonemeType string `json:"phoneme_type"`
	Inference   struct {
		NoiseScale  *float32 `json:"noise_scale"`
		LengthScale *float32 `json:"length_scale"`
		NoiseW      *float32 `json:"noise_w"`
	}
	Symbols     map[string][]int64 `json:"phoneme_id_map"`
	NumSpeakers int                `json:"num_speakers"`
	SpeakerIDs  map[string]int64   `json:"speaker_id_map"`
	Language    struct{ Code string }
}

// The scales that Piper uses where the JSON has none.
const defaultNoiseScale, defaultLengthScale, defaultNoiseW = 0.667, 1, 0.8

func or(p *float32, otherwise float32) float32 {
	if p == nil {
		return otherwise
	}
	return *p
}

// english reports whether the voice is read English: the phonemes of other languages are not known here.
func (s *settings) english() bool {
	return strings.HasPrefix(s.ESpeak.Voice, "en") && (s.PhonemeType == "" || s.PhonemeType == "espeak")
}

// accent is en-GB for every voice that espeak-ng reads as British, else en-US.
func (s *settings) accent() string {
	if strings.HasPrefix(s.ESpeak.Voice, "en-gb") || s.Language.Code == "en_GB" {
		return "en-GB"
	}
	return "en-US"
}

// speakers are the names of a voice of many speakers, by their numbers; none for one of a single speaker.
func (s *settings) speakers() []string {
	if s.NumSpeakers < 2 {
		return nil
	}
	names := slices.Collect(maps.Keys(s.SpeakerIDs))
	slices.SortFunc(names, func(a, b string) int {
		if d := s.SpeakerIDs[a] - s.SpeakerIDs[b]; d != 0 {
			return int(d)
		}
		return strings.Compare(a, b)
	})
	if len(names) == 0 { // they have numbers and no names
		for i := range s.NumSpeakers {
			names = append(names, fmt.Sprint(i))
		}
	}
	return names
}

// speaker is the number of a speaker by name.
func (s *settings) speaker(name string) (int64, bool) {
	at := slices.Index(s.speakers(), name)
	if at < 0 {
		return 0, false
	}
	if id, ok := s.SpeakerIDs[name]; ok {
		return id, true
	}
	return int64(at), true
}

func (s *settings) check() error {
	switch {
	case s.Audio.SampleRate < 8000 || s.Audio.SampleRate > 48000:
		return fmt.Errorf("a sample rate of %d Hz", s.Audio.SampleRate)
	case len(s.Symbols["^"]) == 0 || len(s.Symbols["$"]) == 0 || len(s.Symbols["_"]) == 0 || len(s.Symbols[" "]) == 0:
		return errors.New(`phoneme_id_map lacks one of "^", "$", "_" and " "`)
	}
	return nil
}

// settingsSuffix follows the name of a voice.
const settingsSuffix = ".onnx.json"

// scan finds the English voices of a folder, by name.
func scan(folder string) ([]voiceFile, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var found []voiceFile
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), settingsSuffix)
		if !ok {
			continue
		}
		v := voiceFile{name: name, model: filepath.Join(folder, name+".onnx")}
		b, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, &v.settings); err != nil {
			return nil, fmt.Errorf("%s: %w; it is not what belongs to a Piper voice", filepath.Join(folder, e.Name()), err)
		}
		if !v.settings.english() {
			continue
		}
		if err := v.settings.check(); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(folder, e.Name()), err)
		}
		if _, err := os.Stat(v.model); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is there, but not the model beside it: %w", e.Name(), err)
		}
		found = append(found, v)
	}
	return found, nil
}

// infos describes a voice: itself or, where it has many speakers, each as NAME/SPEAKER.
func (v *voiceFile) infos() []voices.Info {
	base := voices.Info{Name: v.name, Accent: v.settings.accent(), Grade: grades[v.settings.Audio.Quality], About: "Piper voice"}
	if q := v.settings.Audio.Quality; q != "" {
		base.About += ", quality " + q
	}
	for name, gender := range genders {
		if slices.Contains(strings.FieldsFunc(v.name, func(r rune) bool { return r == '-' || r == '_' }), name) {
			base.Gender = gender
		}
	}
	speakers := v.settings.speakers()
	if len(speakers) == 0 {
		return []voices.Info{base}
	}
	var out []voices.Info
	for _, s := range speakers {
		one := base
		one.Name, one.Gender = v.name+"/"+s, ""
		out = append(out, one)
	}
	return out
}

// grades are by the qualities voices are published in: ever larger models, the last two at 22,050 Hz.
var grades = map[string]float64{"x_low": 0.4, "low": 0.5, "medium": 0.65, "high": 0.75, "": 0.5}

// genders are those of the published English voices of one speaker, by the name in theirs.
var genders = map[string]string{"male": "M", "female": "F", "alan": "M", "alba": "F", "amy": "F", "bryce": "M", "cori": "F", "danny": "M",
	"jenny": "F", "joe": "M", "john": "M", "kathleen": "F", "kristin": "F", "kusal": "M", "lessac": "F", "ljspeech": "F", "norman": "M", "ryan": "M"}
