package loudness

import (
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/faiface/beep"

	"radioplay/internal/pcm"
)

const rate = 48000

// tone is seconds of a stereo sine at a level in dBFS.
func tone(hz, dbfs, seconds float64) [][2]float64 {
	x := make([][2]float64, int(seconds*rate))
	for i := range x {
		s := math.Pow(10, dbfs/20) * math.Sin(2*math.Pi*hz*float64(i)/rate)
		x[i] = [2]float64{s, s}
	}
	return x
}

func join(parts ...[][2]float64) (out [][2]float64) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func integrated(x [][2]float64) float64 {
	m := NewMeter(rate, 2)
	m.Write(x)
	return m.Integrated()
}

// The signals of EBU Tech 3341, table 1, numbered as there; the tolerance is the document's.
func TestEBUTech3341(t *testing.T) {
	for _, c := range []struct {
		name string
		x    [][2]float64
		want float64
	}{
		{"1: -23 dBFS for 20 s", tone(1000, -23, 20), -23},
		{"2: -33 dBFS for 20 s", tone(1000, -33, 20), -33},
		{"3: quiet around loud", join(tone(1000, -36, 10), tone(1000, -23, 60), tone(1000, -36, 10)), -23},
		{"4: below the absolute gate around", join(tone(1000, -72, 10), tone(1000, -36, 10), tone(1000, -23, 60), tone(1000, -36, 10), tone(1000, -72, 10)), -23},
		{"5: three levels", join(tone(1000, -26, 20), tone(1000, -20, 20.1), tone(1000, -26, 20)), -23},
	} {
		if got := integrated(c.x); math.Abs(got-c.want) > 0.1 {
			t.Errorf("case %s: %.2f LUFS, want %.1f", c.name, got, c.want)
		}
	}
	if got := integrated(make([][2]float64, rate)); got != Silence {
		t.Errorf("digital silence measures %g", got)
	}
}

// True-peak cases 15 to 19 of EBU Tech 3341: sines at fractions of the rate and phases that hide the peak.
func TestEBUTech3341TruePeak(t *testing.T) {
	for _, c := range []struct {
		no         int
		div, phase float64
		amp, want  float64
	}{{15, 4, 0, 0.5, -6}, {16, 4, 45, 0.5, -6}, {17, 6, 60, 0.5, -6}, {18, 8, 67.5, 0.5, -6}, {19, 4, 45, 1.41, 3}} {
		m := NewMeter(rate, 2)
		x := make([][2]float64, rate)
		for i := range x {
			s := c.amp * math.Sin(2*math.Pi*float64(i)/c.div+c.phase*math.Pi/180)
			s *= min(1, float64(i)/2000, float64(rate-i)/2000)
			x[i] = [2]float64{s, s}
		}
		m.Write(x)
		if got := m.TruePeakDBTP(); got < c.want-0.4 || got > c.want+0.2 {
			t.Errorf("case %d: %.2f dBTP, want %.0f", c.no, got, c.want)
		}
	}
}

func TestSpeechComparesClips(t *testing.T) {
	mono := func(db, seconds float64) []float32 {
		var out []float32
		for _, f := range tone(1000, db, seconds) {
			out = append(out, float32(f[0]))
		}
		return out
	}
	long := Speech(mono(-20, 3), rate)
	if short := Speech(mono(-20, 0.15), rate); math.Abs(short-long) > 0.5 {
		t.Errorf("150 ms measure %.2f, 3 s %.2f", short, long)
	}
	if d := long - Speech(mono(-26, 3), rate); math.Abs(d-6) > 0.05 {
		t.Errorf("6 dB measure %.2f LU", d)
	}
	pauses := append(append(mono(-20, 1), make([]float32, 2*rate)...), mono(-20, 1)...)
	if got := Speech(pauses, rate); math.Abs(got-long) > 0.5 {
		t.Errorf("with a pause %.2f, without %.2f", got, long)
	}
	if Speech(nil, rate) != Silence || Speech(make([]float32, 100), rate) != Silence {
		t.Error("silence has a loudness")
	}
}

