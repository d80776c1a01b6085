// Package check measures a finished episode and says what is wrong with it: level,
// peaks, noise, dead air, lines that are not there, chapters out of order.
package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"time"

	"radioplay/internal/deliver"
	"radioplay/internal/loudness"
)

// Profile is whose figures an episode is held against.
type Profile string

// The profiles. ACX's figures are those of its audio rules: RMS -23 to -18 dBFS,
// peaks at most -3 dBFS, noise floor at most -60 dBFS RMS. Meeting them says nothing about who may narrate there.
const (
	Podcast Profile = "podcast"
	ACX     Profile = "acx"
)

// Options of a check.
type Options struct{ Profile Profile }

// Finding is something wrong.
type Finding struct {
	Code    string  `json:"code"`
	Message string  `json:"message"`
	At      float64 `json:"at,omitempty"` // seconds, where it has a place
}

// Result of a check. Levels are in dB of full scale, times in seconds.
type Result struct {
	File       string    `json:"file"`
	Profile    Profile   `json:"profile"`
	Length     float64   `json:"length"`
	LUFS       float64   `json:"LUFS"`
	TruePeak   float64   `json:"truePeakDBTP"`
	SamplePeak float64   `json:"samplePeakDBFS"`
	RMS        float64   `json:"rmsDBFS"`
	NoiseFloor float64   `json:"noiseFloorDBFS"` // RMS of the quietest half second
	Clipped    int       `json:"clippedRuns"`    // three samples or more at full scale
	Lines      int       `json:"lines"`          // of the report
	Findings   []Finding `json:"findings"`
}

// OK reports whether nothing is wrong.
func (r *Result) OK() bool { return len(r.Findings) == 0 }

// WriteText writes the result for people.
func (r *Result) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s  %.1f s\nloudness    %7.1f LUFS\ntrue peak   %7.1f dBTP\nRMS         %7.1f dBFS\nnoise floor %7.1f dBFS\n",
		r.File, r.Length, r.LUFS, r.TruePeak, r.RMS, r.NoiseFloor)
	for _, f := range r.Findings {
		at := ""
		if f.At > 0 {
			at = fmt.Sprintf(" at %.1f s", f.At)
		}
		_, e := fmt.Fprintf(w, "FAULT  %s%s: %s\n", f.Code, at, f.Message)
		err = errors.Join(err, e)
	}
	if r.OK() {
		what := "meets the figures for podcasts"
		if r.Profile == ACX {
			what = "meets ACX's audio figures"
		}
		_, e := fmt.Fprintf(w, "no faults; it %s\n", what)
		err = errors.Join(err, e)
	}
	return err
}

func (r *Result) fault(code string, at float64, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{code, fmt.Sprintf(format, args...), at})
}

// deadAir is how long a silence may last inside an episode.
const deadAir = 4 * time.Second

// Check measures a file. The report and captions beside it are used when they are there.
// An error means that it could not be measured; what is wrong with it is in the result.
func Check(ctx context.Context, path string, o Options) (*Result, error) {
	if o.Profile == "" {
		o.Profile = Podcast
	}
	if o.Profile != Podcast && o.Profile != ACX {
		return nil, fmt.Errorf("profile %q: it is podcast or acx", o.Profile)
	}
	r := &Result{File: path, Profile: o.Profile, Findings: []Finding{}}
	src, err := open(ctx, path)
	if err != nil {
		return nil, err
	}
	g := newGauge(src.rate())
	err = g.run(ctx, src)
	if err = errors.Join(err, src.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	r.levels(g)
	base := strings.TrimSuffix(path, filepath.Ext(path))
	rep, err := deliver.ReadReport(base + ".report.json")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.judge(nil)
		return r, nil
	case err != nil:
		return nil, err
	}
	r.judge(rep)
	r.lines(rep, g)
	if err := r.captions(base+".vtt", rep); err != nil {
		return nil, err
	}
	return r, r.chapters(ctx, path, rep)
}

func (r *Result) levels(g *gauge) {
	r.Length = g.seconds()
	r.LUFS, r.TruePeak, r.SamplePeak, r.RMS = finite(g.meter.Integrated()), finite(g.meter.TruePeakDBTP()), finite(g.meter.SamplePeakDBFS()), finite(g.meter.RMSDBFS())
	r.NoiseFloor, r.Clipped = finite(g.noiseFloor()), g.clipped
}

// finite keeps minus infinity out of JSON.
func finite(db float64) float64 {
	if math.IsInf(db, -1) || math.IsNaN(db) {
		return -200
	}
	return math.Round(db*100) / 100
}

