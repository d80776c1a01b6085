package kokoro

import (
	"context"
	"runtime"
	"sync"
)

// The second half takes about 25 MB for each second of audio while it runs, so
// what runs at once is bounded by its length, not only by the number of workers.
const framesPerCore = 10 * rate / frame // ten seconds

// gate lets phrases in, in the order they came, while their frames together
// are not too many. A phrase that is too long by itself goes in alone.
type gate struct {
	mu             sync.Mutex
	change         *sync.Cond
	limit, inside  int
	ticket, served int
}

func newGate() *gate {
	g := &gate{limit: framesPerCore * runtime.GOMAXPROCS(0)}
	g.change = sync.NewCond(&g.mu)
	return g
}

// enter waits for room for so many frames. Call leave with the same number
// afterwards unless there is an error, which is ctx's.
func (g *gate) enter(ctx context.Context, frames int) error {
	stop := context.AfterFunc(ctx, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.change.Broadcast()
	})
	defer stop()
	g.mu.Lock()
	defer g.mu.Unlock()
	mine := g.ticket
	g.ticket++
	for g.served != mine || g.inside > 0 && g.inside+frames > g.limit {
		// Who gives up keeps its turn until it comes, which is soon: turns are let pass in order.
		if g.served == mine && ctx.Err() != nil {
			break
		}
		g.change.Wait()
	}
	g.served++
	g.change.Broadcast()
	if err := ctx.Err(); err != nil {
		return err
	}
	g.inside += frames
	return nil
}

func (g *gate) leave(frames int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside -= frames
	g.change.Broadcast()
}
