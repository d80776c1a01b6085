package takes

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sort"
	"sync"
	"time"
	"unicode/utf8"

	"radioplay/voices"
)

// Request is a line to be recorded.
type Request struct {
	Line      int    // its number in the script, for messages
	Speaker   string // likewise
	Utterance voices.Utterance
	// Else are the voices that speak it, one after the other, when the utterance's own engine fails to.
	Else []voices.Voice
}

// Recorder gets a take for every request.
type Recorder struct {
	Store      *Store
	Backends   map[string]voices.Backend // by the name in Utterance.Voice.Backend
	Workers    int                       // most calls at once to one engine; 0: as many as it can use
	Log        *slog.Logger
	OnProgress func(Progress) // called from one goroutine at a time
}

// job is one take to make, for every request that wants the same.
type job struct {
	key  string // of the first take
	way  Way
	reqs []int
}

// window is how many takes ahead of the listener are made at a time. Within it
// the longest go first, so that no worker is left alone with a long one;
// the windows follow the story, so that its beginning can be heard early.
const window = 24

// Record returns a take for every request, in their order: the first one, or the retake that was chosen in its stead. What
// is in the store is used, the rest is recorded, each distinct utterance once. A line that its engine fails to speak falls to the next voice of its Else;
// its take says so, and is kept as that voice's, so that the next run tries the first engine again for it. On an error or a
// cancelled context the takes finished so far stay in the store.
func (r *Recorder) Record(ctx context.Context, reqs []Request) ([]Take, error) {
	out := make([]Take, len(reqs))
	p := &board{Progress: Progress{Total: len(reqs)}, report: r.OnProgress, began: time.Now()}
	jobs := map[string][]*job{} // by engine
	byKey := map[string]*job{}
	for i, q := range reqs {
		b, ok := r.Backends[q.Utterance.Voice.Backend]
		if !ok {
			return nil, q.fail(fmt.Errorf("no engine %q is open", q.Utterance.Voice.Backend))
		}
		key := Key(b, q.Utterance)
		if j := byKey[key]; j != nil {
			j.reqs = append(j.reqs, i)
			continue
		}
		way, t, ok, err := r.kept(key, q)
		switch {
		case err != nil:
			return nil, q.fail(err)
		case ok:
			out[i] = t
			p.found(t)
			continue
		}
		j := &job{key: key, way: way, reqs: []int{i}}
		byKey[key] = j
		jobs[q.Utterance.Voice.Backend] = append(jobs[q.Utterance.Voice.Backend], j)
		p.runes += utf8.RuneCountInString(q.Utterance.Text)
	}
	return out, r.run(ctx, reqs, jobs, out, p)
}

// kept finds the take of a request, and in what way to record it when there is none.
func (r *Recorder) kept(key string, q Request) (Way, Take, bool, error) {
	way, err := r.Store.Chosen(key)
	if errors.Is(err, ErrDamaged) {
		r.Log.Warn("what was chosen for a line cannot be read; its first take is used", "line", q.Line, "error", err)
	} else if err != nil {
		return way, Take{}, false, err
	}
	at := way
	if way.By != "" { // what another voice speaks is kept as that voice's
		v, ok := q.other(way.By)
		b, open := r.Backends[v.Backend]
		if at = (Way{}); ok && open {
			u := q.Utterance
			u.Voice = v
			key = Key(b, u)
		} else {
			r.Log.Warn("the voice that was chosen for a line no longer stands in for its own", "line", q.Line, "voice", way.By)
			way = Way{}
		}
	}
	t, ok, err := r.Store.Retake(key, at)
	t.Retake = way.N
	if errors.Is(err, ErrDamaged) {
		r.Log.Warn("a kept take was damaged and is recorded again", "line", q.Line, "error", err)
		err = nil
	}
	return way, t, ok, err
}

