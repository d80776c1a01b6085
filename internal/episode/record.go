package episode

import (
	"context"
	"fmt"
	"strings"

	"radioplay/internal/mix"
	"radioplay/internal/narration"
	"radioplay/internal/place"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
)

// record gets a take for every line that is heard, and says which of them are suspect.
func record(ctx context.Context, j Job, s *script.Script, c *Casting) ([]mix.Part, takes.Progress, error) {
	parts, reqs, at, err := requests(j, s, c)
	if err != nil {
		return nil, takes.Progress{}, err
	}
	got, progress, err := c.takes(ctx, j, reqs)
	if err != nil {
		return nil, progress, err
	}
	for i := range got {
		if p := &parts[at[i].n]; at[i].chorus {
			p.Chorus = append(p.Chorus, got[i])
		} else {
			p.Take = &got[i]
		}
	}
	return parts, progress, suspect(j, parts, reqs, at)
}

// requests are the takes that are wanted, and the part of the production each belongs to.
func requests(j Job, s *script.Script, c *Casting) (parts []mix.Part, reqs []takes.Request, at []part, err error) {
	shapes := narration.Read(s.Lines)
	for i, l := range s.Lines {
		if !j.Lines.Holds(l.N) {
			continue
		}
		v := c.voiceOf(&l)
		parts = append(parts, mix.Part{Line: l, Voice: v, Rest: shapes[i].Rest})
		if heard(&l, j.Settings.DropTags) {
			u := c.utterance(&l, v)
			u.Before, u.After = around(s.Lines, i, j.Settings.DropTags)
			u.Voice = paced(u.Voice, pace(&l, shapes[i]))
			for k, w := range append([]voices.Voice{u.Voice}, c.chorus(&l, u.Voice)...) {
				u.Voice = w
				reqs = append(reqs, takes.Request{Line: l.N, Speaker: l.Speaker, Utterance: u, Else: c.instead(w)})
				at = append(at, part{len(parts) - 1, k > 0})
			}
		}
	}
	if len(reqs) == 0 {
		return nil, nil, nil, &InputError{fmt.Errorf("%s: %w", j.Prose, mix.ErrNothingToHear)}
	}
	return parts, reqs, at, nil
}

// takes records with the engines of the cast.
func (c *Casting) takes(ctx context.Context, j Job, reqs []takes.Request) ([]takes.Take, takes.Progress, error) {
	var last takes.Progress
	r, err := c.recorder(j)
	if err != nil {
		return nil, last, err
	}
	if err := c.quote(j, r, reqs); err != nil {
		return nil, last, err
	}
	r.OnProgress = func(p takes.Progress) {
		last = p
		j.OnProgress(Progress{Stage: Recording, Done: p.Done, Total: p.Total, Unit: "lines", Audio: p.Audio, ETA: p.ETA})
	}
	got, err := r.Record(ctx, reqs)
	if err != nil {
		return nil, last, err
	}
	j.Log.Info("recorded", "lines", last.Total, "synthesised", last.Synthesized, "cached", last.Cached, "audio", last.Audio)
	return got, last, nil
}

func (c *Casting) recorder(j Job) (*takes.Recorder, error) {
	dir, err := place.Takes()
	if err != nil {
		return nil, err
	}
	return &takes.Recorder{Store: takes.NewStore(dir), Backends: c.engines.open, Workers: j.Settings.Workers, Log: j.Log}, nil
}

// heard reports whether a line is in the audio: it has a word, and is no tag that was asked to be left out.
func heard(l *script.Line, dropTags bool) bool {
	if l.Kind == script.Break || l.Kind == script.Tag && dropTags {
		return false
	}
	return strings.ContainsFunc(l.Text, isWordRune)
}
