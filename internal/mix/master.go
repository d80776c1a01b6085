package mix

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/faiface/beep"

	"radioplay/internal/loudness"
)

// Rate of every finished mix in Hz.
const Rate = 48000

// Target is what a finished programme has to meet.
type Target struct {
	LUFS        float64 // integrated
	CeilingDBTP float64 // true peak
}

// Loudness is what was measured.
type Loudness struct {
	LUFS, TruePeakDBTP, RMSDBFS float64
	GainDB                      float64 // applied to the whole mix
	LimitedDB                   float64 // deepest reduction of the limiter, 0 or less
}

// Master is a sheet with the gain and limiter that bring it to its target.
type Master struct {
	Sheet    *Sheet
	target   Target
	measured Loudness
}

// tolerance of the search, and how often the mix may be run through for it. Speech at
// -16 LUFS wants some limiting; each step corrects what the limiter took.
const (
	toleranceLU = 0.1
	mostPasses  = 5
)

// NewMaster runs the mix through meter and limiter until the limited programme
// is at the target, and gives up with an error when it cannot be (a ceiling too
// low for the loudness). progress tells how much of a pass is done.
func NewMaster(ctx context.Context, s *Sheet, t Target, progress func(done, total time.Duration)) (*Master, error) {
	m := &Master{Sheet: s, target: t}
	raw, err := m.measure(ctx, s.Streamer(Rate), progress)
	if err != nil {
		return nil, err
	}
	if raw.LUFS == loudness.Silence {
		return nil, fmt.Errorf("mastering: %w", ErrNothingToHear)
	}
	gain := t.LUFS - raw.LUFS
	for range mostPasses - 1 {
		m.measured.GainDB = gain
		l := m.limiter()
		got, err := m.measure(ctx, l, progress)
		if err != nil {
			return nil, err
		}
		got.GainDB, got.LimitedDB = gain, l.ReductionDB()
		m.measured = got
		if math.Abs(got.LUFS-t.LUFS) <= toleranceLU {
			return m, nil
		}
		gain += 1.2 * (t.LUFS - got.LUFS) // the limiter takes part of every step
	}
	if d := math.Abs(m.measured.LUFS - t.LUFS); d > 0.5 {
		return nil, fmt.Errorf("mastering: %.1f LUFS under a ceiling of %.1f dBTP cannot be reached (%.1f LUFS is the nearest); ask for less loudness",
			t.LUFS, t.CeilingDBTP, m.measured.LUFS)
	}
	return m, nil
}

func (m *Master) limiter() *loudness.Limiter {
	return loudness.NewLimiter(m.Sheet.Streamer(Rate), Rate, m.measured.GainDB, m.target.CeilingDBTP)
}

// Stream is the finished programme: stereo at Rate, Frames long. Ask Err when it has ended.
func (m *Master) Stream() *loudness.Limiter { return m.limiter() }

// Frames of the finished programme.
func (m *Master) Frames() int64 { return frames(m.Sheet.Length, Rate) }

// Loudness of the finished programme, before any lossy coding.
func (m *Master) Loudness() Loudness { return m.measured }

func (m *Master) measure(ctx context.Context, s beep.Streamer, progress func(done, total time.Duration)) (Loudness, error) {
	meter := loudness.NewMeter(Rate, 2)
	buf := make([][2]float64, 4096)
	for i := 0; ; i++ {
		if err := ctx.Err(); err != nil {
			return Loudness{}, err
		}
		n, ok := s.Stream(buf)
		if !ok {
			break
		}
		meter.Write(buf[:n])
		if progress != nil && i%64 == 0 {
			progress(time.Duration(meter.Frames())*time.Second/Rate, m.Sheet.Length)
		}
	}
	if err := s.Err(); err != nil {
		return Loudness{}, fmt.Errorf("mixing: %w", err)
	}
	if meter.Frames() != m.Frames() {
		return Loudness{}, fmt.Errorf("mixing: %d of %d frames came", meter.Frames(), m.Frames())
	}
	return Loudness{LUFS: meter.Integrated(), TruePeakDBTP: meter.TruePeakDBTP(), RMSDBFS: meter.RMSDBFS()}, nil
}
