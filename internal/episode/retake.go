package episode

import (
	"context"
	"fmt"

	"radioplay/internal/proof"
	"radioplay/internal/takes"
)

// Retaken is a line that was recorded again.
type Retaken struct {
	N       int    `json:"n"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Was     int    `json:"was"`           // words heard otherwise before
	Now     int    `json:"now"`           // and in the take that is used
	Tries   int    `json:"tries"`         // takes that were recorded or found
	How     string `json:"how,omitempty"` // what helped; empty: nothing did, and the take is the one it was
	Heard   string `json:"heard"`         // of the take that is used
}

// Retake listens to a finished episode and records again, in other ways, the lines of which too much is heard otherwise. The take with the fewest
// errors is used from then on, and when any line is better the episode is mixed anew. No take is ever deleted. J is the job that made the episode.
func Retake(ctx context.Context, audio string, j Job) (*Listening, []Retaken, error) {
	j.defaults()
	p, err := newProofing(ctx, audio, j)
	if err != nil {
		return nil, nil, err
	}
	defer p.comparer.close()
	before, err := p.listen(ctx, j)
	if err != nil || before.Suspect() == 0 {
		return before, nil, err
	}
	list, err := p.retakes(ctx, audio, j, before)
	if err != nil {
		return nil, list, err
	}
	better := false
	for _, r := range list {
		better = better || r.How != ""
	}
	if !better {
		return before, list, nil
	}
	if _, err := Render(ctx, j); err != nil {
		return nil, list, err
	}
	after, err := Listen(ctx, audio, j)
	return after, list, err
}

func (p *proofing) retakes(ctx context.Context, audio string, j Job, before *Listening) ([]Retaken, error) {
	mine := j // plan turns chapters into lines
	reading, c, err := mine.plan(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	recorder, err := c.recorder(mine)
	if err != nil {
		return nil, err
	}
	_, reqs, at, err := requests(mine, reading.Script, c)
	if err != nil {
		return nil, err
	}
	now, err := p.requests(reqs, at, recorder, audio)
	if err != nil {
		return nil, err
	}
	var out []Retaken
	for _, h := range before.Differ {
		q, ok := now[h.N]
		if !h.Suspect || !ok {
			continue
		}
		j.OnProgress(Progress{Stage: Retaking, Done: len(out), Total: before.Suspect(), Unit: "lines"})
		r, err := p.retake(ctx, recorder, q, h, j.Settings.Listen.Retakes)
		if err != nil {
			return out, err
		}
		out = append(out, r)
	}
	return out, nil
}

// requests finds the request of every line of the episode that its own voice spoke, and refuses when the episode is not what would be made now.
func (p *proofing) requests(reqs []takes.Request, at []part, recorder *takes.Recorder, audio string) (map[int]takes.Request, error) {
	now := map[int]takes.Request{}
	used := map[int]string{}
	for i, q := range reqs {
		if at[i].chorus {
			continue
		}
		_, t, ok, err := recorder.Find(q)
		if err != nil {
			return nil, err
		}
		if ok {
			now[q.Line], used[q.Line] = q, t.Key
		}
	}
	fell := map[int]bool{} // another voice spoke them: they have no take of their own
	for _, f := range p.report.FellBack {
		fell[f.N] = true
	}
	var changed []int
	for _, l := range p.report.Lines {
		if used[l.N] != l.Take && !fell[l.N] {
			changed = append(changed, l.N)
		}
		delete(used, l.N)
	}
	if n := len(changed) + len(used); n > 0 {
		return nil, &InputError{fmt.Errorf("prose, script, cast or engines have changed since %s was made, in %d %s; render it once more and check that", audio, n, plural(n, "line"))}
	}
	return now, nil
}

// retake tries other ways until a take is near enough, the voices that stand in for the line's own last, and chooses the best.
func (p *proofing) retake(ctx context.Context, recorder *takes.Recorder, q takes.Request, h proof.Heard, most int) (Retaken, error) {
	r := Retaken{N: h.N, Speaker: h.Speaker, Text: h.Text, Was: h.Errors, Now: h.Errors, Heard: h.Heard}
	key, _, _, err := recorder.Find(q)
	if err != nil {
		return r, err
	}
	var best takes.Way
	ways := takes.Ways(recorder.Backends[q.Utterance.Voice.Backend], q.Utterance, most)
	for _, v := range q.Else {
		ways = append(ways, takes.Way{N: len(ways) + 1, By: named(v)})
	}
	for _, way := range ways {
		t, err := recorder.Retake(ctx, q, way)
		if err != nil && way.By != "" && ctx.Err() == nil {
			recorder.Log.Warn("a voice that stands in cannot speak a line", "line", h.N, "voice", way.By, "error", err)
			continue
		}
		if err != nil {
			return r, err
		}
		r.Tries++
		got, err := p.One(ctx, h.Of(t))
		if err != nil {
			return r, err
		}
		if got.Errors < r.Now && (way.By == "" || !got.Suspect) { // another voice is worth it only for a line that is right
			r.Now, r.Heard, r.How, best = got.Errors, got.Heard, way.String(), way
		}
		if !got.Suspect {
			break
		}
	}
	if r.How == "" {
		return r, nil
	}
	return r, recorder.Store.Choose(key, best)
}
