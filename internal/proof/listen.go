package proof

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"radioplay/internal/takes"
	"radioplay/voices"
)

// Ear is a recogniser.
type Ear interface {
	// Name tells recognisers apart whose transcripts may differ: the model, not the place where it runs.
	Name() string
	// Hear writes down what is said in a clip. It may be called from several goroutines.
	Hear(ctx context.Context, c voices.Clip) (string, error)
}

// Heard is a line as a recogniser heard it.
type Heard struct {
	N       int    `json:"n"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Heard   string `json:"heard"`
	Comparison
	Suspect bool `json:"suspect"` // nothing was heard, or more differs than is tolerated
	line    Line
}

// Listener compares takes with their lines.
type Listener struct {
	Ear       Ear
	Dir       string // transcripts are kept here, by what the take holds and who heard it
	Parallel  int
	Tolerance float64 // share of a line's words that may differ; one word alone may, unless this is 0
	Comparer  Comparer
	// OnProgress is called from one goroutine at a time with how many lines are done.
	OnProgress func(done, total int)
}

// Plan is what listening will take.
type Plan struct {
	Lines, Kept int           // lines, and how many of them were heard before
	Audio       time.Duration // of the others
}

// Plan looks which takes were heard before.
func (l Listener) Plan(lines []Line) Plan {
	p := Plan{Lines: len(lines)}
	seen := map[string]bool{}
	for _, line := range lines {
		if _, ok := l.recall(line); ok || seen[line.Take.Sum] {
			p.Kept++
			continue
		}
		seen[line.Take.Sum] = true
		p.Audio += line.Take.Duration()
	}
	return p
}

// Listen hears every line. After an error what was heard before it is kept.
func (l Listener) Listen(ctx context.Context, lines []Line) ([]Heard, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	out := make([]Heard, len(lines))
	queue := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(max(1, l.Parallel), len(lines)) {
		wg.Go(func() {
			for i := range queue {
				h, err := l.One(ctx, lines[i])
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				out[i] = h
				if done++; l.OnProgress != nil {
					l.OnProgress(done, len(lines))
				}
				mu.Unlock()
			}
		})
	}
	for i := range lines {
		select {
		case queue <- i:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
	}
	close(queue)
	wg.Wait()
	return out, context.Cause(ctx)
}

// One hears one line.
func (l Listener) One(ctx context.Context, line Line) (Heard, error) {
	text, ok := l.recall(line)
	if !ok {
		c, err := line.Take.Open()
		if err != nil {
			return Heard{}, fmt.Errorf("line %d (%s): %w", line.N, line.Speaker, err)
		}
		if text, err = l.Ear.Hear(ctx, padded(c)); err != nil {
			return Heard{}, fmt.Errorf("line %d (%s): %w", line.N, line.Speaker, err)
		}
		if err := l.keep(line, text); err != nil {
			return Heard{}, err
		}
	}
	h := Heard{N: line.N, Speaker: line.Speaker, Text: line.Text, Heard: text, line: line}
	h.Comparison = l.Comparer.Compare(line.Text, text)
	h.Suspect = h.Words > 0 && (text == "" || (h.Errors >= leastErrors || l.Tolerance == 0) && h.Share() > l.Tolerance)
	return h, nil
}

// leastErrors is how many words have to differ before a line is suspect, when any are tolerated. Recognisers get about one word in fifty wrong by
// themselves, and more in lines of a few words.
const leastErrors = 2

// edge is silence before and after a clip: recognisers miss a word that begins with the first sample.
const edge = 400 * time.Millisecond

func padded(c voices.Clip) voices.Clip {
	n := int(edge.Seconds() * float64(c.Rate))
	return voices.Clip{Rate: c.Rate, Samples: slices.Concat(make([]float32, n), c.Samples, make([]float32, n))}
}

// Of is the line with another take.
func (h Heard) Of(t takes.Take) Line {
	l := h.line
	l.Take = t
	return l
}