// judge holds the levels against the profile; a report's own target wins over the podcast default.
func (r *Result) judge(rep *deliver.Report) {
	if r.LUFS <= -200 {
		r.fault("silent", 0, "there is no sound in it")
		return
	}
	if r.Clipped > 0 {
		r.fault("clipped", 0, "%d runs of samples at full scale", r.Clipped)
	}
	if r.Profile == ACX {
		if r.RMS < -23 || r.RMS > -18 {
			r.fault("rms", 0, "%.1f dBFS is outside -23 to -18", r.RMS)
		}
		if r.SamplePeak > -3 {
			r.fault("peak", 0, "%.1f dBFS is above -3", r.SamplePeak)
		}
		if r.NoiseFloor > -60 {
			r.fault("noise", 0, "the quietest half second is at %.1f dBFS; -60 or less is asked", r.NoiseFloor)
		}
		return
	}
	target, ceiling, tolerance := -16.0, -1.0, 1.0
	if rep != nil && rep.Loudness.TargetLUFS != 0 {
		target, ceiling, tolerance = rep.Loudness.TargetLUFS, rep.Loudness.CeilingDBTP, 0.5
	}
	if math.Abs(r.LUFS-target) > tolerance {
		r.fault("loudness", 0, "%.1f LUFS; the target is %.1f within %.1f", r.LUFS, target, tolerance)
	}
	if r.TruePeak > ceiling+0.05 {
		r.fault("truePeak", 0, "%.2f dBTP is above %.1f", r.TruePeak, ceiling)
	}
}

// lines looks whether every line of the report is heard, in order, and the whole is as long as it says.
func (r *Result) lines(rep *deliver.Report, g *gauge) {
	r.Lines = len(rep.Lines)
	if d := math.Abs(rep.Length - r.Length); d > 0.2 {
		r.fault("length", 0, "it lasts %.1f s; its report says %.1f", r.Length, rep.Length)
	}
	last := 0.0
	for _, l := range rep.Lines {
		switch {
		case l.Start < last-0.001 || l.End <= l.Start:
			r.fault("order", l.Start, "line %d begins before the one in front of it is over", l.N)
		case l.End > r.Length+0.05:
			r.fault("missing", l.Start, "line %d lies beyond the end", l.N)
		case g.loudest(l.Start, l.End) < -55:
			r.fault("missing", l.Start, "line %d (%s) cannot be heard", l.N, speaker(l))
		}
		last = l.End
	}
	for _, s := range g.silences(deadAir) {
		edge := s.from < 0.1 || s.to > r.Length-0.1 // ACX allows up to 5 s of room tone at the end
		if !edge || s.to-s.from > 6 {
			r.fault("deadAir", s.from, "%.1f s without a sound", s.to-s.from)
		}
	}
}

func speaker(l deliver.Line) string {
	if l.Speaker == "" {
		return deliver.NarratorName
	}
	return l.Speaker
}

// gauge measures a stream: a meter, and the level of every 50 ms.
type gauge struct {
	rate    int
	meter   *loudness.Meter
	steps   []float32 // dBFS RMS of each 50 ms: 72,000 an hour
	sum     float64
	n       int
	run3    [2]int
	clipped int
}

const stepsPerSecond = 20

func newGauge(rate int) *gauge { return &gauge{rate: rate, meter: loudness.NewMeter(rate, 2)} }

func (g *gauge) run(ctx context.Context, src source) error {
	buf := make([][2]float64, 4096)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, ok := src.Stream(buf)
		if !ok {
			return src.Err()
		}
		g.meter.Write(buf[:n])
		for _, f := range buf[:n] {
			g.frame(f)
		}
	}
}

func (g *gauge) frame(f [2]float64) {
	g.sum += (f[0]*f[0] + f[1]*f[1]) / 2
	if g.n++; g.n == g.rate/stepsPerSecond {
		g.steps = append(g.steps, float32(10*math.Log10(g.sum/float64(g.n)+1e-20)))
		g.sum, g.n = 0, 0
	}
	for c := range f {
		if math.Abs(f[c]) >= 0.9999 {
			if g.run3[c]++; g.run3[c] == 3 {
				g.clipped++
			}
		} else {
			g.run3[c] = 0
		}
	}
}

func (g *gauge) seconds() float64 { return float64(g.meter.Frames()) / float64(g.rate) }

// noiseFloor is the RMS of the quietest half second.
func (g *gauge) noiseFloor() float64 {
	const window = stepsPerSecond / 2
	best := math.Inf(1)
	for i := 0; i+window <= len(g.steps); i++ {
		e := 0.0
		for _, db := range g.steps[i : i+window] {
			e += math.Pow(10, float64(db)/10)
		}
		best = min(best, 10*math.Log10(e/window))
	}
	if math.IsInf(best, 1) {
		return math.Inf(-1)
	}
	return best
}

// loudest is the highest 50 ms level between two times.
func (g *gauge) loudest(from, to float64) float64 {
	best := math.Inf(-1)
	for i := max(0, int(from*stepsPerSecond)); i < min(len(g.steps), int(to*stepsPerSecond)+1); i++ {
		best = max(best, float64(g.steps[i]))
	}
	return best
}

type silence struct{ from, to float64 }

func (g *gauge) silences(least time.Duration) []silence {
	var out []silence
	from := -1
	for i := 0; i <= len(g.steps); i++ {
		quiet := i < len(g.steps) && g.steps[i] < -60
		switch {
		case quiet && from < 0:
			from = i
		case !quiet && from >= 0:
			if float64(i-from)/stepsPerSecond >= least.Seconds() {
				out = append(out, silence{float64(from) / stepsPerSecond, float64(i) / stepsPerSecond})
			}
			from = -1
		}
	}
	return out
}
