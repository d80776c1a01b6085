package episode

import (
	"context"
	"errors"
	"fmt"
	"time"

	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/place"
	"radioplay/internal/proof"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// Listening is what a recogniser heard of an episode.
type Listening struct {
	Model  string        `json:"model"`
	Lines  int           `json:"lines"`
	Words  int           `json:"words"`
	Errors int           `json:"errors"`
	Share  float64       `json:"wordErrorRate"`
	Differ []proof.Heard `json:"differ"` // lines of which any word was heard otherwise
}

// Suspect counts the lines of which more differs than is tolerated.
func (l *Listening) Suspect() int {
	n := 0
	for _, h := range l.Differ {
		if h.Suspect {
			n++
		}
	}
	return n
}

// add counts a line, and lists it when it differs.
func (l *Listening) add(h proof.Heard) {
	l.Lines++
	l.Words += h.Words
	l.Errors += h.Errors
	l.Share = float64(l.Errors) / float64(max(l.Words, 1))
	if h.Errors > 0 {
		l.Differ = append(l.Differ, h)
	}
}

// proofing is a listener at work on an episode.
type proofing struct {
	proof.Listener
	report   *deliver.Report
	lines    []proof.Line
	comparer *comparer
}

// Listen has a recogniser write down every take of a finished episode and compares that with its lines. What takes long or costs money is
// said first; what was heard before is not asked again. Nothing of the episode is touched.
func Listen(ctx context.Context, audio string, j Job) (*Listening, error) {
	j.defaults()
	p, err := newProofing(ctx, audio, j)
	if err != nil {
		return nil, err
	}
	defer p.comparer.close()
	return p.listen(ctx, j)
}

func newProofing(ctx context.Context, audio string, j Job) (*proofing, error) {
	ear, err := recogniser(j.Settings.Listen)
	if err != nil {
		return nil, err
	}
	rep, err := readReport(audio)
	if err != nil {
		return nil, err
	}
	lines, gone, err := proofLines(rep)
	if err != nil {
		return nil, err
	}
	if len(gone) > 0 {
		return nil, &InputError{fmt.Errorf("%s: the takes of %d %s (%s) are not kept on this machine; render it once more", audio, len(gone), plural(len(gone), "line"), numbers(gone))}
	}
	dir, err := place.Heard()
	if err != nil {
		return nil, err
	}
	c := newComparer(ctx, rep, lines)
	return &proofing{report: rep, lines: lines, comparer: c,
		Listener: proof.Listener{Ear: ear, Dir: dir, Parallel: j.Settings.Listen.Parallel, Tolerance: j.Settings.Listen.Tolerance, Comparer: c.Comparer}}, nil
}

func recogniser(s config.Listen) (*proof.Recogniser, error) {
	if s.URL == "" {
		return nil, &InputError{errors.New("there is no recogniser: name one with --listen-url and --listen-model (listen.url and listen.model in the settings file); docs/checking.md has some")}
	}
	t, err := openai.OpenTranscriber(openai.TranscriberOptions{BaseURL: s.URL, Model: s.Model, Language: "en", Key: secret(s.KeyEnv), KeyEnv: s.KeyEnv})
	if err != nil {
		return nil, &InputError{err}
	}
	return &proof.Recogniser{Transcriber: t, Deadline: s.Deadline, Retry: voices.Retry{Longest: time.Minute}}, nil
}

func (p *proofing) listen(ctx context.Context, j Job) (*Listening, error) {
	set := j.Settings.Listen
	j.Say("%s", listeningTo(p.Plan(p.lines), set))
	p.OnProgress = func(done, total int) {
		j.OnProgress(Progress{Stage: Hearing, Done: done, Total: total, Unit: plural(total, "line")})
	}
	got, err := p.Listen(ctx, p.lines)
	if err != nil {
		return nil, err
	}
	l := &Listening{Model: set.Model, Differ: []proof.Heard{}}
	for _, h := range got {
		l.add(h)
	}
	return l, nil
}

// listeningTo tells what will be asked and what it will cost.
func listeningTo(p proof.Plan, s config.Listen) string {
	if p.Kept == p.Lines {
		return fmt.Sprintf("All %d takes were heard before by %s; it is not asked.", p.Lines, s.Model)
	}
	out := fmt.Sprintf("%s listens to %d of %d takes, %.1f minutes of audio", s.Model, p.Lines-p.Kept, p.Lines, p.Audio.Minutes())
	if s.Price > 0 {
		out += fmt.Sprintf(" (%.4f at your price)", p.Audio.Minutes()*s.Price)
	}
	if p.Kept > 0 {
		out += fmt.Sprintf("; the other %d were heard before", p.Kept)
	}
	return out + "."
}