type slice struct {
	x   [][2]float64
	err error
}

func (s *slice) Stream(out [][2]float64) (int, bool) {
	n := copy(out, s.x)
	s.x = s.x[n:]
	return n, n > 0
}
func (s *slice) Err() error { return s.err }

func drain(s beep.Streamer) (out [][2]float64) {
	buf := make([][2]float64, 777)
	for n, ok := s.Stream(buf); ok; n, ok = s.Stream(buf) {
		out = append(out, buf[:n]...)
	}
	return out
}

func TestLimiterHoldsTheCeilingAndNothingElse(t *testing.T) {
	quiet := tone(440, -20, 0.5)
	got := drain(NewLimiter(&slice{x: quiet}, rate, 6, -1))
	if len(got) != len(quiet) {
		t.Fatalf("%d frames in, %d out", len(quiet), len(got))
	}
	for i := range got {
		if d := math.Abs(got[i][0] - quiet[i][0]*math.Pow(10, 6.0/20)); d > 1e-9 {
			t.Fatalf("frame %d of a quiet passage moved by %g", i, d)
		}
	}
	loud := join(tone(440, -20, 0.3), tone(11999, 0, 0.01), tone(100, -2, 0.3), tone(9000, -3, 0.2), tone(440, -20, 1))
	loud[20000] = [2]float64{3, -1} // one click
	l := NewLimiter(&slice{x: loud}, rate, 9, -1)
	got = drain(l)
	m := NewMeter(rate, 2)
	m.Write(got)
	if len(got) != len(loud) || m.TruePeakDBTP() > -1 {
		t.Errorf("%d frames in, %d out, %.2f dBTP", len(loud), len(got), m.TruePeakDBTP())
	}
	end := got[len(got)-1000:]
	for i, f := range end {
		if d := math.Abs(f[0] - loud[len(loud)-1000+i][0]*math.Pow(10, 9.0/20)); d > 2e-3 {
			t.Fatalf("the gain has not come back: off by %g", d)
		}
	}
	if l.ReductionDB() > -8 {
		t.Errorf("reduction %.1f dB", l.ReductionDB())
	}
	broken := &slice{x: quiet, err: errors.New("disk gone")}
	b := NewLimiter(broken, rate, 0, -1)
	drain(b)
	if b.Err() == nil {
		t.Error("the source's error is lost")
	}
}

func TestAgreesWithFFmpeg(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("ffmpeg is missing")
		}
		t.Skip("ffmpeg is not installed; its meter is what ours is compared with")
	}
	// Noise with a changing level: nothing a formula for sines would get right by luck.
	x := make([]float32, 2*30*rate)
	seed := uint32(7)
	for i := range x {
		seed = seed*1664525 + 1013904223
		x[i] = float32(int32(seed)) / (1 << 31) * float32(0.15+0.14*math.Sin(float64(i)/90000))
	}
	path := filepath.Join(t.TempDir(), "noise.wav")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := pcm.NewWAVWriter(f, rate, 2, 32)
	if err = errors.Join(err, w.Write(x), w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	summary := out[len(out)-600:]
	number := func(re string) float64 {
		g := regexp.MustCompile(re).FindSubmatch(summary)
		if g == nil {
			t.Fatalf("no %s in %s", re, summary)
		}
		v, _ := strconv.ParseFloat(string(g[1]), 64)
		return v
	}
	m := NewMeter(rate, 2)
	for i := 0; i < len(x); i += 2 {
		m.Write([][2]float64{{float64(x[i]), float64(x[i+1])}})
	}
	if theirs := number(`I:\s+(-?[\d.]+) LUFS`); math.Abs(m.Integrated()-theirs) > 0.1 {
		t.Errorf("ours %.2f LUFS, ffmpeg's %.2f", m.Integrated(), theirs)
	}
	if theirs := number(`Peak:\s+(-?[\d.]+) dBFS`); math.Abs(m.TruePeakDBTP()-theirs) > 0.3 {
		t.Errorf("ours %.2f dBTP, ffmpeg's %.2f", m.TruePeakDBTP(), theirs)
	}
}
