// Package espeak speaks with espeak-ng, a small formant synthesiser that is run as a program of its own, once
// for each utterance. It sounds mechanical, needs next to nothing, and stands in where no neural engine is installed.
package espeak

import (
	"context"
	"fmt"
	"math"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"radioplay/internal/pcm"
	"radioplay/internal/phonemes"
	"radioplay/internal/program"
	"radioplay/voices"
)

// Options say how espeak-ng is run. The zero value is good.
type Options struct {
	Program  string        // default: espeak-ng on the PATH
	Deadline time.Duration // longest wait for one utterance; default 60 s
	// Speaker is shared with other engines, and not closed by Close; default: one of its own.
	Speaker *phonemes.Speaker
}

// Backend is espeak-ng as a voices.Backend.
type Backend struct {
	program, version string
	deadline         time.Duration
	speaker          *phonemes.Speaker
	shared           bool
	voices           []voices.Info
}

// Rate is the sample rate of espeak-ng's clips in Hz.
const Rate = 22050

// Open finds espeak-ng and asks it for its voices. The error wraps voices.ErrNotInstalled when the program is not there.
func Open(o Options) (*Backend, error) {
	program, err := phonemes.Find(o.Program)
	if err != nil {
		return nil, err
	}
	if o.Deadline <= 0 {
		o.Deadline = time.Minute
	}
	b := &Backend{program: program, deadline: o.Deadline, speaker: o.Speaker, shared: o.Speaker != nil}
	out, err := exec.Command(program, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("espeak: %s --version: %w", program, err)
	}
	first, _, _ := strings.Cut(string(out), "Data at:")
	b.version = strings.TrimSpace(first)
	if b.voices, err = installed(program); err != nil {
		return nil, err
	}
	if b.shared {
		return b, nil
	}
	if b.speaker, err = phonemes.Open(phonemes.Options{Program: program, Processes: 1}); err != nil {
		return nil, err
	}
	return b, nil
}

// Name is "espeak".
func (b *Backend) Name() string { return "espeak" }

// Version names espeak-ng's release and the way it is asked.
func (b *Backend) Version() string { return b.version + " asked 1" }

// Limits of espeak-ng: any length, no marks.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: Rate, Parallel: runtime.NumCPU(), Deterministic: true}
}

// Voices lists espeak-ng's English accents, each with the variants that make distinct speakers.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) {
	return append([]voices.Info(nil), b.voices...), nil
}

// Close ends the child processes, unless they are shared.
func (b *Backend) Close() error {
	if b.shared {
		return nil
	}
	return b.speaker.Close()
}

// Synthesize speaks u with one run of espeak-ng.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	info, err := b.find(u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	ssml, words, err := b.ssml(ctx, u, info)
	if err != nil {
		return voices.Clip{}, err
	}
	p := prosodyOf(u, info)
	// A file, not standard output: only there espeak-ng writes the true length into the header, which shows that the reply is whole.
	reply, err := program.RunOnFiles(ctx, ssml, func(f program.Files) program.Call {
		return program.Call{Path: b.program, Deadline: b.deadline, Args: []string{"-b", "1", "-m", "-z", "-v", p.voice, "-s", fmt.Sprint(p.wpm),
			"-p", fmt.Sprint(p.pitch), "-a", fmt.Sprint(p.amplitude), "-f", f.In, "-w", f.Out}}
	})
	if err != nil {
		return voices.Clip{}, fmt.Errorf("espeak: %w", err)
	}
	return decode(reply, words, p.wpm)
}

// decode decodes the reply and checks that it can be what was asked for.
func decode(reply []byte, words, wpm int) (voices.Clip, error) {
	a, err := pcm.Decode(reply)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("espeak: its reply: %w", err)
	}
	clip := voices.Clip{Rate: a.Rate, Samples: a.Mono()}
	// Even the shortest words take a tenth of their share of the asked words per minute.
	least := time.Duration(float64(words) / float64(wpm) * float64(time.Minute) / 10)
	if clip.Duration() < least {
		return voices.Clip{}, fmt.Errorf("espeak: a reply of %v cannot hold %d words", clip.Duration(), words)
	}
	peak := 0.0
	for _, s := range clip.Samples {
		peak = math.Max(peak, math.Abs(float64(s)))
	}
	if peak < 1e-3 { // -60 dBFS
		return voices.Clip{}, fmt.Errorf("espeak: a silent reply to %d words: %w", words, voices.ErrUnspeakable)
	}
	return clip, nil
}

func (b *Backend) find(name string) (voices.Info, error) {
	if name == "" {
		return b.voices[0], nil
	}
	for _, v := range b.voices {
		if v.Name == name {
			return v, nil
		}
	}
	return voices.Info{}, fmt.Errorf("espeak: %w: %q; `render voices list` shows those there are, %q for one", voices.ErrNoVoice, name, b.voices[0].Name)
}
