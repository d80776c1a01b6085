// Package timbre changes how a voice is built without changing what it says or how high it says it: the resonances of the
// throat and mouth (formants) are moved, and breath is mixed in. It works on finished clips, so every engine has it.
package timbre

import (
	"context"
	"fmt"

	"radioplay/voices"
)

// algorithm counts changes here that change samples; it is part of the version of takes that were shaped.
const algorithm = 1

// Limits of what still sounds like a person.
const (
	MaxFormantST = 6.0 // semitones up or down
	MaxBreath    = 1.0
)

// Wrap has a backend obey Voice.FormantST and Voice.Breath. Utterances that ask for neither pass through untouched.
func Wrap(b voices.Backend) voices.Backend { return &shaped{b} }

type shaped struct{ voices.Backend }

func asked(v voices.Voice) bool { return v.FormantST != 0 || v.Breath != 0 }

// VersionOf is that of the engine within and, where the utterance is shaped, of what is done here.
func (b *shaped) VersionOf(u voices.Utterance) string {
	version := voices.VersionOf(b.Backend, u)
	if asked(u.Voice) {
		version += fmt.Sprintf(" timbre-%d", algorithm)
	}
	return version
}

func (b *shaped) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	c, err := b.Backend.Synthesize(ctx, u)
	if err != nil || !asked(u.Voice) {
		return c, err
	}
	c.Samples = Shape(c.Samples, c.Rate, u.Voice.FormantST, u.Voice.Breath)
	return c, nil
}
