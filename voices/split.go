package voices

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// breath is the rest between two pieces of a text that was parted at the end of a sentence.
const breath = 250 * time.Millisecond

// WithSplit wraps an engine that has a longest text, so that longer ones are spoken in pieces and joined, with their
// marks where they belong. The pieces end at sentences where they can.
func WithSplit(b Backend) Backend {
	if b.Limits().MaxRunes <= 0 {
		return b
	}
	return &splitting{wrapped{b}}
}

type splitting struct{ wrapped }

func (b *splitting) Limits() Limits {
	l := b.Backend.Limits()
	l.MaxRunes = 0
	return l
}

func (b *splitting) Synthesize(ctx context.Context, u Utterance) (Clip, error) {
	return b.speak(ctx, u, b.Backend.Limits().MaxRunes)
}

// shortest is how short a piece an engine may still find too long, in characters; then the fault is another.
const shortest = 40

// speak speaks u in pieces of at most that many characters. An engine that counts otherwise (bytes, markup) and finds a
// piece too long gets its halves.
func (b *splitting) speak(ctx context.Context, u Utterance, most int) (Clip, error) {
	parts := pieces(u, most, b.Backend.Limits().MaxRunes)
	if len(parts) == 1 {
		c, err := b.Backend.Synthesize(ctx, u)
		runes := utf8.RuneCountInString(u.Text)
		if !errors.Is(err, ErrTooLong) || runes <= shortest {
			return c, err
		}
		return b.speak(ctx, u, runes/2)
	}
	var whole Clip
	from := 0 // where to look for the next piece
	for i, p := range parts {
		at := from + strings.Index(u.Text[from:], p)
		from = at + len(p)
		if !Speakable(p) { // dots and dashes that no sentence end took along
			continue
		}
		one := u
		one.Text = p
		if i > 0 {
			one.Before = parts[i-1]
		}
		if i+1 < len(parts) {
			one.After = parts[i+1]
		}
		c, err := b.speak(ctx, one, most)
		if err != nil {
			return Clip{}, fmt.Errorf("%w (in piece %d of %d, %.40q)", err, i+1, len(parts), p)
		}
		if whole, err = join(whole, c, at); err != nil {
			return Clip{}, &TemporaryError{Err: fmt.Errorf("%s: %w", b.Name(), err)}
		}
	}
	return whole, nil
}

// pieces cuts u's text so that each piece is at most that many characters as the engine reads it: respelled.
func pieces(u Utterance, most, longest int) []string {
	var out []string
	for _, p := range SplitText(u.Text, most) {
		one := u
		one.Text = p
		if runes := utf8.RuneCountInString(p); runes > 1 && utf8.RuneCountInString(one.Plain()) > longest {
			out = append(out, pieces(one, runes/2, longest)...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// join puts c behind whole. The text of c begins at byte offset at.
func join(whole, c Clip, at int) (Clip, error) {
	if whole.Rate == 0 {
		whole.Rate = c.Rate
	} else {
		whole.Samples = append(whole.Samples, make([]float32, int(breath.Seconds()*float64(whole.Rate)))...)
	}
	if whole.Rate != c.Rate {
		return Clip{}, fmt.Errorf("the pieces of a long text came at %d and at %d Hz", whole.Rate, c.Rate)
	}
	begin := whole.Duration()
	for _, m := range c.Marks {
		whole.Marks = append(whole.Marks, Mark{Start: begin + m.Start, End: begin + m.End, From: at + m.From, To: at + m.To})
	}
	whole.Samples = append(whole.Samples, c.Samples...)
	return whole, nil
}
