// Package flite speaks with Flite, a small synthesiser of Carnegie Mellon University, run as a program of its own once for
// each utterance. Its rate and pitch can be bent.
package flite

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"radioplay/internal/components"
	"radioplay/internal/phonemes"
	"radioplay/internal/program"
	"radioplay/voices"
)

const deadline = time.Minute

// Backend is the engine.
type Backend struct {
	path, version string
	voices        []voices.Info
}

var _ voices.Backend = (*Backend)(nil)

// known are the voices Flite is built with. Others it may have are listed without a word about them; awb_time can only tell
// the time and is left out.
var known = map[string]voices.Info{
	"slt":      {Gender: "F", Age: "adult", Accent: "en-US", Grade: 0.4, About: "American woman"},
	"rms":      {Gender: "M", Age: "adult", Accent: "en-US", Grade: 0.4, About: "American man; his pitch cannot be bent"},
	"awb":      {Gender: "M", Age: "adult", Accent: "en-GB", Grade: 0.35, About: "Scottish man"},
	"kal16":    {Gender: "M", Age: "adult", Accent: "en-US", Grade: 0.2, About: "American man, put together from diphones"},
	"kal":      {Gender: "M", Age: "adult", Accent: "en-US", Grade: 0.1, About: "American man, put together from diphones, 8 kHz"},
	"awb_time": {},
}

// Open finds flite and asks it for its voices. The error wraps voices.ErrNotInstalled when it is not there.
func Open() (*Backend, error) {
	path, err := components.Flite.Find()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", voices.ErrNotInstalled, err)
	}
	b := &Backend{path: path}
	about, err := exec.Command(path, "--version").Output()
	if _, v, ok := strings.Cut(string(about), "version:"); ok { // it tells it, and ends as after an error
		b.version = strings.Join(strings.Fields(v), " ")
	} else {
		return nil, fmt.Errorf("flite: %s --version tells no version: %q (%v)", path, about, err)
	}
	list, err := exec.Command(path, "-lv").Output()
	if b.voices = infos(string(list)); len(b.voices) == 0 {
		return nil, fmt.Errorf("flite: %s -lv lists no voice: %q (%v)", path, list, err)
	}
	return b, nil
}

// infos reads the list of voices, "Voices available: kal slt"; the best come first.
func infos(list string) []voices.Info {
	_, names, _ := strings.Cut(list, ":")
	var out []voices.Info
	for _, n := range strings.Fields(names) {
		v, ok := known[n]
		if ok && v.Grade == 0 {
			continue
		}
		v.Name = n
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b voices.Info) int { return cmp.Compare(b.Grade, a.Grade) })
	return out
}

// Name is "flite".
func (*Backend) Name() string { return "flite" }

// Version names Flite's release and the way it is asked.
func (b *Backend) Version() string { return b.version + " asked 1" }

// Limits of the engine. The rate is the voice's.
func (*Backend) Limits() voices.Limits {
	return voices.Limits{Parallel: runtime.NumCPU(), Deterministic: true}
}

// Voices lists those that are built in.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) { return slices.Clone(b.voices), nil }

// Close does nothing.
func (*Backend) Close() error { return nil }

// Synthesize speaks u with one run of flite.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	name := u.Voice.Name
	if name == "" {
		name = b.voices[0].Name
	}
	if !slices.ContainsFunc(b.voices, func(v voices.Info) bool { return v.Name == name }) {
		return voices.Clip{}, fmt.Errorf("flite: %w: %q; 'render voices list --engine flite' shows those there are", voices.ErrNoVoice, name)
	}
	text, err := phonemes.Plain(u)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("flite: %w", err)
	}
	bend := u.Bend()
	clip, err := program.Speak(ctx, text+"\n", func(f program.Files) program.Call {
		return program.Call{Path: b.path, Deadline: deadline, Args: []string{"-voice", name,
			"--setf", fmt.Sprintf("duration_stretch=%.4f", 1/bend.Rate), "--setf", fmt.Sprintf("f0_shift=%.4f", math.Exp2(bend.PitchST/12)),
			"-f", f.In, "-o", f.Out}}
	})
	if err != nil {
		return voices.Clip{}, fmt.Errorf("flite: %w", err)
	}
	return clip, nil
}
