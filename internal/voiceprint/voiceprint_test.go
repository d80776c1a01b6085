package voiceprint

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"radioplay/voices"
)

// speech is like a voice: pulses at a pitch that falls by st semitones, through resonances, between silences.
func speech(hz, st float64, formants ...float64) voices.Clip {
	const rate, seconds = 24000, 2
	x := make([]float64, rate*seconds)
	for t := 0.0; t < rate*seconds; {
		x[int(t)] = 1
		t += rate / (hz * math.Exp2((0.5-t/(rate*seconds))*st/12))
	}
	for _, f := range formants {
		r := math.Exp(-math.Pi * 100 / rate)
		y1, y2 := 0.0, 0.0
		for i := range x {
			y := x[i] + 2*r*math.Cos(2*math.Pi*f/rate)*y1 - r*r*y2
			y1, y2, x[i] = y, y1, y
		}
	}
	peak := 0.0
	for _, v := range x {
		peak = max(peak, math.Abs(v))
	}
	c := voices.Clip{Rate: rate, Samples: make([]float32, rate/2)}
	for _, v := range x {
		c.Samples = append(c.Samples, float32(0.5*v/peak))
	}
	c.Samples = append(c.Samples, make([]float32, rate/2)...)
	return c
}

func measure(t *testing.T, c voices.Clip) voices.Facts {
	t.Helper()
	f, err := Measure(c)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFactsAreWhatWasMade(t *testing.T) {
	man := measure(t, speech(110, 5, 600, 1200, 2400))
	woman := measure(t, speech(210, 10, 700, 1500, 2900))
	t.Logf("man %+v", man)
	t.Logf("woman %+v", woman)
	for _, c := range []struct{ f0, st, wantF0, wantST float64 }{{man.F0Hz, man.F0RangeST, 110, 0.8 * 5}, {woman.F0Hz, woman.F0RangeST, 210, 0.8 * 10}} {
		if math.Abs(c.f0/c.wantF0-1) > 0.03 || math.Abs(c.st-c.wantST) > 0.8 {
			t.Errorf("F0 %.1f Hz over %.1f semitones, want %.1f over %.1f", c.f0, c.st, c.wantF0, c.wantST)
		}
	}
	if woman.CentroidHz <= man.CentroidHz*1.1 {
		t.Errorf("brightness: woman %.0f Hz, man %.0f Hz", woman.CentroidHz, man.CentroidHz)
	}
	if want := sentenceSyllables / 2.0; math.Abs(man.Pace-want) > 0.2 { // two seconds between silences
		t.Errorf("pace %.2f, want %.2f", man.Pace, want)
	}
	if len(man.MFCC) != cepstra {
		t.Fatalf("%d coefficients", len(man.MFCC))
	}
	same := measure(t, speech(110, 5, 600, 1200, 2400))
	higher := measure(t, speech(120, 5, 600, 1200, 2400))
	if d := man.MFCCDistance(same); d != 0 {
		t.Errorf("a voice is %.2f from itself", d)
	}
	if near, far := man.MFCCDistance(higher), man.MFCCDistance(woman); near >= far/2 {
		t.Errorf("the same throat at another pitch is %.2f away, another throat %.2f", near, far)
	}
	if _, err := Measure(voices.Clip{Rate: 24000, Samples: make([]float32, 24000)}); !errors.Is(err, ErrNothingHeard) {
		t.Errorf("silence: %v", err)
	}
	if _, err := Measure(voices.Clip{Rate: 24000}); !errors.Is(err, ErrNothingHeard) {
		t.Errorf("nothing: %v", err)
	}
}

func TestLevelIsNoColour(t *testing.T) {
	c := speech(110, 5, 600, 1200, 2400)
	loud := measure(t, c)
	for i := range c.Samples {
		c.Samples[i] *= 0.25
	}
	soft := measure(t, c)
	if math.Abs(loud.LUFS-soft.LUFS-12.04) > 0.2 {
		t.Errorf("12 dB softer: %.1f and %.1f LUFS", loud.LUFS, soft.LUFS)
	}
	if d := loud.MFCCDistance(soft); d > 0.05 {
		t.Errorf("softer, and so %.3f away", d)
	}
}

func TestRecordsAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	if r := Load(dir, "kokoro"); len(r) != 0 || r == nil {
		t.Errorf("nothing was kept: %v", r)
	}
	r := Records{"low": {"v1", voices.Facts{F0Hz: 105, MFCC: []float64{1, 2}}}, "high": {"v1", voices.Facts{F0Hz: 215}}, "between": {"v1", voices.Facts{F0Hz: 160}},
		"tiny": {"v1", voices.Facts{F0Hz: 310}}, "said": {"v1", voices.Facts{F0Hz: 100}}}
	if err := r.Save(dir, "kokoro"); err != nil {
		t.Fatal(err)
	}
	back := Load(dir, "kokoro")
	if len(back) != len(r) || back["low"].Version != "v1" || back["low"].F0Hz != 105 || back["low"].MFCC[1] != 2 {
		t.Errorf("read back: %+v", back)
	}
	got := map[string]voices.Info{}
	for _, v := range back.Describe([]voices.Info{{Name: "low"}, {Name: "high"}, {Name: "between"}, {Name: "tiny"}, {Name: "said", Gender: "F", Age: "old"}, {Name: "unmeasured"}}) {
		got[v.Name] = v
	}
	for name, want := range map[string][2]string{"low": {"M", ""}, "high": {"F", ""}, "between": {"", ""}, "tiny": {"F", "child"}, "said": {"F", "old"}, "unmeasured": {"", ""}} {
		if v := got[name]; v.Gender != want[0] || v.Age != want[1] || (v.Facts == nil) != (name == "unmeasured") {
			t.Errorf("%s: %+v, want %v", name, v, want)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "kokoro.json"), []byte(`{"method":`), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := Load(dir, "kokoro"); len(r) != 0 {
		t.Errorf("from a broken file: %v", r)
	}
}
