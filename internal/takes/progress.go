package takes

import (
	"sync"
	"time"
)

// Progress of a recording. Done counts requests with a take, found or made.
type Progress struct {
	Done, Total         int
	Cached, Synthesized int
	Audio               time.Duration // of the takes so far
	ETA                 time.Duration // 0 while unknown
}

// tally is what an engine has spoken, and when it last had.
type tally struct {
	mu    sync.Mutex
	runes int
	last  time.Time
}

func (t *tally) add(runes int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.runes += runes
	t.last = time.Now()
}

// board adds up progress from many workers.
type board struct {
	mu sync.Mutex
	Progress
	report       func(Progress)
	began        time.Time
	runes, spent int // to record in all, and recorded
}

func (p *board) found(t Take) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Done++
	p.Cached++
	p.Audio += t.Duration()
	p.tell()
}

func (p *board) made(t Take, n, runes int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Done += n
	if t.Cached { // by the voice that stood in before
		p.Cached++
	} else {
		p.Synthesized++
	}
	p.Audio += time.Duration(n) * t.Duration()
	p.spent += runes
	if p.spent > 0 {
		p.ETA = time.Duration(float64(time.Since(p.began)) * float64(p.runes-p.spent) / float64(p.spent))
	}
	p.tell()
}

func (p *board) tell() {
	if p.report != nil {
		p.report(p.Progress)
	}
}