func (r *Recorder) run(ctx context.Context, reqs []Request, jobs map[string][]*job, out []Take, p *board) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	done := map[string]*tally{}
	for name, list := range jobs {
		b := r.Backends[name]
		spoken := &tally{}
		done[name] = spoken
		order(list, reqs)
		queue := make(chan *job)
		workers := max(1, b.Limits().Parallel)
		if r.Workers > 0 {
			workers = min(workers, r.Workers)
		}
		wg.Go(func() {
			defer close(queue)
			for _, j := range list {
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
			}
		})
		for range min(workers, len(list)) {
			wg.Go(func() {
				for j := range queue {
					q := reqs[j.reqs[0]]
					t, err := r.one(ctx, b, j.key, j.way, q)
					if err != nil {
						cancel(q.fail(err)) // the first cause stays
						return
					}
					for _, i := range j.reqs {
						out[i] = t
					}
					runes := utf8.RuneCountInString(q.Utterance.Text)
					p.made(t, len(j.reqs), runes)
					if t.Instead == nil {
						spoken.add(runes)
					}
				}
			})
		}
	}
	wg.Wait()
	for name, t := range done {
		r.Store.noteSpeed(name, t.runes, t.last.Sub(p.began))
	}
	return context.Cause(ctx)
}

func order(list []*job, reqs []Request) {
	length := func(j *job) int { return len(reqs[j.reqs[0]].Utterance.Text) }
	for i := 0; i < len(list); i += window {
		w := list[i:min(i+window, len(list))]
		sort.SliceStable(w, func(a, b int) bool { return length(w[a]) > length(w[b]) })
	}
}

// one records a take, in the first voice that can.
func (r *Recorder) one(ctx context.Context, b voices.Backend, key string, way Way, q Request) (Take, error) {
	if v, ok := q.other(way.By); ok {
		t, err := r.instead(ctx, q.Utterance, v)
		if err == nil {
			t.Retake = way.N
			return t, nil
		}
		r.Log.Warn("the voice that was chosen for a line cannot speak it", "line", q.Line, "voice", way.By, "error", err)
		way = Way{}
	}
	c, first := r.speak(ctx, b, way, q.Utterance)
	if first == nil {
		return r.Store.put(key, way, c)
	}
	failed := first
	for _, v := range q.Else {
		if ctx.Err() != nil {
			break
		}
		r.Log.Warn("a line falls to another voice", "line", q.Line, "voice", v.Backend+"/"+v.Name, "error", failed)
		t, err := r.instead(ctx, q.Utterance, v)
		if err == nil {
			t.Instead = &Instead{v, first}
			return t, nil
		}
		failed = err
		first = fmt.Errorf("%w; nor could %s/%s: %w", first, v.Backend, v.Name, err)
	}
	return Take{}, first
}

// instead finds or records u in another voice.
func (r *Recorder) instead(ctx context.Context, u voices.Utterance, v voices.Voice) (Take, error) {
	b, ok := r.Backends[v.Backend]
	if !ok {
		return Take{}, fmt.Errorf("no engine %q is open", v.Backend)
	}
	u.Voice = v
	key := Key(b, u)
	if t, ok, err := r.Store.Get(key); ok && err == nil {
		return t, nil
	}
	c, err := r.speak(ctx, b, Way{}, u)
	if err != nil {
		return Take{}, err
	}
	return r.Store.Put(key, c)
}

// other is the voice of Else with a name, ENGINE/VOICE.
func (q Request) other(name string) (voices.Voice, bool) {
	for _, v := range q.Else {
		if v.Backend+"/"+v.Name == name {
			return v, true
		}
	}
	return voices.Voice{}, false
}

func (r *Recorder) speak(ctx context.Context, b voices.Backend, way Way, u voices.Utterance) (voices.Clip, error) {
	if err := ctx.Err(); err != nil {
		return voices.Clip{}, err
	}
	return way.record(ctx, b, u)
}

func (q Request) fail(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	who := q.Speaker
	if who == "" {
		who = "Narrator"
	}
	return fmt.Errorf("line %d (%s): %w", q.Line, who, err)
}
