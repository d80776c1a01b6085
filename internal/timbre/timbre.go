// Package timbre changes how a voice is built without changing what it says or how high it says it: the resonances of the
// throat and mouth (formants) are moved, and breath is mixed in. It works on finished clips, so every engine has it.
package timbre

import (
	"context"
	"fmt"

	"radioplay/voices"
)

// algorithm counts changes here that change samples; it is part of the version of takes that were shaped.
const algorithm = 2

// Limits of what still sounds like a person.
const (
	MaxFormantST = 6.0 // semitones up or down
	MaxBreath    = 1.0
)

// Wrap has a backend obey Voice.FormantST and Voice.Breath and, where it cannot whisper by itself, has what it says in that
// manner whispered; a voices.Whisperer says of each clip whether it is a whisper already. Utterances that ask for none of these
// pass through untouched.
func Wrap(b voices.Backend, canWhisper bool) voices.Backend { return &shaped{b, canWhisper} }

type shaped struct {
	voices.Backend
	canWhisper bool
}

// mayWhisper reports whether the voice may have to be taken out here: of a Whisperer that is only known when the clip is there.
func (b *shaped) mayWhisper(u voices.Utterance) bool {
	_, told := voices.Whispered(b.Backend, u)
	return u.Delivery.Manner == "whispered" && (told || !b.canWhisper)
}

func asked(v voices.Voice) bool { return v.FormantST != 0 || v.Breath != 0 }

// Inner is the engine within.
func (b *shaped) Inner() voices.Backend { return b.Backend }

// VersionOf is that of the engine within and, where the utterance is shaped, of what is done here.
func (b *shaped) VersionOf(u voices.Utterance) string {
	version := voices.VersionOf(b.Backend, u)
	if asked(u.Voice) {
		version += fmt.Sprintf(" timbre-%d", algorithm)
	}
	if b.mayWhisper(u) {
		version += fmt.Sprintf(" whisper-%d", whisperAlgorithm)
	}
	return version
}

func (b *shaped) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	c, err := b.Backend.Synthesize(ctx, u)
	if err != nil {
		return c, err
	}
	if asked(u.Voice) {
		c.Samples = Shape(c.Samples, c.Rate, u.Voice.FormantST, u.Voice.Breath)
	}
	if did, _ := voices.Whispered(b.Backend, u); b.mayWhisper(u) && !did {
		c.Samples = Whisper(c.Samples, c.Rate)
	}
	return c, nil
}
